import type { Diagnostic } from "../../primitives/index.js";
import type { Told } from "../terminal.js";

/** 逐条告知: says each of what was noticed on the terminal, a line each. */
export function tellEach(diagnostics: readonly Diagnostic[], { terminal, locale }: Told): void {
  for (const { code, message } of diagnostics) terminal.stderr.write(`${code}: ${message[locale]}\n`);
}
