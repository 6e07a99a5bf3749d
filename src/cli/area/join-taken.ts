import type { TakenCases } from "../../engine/index.js";
import { GROUPING_STATUSES, statusCounts } from "../../grouping/index.js";
import type { CaseDetails } from "../../settlement/index.js";
import { CaseColumnsBuilder } from "../../weights/index.js";

/** 合并已收病例: joins the cases that were taken batch by batch, in the order of the batches. */
export class TakenJoiner {
  readonly #columns = new CaseColumnsBuilder();
  readonly #details: CaseDetails[] = [];
  readonly #byStatus = statusCounts();
  #stated = 0;
  #areaOfHospital = 0;
  #count = 0;

  /** cases so far */
  get count(): number {
    return this.#count;
  }

  add({ columns, details, byStatus, stated, areaOfHospital }: TakenCases): void {
    this.#columns.append(columns);
    this.#details.push(details);
    this.#count += columns.count;
    this.#stated += stated;
    this.#areaOfHospital += areaOfHospital;
    for (const status of GROUPING_STATUSES) this.#byStatus[status] += byStatus[status];
  }

  finish(): TakenCases {
    return {
      columns: this.#columns.finish(),
      details: joinDetails(this.#details),
      byStatus: this.#byStatus,
      stated: this.#stated,
      areaOfHospital: this.#areaOfHospital,
    };
  }
}

function joinDetails(parts: readonly CaseDetails[]): CaseDetails {
  return {
    dischargeDay: joined(Int32Array, parts, (part) => part.dischargeDay),
    lengthOfStayDays: joined(Int32Array, parts, (part) => part.lengthOfStayDays),
    approvedByItem: joined(Uint8Array, parts, (part) => part.approvedByItem),
    offSite: joined(Uint8Array, parts, (part) => part.offSite),
    selfFundedFen: joined(Float64Array, parts, (part) => part.selfFundedFen),
    firstSelfPaidFen: joined(Float64Array, parts, (part) => part.firstSelfPaidFen),
    deductibleFen: joined(Float64Array, parts, (part) => part.deductibleFen),
    reimbursementRatio: joined(BigInt64Array, parts, (part) => part.reimbursementRatio),
  };
}

/** A typed array as far as joining needs it. */
interface Column<Self> {
  readonly length: number;
  set(part: Self, offset: number): void;
}

function joined<Array extends Column<Array>>(
  make: new (length: number) => Array,
  parts: readonly CaseDetails[],
  columnOf: (part: CaseDetails) => Array | undefined,
): Array {
  const columns = parts.map((part) => columnOf(part) ?? new make(0));
  const whole = new make(columns.reduce((length, column) => length + column.length, 0));
  let offset = 0;
  for (const column of columns) {
    whole.set(column, offset);
    offset += column.length;
  }
  return whole;
}
