import { applySettings, applyValues, type Ruleset } from "../../rulesets/index.js";

/** 规则集改动: what a call changes in an edition, as plain data: values files as they were read, and single settings. */
export interface RulesetChanges {
  readonly values: readonly { readonly file: string; readonly text: string }[];
  /** `path=value` */
  readonly set: readonly string[];
}

/** What a call says of changes. */
export interface ChangeCall {
  readonly values: readonly string[];
  readonly set: readonly string[];
}

export const NO_CHANGES: RulesetChanges = { values: [], set: [] };

/** An edition with the changes made in it: the files in their order, then the settings. */
export function withChanges(ruleset: Ruleset, { values, set }: RulesetChanges): Ruleset {
  const supplied = values.reduce((edition, { file, text }) => applyValues(edition, text, file), ruleset);
  return applySettings(supplied, set);
}
