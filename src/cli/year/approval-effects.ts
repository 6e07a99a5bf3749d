import type { TakenChange } from "../../engine/index.js";
import { decimal, excerpt, type LocalizedText, yuanOf } from "../../primitives/index.js";
import { isClosed } from "../../settlement/case-status.js";
import { statusAt } from "../../settlement/case-tally.js";
import {
  type Application,
  approvedMarks,
  owesNothing,
  PAYMENT_UNITS,
  type ReviewParameters,
  STATUS_WORDS,
  UNIT_NAMES,
} from "../../settlement/index.js";
import { groupAt } from "../../weights/case-at.js";
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
    const status = statusAt(after.settled.tally.status[index] ?? -1);
    const isPaid = status !== "not-paid" && !owesNothing(status);
    return isPaid && paidAs(this.#before, index) !== paidAs(after, index)
      ? undefined
      : paymentWords(this.#before, index);
  }

  /**
   * 核准后仍未结算: what keeps a case from being paid also once it is approved, in words; undefined where nothing does.
   *
   * @param corrected the group of its corrected record, where one was given
   */
  stillOpen(
    { caseId, hospitalId, kind }: Application,
    corrected: string | undefined,
  ): LocalizedText | undefined {
    const [index] = this.#byId.find(caseId, hospitalId);
    if (index === undefined) return undefined;
    if (corrected !== undefined) return this.#unknownGroup(corrected);
    const after = this.#after.get(kind) ?? this.#before;
    const status = statusAt(after.settled.tally.status[index] ?? -1);
    if (isClosed(status)) return undefined;
    const { zh, en } = STATUS_WORDS[status];
    return this.#unknownGroup(groupAt(after.weighed, index)) ?? stillOpenWords(zh, en);
  }

  #unknownGroup(drg = ""): LocalizedText | undefined {
    const { known } = this.#before.weights;
    if (known === undefined || known.has(drg)) return undefined;
    const { zh, en } = STATUS_WORDS["group-unknown"];
    const [named, meant] = [excerpt(drg), known.alike(drg)];
    return stillOpenWords(
      `${zh}：“${named}”${meant ? `，是否应为 ${meant}？` : ""}`,
      `${en}: "${named}"${meant ? `, ${meant}?` : ""}`,
    );
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
    statusAt(status) === "other-unit"
      ? [payments.drgTotalFen[index], payments.drgFundFen[index]]
      : [weighed.classes[weighed.caseClass[index] ?? -1], weighed.points[index], prices?.pricing[index]];
  return [status, tally.unit[index], ...own].join(" ");
}

function stillOpenWords(zh: string, en: string): LocalizedText {
  return {
    zh: `核准后病例仍不结算（${zh}）；更正后再结算，核准才起作用`,
    en: `approved, the case is still not settled (${en}); the approval takes effect once that is corrected and settled again`,
  };
}

function paymentWords({ weighed, settled: { tally } }: Area, index: number): LocalizedText {
  const status = statusAt(tally.status[index] ?? -1);
  const unit = UNIT_NAMES[PAYMENT_UNITS[tally.unit[index] ?? -1] ?? "drg"];
  const part = status === "settled" ? className(weighed.classes[weighed.caseClass[index] ?? -1] ?? "") : unit;
  const { zh, en } = STATUS_WORDS[status];
  return { zh: `${zh}，${part.zh}`, en: `${en}, ${part.en}` };
}
