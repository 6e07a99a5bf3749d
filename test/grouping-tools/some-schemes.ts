/** 抽取的方案: so many of all schemes, others in every run; `LINT_SEED` repeats a run. */
export function someSchemes(all: readonly string[], count: number): readonly string[] {
  const seed = Number(process.env.LINT_SEED ?? Math.floor(Math.random() * 1000));
  const first = seed % all.length;
  const chosen = [...all.slice(first), ...all.slice(0, first)].slice(0, count);
  console.log(`LINT_SEED=${seed}: ${chosen.join(", ")}`);
  return chosen;
}
