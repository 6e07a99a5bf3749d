import { requireMade } from "../primitives/require-made.js";
import type { Scheme } from "./scheme.js";

/**
 * 病组名称: the name that a scheme gives one of its DRGs; undefined for an ambiguous group, for what cannot be grouped, and for a code that it lacks.
 *
 * @example
 * ```ts
 * groupName(scheme, "BR23"); // "脑缺血性疾患，伴并发症与合并症"
 * ```
 */
export function groupName(scheme: Pick<Scheme, "mdcs">, drg: string): string | undefined {
  requireMade({ scheme }, "loadScheme().scheme", "mdcs");
  const { mdcs } = scheme;
  for (const { adrgs } of mdcs) {
    for (const { drgs } of adrgs) {
      const found = drgs.find(({ code }) => code === drg);
      if (found !== undefined) return found.name;
    }
  }
  return undefined;
}
