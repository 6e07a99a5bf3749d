import type { Field } from "../../cases/fields/field.js";
import { DECIMAL, TEXT, whole } from "../../cases/fields/field-types.js";
import { BUDGET_UNIT, HOSPITAL_ID, INSURANCE_TYPE, POOLING_AREA } from "../../cases/fields/shared-fields.js";
import { type InsuranceType, RECORD_LIMITS, type RowKind, rowKindOf } from "../../cases/index.js";
import type { Decimal, LocalizedText } from "../../primitives/index.js";
import { statementColumns } from "../../settlement/index.js";

/** 公示清单行: a row of `statement.csv`, under either method; an empty cell is an amount that is not known. */
export interface StatementRow {
  readonly hospitalId: string;
  readonly insuranceType: InsuranceType;
  readonly poolingArea: string;
  readonly budgetUnit?: string;
  readonly cases: number;
  readonly basePoints?: Decimal;
  readonly settledPoints?: Decimal;
  readonly costPerPoint?: Decimal;
  readonly totalWeight?: Decimal;
  readonly rate?: Decimal;
  readonly casesByItem?: number;
  readonly clearingCoefficient?: Decimal;
  readonly itemTotalCost: Decimal;
  readonly itemFundPayment?: Decimal;
  readonly drgTotalCost?: Decimal;
  readonly drgFundPayment?: Decimal;
  readonly balance?: Decimal;
  readonly depositWithheld?: Decimal;
  readonly unsettledCases: number;
  readonly unsettledCost?: Decimal;
}

const TITLES = new Map(
  [...statementColumns("points"), ...statementColumns("rate")].map(({ field, title }) => [field, title]),
);

const RESERVED: LocalizedText = { zh: "暂留金额", en: "reserved" };

function titleOf(name: string): LocalizedText {
  return TITLES.get(name) ?? { zh: name, en: name };
}

function amount(name: keyof StatementRow): Field<Decimal> {
  return { title: titleOf(name), type: DECIMAL, names: [titleOf(name).zh] };
}

function count(name: keyof StatementRow): Field<number> {
  return {
    title: titleOf(name),
    type: whole(RECORD_LIMITS.worth, "cases", ["例"]),
    names: [titleOf(name).zh],
  };
}

/** 清单文件行: a row of a hospital, or what a ledger sets aside, which names no hospital and has little else. */
type StatementFileRow = Partial<StatementRow> &
  Pick<StatementRow, "insuranceType" | "poolingArea" | "cases"> & { readonly reserved?: Decimal };

/** Whether a row is of a hospital. */
export function isOfHospital(row: StatementFileRow): row is StatementRow {
  return row.hospitalId !== undefined && row.itemTotalCost !== undefined && row.unsettledCases !== undefined;
}

/** 公示清单行类型. */
export const statementRows: RowKind<StatementFileRow> = rowKindOf<StatementFileRow>({
  name: "StatementRow",
  title: { zh: "结算清单", en: "statement" },
  fields: {
    hospitalId: HOSPITAL_ID,
    insuranceType: INSURANCE_TYPE,
    poolingArea: POOLING_AREA,
    budgetUnit: { ...BUDGET_UNIT, type: TEXT },
    cases: count("cases"),
    basePoints: amount("basePoints"),
    settledPoints: amount("settledPoints"),
    costPerPoint: amount("costPerPoint"),
    totalWeight: amount("totalWeight"),
    rate: amount("rate"),
    casesByItem: count("casesByItem"),
    clearingCoefficient: amount("clearingCoefficient"),
    itemTotalCost: amount("itemTotalCost"),
    itemFundPayment: amount("itemFundPayment"),
    drgTotalCost: amount("drgTotalCost"),
    drgFundPayment: amount("drgFundPayment"),
    balance: amount("balance"),
    depositWithheld: amount("depositWithheld"),
    unsettledCases: count("unsettledCases"),
    unsettledCost: amount("unsettledCost"),
    reserved: { title: RESERVED, type: DECIMAL, names: [RESERVED.zh] },
  },
  required: ["insuranceType", "poolingArea", "cases"],
});
