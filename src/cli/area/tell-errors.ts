import type { Diagnostic } from "../../primitives/index.js";
import { gatheredLines } from "../statement/gathered-lines.js";
import type { Told } from "../terminal.js";

/** 错误提示: says the errors among what was noticed on the terminal, one line a cause. @returns how many there are */
export function tellErrors(diagnostics: readonly Diagnostic[], { terminal, locale }: Told): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  terminal.stderr.write(
    gatheredLines(errors, locale)
      .map((line) => `${line}\n`)
      .join(""),
  );
  return errors.length;
}
