import { schemeErrors } from "./grouping-errors.js";
import type { SchemeFile } from "./resolve-scheme.js";
import { patchedSchemeSchema, schemeSchema } from "./scheme-schema.js";

/**
 * 读入方案文件: checks every field of a scheme file that someone else wrote (`loadScheme` checks only what it reads).
 *
 * @param json the parsed JSON
 * @throws SCHEME_INVALID with the path of the first problem
 */
export function parseScheme(json: unknown): SchemeFile {
  const derived = typeof json === "object" && json !== null && Object.hasOwn(json, "extends");
  const outcome = derived ? patchedSchemeSchema.safeParse(json) : schemeSchema.safeParse(json);
  if (outcome.success) return outcome.data;
  const [first] = outcome.error.issues;
  throw schemeErrors.error(
    "SCHEME_INVALID",
    { problem: first?.message ?? "" },
    { path: first?.path.join(".") ?? "" },
  );
}
