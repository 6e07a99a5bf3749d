import { readFileSync } from "node:fs";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { groupCase } from "../../src/grouping/group-case.js";
import {
  deriveSampleScheme,
  type SampleArea,
  type SampleOptions,
  sampleArea,
} from "../../src/testing/sample/index.js";

/** The shipped scheme the sample tests run on. */
export const scheme = openScheme("zj-drg@1.1");

/** The shipped weight table. */
export const weights: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("../../rulesets/reference/relative-weights.json", import.meta.url), "utf8"),
).weights;

/** The ways into its groups. */
export const sampleScheme = deriveSampleScheme(scheme.scheme, (inpatientCase) =>
  groupCase(inpatientCase, scheme),
);

/** A sample area of that scheme. */
export function area(options: SampleOptions): SampleArea {
  return sampleArea(sampleScheme, weights, options);
}
