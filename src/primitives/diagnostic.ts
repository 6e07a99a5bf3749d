import type { LocalizedText } from "./localized-text.js";

/** How much a diagnostic weighs: `error` stops the item, `warning` may change a number, `info` is for the reader. */
export type Severity = "error" | "warning" | "info";

/** 诊断信息: something that was noticed, collected beside a result and never thrown. */
export interface Diagnostic {
  /** stable, `AREA_PROBLEM` */
  readonly code: string;
  readonly severity: Severity;
  /** dotted path into the input */
  readonly path: string;
  readonly message: LocalizedText;
  readonly clause?: string;
  /** other places or codes concerned */
  readonly related?: readonly string[];
  readonly suggestion?: LocalizedText;
}
