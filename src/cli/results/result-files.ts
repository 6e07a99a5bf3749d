import { RECORD_ROLES, ROW_ROLES } from "./record-roles.js";

/** 结果摘要: the file that names every other one of a result; it is written last. */
export const MANIFEST = "summary.json";
/** 退回清单: the rows that could not be read. */
export const REJECTED = "rejected.jsonl";
/** 留存列文件: what was taken in and what became of it, as columns; the steps of a year that come after start from them. */
export const KEPT = {
  /** the cases of a settled year, grouped, as they were first taken in; no later step changes the file */
  cases: "taken.bin",
  /** what the steps since then changed about the cases */
  changes: "changes.bin",
  history: "history.bin",
  /** what weighing made of the history */
  statistics: "statistics.bin",
  /** what weighing and settlement made of the cases */
  figures: "figures.bin",
} as const;

const SETTLED = ["statement.csv", "units.csv", "cases.jsonl", "groups.csv", "report.html"] as const;
const SETTLED_BESIDE = [
  ...(["diseases.csv", "bed-day-assessment.csv", "standards.csv", "clearing-coefficients.csv"] as const),
  ...(["capitation.csv", "contracts-open.csv"] as const),
  ...[KEPT.cases, KEPT.changes, KEPT.history, KEPT.statistics, KEPT.figures],
] as const;
const PART = RECORD_ROLES.map((role) => `${role}.bin` as const);
const PART_OF_ROWS = [...PART, ...ROW_ROLES.map((role) => `${role}.part.jsonl` as const)];

/**
 * 结果文件: the files of every command's result, by name. What each holds is told by the table of docs/command-line.md, which a test holds against this one.
 */
export const RESULT_FILES = {
  match: files(["cases.jsonl", "unmatched.jsonl", MANIFEST, REJECTED]),
  feedback: files(["cases.jsonl", "feedback.csv", MANIFEST, REJECTED], ["unmatched.jsonl"]),
  weigh: files(["groups.csv", "coefficients.csv", MANIFEST], [REJECTED]),
  "weigh --partial": files([MANIFEST, REJECTED], PART),
  settle: files([...SETTLED, MANIFEST, REJECTED], SETTLED_BESIDE),
  "settle --partial": files([MANIFEST, REJECTED], PART),
  capitation: files(["capitation.csv", "contracts-open.csv", MANIFEST]),
  prepay: files(["prepayment.csv", MANIFEST]),
  "review groups": files(["groups.csv", "cases.jsonl", "applications.jsonl", MANIFEST], ["decisions.jsonl"]),
  review: files(["decisions.jsonl", "marks.jsonl", MANIFEST], ["check-sample.jsonl"]),
  resettle: files(["ripple.csv", "changed-cases.jsonl", ...SETTLED, MANIFEST, REJECTED], SETTLED_BESIDE),
  clear: files(["clearing.csv", "report.html", MANIFEST]),
  release: files(["area.json", MANIFEST]),
  "bed-day standard": files(["bed-day.csv", "values.json", MANIFEST, REJECTED]),
  "disease standard": files(["disease-standards.csv", "values.json", MANIFEST, REJECTED]),
  simulate: files(["simulation.csv", "hospitals.csv", "coefficients.csv", MANIFEST, REJECTED]),
  screen: files(["report.html", "findings.jsonl", "signals.jsonl", "undetermined.jsonl", MANIFEST, REJECTED]),
  "screen --partial": files([MANIFEST, REJECTED], PART_OF_ROWS),
  monitor: files([
    ...(["report.html", "indicators.csv", "indicators.json", "groups-by-hospital.csv"] as const),
    ...([MANIFEST, REJECTED] as const),
  ]),
  "monitor --partial": files([MANIFEST, REJECTED], PART_OF_ROWS),
  compare: files(["report.html", "comparison.csv", "cliffs.csv", MANIFEST, REJECTED]),
  cliffs: files(["report.html", "cliffs.csv", "cliffs-by-hospital.csv", MANIFEST, REJECTED]),
  forecast: files(["report.html", "forecast.csv", MANIFEST, REJECTED]),
  sample: files([
    ...(["cases.jsonl", "events.jsonl", "truths.jsonl", "applications.jsonl", "decisions.jsonl"] as const),
    ...(["history.jsonl", "hospitals.csv", "groups.csv", "budget.json", "contracts.csv"] as const),
    ...(["values.json", "review-values.json", "screening-values.json", "supervision.json"] as const),
    "sample.json",
  ]),
  "codes convert": files(["cases.jsonl", "codes.csv", MANIFEST, REJECTED]),
  "weights compare": files(["report.html", "weights.csv", "findings.csv", MANIFEST]),
  "scheme switch": files([
    ...(["report.html", "crosswalk.csv", "moves.csv", "hospitals.csv", "unstable.csv"] as const),
    ...([MANIFEST, REJECTED] as const),
  ]),
};

/** A command that writes a folder. */
export type ResultCommand = keyof typeof RESULT_FILES;
/** The names of the files that commands write. */
export type ResultFile<Command extends ResultCommand = ResultCommand> = (typeof RESULT_FILES)[Command][
  | "told"
  | "beside"][number];

/**
 * @param told those that a run names to its user, in that order
 * @param beside those that only some runs have, or that nobody but a later step reads
 */
function files<Told extends string, Beside extends string = never>(
  told: readonly Told[],
  beside: readonly Beside[] = [],
) {
  return { told, beside };
}

/** 文件清单: where the files of a result are, as the last line of a run says it. @param beside those that only this run has */
export function toldFiles<Command extends ResultCommand>(
  command: Command,
  folder: string,
  beside: readonly (typeof RESULT_FILES)[Command]["beside"][number][] = [],
): string {
  return `${folder}/${[...RESULT_FILES[command].told, ...beside].join(" ")}`;
}
