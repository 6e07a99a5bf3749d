import type { RecordBatch, RecordScanner } from "../../src/cli/scan/records.js";

/** What a scanner made of a text. */
export interface Scanned {
  readonly records: readonly (readonly [line: number, text: string])[];
  readonly broken: readonly (readonly [line: number, code: string])[];
}

/** Feeds a text to a scanner in pieces of `size` characters. */
export function scan(scanner: RecordScanner, text: string, size = text.length || 1): Scanned {
  const batches: RecordBatch[] = [];
  for (let at = 0; at < text.length; at += size) batches.push(scanner.push(text.slice(at, at + size)));
  batches.push(scanner.end());
  return {
    records: batches.flatMap(({ lines, texts }) =>
      lines.map((line, index) => [line, texts[index] ?? ""] as const),
    ),
    broken: batches.flatMap(({ broken }) => broken.map(({ line, problem }) => [line, problem.code] as const)),
  };
}
