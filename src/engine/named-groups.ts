import type { DeclaredValue, Form } from "../declare/index.js";
import type { CivilDate, Diagnostic } from "../primitives/index.js";
import { editionValues } from "../rulesets/edition-values.js";
import { dayOfLife, type Ruleset } from "../rulesets/index.js";
import { engineErrors } from "./engine-errors.js";
import type { KnownGroups } from "./known-groups.js";

/** What rows of a value call the group that they hold for, or that they price as. */
const GROUP_MEMBERS: readonly string[] = ["drg", "group", "pricedAs"];

const MOST_NAMES = 5;

/**
 * 取值所列的未知病组: group codes that the values given for an edition name and that neither its scheme nor its table has. No case falls in them, so that what is said
 * for them does nothing; one that differs from a code by case or blanks only is told with that code. Those of the edition itself are for linting.
 */
export function unknownNamedGroups(
  ruleset: Ruleset,
  on: CivilDate,
  known: KnownGroups | undefined,
): readonly Diagnostic[] {
  if (known === undefined || ruleset.patches.length === 0) return [];
  const given = new Set(
    ruleset.origins.filter(({ reference }) => ruleset.patches.includes(reference)).map(({ path }) => path),
  );
  return editionValues(ruleset, dayOfLife(ruleset, on))
    .filter(({ path }) => given.has(path))
    .flatMap((value) => {
      const unknown = [...new Set(groupsOf(value))].filter((drg) => !known.has(drg));
      if (unknown.length === 0) return [];
      const groups = unknown.slice(0, MOST_NAMES).map((drg) => ({ drg, meant: known.alike(drg) }));
      const info = { path: value.path, groups, count: unknown.length };
      return [engineErrors.diagnostic("warning", "ENGINE_VALUE_GROUPS_UNKNOWN", value.path, info)];
    });
}

function groupsOf({ form, units, value }: DeclaredValue): readonly string[] {
  if (value === null) return [];
  return named(form, value, units.includes("groups") && form.form === "list" && form.of.form === "text");
}

function named(form: Form, value: unknown, isGroup: boolean): readonly string[] {
  switch (form.form) {
    case "text":
      return isGroup ? [String(value)] : [];
    case "list":
      return (value as unknown[]).flatMap((item) => named(form.of, item, isGroup));
    case "record":
      return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, member]) => {
        const of = form.of[key];
        return of === undefined ? [] : named(of, member, GROUP_MEMBERS.includes(key));
      });
    default:
      return [];
  }
}
