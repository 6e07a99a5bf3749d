import { compileScheme } from "./compile-scheme.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { resolveScheme, type SchemeFile, type SchemeSource } from "./resolve-scheme.js";

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
  return compileScheme(resolveScheme(file, source));
}
