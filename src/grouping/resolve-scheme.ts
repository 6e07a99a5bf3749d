import { applySchemePatch } from "./apply-scheme-patch.js";
import { schemeErrors } from "./grouping-errors.js";
import { SCHEME_FORMAT, type Scheme, schemeReference } from "./scheme.js";
import type { PatchedScheme } from "./scheme-patch.js";

/** 方案文件: a scheme as a file holds it: complete, or a base and a patch. */
export type SchemeFile = Scheme | PatchedScheme;

/** Finds a base by its reference `id@version`; undefined where there is none. */
export type SchemeSource = (reference: string) => SchemeFile | undefined;

/** Whether a scheme file is told as a base and a patch. */
export function isPatchedScheme(file: SchemeFile): file is PatchedScheme {
  return Object.hasOwn(file, "extends");
}

/**
 * 解析派生方案: the complete scheme, every base of its chain applied.
 *
 * @param file a scheme file, complete or derived
 * @param source finds the bases; called once for each
 * @throws SCHEME_INVALID, SCHEME_BASE_MISSING, SCHEME_BASE_CYCLE, and the codes of `applySchemePatch`
 */
export function resolveScheme(file: SchemeFile, source: SchemeSource = () => undefined): Scheme {
  const format: unknown = (file as Partial<SchemeFile> | null)?.format;
  if (format !== SCHEME_FORMAT) {
    throw schemeErrors.error(
      "SCHEME_INVALID",
      { problem: { zh: `格式标识“${String(format)}”`, en: `format ${String(format)}` } },
      { path: "format" },
    );
  }
  const derived: PatchedScheme[] = [];
  const seen = new Set<string>();
  let current = file;
  while (isPatchedScheme(current)) {
    const reference = schemeReference(current);
    if (seen.has(reference)) {
      throw schemeErrors.error("SCHEME_BASE_CYCLE", { chain: [...seen, reference].join(" → ") });
    }
    seen.add(reference);
    derived.push(current);
    const base: SchemeFile | undefined = source(current.extends);
    if (base === undefined) {
      throw schemeErrors.error("SCHEME_BASE_MISSING", { scheme: reference, base: current.extends });
    }
    current = base;
  }
  return derived.reduceRight((scheme, patch) => applySchemePatch(scheme, patch), current);
}
