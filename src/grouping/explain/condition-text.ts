import type { LocalizedText } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import type { TextContext } from "../condition-kind.js";
import { takeCondition } from "../take-condition.js";

/** What the lists of an entry hold, and what they are called. */
export type ListWords = Pick<TextContext<Condition>, "codes" | "title">;

/** 条件释义: a condition in words, with the name and the first codes of every list it refers to. */
export function describeCondition(condition: Condition, lists: ListWords): LocalizedText {
  const { kind, operand } = takeCondition(condition);
  const part = (inner: Condition) => describeCondition(inner, lists);
  const nested = (inner: Condition) => {
    const text = part(inner);
    const combined = takeCondition(inner).kind.form === "conditions";
    return combined ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  };
  return kind.text(operand, { ...lists, part, nested });
}
