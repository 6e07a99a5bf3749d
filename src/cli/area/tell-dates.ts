import type { Diagnostic } from "../../primitives/index.js";
import type { Told } from "../terminal.js";

/** 版本有效期: says on the terminal that an edition was not in force. Nothing is broken, but whoever reads the result must know. */
export function tellDates(diagnostics: readonly Diagnostic[], { terminal, locale }: Told): void {
  for (const { path, code, message } of diagnostics) {
    if (path === "effective") terminal.stderr.write(`${code}: ${message[locale]}\n`);
  }
}
