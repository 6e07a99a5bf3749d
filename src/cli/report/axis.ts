/** 坐标刻度: round values from `low` to `high`, about `count` of them, 0 among them where it lies between. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * A readable axis over a range of values.
 *
 * @example
 * ```ts
 * axisFor(0, 87, 5).ticks; // [0, 20, 40, 60, 80, 100]
 * ```
 */
export function axisFor(least: number, most: number, count: number): Axis {
  const low = Math.min(0, least);
  const high = Math.max(0, most);
  const span = high - low || 1;
  const step = roundStep(span / count);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step) || 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks };
}

/** The step 1, 2 or 5 times a power of ten that is not below a wanted one. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= wanted * 0.999) ?? 10;
  return factor * power;
}

const UNITS = [
  { from: 1e8, zh: "亿" },
  { from: 1e4, zh: "万" },
] as const;

/** A tick in the short form of each language: `120万`, `1.2M`. */
export function tickText(value: number): { zh: string; en: string } {
  const size = Math.abs(value);
  const unit = UNITS.find(({ from }) => size >= from);
  const english = size >= 1e9 ? [1e9, "B"] : size >= 1e6 ? [1e6, "M"] : size >= 1e3 ? [1e3, "k"] : [1, ""];
  return {
    zh: unit === undefined ? short(value) : `${short(value / unit.from)}${unit.zh}`,
    en: `${short(value / Number(english[0]))}${english[1]}`,
  };
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
