import { CASE_TABLE } from "../../cases/fields/case-fields.js";
import type { LocalizedText } from "../../primitives/index.js";

/** What rules ask for beside the fields of a record: parts of them, and what grouping and weighing found. */
const FOUND: Readonly<Record<string, LocalizedText>> = {
  principalDiagnosis: { zh: "主要诊断", en: "principal diagnosis" },
  principalProcedure: { zh: "主要手术操作", en: "principal procedure" },
  adrg: { zh: "核心病组（ADRG）", en: "core group (ADRG)" },
  mdc: { zh: "主要诊断大类（MDC）", en: "major diagnostic category (MDC)" },
  relativeWeight: { zh: "权重", en: "weight" },
  groupAverageCost: { zh: "病组例均费用", en: "average cost of the group" },
  drgPayment: { zh: "按病组结算的金额", en: "payment by group" },
  caseClass: { zh: "病例分类（须由结算判定）", en: "class of the case (told by settling)" },
  paymentUnit: { zh: "支付单元（须有机构文件）", en: "payment unit (needs the hospitals file)" },
};

/** 缺项的说法: a field or fact by its title; one that has none by its own name. */
export function factWords(name: string): LocalizedText {
  const fields: Readonly<Record<string, { readonly title: LocalizedText }>> = CASE_TABLE.fields;
  return fields[name]?.title ?? FOUND[name] ?? { zh: name, en: name };
}
