/** A small generator of its own, so that the test rests on nothing of what it tests. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}

/** A file of the area with its rows in another order: lines below a header, lines of JSON, the funds of the budget. */
export function reordered(name: string, text: string, random: () => number): string {
  if (name === "budget.json") {
    const { funds, ...rest } = JSON.parse(text);
    return `${JSON.stringify({ ...rest, funds: shuffled(funds, random) }, null, 2)}\n`;
  }
  const lines = text.trimEnd().split("\n");
  const header = name.endsWith(".csv") ? lines.splice(0, 1) : [];
  return `${[...header, ...shuffled(lines, random)].join("\n")}\n`;
}
