import type { Hospital, InpatientCase } from "../../cases/index.js";
import { stayOf } from "../../cases/length-of-stay.js";
import type { Decimal } from "../../primitives/index.js";
import type { CoefficientTable } from "../coefficient/coefficient-value.js";
import type { GroupedAs } from "../columns/history-columns-builder.js";
import type { GroupTable } from "../groups/group-table.js";
import type { MeasuredFacts, TraitFacts } from "../parameters/class-conditions.js";

/** 计点所依据的表: what cases are weighed with. */
export interface WeighTables {
  readonly groups: GroupTable;
  readonly coefficients: CoefficientTable;
  readonly hospitals: ReadonlyMap<string, Hospital>;
}

/** 计点所依据的病例信息: the facts of a case that weighing reads. */
export interface CaseFacts extends GroupedAs, TraitFacts, MeasuredFacts {
  readonly caseId: string;
  readonly hospitalId?: string | undefined;
  readonly datesReversed: boolean;
  /** 支付标准: what multiples are measured against where the edition says so; the settlement supplies it */
  readonly paymentStandard?: Decimal | undefined;
}

/** The facts of a record. */
export function caseFacts(
  record: InpatientCase,
  grouped: GroupedAs,
  extra: Pick<CaseFacts, "readmitted" | "paymentStandard"> = {},
): CaseFacts {
  const { admissionDate, dischargeDate } = record;
  return {
    caseId: record.caseId,
    hospitalId: record.hospitalId,
    drg: grouped.drg,
    status: grouped.status,
    careType: record.careType,
    lengthOfStayDays: stayOf(record),
    datesReversed:
      admissionDate !== undefined && dischargeDate !== undefined && dischargeDate < admissionDate,
    totalCost: record.totalCost,
    marks: record.marks,
    ...extra,
  };
}
