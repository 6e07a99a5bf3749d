import { type Diagnostic, DrgError } from "../primitives/index.js";

/** 解析结果: the value, or every problem found; `warnings` were noticed and did not stop it. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

/** 解析选项: how a record is parsed. */
export interface ParseOptions {
  /**
   * what happens to a field the record type does not have: `refuse` (default, so that `totalcost` is not a missing
   * cost) or `report` it as a warning and leave it out
   */
  readonly unknownFields?: "refuse" | "report";
}

/**
 * The value of a parse, or the first problem thrown as an error of the same code; all are in `info.problems`.
 *
 * @throws the code of the first problem
 */
export function valueOrThrow<T>(result: ParseResult<T>): T {
  if (result.ok) return result.value;
  const [first] = result.problems;
  if (first === undefined) throw new TypeError("a refused record names at least one problem");
  throw new DrgError(first.code, first.message, { problems: result.problems }, { path: first.path });
}
