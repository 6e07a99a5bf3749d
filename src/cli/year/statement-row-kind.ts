import type { Field } from "../../cases/fields/field.js";
import { DECIMAL, TEXT, whole } from "../../cases/fields/field-types.js";
import { BUDGET_UNIT, HOSPITAL_ID, INSURANCE_TYPE, POOLING_AREA } from "../../cases/fields/shared-fields.js";
import { type InsuranceType, RECORD_LIMITS, type RowKind, rowKindOf } from "../../cases/index.js";
import { Decimal, type LocalizedText } from "../../primitives/index.js";
import { type StatementLine, statementColumns } from "../../settlement/index.js";

/** 公示清单行: a row of `statement.csv`, under either method; an empty cell is an amount that is not known. */
export interface HospitalStatementRow {
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
  readonly retention?: Decimal;
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

function amount(name: keyof HospitalStatementRow): Field<Decimal> {
  return { title: titleOf(name), type: DECIMAL, names: [titleOf(name).zh] };
}

function count(name: keyof HospitalStatementRow): Field<number> {
  return {
    title: titleOf(name),
    type: whole(RECORD_LIMITS.worth, "cases", ["例"]),
    names: [titleOf(name).zh],
  };
}

/** 清单文件行: a row of a hospital, or what a ledger sets aside, which names no hospital and has little else. */
type StatementFileRow = Partial<HospitalStatementRow> &
  Pick<HospitalStatementRow, "insuranceType" | "poolingArea" | "cases"> & { readonly reserved?: Decimal };

/** Whether a row is of a hospital. */
export function isOfHospital(row: StatementFileRow): row is HospitalStatementRow {
  return row.hospitalId !== undefined && row.itemTotalCost !== undefined && row.unsettledCases !== undefined;
}

/** 公示清单行类型. */
export const statementFileRows: RowKind<StatementFileRow> = rowKindOf<StatementFileRow>({
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
    retention: amount("retention"),
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

/** The line of a statement that a row says: by points where it has them, or else by rate. */
export function statementLine({
  itemFundPayment,
  drgTotalCost,
  drgFundPayment,
  balance,
  unsettledCost,
  ...row
}: HospitalStatementRow): StatementLine {
  const amounts = {
    itemFundPayment: itemFundPayment ?? null,
    drgTotalCost: drgTotalCost ?? null,
    drgFundPayment: drgFundPayment ?? null,
    balance: balance ?? null,
    unsettledCost: unsettledCost ?? null,
  };
  const {
    basePoints,
    settledPoints,
    costPerPoint,
    totalWeight,
    rate,
    casesByItem,
    clearingCoefficient,
    ...rest
  } = row;
  if (settledPoints !== undefined && costPerPoint !== undefined) {
    return {
      ...rest,
      ...amounts,
      unit: "points",
      basePoints: basePoints ?? NOTHING,
      settledPoints,
      costPerPoint,
    };
  }
  return {
    ...{ ...rest, ...amounts, unit: "rate" as const },
    totalWeight: totalWeight ?? NOTHING,
    rate: rate ?? NOTHING,
    casesByItem: casesByItem ?? 0,
    ...(clearingCoefficient && { clearingCoefficient }),
  };
}

const NOTHING = new Decimal(0);
