import { createEngine } from "chs-drg";
import { type loadShippedRuleset, loadShippedScheme, SHIPPED_SCHEMES } from "chs-drg/data";

type Ruleset = Awaited<ReturnType<typeof loadShippedRuleset>>;
type On = Parameters<typeof createEngine>[1];

const isShipped = (name: string) => (SHIPPED_SCHEMES as readonly string[]).includes(name);

/** 规则集所用的分组方案 on a day, loaded. */
export async function schemeOf(ruleset: Ruleset, options: On = {}) {
  const reference = createEngine(ruleset, options).parameters.scheme(isShipped);
  return await loadShippedScheme(reference as (typeof SHIPPED_SCHEMES)[number]);
}
