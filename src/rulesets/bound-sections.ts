import { type Bound, bindDeclared, type OutOfRange } from "../declare/index.js";
import { CitedReader } from "../primitives/index.js";
import { readRules } from "../rules/bind-rules.js";
import { readSettlement } from "../settlement/bind-settlement.js";
import { readWeights } from "../weights/bind-weights.js";
import type { Ruleset } from "./ruleset.js";
import { schemeDeclaration } from "./scheme-choice.js";

/** 绑定各节: every section of an edition as a calculator would take it, by its name, with all that is wrong in it. */
export function boundSections(
  { reference, scheme, weights, settlement, rules }: Ruleset,
  reader: CitedReader,
): readonly (readonly [section: string, bound: Bound<unknown>])[] {
  // With a reader of its own: a prescribed scheme that is not known leaves no rule out, its stand-in groups.
  const schemes = new CitedReader({ on: reader.on, rulesetId: reference });
  return [
    ["scheme", bindDeclared(schemeDeclaration, scheme, "scheme", schemes, neverOut)],
    ...(weights === undefined ? [] : [["weights", readWeights(weights, reader)] as const]),
    ...(settlement === undefined ? [] : [["settlement", readSettlement(settlement, reader)] as const]),
    ...(rules === undefined ? [] : [["rules", readRules(rules, reader)] as const]),
  ];
}

/** Names of schemes have no range. */
const neverOut: OutOfRange = (value) => {
  throw new TypeError(value);
};
