import { schemaFault } from "../cases/schema-words.js";
import { schemeErrors } from "./grouping-errors.js";
import type { SchemeFile } from "./resolve-scheme.js";
import { patchedSchemeSchema, schemeSchema } from "./scheme-schema.js";

/** Levels of nesting of the deepest scheme file that is read; those of the documents have below 20. */
const DEEPEST_SCHEME = 64;

/**
 * 读入方案文件: checks every field of a scheme file that someone else wrote (`loadScheme` checks only what it reads).
 *
 * @param json the parsed JSON
 * @throws SCHEME_INVALID with the path of the first problem
 */
export function parseScheme(json: unknown): SchemeFile {
  refuseDeepScheme(json);
  const derived = typeof json === "object" && json !== null && Object.hasOwn(json, "extends");
  const outcome = derived ? patchedSchemeSchema.safeParse(json) : schemeSchema.safeParse(json);
  if (outcome.success) return outcome.data;
  const [first] = outcome.error.issues;
  throw schemeErrors.error(
    "SCHEME_INVALID",
    { problem: first === undefined ? { zh: "", en: "" } : schemaFault(first) },
    { path: first?.path.join(".") ?? "" },
  );
}

/** What walks a scheme may recur: a file that nests without end is refused before. @throws SCHEME_INVALID */
export function refuseDeepScheme(json: unknown): void {
  if (!isDeeperThan(json, DEEPEST_SCHEME)) return;
  const problem = {
    zh: `嵌套超过 ${DEEPEST_SCHEME} 层`,
    en: `more than ${DEEPEST_SCHEME} levels`,
  };
  throw schemeErrors.error("SCHEME_INVALID", { problem }, { path: "" });
}

/** Whether a value nests deeper than a limit; it is not walked further than that. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}
