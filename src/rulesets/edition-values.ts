import { type Declaration, type DeclaredValue, declaredValues } from "../declare/index.js";
import type { CivilDate, LocalizedText } from "../primitives/index.js";
import { rulesDeclaration } from "../rules/parameters.js";
import { settlementDeclaration } from "../settlement/parameters.js";
import { weightsDeclaration } from "../weights/parameters.js";
import { firstDay, requireRuleset } from "./require-ruleset.js";
import type { Ruleset } from "./ruleset.js";
import { schemeDeclaration } from "./scheme-choice.js";

/** The members of an edition that hold cited values, with what they are called. */
const SECTIONS: Readonly<
  Record<"scheme" | "weights" | "settlement" | "rules", { declaration: Declaration; title: LocalizedText }>
> = {
  scheme: { declaration: schemeDeclaration, title: { zh: "分组方案", en: "grouping scheme" } },
  weights: { declaration: weightsDeclaration, title: { zh: "权重", en: "weights" } },
  settlement: { declaration: settlementDeclaration, title: { zh: "结算", en: "settlement" } },
  rules: { declaration: rulesDeclaration, title: { zh: "监管", en: "supervision" } },
};

/** The declarations of the members that hold cited values, by name. */
export const EDITION_DECLARATIONS: Readonly<Record<string, Declaration>> = Object.fromEntries(
  Object.entries(SECTIONS).map(([name, { declaration }]) => [name, declaration]),
);

/**
 * 版本的全部取值: every value that an edition states or may state, as it stands on a day, in the order of the declarations: path, name, question, unit, legal
 * range, clause, rule, what happens without it, and whether it is known. Those that an area must supply have the state `illegible` or `unknown`.
 *
 * @param on default: the edition's first day
 * @example
 * ```ts
 * editionValues(ruleset).filter(({ state }) => state === "unknown").map(({ path, question }) => `${path}: ${question.en}`);
 * ```
 */
export function editionValues(ruleset: Ruleset, on: CivilDate = firstDay(ruleset)): readonly DeclaredValue[] {
  requireRuleset({ ruleset });
  return Object.entries(SECTIONS).flatMap(([name, { declaration, title }]) => {
    const json = ruleset[name as keyof typeof SECTIONS];
    return json === undefined ? [] : declaredValues(declaration, json, name, { on, title });
  });
}
