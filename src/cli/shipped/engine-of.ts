import { createEngine, EditionParameters, type Engine } from "../../engine/index.js";
import type { CivilDate } from "../../primitives/index.js";
import { type Ruleset, SETTINGS_PATCH } from "../../rulesets/index.js";
import type { UnsettledTreatment } from "../../settlement/index.js";
import { codeKnowledge, type RunCodes } from "./code-knowledge.js";
import { openRuleset } from "./open-ruleset.js";
import { openScheme, schemeReferences } from "./open-scheme.js";
import type { RulesetChanges } from "./ruleset-changes.js";
import { noteSchemeUse } from "./scheme-use.js";

/** 引擎说明: what an engine is made from, as plain data, so that every thread makes the same one. */
export interface EngineSpec {
  /** `id@version`, `id` or a `.json` file */
  readonly ruleset: string;
  /** values that the area supplies, and settings of a what-if */
  readonly changes?: RulesetChanges;
  /** a scheme to group with in place of the edition's, as `id@version` or a `.json` file */
  readonly scheme?: string;
  /** the day whose values count; default: the edition's first day */
  readonly on?: CivilDate;
  readonly strict?: boolean;
  readonly regroup?: boolean;
  /** default `check` */
  readonly codes?: RunCodes;
  readonly unsettled?: UnsettledTreatment;
  readonly refuseByCause?: boolean;
}

/**
 * 建立引擎: opens the ruleset and the scheme it groups with: the one that is asked for, the prescribed one, or its stand-in where that is not shipped.
 *
 * @throws what opening either throws, `RULESET_ASSUMED_UNDER_STRICT`
 */
export function engineOf({ ruleset: reference, changes, ...options }: EngineSpec): Engine {
  const ruleset = openRuleset(reference, changes);
  const on = options.on ?? ruleset.effective.from;
  const scheme = options.scheme ?? schemeOf(ruleset, on, options.strict ?? false);
  noteSchemeUse(scheme);
  const knowledge = codeKnowledge(options.codes ?? "check");
  return createEngine(ruleset, { ...options, ...knowledge, on, scheme: openScheme(scheme) });
}

/**
 * An edition, what was changed in it and the scheme it groups with, for people.
 *
 * @param set the settings of the call, `path=value`, which the edition knows as one patch
 */
export function engineTitle(
  { ruleset: { reference, patches }, scheme }: Engine,
  set: readonly string[],
): string {
  const files = patches.filter((name) => name !== SETTINGS_PATCH);
  const settings = set.map((setting) => `--set ${setting}`);
  return `${[reference, ...files, ...settings].join(" + ")}${scheme === undefined ? "" : ` · ${scheme.reference}`}`;
}

/** The reference of the scheme that an edition groups with. */
export function schemeOf(ruleset: Ruleset, on: CivilDate, strict = false): string {
  const held = new Set(schemeReferences());
  return new EditionParameters(ruleset, { on, strict }).scheme((reference) => held.has(reference));
}
