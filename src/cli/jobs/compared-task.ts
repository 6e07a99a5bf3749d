import { type ComparedCauses, type ComparedSums, comparedRow, toldCauses } from "../../engine/index.js";
import { csvLine, scaledText } from "../../primitives/index.js";
import { comparedColumns } from "../columns/compared-columns.js";
import { csvRow } from "../output/csv-table.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** The spec of a task that writes the cases of a comparison. */
export function comparedTaskSpec({
  causes,
  orders,
}: ComparedCauses): TaskSpec<ComparedSums, Uint8Array, void> {
  return { task: "compared", options: { causes, orders } };
}

/** 写出比较结果: forms the lines of `comparison.csv`. */
export function comparedTask(of: ComparedCauses): BatchTask<ComparedSums, Uint8Array, void> {
  const encoder = new TextEncoder();
  const columns = comparedColumns(toldCauses(of));
  return {
    run: (sums) => {
      // Row by row, amounts as texts: none of them lives on.
      const rowAt = comparedRow(sums, of, scaledText);
      return encoder.encode(sums.ids.map((_, at) => csvLine(csvRow(columns, rowAt(at)))).join(""));
    },
    finish: () => {},
  };
}
