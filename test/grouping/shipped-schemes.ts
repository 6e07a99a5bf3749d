import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { CompiledScheme, SchemeFile } from "../../src/grouping/index.js";

const SCHEMES = join(import.meta.dirname, "../../rulesets/schemes");
const FIXTURES = join(import.meta.dirname, "fixtures");

/** The references of all shipped schemes. */
export function shippedReferences(): readonly string[] {
  return readdirSync(SCHEMES)
    .filter((name) => name.includes("@") && name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

/** The text of a shipped scheme file. */
export function schemeFileText(reference: string): string {
  return readFileSync(join(SCHEMES, `${reference}.json`), "utf8");
}

/** A shipped scheme file; undefined where there is none of that name. */
export function schemeFile(reference: string): SchemeFile | undefined {
  return shippedReferences().includes(reference)
    ? (JSON.parse(schemeFileText(reference)) as SchemeFile)
    : undefined;
}

/** A shipped scheme, loaded once for all tests of a worker. */
export const shippedScheme: (reference: string) => CompiledScheme = openScheme;

/** A case with the answer of the public grouper of its scheme. */
export interface SampleCase {
  readonly case: GroupableCase;
  /** the codes after conversion, in the samples of the crosswalk */
  readonly converted?: { readonly diagnoses: readonly string[]; readonly procedures: readonly string[] };
  readonly expected: {
    readonly status: string;
    readonly mdc: string;
    readonly adrg: string;
    readonly drg: string;
  };
}

/** The sample cases of a scheme. */
export function sampleCases(name: string): readonly SampleCase[] {
  const text = gunzipSync(readFileSync(join(FIXTURES, `${name}.jsonl.gz`))).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SampleCase);
}
