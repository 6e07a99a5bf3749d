/** ln(n!), by the sum up to a table's end and Stirling's series beyond; relative error below 1e-14. */
function logFactorial(n: number): number {
  const known = SMALL[n];
  if (known !== undefined) return known;
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

const SMALL: readonly number[] = (() => {
  const table = [0];
  for (let n = 1; n < 256; n += 1) table.push((table[n - 1] as number) + Math.log(n));
  return table;
})();

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** 判定: so many of all were judged, and so many findings fell on all. */
interface Judgements {
  readonly population: number;
  readonly findings: number;
  readonly judged: number;
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
export function upperTail({
  population,
  findings,
  judged,
  observed,
}: Judgements & { readonly observed: number }): number {
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

/**
 * The same for every number of observed findings: each chance follows from the one beside it, p(k+1) = p(k) × (f−k)(n−k) / (k+1)(N−f−n+k+1), from the most likely one on, as
 * far as they are not negligible.
 */
export function upperTails({ population, findings, judged }: Judgements): (observed: number) => number {
  const others = population - findings - judged;
  const [fewest, most] = [Math.max(0, -others), Math.min(findings, judged)];
  const likely = Math.floor(((findings + 1) * (judged + 1)) / (population + 2));
  const mode = Math.min(most, Math.max(fewest, likely));
  const top = Math.exp(
    logChoose(findings, mode) +
      logChoose(population - findings, judged - mode) -
      logChoose(population, judged),
  );
  const least = top * NEGLIGIBLE;
  const above: number[] = [];
  for (let [k, chance] = [mode, top]; k <= most && chance >= least; k += 1) {
    above.push(chance);
    chance *= ((findings - k) * (judged - k)) / ((k + 1) * (others + k + 1));
  }
  const tails: number[] = [];
  let sum = 0;
  for (const chance of above.reverse()) {
    sum += chance;
    tails.push(sum);
  }
  for (let [k, chance] = [mode, top]; k > fewest && chance >= least; k -= 1) {
    chance *= (k * (others + k)) / ((findings - k + 1) * (judged - k + 1));
    sum += chance;
    tails.push(sum);
  }
  // From the highest count that is not negligible downwards.
  const highest = mode + above.length - 1;
  return (observed) => {
    if (observed <= fewest) return 1;
    return observed > highest ? 0 : Math.min(1, tails[highest - observed] ?? sum);
  };
}
