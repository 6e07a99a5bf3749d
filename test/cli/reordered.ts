import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { randomFrom, shuffled } from "../random.js";
import { temporaryFolder } from "./run-cli.js";

/** An order of rows. */
type Order = <T>(items: readonly T[]) => readonly T[];

/** A random order, another for each file that it is given. */
export function mixed(seed: number): Order {
  const random = randomFrom(seed);
  return (items) => shuffled(random, items);
}

/**
 * A random order and its reverse: of any two rows the second comes before the first in one of the two, and neither is as the sample wrote them.
 *
 * @param more so many random orders beside them, and, with any, that of the sample and its reverse
 */
export function ordersOfRows(seed: number, more: number): readonly [Order, ...Order[]] {
  const again = mixed(seed);
  return [
    mixed(seed),
    (items) => again(items).toReversed(),
    ...Array.from({ length: more }, (_, at) => mixed(seed + 1 + at)),
    ...(more > 0 ? [((items) => items) as Order, ((items) => items.toReversed()) as Order] : []),
  ];
}

/** A folder with the files of an area, their rows in another order. */
export function reorderedArea(area: string, order: Order): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(area))
    writeFileSync(join(folder, name), reordered(name, readFileSync(join(area, name), "utf8"), order));
  return folder;
}

/** A file of the area with its rows in another order: lines below a header, lines of JSON, the funds of the budget. Another file has none. */
export function reordered(name: string, text: string, order: Order): string {
  if (name === "budget.json") {
    const { funds, ...rest } = JSON.parse(text);
    return `${JSON.stringify({ ...rest, funds: order(funds) }, null, 2)}\n`;
  }
  if (text === "" || !/\.(csv|jsonl)$/.test(name)) return text;
  const lines = text.trimEnd().split("\n");
  const header = name.endsWith(".csv") ? lines.splice(0, 1) : [];
  return `${[...header, ...order(lines)].join("\n")}\n`;
}

/**
 * What a command wrote, but for digests and paths, which follow the input files.
 *
 * @param area the folder that the inputs lie in
 * @param inOrderOfInput files whose rows follow the rows that they answer; what they say is compared row by row
 */
export function written(
  folder: string,
  area: string,
  inOrderOfInput: readonly string[],
): Readonly<Record<string, string>> {
  // Settling keeps its cases as bytes, in the order of the file.
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[a-z]+$/.test(name) && !name.endsWith(".bin"))
    .sort();
  return Object.fromEntries(
    files.map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      if (basename(name) === "summary.json") {
        const { inputs: _inputs, outputs: _outputs, ...summary } = JSON.parse(text);
        return [name, JSON.stringify(summary, null, 1)];
      }
      if (inOrderOfInput.includes(basename(name))) return [name, text.split("\n").sort().join("\n")];
      return [name, text.replaceAll(/[0-9a-f]{64}/g, "digest").replaceAll(area, "AREA")];
    }),
  );
}
