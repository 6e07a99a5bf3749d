import { readFileSync } from "node:fs";
import { groupCase } from "../../src/grouping/group-case.js";
import { loadScheme } from "../../src/grouping/load-scheme.js";
import {
  deriveSampleScheme,
  type SampleArea,
  type SampleOptions,
  sampleArea,
} from "../../src/testing/sample/index.js";

function json(path: string) {
  return JSON.parse(readFileSync(new URL(`../../rulesets/${path}`, import.meta.url), "utf8"));
}

/** The shipped scheme the sample tests run on. */
export const scheme = loadScheme(json("schemes/zj-drg@1.1.json"));

/** The shipped weight table. */
export const weights: Readonly<Record<string, string>> = json("reference/relative-weights.json").weights;

/** The ways into its groups. */
export const sampleScheme = deriveSampleScheme(scheme.scheme, (inpatientCase) =>
  groupCase(inpatientCase, scheme),
);

/** A sample area of that scheme. */
export function area(options: SampleOptions): SampleArea {
  return sampleArea(sampleScheme, weights, options);
}
