import { readFileSync } from "node:fs";

/** 小统筹区: as much of the example area as the tests change. */
interface SmallArea extends Record<string, unknown> {
  readonly ruleset: string;
  readonly hospitals: readonly object[];
  readonly groups: readonly object[];
  readonly cases: readonly object[];
  readonly budget: object;
}

/** The small area of the examples: two hospitals and four cases of one fund, weighed from a table; all figures are synthetic. */
export function smallArea(): SmallArea {
  return JSON.parse(readFileSync(new URL("../../examples/clients/area.json", import.meta.url), "utf8"));
}
