import type { RowKind } from "../../cases/index.js";
import type { Locale } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";
import type { RowSource } from "./row-reader.js";

/** 表头提示: says on stderr which columns of a CSV are not used. */
export function tellHeaderNotices(
  kind: RowKind<unknown>,
  source: RowSource,
  terminal: Terminal,
  locale: Locale,
): void {
  if (source.header === undefined) return;
  for (const { code, message } of kind.notices(source.header)) {
    terminal.stderr.write(`${source.file}: ${code}: ${message[locale]}\n`);
  }
}
