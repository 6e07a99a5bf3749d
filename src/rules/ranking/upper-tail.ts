/** ln(n!), by the sum up to a table's end and Stirling's series beyond; relative error below 1e-14. */
function logFactorial(n: number): number {
  const known = SMALL[n] ?? (REMEMBERED[n] || undefined);
  if (known !== undefined) return known;
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  const found = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
  if (n < REMEMBERED.length) REMEMBERED[n] = found;
  return found;
}

/** What was worked out, 0 where nothing was: the limits of a funnel ask for the same numbers thousands of times. */
const REMEMBERED = new Float64Array(1 << 16);

const SMALL: readonly number[] = (() => {
  const table = [0];
  for (let n = 1; n < 256; n += 1) table.push((table[n - 1] as number) + Math.log(n));
  return table;
})();

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Terms smaller than this part of the sum no longer change it. */
const NEGLIGIBLE = 1e-17;

/**
 * 超几何上尾概率: the chance that a hospital with `judged` of `population` judgements gets at least `observed` of the
 * area's `findings`, if findings fell on judgements at random. Exact but for floating-point; a statistic, never an amount.
 *
 * @example
 * ```ts
 * upperTail({ population: 10, findings: 2, judged: 5, observed: 2 }); // 0.2222… = C(5,2)/C(10,2)
 * ```
 */
export function upperTail(counts: {
  readonly population: number;
  readonly findings: number;
  readonly judged: number;
  readonly observed: number;
}): number {
  const { population, findings, judged, observed } = counts;
  const fewest = Math.max(0, findings - (population - judged));
  if (observed <= fewest) return 1;
  const most = Math.min(findings, judged);
  const all = logChoose(population, judged);
  let sum = 0;
  for (let k = observed; k <= most; k += 1) {
    const term = Math.exp(logChoose(findings, k) + logChoose(population - findings, judged - k) - all);
    sum += term;
    // Beyond the expected count the terms only fall.
    if (k > (findings * judged) / population && term < sum * NEGLIGIBLE) break;
  }
  return Math.min(1, sum);
}
