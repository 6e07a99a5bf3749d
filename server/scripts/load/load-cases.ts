import { type InpatientCase, parseCase } from "chs-drg/cases";
import { groupCase } from "chs-drg/grouping";
import { inpatientCaseJson } from "chs-drg/testing";
import * as fc from "fast-check";
import type { Shelf } from "../../src/shelf/shelf.js";

/** The scheme that the load asks for. */
export const SCHEME = "zj-drg@1.1";

/** A case with the line of the library's own result. */
export interface LoadCase {
  readonly json: Record<string, unknown>;
  readonly line: string;
  readonly record: InpatientCase;
  readonly expected: string;
}

const CASES = 400;
const SEED = 21;

/** 负载病例: synthetic cases, each with what the library says of it. */
export function loadCases({ schemes, codes: { dictionary } }: Shelf): readonly LoadCase[] {
  const scheme = schemes.get(SCHEME)?.compiled;
  if (scheme === undefined) throw new Error(`${SCHEME} is not loaded`);
  const drawn = fc.sample(inpatientCaseJson(), { numRuns: CASES, seed: SEED }) as Record<string, unknown>[];
  return drawn.map((json) => {
    const record = parseCase(json);
    const expected = JSON.stringify(groupCase(record, scheme, { dictionary }));
    return { json, line: JSON.stringify(json), record, expected };
  });
}
