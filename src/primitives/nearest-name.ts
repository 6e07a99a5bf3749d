import { compareText } from "./compare-text.js";

/** Longest text that is compared: the work grows with the square of it. */
const LONGEST = 200;

/** 最接近的名称: the known name within so many edits (default two) of what was typed, for "did you mean". */
export function nearestName(typed: string, known: readonly string[], edits = 2): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const ranked = known
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .sort((a, b) => a.distance - b.distance || compareText(a.name, b.name));
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.min(edits, typed.length - 1) ? best.name : undefined;
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substituted));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
