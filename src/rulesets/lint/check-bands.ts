import { type Diagnostic, decimal } from "../../primitives/index.js";
import { isJsonObject, statesBelow } from "../cited-values.js";
import type { JsonObject } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** Members that end a band of a list of bands. */
const END_KEYS = ["below", "upTo"];

/** Members that bound a row of a list of ranges: closed below, open above (costs) or closed (ages). */
const RANGES = [
  { from: "costFrom", to: "costBelow", step: "0" },
  { from: "ageFrom", to: "ageTo", step: "1" },
] as const;

/** 分档检查: bands rise, only the last one is open, and ranges neither overlap nor leave a gap. */
export function checkBands(ruleset: Ruleset): readonly Diagnostic[] {
  return statesBelow(ruleset).flatMap(({ path, cited }) => {
    const rows = cited.value;
    if (!Array.isArray(rows) || !rows.every(isJsonObject)) return [];
    return [...bandProblems(rows, path), ...rangeProblems(rows, path)];
  });
}

function bandProblems(rows: readonly JsonObject[], path: string): readonly Diagnostic[] {
  const key = END_KEYS.find((candidate) => rows.some((row) => candidate in row));
  if (key === undefined) return [];
  const ends = rows.map((row) => row[key]);
  const open = ends.indexOf(undefined);
  const last = ends.at(-1);
  return [
    ...ends.flatMap((end, index) => {
      const previous = ends[index - 1];
      if (typeof end !== "string" || typeof previous !== "string" || decimal(end).gt(previous)) return [];
      return [lintMessages.diagnostic("error", "LINT_BANDS_ORDER", `${path}.${index}`, { end, previous })];
    }),
    ...(open >= 0 && open < rows.length - 1
      ? [lintMessages.diagnostic("error", "LINT_BANDS_OPEN_END", `${path}.${open}`, { row: open + 1 })]
      : []),
    ...(typeof last === "string"
      ? [lintMessages.diagnostic("error", "LINT_BANDS_NO_LAST", path, { end: last })]
      : []),
  ];
}

interface RowRange {
  readonly row: number;
  /** what else selects the row; only rows that select alike can overlap */
  readonly selects: string;
  readonly from: string;
  readonly to: string | undefined;
}

function rangeProblems(rows: readonly JsonObject[], path: string): readonly Diagnostic[] {
  const kind = RANGES.find(({ from, to }) => rows.some((row) => from in row || to in row));
  if (kind === undefined) return [];
  const ranges = rows.flatMap((row, index) => rowRanges(row, index, kind));
  const selections = [...new Set(ranges.map((range) => range.selects))];
  return selections.flatMap((selects) => {
    const group = ranges.filter((range) => range.selects === selects);
    const sorted = group.sort((a, b) => decimal(a.from).comparedTo(b.from));
    return sorted.flatMap((range, index) => {
      const next = sorted[index + 1];
      if (next === undefined) return [];
      const end = range.to === undefined ? undefined : decimal(range.to).plus(kind.step);
      if (end === undefined || end.gt(next.from)) {
        const info = { first: range.row + 1, second: next.row + 1 };
        return [lintMessages.diagnostic("error", "LINT_RANGE_OVERLAP", path, info)];
      }
      if (end.eq(next.from)) return [];
      return [
        lintMessages.diagnostic("warning", "LINT_RANGE_GAP", path, { from: end.toFixed(), to: next.from }),
      ];
    });
  });
}

/** The range of a row, once for each grade that it names. */
function rowRanges(row: JsonObject, index: number, kind: (typeof RANGES)[number]): readonly RowRange[] {
  const from = String(row[kind.from] ?? "0");
  const end = row[kind.to];
  const to = end === undefined ? undefined : String(end);
  const grades = Array.isArray(row.grades) ? row.grades.map(String) : [String(row.grade ?? "")];
  return grades.map((grade) => ({
    row: index,
    selects: [grade, row.disease ?? "", row.insuranceType ?? ""].join("|"),
    from,
    to,
  }));
}
