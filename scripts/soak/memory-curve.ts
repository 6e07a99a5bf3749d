/** 内存采样: what a process held when it had been given so many cases. */
export interface MemorySample {
  readonly cases: number;
  readonly bytes: number;
}

/** 内存曲线: whether memory stays as it is while cases come, judged over the second half of the cases. */
export interface MemoryCurve {
  /** the middle of what was held in the second half */
  readonly median: number;
  /** what the second half added, by the straight line that fits it best */
  readonly growth: number;
  readonly bytesACase: number;
  readonly isFlat: boolean;
}

/** Growth over the second half that counts as none, as a share of its median: what a garbage collector leaves for later. */
const LARGEST_FLAT_GROWTH = 0.05;

/**
 * The curve of samples of one run.
 *
 * @param samples in the order they were taken; at least two of them in the second half
 */
export function memoryCurve(samples: readonly MemorySample[]): MemoryCurve {
  const all = samples.at(-1)?.cases ?? 0;
  const half = samples.filter(({ cases }) => cases * 2 >= all);
  const first = half[0]?.cases ?? 0;
  const sorted = half.map(({ bytes }) => bytes).sort((one, other) => one - other);
  const median = sorted[sorted.length >> 1] ?? Number.NaN;
  const bytesACase = slopeOf(half);
  const growth = bytesACase * (all - first);
  return { median, growth, bytesACase, isFlat: growth <= median * LARGEST_FLAT_GROWTH };
}

/** Least squares: bytes a case. */
function slopeOf(samples: readonly MemorySample[]): number {
  const mean = (of: (sample: MemorySample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [cases, bytes] = [mean((sample) => sample.cases), mean((sample) => sample.bytes)];
  const together = mean((sample) => (sample.cases - cases) * (sample.bytes - bytes));
  return together / mean((sample) => (sample.cases - cases) ** 2);
}
