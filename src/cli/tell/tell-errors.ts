import type { Diagnostic } from "../../primitives/index.js";
import { gatheredLines } from "../statement/gathered-lines.js";
import { isOfSettling } from "../statement/is-of-settling.js";
import type { Told } from "../terminal.js";

/** 错误提示: says the errors among what was noticed on the terminal, one line a cause. @returns how many there are */
export function tellErrors(diagnostics: readonly Diagnostic[], told: Told): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  tell(errors, told);
  return errors.length;
}

/** 结算提醒: says the warnings of settling in the same way: nothing is broken, but a rule was not applied, or money went by another reading. */
export function tellWarnings(diagnostics: readonly Diagnostic[], told: Told): void {
  const warnings = diagnostics.filter((one) => one.severity === "warning" && isOfSettling(one));
  // Of funds that are not settled each says why by itself.
  tell(
    warnings.filter(({ code }) => code !== "SETTLEMENT_CASES_NOT_SETTLED"),
    told,
  );
}

function tell(diagnostics: readonly Diagnostic[], { terminal, locale }: Told): void {
  const lines = gatheredLines(diagnostics, locale).map((line) => `${line}\n`);
  terminal.stderr.write(lines.join(""));
}
