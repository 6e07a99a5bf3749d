import { csvLine, plainScaledText } from "../../primitives/index.js";
import {
  type IndicatorRowOf,
  type IndicatorRows,
  type IndicatorSection,
  type PackedRows,
  unpackRows,
} from "../../rules/index.js";
import { INDICATOR_COLUMNS } from "../columns/indicator-columns.js";
import { csvRow } from "../output/csv-table.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import type { BatchTask, TaskSpec } from "./batch-task.js";

/** 一节指标的字节: the rows of a section as lines of a table, and as items of a JSON list without what stands around them. */
interface SectionBytes {
  readonly rows: number;
  readonly csv: Uint8Array;
  readonly json: Uint8Array;
  /** those that a report tells: of the city and the hospitals alone */
  readonly told: readonly IndicatorRowOf<string>[];
}

/** What indicators are told. */
interface IndicatorsTaskOptions {
  readonly engine: EngineSpec;
  readonly packed: PackedRows;
}

/** The spec of a task that forms indicators; what the rows are read out of is packed where it crosses to another thread. */
export function indicatorsTaskSpec(
  engine: EngineSpec,
  rows: IndicatorRows<string>,
): TaskSpec<IndicatorSection, SectionBytes, void> {
  const options: IndicatorsTaskOptions = {
    engine,
    get packed() {
      return rows.packed;
    },
  };
  return { task: "indicators", options };
}

/** 形成指标: the rows of sections, and their bytes. */
export function indicatorsTask({ engine, packed }: IndicatorsTaskOptions) {
  const { parameters } = engineOf(engine);
  return formingIndicators(unpackRows(packed, parameters.rules.monitoring, plainScaledText));
}

/** The same where the rows are there already. */
export function formingIndicators(
  rows: IndicatorRows<string>,
): BatchTask<IndicatorSection, SectionBytes, void> {
  const encoder = new TextEncoder();
  return {
    run: (section) => {
      const isTold = section.dimension === "city" || section.dimension === "hospital";
      const told: IndicatorRowOf<string>[] = [];
      const lines: string[] = [];
      const items: string[] = [];
      // Row by row: most of them do not live on.
      for (const row of rows.of(section)) {
        lines.push(csvLine(csvRow(INDICATOR_COLUMNS, row)));
        // A list of its own, without its brackets.
        items.push(JSON.stringify([row], null, 2).slice(1, -2));
        if (isTold) told.push(row);
      }
      return {
        rows: items.length,
        csv: encoder.encode(lines.join("")),
        json: encoder.encode(items.join(",")),
        told,
      };
    },
    finish: () => {},
  };
}
