import { CaseRow } from "../cases/row/case-row.js";
import { JsonRowReader } from "../cases/row/json-row-reader.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import type { GroupingOptions } from "./group-case.js";
import type { GroupingResult } from "./grouping-result.js";
import { requireScheme } from "./require-scheme.js";
import { rowGrouper } from "./row-grouper.js";

/** 按行分组: groups the case whose line begins at a byte; undefined where the line is left to `safeParseCase` and `groupCase`. */
export type LineGrouper = (bytes: Uint8Array, start: number) => GroupingResult | undefined;

/**
 * 逐行分组: groups cases from the bytes of their lines (JSONL), as `groupCase` groups them, several times as fast. It reads cases as programs write
 * them; a line that it leaves (escaped texts, unknown fields, wrong values) is read by `safeParseCase`, which alone says what is wrong.
 *
 * A line feed must stand behind every line.
 *
 * @example
 * ```ts
 * const group = lineGrouper(scheme);
 * const line = new TextEncoder().encode('{"caseId":"1","sex":"male","ageYears":60,"diagnoses":["I63.900"]}\n');
 * group(line, 0)?.drg;
 * ```
 */
export function lineGrouper(scheme: CompiledScheme, options: GroupingOptions = {}): LineGrouper {
  requireScheme(scheme);
  const row = new CaseRow();
  const reader = new JsonRowReader(row);
  const group = rowGrouper(scheme, options);
  return (bytes, start) => (reader.read(bytes, start) ? group(row) : undefined);
}
