import type { RowFormat } from "./file-format.js";

/** Objects on lines of their own, of which the second begins like the first. */
const LINES = /^\ufeff?\s*\{.*\}[^\S\n]*\n\s*\{/;
/** An array, or an object over several lines. */
const ARRAY_OR_OBJECT = /^\ufeff?\s*(?:\[\s*\{|\{[^\S\n]*\n)/;
/** A lone object on one line is both, and what a table never begins with. */
const ONE_OBJECT = /^\ufeff?\s*\{\s*"/;

/** Two lines of which neither begins as JSON does, or as a remark, and the first has cells: no JSON begins so. */
const TABLE = /^\ufeff?\s*[^\s{[/#<][^\n,;\t]*[,;\t][^\n]*\n\s*[^\s{[\]}/#<]/;

/** 行的写法: how the rows of a text that begins so stand, as far as the beginning can tell; else as its name says. */
export function rowForm(begins: string, named: RowFormat): RowFormat {
  if (LINES.test(begins)) return "jsonl";
  if (ARRAY_OR_OBJECT.test(begins)) return "json";
  if (named === "csv") return ONE_OBJECT.test(begins) ? "jsonl" : named;
  return TABLE.test(begins) ? "csv" : named;
}
