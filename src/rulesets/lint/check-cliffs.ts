import { type Diagnostic, isDrgError } from "../../primitives/index.js";
import type { Ruleset } from "../ruleset.js";
import { type PaymentCliff, paymentCliffs } from "./payment-cliffs.js";
import { lintMessages } from "./ruleset-lint-messages.js";

const PLACES = 4;

/** 支付断点检查: every jump and every falling stretch of payment over cost, with place and size. They are the policy's own, so they are listed and not blamed. */
export function checkCliffs(ruleset: Ruleset): readonly Diagnostic[] {
  try {
    return paymentCliffs(ruleset).map(cliffDiagnostic);
  } catch (error) {
    // A section that cannot be bound is reported by `checkBinding`.
    if (isDrgError(error)) return [];
    throw error;
  }
}

function cliffDiagnostic({ subject, path, kind, at, until, from, to }: PaymentCliff): Diagnostic {
  const info = { subject, at: at.toFixed(), from: from.toFixed(PLACES), to: to.toFixed(PLACES) };
  if (kind === "fall")
    return lintMessages.diagnostic("info", "LINT_PAYMENT_FALLS", path, { ...info, until: until.toFixed() });
  return lintMessages.diagnostic("info", "LINT_PAYMENT_JUMP", path, {
    ...info,
    size: to.minus(from).toFixed(PLACES),
  });
}
