import { UNITS } from "../../declare/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { Decimal, type Diagnostic, decimalText, isDrgError } from "../../primitives/index.js";
import { clausesBelow } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { type PaymentCliff, paymentCliffs } from "./payment-cliffs.js";
import { lintMessages } from "./ruleset-lint-messages.js";
import { daysOfLife } from "./value-days.js";

const PLACES = 4;
const ONE = new Decimal(1);

/**
 * 支付断点检查: every jump and every falling stretch of payment over cost, on each day on which a value changes, with place and size. They are the policy's own, so
 * they are listed and not blamed; one that differs by the coefficient alone is told once, at the coefficient next to 1.
 */
export function checkCliffs(ruleset: Ruleset): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const day of daysOfLife(ruleset)) {
    for (const alike of groupedBy(cliffsOn(ruleset, day), placeOf).values()) {
      const told = cliffDiagnostic(ruleset, alike);
      found.set(`${told.path} ${told.message.en}`, told);
    }
  }
  return [...found.values()];
}

function cliffsOn(ruleset: Ruleset, day: string): readonly PaymentCliff[] {
  try {
    return paymentCliffs(ruleset, day);
  } catch (error) {
    // A section that cannot be bound is reported by `checkBinding`.
    if (isDrgError(error)) return [];
    throw error;
  }
}

function placeOf({ subject, path, kind, at, from, to }: PaymentCliff): string {
  return [subject, path, kind, at.toFixed(), to.lt(from)].join(" ");
}

/** @param alike the same place at different coefficients, which rise */
function cliffDiagnostic(ruleset: Ruleset, alike: readonly PaymentCliff[]): Diagnostic {
  const shown = alike.reduce((best, one) => (fromOne(one).lt(fromOne(best)) ? one : best));
  const { path, kind, at, until, from, to, reference } = shown;
  const info = { subject: subjectOf(alike, shown), at: at.toFixed() };
  const ends = { from: from.toFixed(PLACES), to: to.toFixed(PLACES) };
  if (kind === "fall")
    return lintMessages.diagnostic("info", "LINT_PAYMENT_FALLS", path, {
      ...{ ...info, ...ends, until: until.toFixed() },
    });
  if (to.gt(from))
    return lintMessages.diagnostic("info", "LINT_PAYMENT_JUMP", path, {
      ...{ ...info, ...ends, size: to.minus(from).toFixed(PLACES) },
    });
  const { cost, worth, unit } = reference;
  const clauses = clausesOf(ruleset, shown);
  return lintMessages.diagnostic(
    "info",
    "LINT_PAYMENT_DROPS",
    path,
    {
      ...info,
      ...{ reference: cost.toFixed(2), cost: cost.times(at).toFixed(2), unit: UNITS[unit] },
      ...{ from: amountText(from.times(worth)), to: amountText(to.times(worth)), clauses },
    },
    clauses.length === 0 ? {} : { clause: clauses.join("; ") },
  );
}

function amountText(amount: Decimal): string {
  return decimalText(amount.toDecimalPlaces(PLACES));
}

/** How far the coefficient at which it is tried is from 1. */
function fromOne({ coefficient }: PaymentCliff): Decimal {
  return (coefficient ?? ONE).minus(ONE).abs();
}

/** What it is that is paid, with the coefficient that is shown and those between which it is so. */
function subjectOf(alike: readonly PaymentCliff[], { subject, coefficient }: PaymentCliff): string {
  if (coefficient === undefined) return subject;
  const [least, most] = [alike[0], alike.at(-1)].map((one) => one?.coefficient?.toFixed());
  const range = least === most ? "" : ` (${least}…${most})`;
  return `${subject}, K ${coefficient.toFixed()}${range}`;
}

/** The clauses of a place: of its threshold, and of the points of the classes on both sides. */
function clausesOf(ruleset: Ruleset, { path, classes }: PaymentCliff): readonly string[] {
  const points = classes.map((caseClass) => `weights.caseClasses.classes.${caseClass}.points`);
  return clausesBelow(ruleset, [path, ...points]);
}
