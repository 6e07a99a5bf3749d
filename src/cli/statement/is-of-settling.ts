import type { Diagnostic } from "../../primitives/index.js";

/** 结算所见: whether a diagnostic is one of settling, which says of money how it went; others are of tables, records and codes. */
export function isOfSettling({ code }: Pick<Diagnostic, "code">): boolean {
  return code.startsWith("SETTLEMENT_");
}
