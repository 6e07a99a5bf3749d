import { compileScheme } from "./compile-scheme.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { schemeErrors } from "./grouping-errors.js";
import { resolveScheme, type SchemeFile, type SchemeSource } from "./resolve-scheme.js";
import { SCHEME_FORMAT } from "./scheme.js";

/**
 * 载入方案: a scheme file, complete or derived, ready to group.
 *
 * The file is taken as a shipped scheme or as one that `parseScheme` has read; loading checks what it reads, not every field. It is kept, not copied, and frozen.
 *
 * @param file the parsed JSON of a scheme
 * @param source finds the bases of a derived scheme by `id@version`
 * @throws SCHEME_INVALID, SCHEME_LIST_UNKNOWN, SCHEME_BASE_MISSING, SCHEME_BASE_CYCLE, SCHEME_PATCH_TARGET, SCHEME_PATCH_ORDER
 */
export function loadScheme(file: SchemeFile, source?: SchemeSource): CompiledScheme {
  const format: unknown = (file as Partial<SchemeFile> | null)?.format;
  if (format !== SCHEME_FORMAT) {
    throw schemeErrors.error(
      "SCHEME_INVALID",
      { problem: { zh: `格式标识“${String(format)}”`, en: `format ${String(format)}` } },
      { path: "format" },
    );
  }
  return compileScheme(resolveScheme(file, source));
}
