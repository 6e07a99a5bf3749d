import type { DeclaredValue, Form } from "../../declare/index.js";
import { closedPath, memberAt } from "../patch-path.js";
import { patchRuleset } from "../patch-ruleset.js";
import type { JsonValue } from "../read-json.js";
import type { Ruleset } from "../ruleset.js";
import { throwProblems } from "../throw-problems.js";
import { declaredAt, unknownPath } from "./apply-values.js";
import { checkValue } from "./check-value.js";
import { valuesErrors } from "./values-errors.js";

/** 试算改值的名称: how messages and the edition call what `--set` changes. */
export const SETTINGS_PATCH = "--set";

/**
 * 试算改值: an edition with single values changed for a what-if, each written `path=value`; they keep their unit and count as assumed. A path may also
 * lead to the name of a method.
 *
 * @throws the first problem, all of them in `info.problems`: `VALUES_SETTING_FORM`, `VALUES_PATH_UNKNOWN`, `VALUES_FORM`, `VALUES_RANGE`; the codes of
 *   `patchRuleset`
 * @example
 * ```ts
 * applySettings(ruleset, ["settlement.prepayment.ratio=0.9"]).patches; // ["--set"]
 * ```
 */
export function applySettings(ruleset: Ruleset, settings: readonly string[]): Ruleset {
  if (settings.length === 0) return ruleset;
  const read = settings.map((setting) => readSetting(ruleset, setting));
  throwProblems(
    read.flatMap(({ problems }) => problems),
    ruleset.reference,
  );
  const patch = Object.fromEntries(read.map(({ path, value }) => [path, value]));
  return patchRuleset(ruleset, patch, { name: SETTINGS_PATCH });
}

function readSetting(ruleset: Ruleset, setting: string) {
  const cut = setting.indexOf("=");
  if (cut <= 0) {
    const problem = valuesErrors.diagnostic("error", "VALUES_SETTING_FORM", SETTINGS_PATCH, {
      found: setting,
    });
    return { path: setting, value: null, problems: [problem] };
  }
  const path = setting.slice(0, cut);
  const text = setting.slice(cut + 1);
  const declared = declaredAt(ruleset, path);
  if (declared !== undefined) {
    const value = valueOfText(text, declared.form);
    const problems = checkValue(declared, value, { file: SETTINGS_PATCH, alone: true });
    return { path, value: declared.state === "silent" ? citedHere(value, declared) : value, problems };
  }
  const problems = isPlainText(ruleset, path) ? [] : [unknownPath(ruleset, path, SETTINGS_PATCH)];
  return { path, value: text, problems };
}

/** A value that the edition leaves out, cited as the option. */
function citedHere(value: JsonValue, { path, units }: DeclaredValue): JsonValue {
  return {
    value,
    unit: units[0] ?? "",
    source: { document: SETTINGS_PATCH, clause: path },
    status: "assumed",
  };
}

/** A text as its form is written in JSON. */
function valueOfText(text: string, { form }: Form): JsonValue {
  if (form === "decimal" || form === "date" || form === "text" || form === "name" || form === "choice") {
    return text;
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** Whether a path leads to a word of the edition itself, such as the name of a method. */
function isPlainText(ruleset: Ruleset, path: string): boolean {
  if (closedPath(ruleset, path) !== undefined) return false;
  return typeof path.split(".").reduce(memberAt, ruleset as unknown) === "string";
}
