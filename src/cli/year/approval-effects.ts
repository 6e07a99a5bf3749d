import type { TakenChange } from "../../engine/index.js";
import { decimal, type LocalizedText, yuanOf } from "../../primitives/index.js";
import {
  type Application,
  approvedMarks,
  CASE_STATUSES,
  owesNothing,
  PAYMENT_UNITS,
  type ReviewParameters,
  STATUS_WORDS,
  UNIT_NAMES,
} from "../../settlement/index.js";
import { className } from "../../weights/class-names.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import type { CasesById } from "./cases-by-id.js";

type Area = SettledYear["area"];

/** Settles the area once more, with changes. */
export type SettleWith = (changes: readonly TakenChange[]) => Area;

/**
 * 核准的效果: what of a case makes an approval change nothing about its payment, in words; undefined where it would. The settlement itself is asked: the
 * cases of a kind of application are settled once more as if all of them had been approved.
 */
export class ApprovalEffects {
  readonly #settleWith: SettleWith;
  readonly #before: Area;
  readonly #after = new Map<Application["kind"], Area>();
  readonly #applications: readonly Application[];
  readonly #byId: CasesById;

  constructor(before: Area, settleWith: SettleWith, applications: readonly Application[], byId: CasesById) {
    this.#before = before;
    this.#settleWith = settleWith;
    this.#applications = applications;
    this.#byId = byId;
  }

  /** Nothing is said of an edition that gives its approvals no effect, nor of a corrected record, which is grouped again. */
  against({ caseId, hospitalId, kind }: Application, effect: ReviewParameters["effect"]) {
    const [index] = this.#byId.find(caseId, hospitalId);
    if (index === undefined || effect === undefined || effect === "regroup") return undefined;
    const known = this.#after.get(kind);
    const after = known ?? this.#asIfApproved(kind, effect);
    this.#after.set(kind, after);
    const status = CASE_STATUSES[after.settled.tally.status[index] ?? -1] ?? "settled";
    const isPaid = status !== "not-paid" && !owesNothing(status);
    return isPaid && paidAs(this.#before, index) !== paidAs(after, index)
      ? undefined
      : paymentWords(this.#before, index);
  }

  #asIfApproved(kind: Application["kind"], effect: ReviewParameters["effect"]): Area {
    const { marks, totalCostFen } = this.#before.cases.columns;
    const changes = new Map<number, TakenChange>();
    for (const application of this.#applications) {
      const [index] = this.#byId.find(application.caseId, application.hospitalId);
      if (application.kind !== kind || index === undefined || effect === undefined) continue;
      const fen = totalCostFen[index] ?? Number.NaN;
      const outcome = { application, state: "approved", notApplied: [], effect, points: decimal(0) } as const;
      const own = marks.get(index);
      const isWithoutCost = effect === "item-cost-points" && Number.isNaN(fen);
      const approved = isWithoutCost ? {} : approvedMarks(outcome, yuanOf(fen || 0), own);
      changes.set(index, { index, marks: { ...own, ...approved } });
    }
    return this.#settleWith([...changes.values()]);
  }
}

/** What of the payment of a case is its own: unit and standing, with its class and points or, under another unit than groups, with what that pays it. */
function paidAs({ weighed, settled, payments }: Area, index: number): string {
  const { tally, prices } = settled;
  const status = tally.status[index] ?? 0;
  const own =
    CASE_STATUSES[status] === "other-unit"
      ? [payments.drgTotalFen[index], payments.drgFundFen[index]]
      : [weighed.classes[weighed.caseClass[index] ?? -1], weighed.points[index], prices?.pricing[index]];
  return [status, tally.unit[index], ...own].join(" ");
}

function paymentWords({ weighed, settled: { tally } }: Area, index: number): LocalizedText {
  const status = CASE_STATUSES[tally.status[index] ?? -1] ?? "settled";
  const unit = UNIT_NAMES[PAYMENT_UNITS[tally.unit[index] ?? -1] ?? "drg"];
  const part = status === "settled" ? className(weighed.classes[weighed.caseClass[index] ?? -1] ?? "") : unit;
  const { zh, en } = STATUS_WORDS[status];
  return { zh: `${zh}，${part.zh}`, en: `${en}, ${part.en}` };
}
