import type { Condition } from "./condition.js";
import type { CodePlace, ListReference } from "./condition-forms.js";
import { leavesOf } from "./fold-condition.js";
import { takeCondition } from "./take-condition.js";

/** 条件所用列表: calls `visit` for every list a condition refers to, in the order of writing. */
export function visitLists(
  condition: Condition,
  visit: (place: CodePlace, reference: ListReference) => void,
): void {
  for (const leaf of leavesOf(condition)) {
    const { kind, operand } = takeCondition(leaf);
    const list = kind.list(operand);
    if (list !== undefined) visit(list.place, list.reference);
  }
}

/** Whether a condition asks for a procedure that counts as an operation, whichever it is. */
export function asksForAnyOperation(condition: Condition): boolean {
  let asks = false;
  visitLists(condition, (_, reference) => {
    asks ||= reference === "@validProcedures";
  });
  return asks;
}
