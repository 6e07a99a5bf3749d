import type * as z from "zod";
import { legalRange } from "../declare/index.js";
import { type Diagnostic, type LocalizedText, nearestName } from "../primitives/index.js";
import { EDITION_DECLARATIONS } from "./edition-values.js";
import type { PlaceFinder } from "./place-finder.js";
import { FORM_EXAMPLES, FORM_RULES } from "./ruleset-schema.js";
import { rulesetErrors } from "./rulesets-errors.js";
import { type SchemaGuide, schemaGuide, valueAt } from "./schema-guide.js";
import { formWords } from "./values/form-words.js";

type Issue = z.core.$ZodIssue;

/** Keys whose value chooses among methods; an unknown one is an unknown method, not just a wrong value. */
const CHOOSING_KEYS: ReadonlySet<string> = new Set(["method", "kind", "operator"]);

/** What is found of a number beyond its ends. */
const ENDS: ReadonlySet<Issue["code"]> = new Set(["too_small", "too_big"]);

/** Keys that a message lists where none is near. */
const MOST_KEYS = 12;

/** What was checked by a schema. */
export interface Checked {
  readonly schema: z.ZodType;
  readonly data: unknown;
  readonly placeOf: PlaceFinder;
}

/**
 * 模式问题: what a schema found wrong with a file: each with its place in the text, the path, the key that was probably meant, and what to write.
 */
export function schemaProblems(issues: readonly Issue[], checked: Checked): readonly Diagnostic[] {
  const about = { declarations: EDITION_DECLARATIONS, examples: FORM_EXAMPLES };
  const guide = schemaGuide(checked.schema, checked.data, about);
  return issues.flatMap((issue) => problemsOf(issue, [], { ...checked, guide }));
}

function problemsOf(
  issue: Issue,
  base: readonly PropertyKey[],
  context: Checked & { readonly guide: SchemaGuide },
): readonly Diagnostic[] {
  const { data, placeOf, guide } = context;
  const steps = [...base, ...issue.path];
  const path = steps.map(String).join(".");
  const last = String(steps.at(-1));
  if (issue.code === "unrecognized_keys") {
    const known = guide.keys(steps);
    return issue.keys.map((key) => unknownKey(key, path, known, placeOf(...steps, key)));
  }
  const value = valueAt(data, steps);
  const file = placeOf(...steps);
  if (value === undefined && steps.length > 0) {
    const snippet = `${JSON.stringify(last)}: ${JSON.stringify(guide.example(steps))}`;
    return [rulesetErrors.diagnostic("error", "RULESET_MISSING_KEY", path, { file, key: last, snippet })];
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return nearestBranch(issue.errors).flatMap((inner) => problemsOf(inner, steps, context));
  }
  const said = (issue as { readonly params?: { readonly text?: LocalizedText } }).params?.text;
  if (said !== undefined)
    return [rulesetErrors.diagnostic("error", "RULESET_CONDITION_REFUSED", path, { file, said })];
  const found = typeof value === "string" ? value : (JSON.stringify(value) ?? "-");
  if (CHOOSING_KEYS.has(last)) {
    const known = knownOf(issue);
    const nearest = nearestName(String(value), known);
    const info = { file, found, known: known.join(", ") || issue.message, nearest };
    return [rulesetErrors.diagnostic("error", "RULESET_UNKNOWN_METHOD", path, info)];
  }
  const info = { file, found, expected: expectedWords(issue, guide, steps) };
  return [rulesetErrors.diagnostic("error", "RULESET_INVALID_VALUE", path, info)];
}

function unknownKey(key: string, path: string, known: readonly string[], file: string): Diagnostic {
  const nearest = nearestName(key, known);
  const info = { file, key, nearest, known: known.slice(0, MOST_KEYS).join(", ") };
  return rulesetErrors.diagnostic("error", "RULESET_UNKNOWN_KEY", path === "" ? key : `${path}.${key}`, info);
}

/** How the value is written, with an example where it is a text of a form of its own and with its ends where it is beyond them. */
function expectedWords(issue: Issue, guide: SchemaGuide, steps: readonly PropertyKey[]): LocalizedText {
  const form = guide.form(steps);
  const { zh, en } = formWords(form);
  const range = ENDS.has(issue.code) ? legalRange(form) : undefined;
  if (range !== undefined) return { zh: `${zh}，${range.zh}`, en: `${en}, ${range.en}` };
  if (issue.code !== "invalid_format") return { zh, en };
  const example = JSON.stringify(guide.example(steps));
  const rule = FORM_RULES.get(issue.message);
  return {
    zh: `${zh}${rule === undefined ? "" : `（${rule.zh}）`}，如 ${example}`,
    en: `${en}${rule === undefined ? "" : ` (${rule.en})`}, such as ${example}`,
  };
}

/** Of the forms that a union allows, the one that the value came nearest to: the fewest strange or missing keys at its top. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const distance = (issues: readonly Issue[]) =>
    issues.reduce(
      (sum, issue) =>
        sum + (issue.code === "unrecognized_keys" ? issue.keys.length : issue.path.length <= 1 ? 1 : 0.5),
      0,
    );
  return [...branches].sort((a, b) => distance(a) - distance(b))[0] ?? [];
}

function knownOf(issue: Issue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  const options = (issue as { options?: readonly unknown[] }).options;
  return options === undefined ? [] : options.map(String);
}
