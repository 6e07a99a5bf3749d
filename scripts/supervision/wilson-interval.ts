/** The 97.5 percent point of the normal distribution: 95 percent lie between it and its opposite. */
const Z = 1.959_963_984_540_054;

/**
 * 威尔逊区间: the 95 percent interval of a share, `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`; right also for shares near 0 and 1, where the plain one is not
 * (E. B. Wilson, 1927).
 *
 * @param hits of so many `trials`, at least one
 */
export function wilsonInterval(hits: number, trials: number): readonly [lower: number, upper: number] {
  const share = hits / trials;
  const z2 = Z ** 2 / trials;
  const middle = share + z2 / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return [Math.max(0, (middle - half) / (1 + z2)), Math.min(1, (middle + half) / (1 + z2))];
}
