import { clipDisplay } from "./display-width.js";

/**
 * 截短而不混同: names cut to a display width, save where two would then read alike: those stand whole.
 *
 * @example
 * ```ts
 * clippedApart(["中心医院一分院", "中心医院二分院", "市妇幼保健院"], 9); // ["中心医院一分院", "中心医院二分院", "市妇幼保…"]
 * ```
 */
export function clippedApart(names: readonly string[], width: number): string[] {
  const clipped = names.map((name) => clipDisplay(name, width));
  const owners = new Map<string, Set<string>>();
  clipped.forEach((short, at) => {
    owners.set(short, (owners.get(short) ?? new Set()).add(names[at] ?? short));
  });
  return clipped.map((short, at) => ((owners.get(short)?.size ?? 1) > 1 ? (names[at] ?? short) : short));
}
