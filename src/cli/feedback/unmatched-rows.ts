import { CASE_TABLE } from "../../cases/fields/case-fields.js";
import type { Field } from "../../cases/fields/field.js";
import { list, TEXT } from "../../cases/fields/field-types.js";
import { HOSPITAL_ID } from "../../cases/fields/shared-fields.js";
import { type RowKind, rowKindOf } from "../../cases/index.js";

/** 未匹配行: a row of `unmatched.jsonl` of `match`. */
export interface UnmatchedRow {
  readonly side: string;
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly reason: string;
  readonly fields?: readonly string[];
}

const text = (zh: string, en: string): Field<string> => ({ title: { zh, en }, type: TEXT });

/** 未匹配行类型. */
export const unmatchedRows: RowKind<UnmatchedRow> = rowKindOf<UnmatchedRow>({
  name: "UnmatchedRow",
  title: { zh: "未匹配", en: "unmatched row" },
  fields: {
    side: text("来源", "side"),
    caseId: CASE_TABLE.fields.caseId as Field<string>,
    hospitalId: HOSPITAL_ID,
    reason: text("原因", "reason"),
    fields: { title: { zh: "所涉字段", en: "fields concerned" }, type: list(TEXT) },
  },
  required: ["side", "caseId", "reason"],
});
