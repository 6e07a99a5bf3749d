import { CASE_TABLE } from "../../cases/fields/case-fields.js";
import type { Field } from "../../cases/fields/field.js";
import { DECIMAL, TEXT } from "../../cases/fields/field-types.js";
import { HOSPITAL_ID } from "../../cases/fields/shared-fields.js";
import { type RowKind, rowKindOf } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import { type BesideFields, besideFields } from "../columns/beside-fields.js";

/** What a row says beside, which nothing here rests on. */
const BESIDE = [
  "status",
  "codesInDoubt",
  "caseClass",
  "multiple",
  "coefficient",
  "pricing",
  "paymentUnit",
  "unsettledCost",
  "reason",
] as const;

/** 病例结果行: a row of `cases.jsonl`, as far as a hospital checks it. */
export interface OutcomeRow extends BesideFields<(typeof BESIDE)[number]> {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly drg?: string;
  readonly basePoints?: Decimal;
  readonly points?: Decimal;
  readonly payment?: Decimal;
  readonly fundPayment?: Decimal;
  readonly settlement?: string;
}

const decimal = (zh: string, en: string): Field<Decimal> => ({ title: { zh, en }, type: DECIMAL });
const text = (zh: string, en: string): Field<string> => ({ title: { zh, en }, type: TEXT });
/** 病例结果行类型. */
export const outcomeRows: RowKind<OutcomeRow> = rowKindOf<OutcomeRow>({
  name: "OutcomeRow",
  title: { zh: "病例结果", en: "outcome of a case" },
  fields: {
    caseId: CASE_TABLE.fields.caseId as Field<string>,
    hospitalId: HOSPITAL_ID,
    drg: text("DRG编码", "DRG"),
    basePoints: decimal("基准点数", "base points"),
    points: decimal("病例点数", "points"),
    payment: decimal("病例结算金额", "payment"),
    fundPayment: decimal("病例统筹支付", "fund payment"),
    settlement: text("结算状态", "settlement"),
    ...besideFields(BESIDE),
  },
  required: ["caseId"],
});
