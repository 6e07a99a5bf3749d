import { CODE_PLACES, type CodePlace, type Condition, type ListReference } from "./condition.js";

/** 条件所用列表: calls `visit` for every list a condition refers to, in the order of writing. */
export function visitLists(
  condition: Condition,
  visit: (place: CodePlace, reference: ListReference) => void,
): void {
  if (typeof condition === "string") return;
  if ("all" in condition) for (const part of condition.all) visitLists(part, visit);
  else if ("any" in condition) for (const part of condition.any) visitLists(part, visit);
  else if ("not" in condition) visitLists(condition.not, visit);
  else {
    const places = condition as Readonly<Partial<Record<CodePlace, ListReference>>>;
    for (const place of CODE_PLACES) {
      const reference = places[place];
      if (reference !== undefined) visit(place, reference);
    }
  }
}
