import { isCitedValue } from "../primitives/index.js";
import { isJsonObject, itemName } from "./cited-values.js";
import { EDITION_DECLARATIONS } from "./edition-values.js";
import type { JsonValue } from "./read-json.js";

/** A path that no change may take, and the value that it leads into, where it leads into one. */
export interface ClosedPath {
  readonly value: string | undefined;
}

/**
 * 不可改的路径: whether a path leads past what an edition says to what it is or where it was read: its header, its documents, or a part of a cited value or of a
 * citation. A number changed alone would keep the unit, the clause and the status of the text that never said it.
 */
export function closedPath(edition: object, path: string): ClosedPath | undefined {
  const steps = path.split(".");
  if (!Object.hasOwn(EDITION_DECLARATIONS, steps[0] ?? "")) return { value: undefined };
  let node: unknown = edition;
  for (const [index, step] of steps.entries()) {
    if (isCitedValue(node)) return { value: steps.slice(0, index).join(".") };
    if (
      isJsonObject(node) &&
      "source" in node &&
      "status" in node &&
      (step === "source" || step === "status")
    )
      return { value: undefined };
    node = memberAt(node, step);
  }
  return undefined;
}

/** 列表中的位置: where the item stands that a step of a path names, by its name or index; -1 where none does. */
export function placeInList(list: readonly JsonValue[], step: string): number {
  return list.findIndex((item, index) => itemName(item) === step || String(index) === step);
}

/** 成员: what a step of a path leads to; items of lists by name or index. */
export function memberAt(node: unknown, step: string): unknown {
  if (Array.isArray(node)) return node[placeInList(node, step)];
  return isJsonObject(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}
