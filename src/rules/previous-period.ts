import { yearOf, yearText } from "../primitives/index.js";

/** 上期: the period just before (`2020-Q1` -> `2019-Q4`, `2020-01` -> `2019-12`); `all` has none. */
export function previousPeriod(id: string): string | undefined {
  const year = yearOf(id);
  if (!Number.isInteger(year)) return undefined;
  if (id.length === 4) return yearText(year - 1);
  const inQuarters = id[5] === "Q";
  const part = Number(id.slice(inQuarters ? 6 : 5));
  const before = part > 1 ? part - 1 : inQuarters ? 4 : 12;
  const text = inQuarters ? `Q${before}` : String(before).padStart(2, "0");
  return `${yearText(part > 1 ? year : year - 1)}-${text}`;
}
