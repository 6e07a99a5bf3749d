import { hasMark, type InpatientCase } from "../cases/index.js";
import { dayNumber, toScaled, WORKING_SCALE } from "../primitives/index.js";
import { type CaseDetails, NO_DAY } from "../settlement/index.js";
import { SETTLEMENT_MARKS } from "../settlement/settlement-marks.js";
import { fenOf, stayOf } from "../weights/columns/case-columns-builder.js";
import { markAmount } from "../weights/index.js";

const FEN_DECIMALS = 2;

/** 病例附加栏的建立: keeps, case by case, what single settlement rules read beside the weighed columns. */
export class CaseDetailsBuilder {
  readonly #dischargeDay: number[] = [];
  readonly #lengthOfStayDays: number[] = [];
  readonly #approvedByItem: number[] = [];
  readonly #offSite: number[] = [];
  readonly #selfFundedFen: number[] = [];
  readonly #firstSelfPaidFen: number[] = [];
  readonly #deductibleFen: number[] = [];
  readonly #reimbursementRatio: bigint[] = [];

  add(record: InpatientCase): void {
    this.#dischargeDay.push(record.dischargeDate === undefined ? NO_DAY : dayNumber(record.dischargeDate));
    this.#lengthOfStayDays.push(stayOf(record) ?? -1);
    this.#approvedByItem.push(hasMark(record.marks, SETTLEMENT_MARKS.approvedByItem) ? 1 : 0);
    this.#offSite.push(hasMark(record.marks, SETTLEMENT_MARKS.offSite) ? 1 : 0);
    this.#selfFundedFen.push(fenOf(record.selfFunded));
    this.#firstSelfPaidFen.push(markFen(record, SETTLEMENT_MARKS.firstSelfPaid));
    this.#deductibleFen.push(markFen(record, SETTLEMENT_MARKS.deductible));
    this.#reimbursementRatio.push(ratioUnits(record));
  }

  finish(): CaseDetails {
    return {
      dischargeDay: Int32Array.from(this.#dischargeDay),
      lengthOfStayDays: Int32Array.from(this.#lengthOfStayDays),
      approvedByItem: Uint8Array.from(this.#approvedByItem),
      offSite: Uint8Array.from(this.#offSite),
      selfFundedFen: Float64Array.from(this.#selfFundedFen),
      firstSelfPaidFen: Float64Array.from(this.#firstSelfPaidFen),
      deductibleFen: Float64Array.from(this.#deductibleFen),
      reimbursementRatio: BigInt64Array.from(this.#reimbursementRatio),
    };
  }
}

/** An amount carried by a mark in fen; a mark that is absent or unreadable is missing, not zero. */
function markFen(record: InpatientCase, name: string): number {
  const amount = markAmount(record.marks, name, FEN_DECIMALS);
  return typeof amount === "string" ? Number.NaN : fenOf(amount);
}

function ratioUnits(record: InpatientCase): bigint {
  const ratio = markAmount(record.marks, SETTLEMENT_MARKS.reimbursementRatio, WORKING_SCALE);
  return typeof ratio === "string" || ratio.gt(1) ? -1n : toScaled(ratio, WORKING_SCALE);
}
