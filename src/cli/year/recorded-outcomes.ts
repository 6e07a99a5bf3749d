import { type RecordedResult, recordedBytes } from "./recorded-result.js";

/** 已记病例结果: the lines of `cases.jsonl` of a settled folder, by the place of the case. */
export interface RecordedOutcomes {
  readonly line: (index: number) => string;
  /** those of the cases from one index to before another, as they stand in the file */
  readonly lines: (from: number, to: number) => Uint8Array;
}

/** @throws `INPUT_NOT_AS_RECORDED`, and what reading the file throws */
export function recordedOutcomes(folder: string, recorded: RecordedResult): RecordedOutcomes {
  const bytes = recordedBytes(folder, OUTCOMES, recorded);
  const ends = lineEnds(bytes);
  const startOf = (index: number) => (index === 0 ? 0 : (ends[index - 1] ?? 0) + 1);
  return {
    line: (index) => bytes.toString("utf8", startOf(index), ends[index] ?? 0),
    lines: (from, to) => bytes.subarray(startOf(from), startOf(to)),
  };
}

const OUTCOMES = "cases.jsonl";
const LINE_END = 10;

function lineEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) ends.push(at);
  return ends;
}
