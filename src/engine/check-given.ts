import type { Hospital, PublishedGroup } from "../cases/index.js";
import type { CompiledScheme } from "../grouping/index.js";
import { isObject, wordOf } from "../primitives/require-made.js";
import type { Ruleset } from "../rulesets/index.js";
import type { SettlementBudget } from "../settlement/index.js";
import type { Engine } from "./engine.js";
import { engineErrors } from "./engine-errors.js";
import { notParsed, objectOf, requireDecimal, requireDecimals } from "./require-read.js";
import type { SettlingSource } from "./settle-cases.js";
import type { WeighingSource } from "./weigh-area.js";

const WORTHS = ["averageCost", "basePoints", "relativeWeight"] as const;

/** @throws `ENGINE_NOT_PARSED` */
function requireHospital(hospital: Hospital): void {
  const given = objectOf(hospital, "hospital");
  if (given.coefficient !== undefined) requireDecimal(given.coefficient, "coefficient", "hospital");
  for (const name of ["coefficients", "inputs"]) requireDecimals(given[name], name, "hospital");
}

/** 已读的病组表. A table that is read only once is not looked at. @throws `ENGINE_NOT_PARSED` */
export function requireGroups(groups: Iterable<PublishedGroup> | undefined): void {
  if (!Array.isArray(groups)) return;
  for (const group of groups) {
    const given = objectOf(group, "group");
    for (const name of WORTHS) if (given[name] !== undefined) requireDecimal(given[name], name, "group");
    requireDecimals(objectOf(given.inputs, "group", "inputs"), "inputs", "group");
  }
}

/** @throws `ENGINE_NOT_PARSED` */
function requireBudget(budget: SettlementBudget): void {
  const given = objectOf(budget, "budget");
  const period = objectOf(given.period, "budget", "period");
  for (const end of ["from", "to"]) {
    if (typeof period[end] !== "string") throw notParsed(`period.${end}`, period[end], "budget");
  }
  if (!Array.isArray(given.funds)) throw notParsed("funds", given.funds, "budget");
  given.funds.forEach((one, index) => {
    const path = `funds.${index}`;
    const fund = objectOf(one, "budget", path);
    if (fund.amount !== undefined) requireDecimal(fund.amount, `${path}.amount`, "budget");
    requireDecimals(fund.inputs, `${path}.inputs`, "budget");
  });
}

/** 计点的来源. @throws `ENGINE_NOT_PARSED`, `ENGINE_NOT_LOADED` */
export function requireWeighing(source: WeighingSource): void {
  requireLoaded(isObject(source) && Array.isArray(source.hospitals), "hospitals", source);
  source.hospitals.forEach(requireHospital);
  requireGroups(source.groups);
  if (source.history !== undefined)
    requireLoaded(isObject(source.history.columns), "history", source.history);
}

/** 结算的来源. @throws `ENGINE_NOT_PARSED`, `ENGINE_NOT_LOADED` */
export function requireSettling(source: SettlingSource): void {
  requireLoaded(isObject(source) && isObject(source.cases?.columns), "cases", source?.cases);
  requireLoaded(isObject(source.weights?.groups), "weights", source.weights);
  if (source.budget !== undefined) requireBudget(source.budget);
}

/** 创建引擎的来源. @throws `ENGINE_NOT_LOADED` */
export function requireBinding(ruleset: Ruleset, scheme: CompiledScheme | undefined): void {
  requireLoaded(
    isObject(ruleset) && isObject(ruleset.effective) && Array.isArray(ruleset.origins),
    "ruleset",
    ruleset,
  );
  if (scheme !== undefined) requireLoaded(isObject(scheme) && isObject(scheme.tables), "scheme", scheme);
}

/** @throws `ENGINE_NOT_LOADED` */
export function requireEngine(engine: Engine): void {
  requireLoaded(isObject(engine) && isObject(engine.parameters), "engine", engine);
}

function requireLoaded(holds: boolean, what: keyof typeof LOADED, found: unknown): asserts holds {
  if (holds) return;
  throw engineErrors.error("ENGINE_NOT_LOADED", { ...LOADED[what], found: wordOf(found) }, { path: what });
}

/** 须先备好的: what an engine takes ready, and what makes it. */
const LOADED = {
  ruleset: { what: { zh: "规则集", en: "a ruleset" }, make: "loadShippedRuleset, loadRuleset" },
  scheme: { what: { zh: "分组方案", en: "a grouping scheme" }, make: "loadShippedScheme, loadScheme" },
  engine: { what: { zh: "引擎", en: "an engine" }, make: "createEngine" },
  hospitals: { what: { zh: "医疗机构清单", en: "a list of hospitals" }, make: "parseHospital" },
  history: { what: { zh: "历史病例", en: "the history" }, make: "engine.take" },
  cases: { what: { zh: "收取的病例", en: "cases that were taken in" }, make: "engine.take" },
  weights: { what: { zh: "计点依据", en: "the weights" }, make: "engine.weigh" },
};
