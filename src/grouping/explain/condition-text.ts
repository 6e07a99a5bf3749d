import type { LocalizedText } from "../../primitives/index.js";
import {
  CODE_PLACES,
  type CodePlace,
  type Condition,
  type ListReference,
  NUMBER_FIELDS,
  type NumberField,
  type NumberTest,
} from "../condition.js";
import { NUMBER_NAMES } from "./case-edit.js";

/** The codes that a list reference of an entry stands for. */
export type CodesOf = (reference: ListReference) => readonly string[];

const PLACE_NAMES: Readonly<Record<CodePlace, LocalizedText>> = {
  principalDiagnosis: { zh: "主要诊断", en: "the principal diagnosis" },
  otherDiagnosis: { zh: "某一其他诊断", en: "an other diagnosis" },
  anyDiagnosis: { zh: "任一诊断", en: "any diagnosis" },
  principalProcedure: { zh: "主要手术操作", en: "the main procedure" },
  otherProcedure: { zh: "某一其他手术操作", en: "an other procedure" },
  anyProcedure: { zh: "任一手术操作", en: "any procedure" },
};

const PLAIN: Readonly<Record<string, LocalizedText>> = {
  always: { zh: "无条件", en: "always" },
  never: { zh: "从不", en: "never" },
  mcc: {
    zh: "有未被排除的严重合并症或并发症（MCC）",
    en: "there is a severe complication (MCC) that is not excluded",
  },
  cc: { zh: "有未被排除的合并症或并发症（CC）", en: "there is a complication (CC) that is not excluded" },
  secondBodySite: {
    zh: "另一诊断与主要诊断不在同一创伤部位",
    en: "another diagnosis lies in a different body site than the principal one",
  },
};

const SHOWN_CODES = 5;

/** 条件释义: a condition in words, with the first codes of every list it names. */
export function describeCondition(condition: Condition, codesOf: CodesOf): LocalizedText {
  if (typeof condition === "string") return PLAIN[condition] ?? { zh: condition, en: condition };
  if ("all" in condition) return joined(condition.all, codesOf, "，且", " and ");
  if ("any" in condition) return joined(condition.any, codesOf, "，或", " or ");
  if ("not" in condition) {
    const inner = describeCondition(condition.not, codesOf);
    return { zh: `并非（${inner.zh}）`, en: `not (${inner.en})` };
  }
  if ("anyDiagnosisStartsWith" in condition) {
    const prefix = condition.anyDiagnosisStartsWith;
    return { zh: `有以 ${prefix} 开头的诊断`, en: `a diagnosis begins with ${prefix}` };
  }
  if ("sex" in condition) {
    return { zh: `性别为${condition.sex === "male" ? "男" : "女"}`, en: `sex is ${condition.sex}` };
  }
  if ("dischargeDisposition" in condition) {
    const values = condition.dischargeDisposition.join(", ");
    return { zh: `离院方式为 ${values}`, en: `the discharge disposition is ${values}` };
  }
  if ("department" in condition) {
    const values = condition.department.join(", ");
    return { zh: `科别为 ${values}`, en: `the department is ${values}` };
  }
  if ("notTranscribed" in condition) {
    return {
      zh: `条件未转录：${condition.notTranscribed}`,
      en: `not transcribed: ${condition.notTranscribed}`,
    };
  }
  const place = CODE_PLACES.find((name) => Object.hasOwn(condition, name));
  if (place !== undefined) {
    return placeText(place, (condition as Readonly<Record<CodePlace, ListReference>>)[place], codesOf);
  }
  const field = NUMBER_FIELDS.find((name) => Object.hasOwn(condition, name));
  if (field === undefined) return { zh: JSON.stringify(condition), en: JSON.stringify(condition) };
  return numberText(field, (condition as Readonly<Record<NumberField, NumberTest>>)[field]);
}

function joined(parts: readonly Condition[], codesOf: CodesOf, zh: string, en: string): LocalizedText {
  const texts = parts.map((part) => {
    const text = describeCondition(part, codesOf);
    const nested = typeof part === "object" && ("all" in part || "any" in part);
    return nested ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  });
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}

function placeText(place: CodePlace, reference: ListReference, codesOf: CodesOf): LocalizedText {
  const codes = codesOf(reference);
  const shown = codes.slice(0, SHOWN_CODES).join(", ");
  const more = codes.length > SHOWN_CODES;
  const name = PLACE_NAMES[place];
  return {
    zh: `${name.zh}属于列表（${codes.length} 个编码：${shown}${more ? " …" : ""}）`,
    en: `${name.en} is in the list (${codes.length} codes: ${shown}${more ? " …" : ""})`,
  };
}

function numberText(field: NumberField, test: NumberTest): LocalizedText {
  const name = NUMBER_NAMES[field] ?? { zh: field, en: field };
  const bounds = Object.entries(test).map(([sign, value]) => `${sign} ${value}`);
  return { zh: `${name.zh} ${bounds.join(" 且 ")}`, en: `${name.en} ${bounds.join(" and ")}` };
}
