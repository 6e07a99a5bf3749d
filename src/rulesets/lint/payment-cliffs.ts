import { CitedReader, type CivilDate, Decimal, decimal, largest } from "../../primitives/index.js";
import { bindSettlement } from "../../settlement/bind-settlement.js";
import { bindWeights } from "../../weights/bind-weights.js";
import { firstDay, requireRuleset } from "../require-ruleset.js";
import type { Ruleset } from "../ruleset.js";
import { classCurves, type PaymentCurve, rateCurves, retentionCurve } from "./payment-curves.js";

/**
 * 支付断点: a place where the payment of a ruleset is not a steady function of the cost. A `jump` is a step at `at`; a `fall` is a stretch from `at`
 * to `until` on which a higher cost is paid less. `at` is cost over the reference (multiple of the group's average, of the payment
 * standard, or of the year's payable total), `from` and `to` are the payment over the same reference.
 */
export interface PaymentCliff extends Pick<PaymentCurve, "subject" | "coefficient" | "reference"> {
  /** where the edition says so */
  readonly path: string;
  readonly kind: "jump" | "fall";
  readonly at: Decimal;
  readonly until: Decimal;
  readonly from: Decimal;
  readonly to: Decimal;
  /** the classes of a case on both sides, where it has any */
  readonly classes: readonly string[];
}

/** How finely a place is approached: one part in ten million of the reference. */
const STEP = new Decimal("0.0000001");
/** A step in payment below this, over the reference, is the slope of the curve and no jump. */
const SMALLEST_JUMP = new Decimal("0.0001");

/**
 * 查找支付断点: evaluates payment over cost through the edition's own case classes, rate rules and retention bands, just before, at
 * and just after every threshold and at points between them; at every difference coefficient from the lower to the upper limit by tenths.
 *
 * @param on the day whose values count; default: the first day of the edition
 */
export function paymentCliffs(ruleset: Ruleset, on: CivilDate = firstDay(ruleset)): readonly PaymentCliff[] {
  requireRuleset({ ruleset });
  const reader = new CitedReader({ on, rulesetId: ruleset.reference });
  const weights = ruleset.weights && bindWeights(ruleset.weights, reader);
  const settlement = ruleset.settlement && bindSettlement(ruleset.settlement, reader);
  const curves = [
    ...(weights === undefined ? [] : classCurves(weights)),
    ...(settlement?.rate === undefined ? [] : rateCurves(settlement.rate)),
    ...(settlement?.tiers?.retention === undefined ? [] : [retentionCurve(settlement.tiers.retention)]),
  ];
  return curves.flatMap(cliffsOf);
}

function cliffsOf(curve: PaymentCurve): readonly PaymentCliff[] {
  const distinct = new Map(curve.edges.map(({ at, path }) => [at.toFixed(), path]));
  const places = [...distinct.keys()].map((at) => decimal(at)).sort((a, b) => a.cmp(b));
  const starts = [new Decimal(0), ...places];
  return [
    ...places.flatMap((at) => jumpAt(curve, at, distinct.get(at.toFixed()) ?? curve.path)),
    ...starts.flatMap((from, index) =>
      fallBetween(curve, from, starts[index + 1] ?? largest(from.times(2), 2)),
    ),
  ];
}

/** The larger of the steps into and out of a place. */
function jumpAt(curve: PaymentCurve, at: Decimal, path: string): readonly PaymentCliff[] {
  const [before, here, after] = [at.minus(STEP), at, at.plus(STEP)].map(curve.paidAt);
  if (before === undefined || here === undefined || after === undefined) return [];
  const [into, out] = [here.paid.minus(before.paid), after.paid.minus(here.paid)];
  const [low, high] = into.abs().gte(out.abs()) ? [before, here] : [here, after];
  if (high.paid.minus(low.paid).abs().lt(SMALLEST_JUMP)) return [];
  const classes = [low.caseClass, high.caseClass].filter((one) => one !== undefined);
  return [{ ...placed(curve, path), kind: "jump", at, until: at, from: low.paid, to: high.paid, classes }];
}

/** Points at which a stretch between two edges is tried. */
const PARTS = 20;
const STEP_DECIMALS = 7;

/** Where the payment falls between two edges, both left out: the first stretch on which a higher cost is paid less. */
function fallBetween(curve: PaymentCurve, start: Decimal, end: Decimal): readonly PaymentCliff[] {
  const [first, last] = [start.plus(STEP), end.minus(STEP)];
  const width = last.minus(first).div(PARTS);
  const points = Array.from({ length: PARTS + 1 }, (_, part) =>
    first.plus(width.times(part)).toDecimalPlaces(STEP_DECIMALS),
  );
  const tried = points.map((at) => ({ at, ...curve.paidAt(at) }));
  const fallsAt = (index: number) => isLess(tried[index]?.paid, tried[index - 1]?.paid);
  const high = points.findIndex((_, index) => fallsAt(index + 1));
  const rises = points.findIndex((_, index) => index > high && !fallsAt(index + 1));
  const [from, to] = [tried[high], tried[rises]];
  if (from?.paid === undefined || to?.paid === undefined) return [];
  const classes = [...new Set([from.caseClass, to.caseClass])].filter((one) => one !== undefined);
  const ends = { at: from.at, until: to.at, from: from.paid, to: to.paid };
  return [{ ...placed(curve, curve.path), kind: "fall", ...ends, classes }];
}

function placed({ subject, coefficient, reference }: PaymentCurve, path: string) {
  return { subject, ...(coefficient !== undefined && { coefficient }), reference, path };
}

function isLess(after: Decimal | undefined, before: Decimal | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return after.lt(before.minus(SMALLEST_JUMP));
}
