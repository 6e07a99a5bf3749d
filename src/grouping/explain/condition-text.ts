import type { LocalizedText } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import type { ListReference } from "../condition-forms.js";
import { takeCondition } from "../take-condition.js";

/** The codes that a list reference of an entry stands for. */
export type CodesOf = (reference: ListReference) => readonly string[];

/** 条件释义: a condition in words, with the first codes of every list it names. */
export function describeCondition(condition: Condition, codesOf: CodesOf): LocalizedText {
  const { kind, operand } = takeCondition(condition);
  const part = (inner: Condition) => describeCondition(inner, codesOf);
  const nested = (inner: Condition) => {
    const text = part(inner);
    const combined = takeCondition(inner).kind.form === "conditions";
    return combined ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  };
  return kind.text(operand, { codes: codesOf, part, nested });
}
