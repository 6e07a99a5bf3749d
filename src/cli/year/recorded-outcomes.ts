import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cliErrors } from "../cli-errors.js";
import type { RecordedResult } from "./recorded-result.js";

/** 已记病例结果: the lines of `cases.jsonl` of a settled folder, by the place of the case. */
export interface RecordedOutcomes {
  readonly line: (index: number) => string;
}

/** @throws `INPUT_NOT_AS_RECORDED`, and what reading the file throws */
export function recordedOutcomes(folder: string, { outputs }: RecordedResult): RecordedOutcomes {
  const file = join(folder, OUTCOMES);
  const bytes = readFileSync(file);
  if (createHash("sha256").update(bytes).digest("hex") !== outputs[OUTCOMES]) {
    throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
  }
  const ends = lineEnds(bytes);
  return {
    line: (index) => bytes.toString("utf8", index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index] ?? 0),
  };
}

const OUTCOMES = "cases.jsonl";
const LINE_END = 10;

function lineEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) ends.push(at);
  return ends;
}
