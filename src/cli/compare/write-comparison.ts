import type { Hospital } from "../../cases/index.js";
import {
  type ComparisonRow,
  comparedCases,
  type EditionComparison,
  rowsAboveCases,
  sumsBetween,
  toldCauses,
} from "../../engine/index.js";
import type { Locale } from "../../primitives/index.js";
import { cliffColumns } from "../columns/cliff-columns.js";
import { comparedColumns } from "../columns/compared-columns.js";
import { limitNames } from "../columns/limit-names.js";
import { comparedTaskSpec } from "../jobs/compared-task.js";
import { writeBatches } from "../jobs/write-batches.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { packageVersion } from "../package-root.js";
import { CLIFF_SIDE, type SidedCliff } from "../report/cliff-sections.js";
import { comparisonReport } from "../report/comparison-report.js";
import { greatestMoves } from "../report/greatest-moves.js";
import { hospitalNames } from "../report/named-hospital.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { InputDigest } from "../results/workspace.js";
import { engineTitle } from "../shipped/engine-of.js";
import type { SettledSide } from "../statement/settled-sides.js";

/** 待写的比较: a comparison, the cliffs of either side, and between which engines it is. */
interface WritableComparison {
  readonly comparison: EditionComparison;
  readonly cliffs: readonly SidedCliff[];
  readonly sides: readonly [baseline: SettledSide, candidate: SettledSide];
  /** the settings of either side, `path=value` */
  readonly sets: { readonly baseline: readonly string[]; readonly candidate: readonly string[] };
  readonly synthetic: boolean;
  readonly hospitals: readonly Hospital[];
}

/** How a comparison is written. */
interface ComparisonWriting extends CsvForm {
  readonly jobs: number;
  readonly locale: Locale;
  readonly inputs: readonly InputDigest[];
}

/** Batches of lines that another thread forms while this one writes the other files. */
const LINES_AHEAD = 64;

/** 写出比较: `comparison.csv`, `cliffs.csv` and `report.html`; returns the rows that are not of single cases. */
export async function writeComparison(
  { comparison, cliffs, sides, sets, synthetic, hospitals }: WritableComparison,
  { jobs, locale, inputs, ...form }: ComparisonWriting,
  out: ResultFolder,
): Promise<readonly ComparisonRow[]> {
  const [baseline, candidate] = [sides[0].engine, sides[1].engine];
  const file = await out.open("comparison.csv");
  const cases = comparedCases(comparison);
  let rows: readonly ComparisonRow[] = [];
  const others = async () => {
    rows = rowsAboveCases(comparison);
    await file.write(csvTable(comparedColumns(toldCauses(comparison)), rows, form));
    const named = [candidate, baseline].map(({ ruleset }) => limitNames(ruleset, cliffs));
    const columns = cliffColumns(Object.assign({}, ...named));
    await out.save("cliffs.csv", csvTable([CLIFF_SIDE, ...columns], cliffs, form));
    const page = {
      ...{ comparison, sides, rows, synthetic, inputs },
      movers: greatestMoves(cases, comparison),
      cliffs: { columns, rows: cliffs },
      names: hospitalNames(hospitals),
      titles: [engineTitle(baseline, sets.baseline), engineTitle(candidate, sets.candidate)] as const,
      engineVersion: packageVersion(),
    };
    await out.save("report.html", comparisonReport(page, locale));
  };
  const linesOf = (from: number, to: number) => sumsBetween(cases, from, to);
  const running = { jobs, first: others, ahead: LINES_AHEAD * (jobs - 1) };
  await writeBatches(comparedTaskSpec(comparison), cases.ids.length, linesOf, file, running);
  await file.close();
  return rows;
}
