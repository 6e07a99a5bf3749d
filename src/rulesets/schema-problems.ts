import type * as z from "zod";
import type { Diagnostic } from "../primitives/index.js";
import { isJsonObject } from "./cited-values.js";
import { rulesetErrors } from "./rulesets-errors.js";

type Issue = z.core.$ZodIssue;

/** Keys whose value chooses among methods; an unknown one is an unknown method, not just a wrong value. */
const CHOOSING_KEYS: ReadonlySet<string> = new Set(["method", "kind", "operator"]);

/**
 * 模式问题: what a schema found wrong with a ruleset, each with the path that an editor can go to.
 *
 * @param describe names the file (and the line, where known) for a path
 */
export function schemaProblems(
  issues: readonly Issue[],
  data: unknown,
  describe: (path: string) => string,
): readonly Diagnostic[] {
  return issues.flatMap((issue) => problemsOf(issue, [], data, describe));
}

function problemsOf(
  issue: Issue,
  base: readonly PropertyKey[],
  data: unknown,
  describe: (path: string) => string,
): readonly Diagnostic[] {
  const steps = [...base, ...issue.path];
  const path = steps.map(String).join(".");
  const file = describe(path);
  const value = valueAt(data, steps);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const keyPath = path === "" ? key : `${path}.${key}`;
      return rulesetErrors.diagnostic("error", "RULESET_UNKNOWN_KEY", keyPath, {
        file: describe(keyPath),
        key,
      });
    });
  }
  if (value === undefined && steps.length > 0) {
    return [
      rulesetErrors.diagnostic("error", "RULESET_MISSING_KEY", path, { file, key: String(steps.at(-1)) }),
    ];
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return nearestBranch(issue.errors).flatMap((inner) => problemsOf(inner, steps, data, describe));
  }
  const found = JSON.stringify(value) ?? "nothing";
  if (CHOOSING_KEYS.has(String(steps.at(-1)))) {
    return [
      rulesetErrors.diagnostic("error", "RULESET_UNKNOWN_METHOD", path, {
        file,
        found,
        known: knownOf(issue),
      }),
    ];
  }
  return [
    rulesetErrors.diagnostic("error", "RULESET_INVALID_VALUE", path, {
      file,
      found,
      expected: issue.message,
    }),
  ];
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

function knownOf(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  const options = (issue as { options?: readonly unknown[] }).options;
  return options === undefined ? issue.message : options.map(String).join(", ");
}

function valueAt(data: unknown, steps: readonly PropertyKey[]): unknown {
  return steps.reduce<unknown>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)];
    return isJsonObject(node) && Object.hasOwn(node, step) ? node[String(step)] : undefined;
  }, data);
}
