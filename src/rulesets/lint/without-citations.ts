import { type CivilDate, citedOn } from "../../primitives/index.js";
import { isCitedValue, isJsonObject } from "../cited-values.js";

/** 去掉出处: a part of an edition with each cited value as it stands on a day, so that two parts that say the same are the same text. */
export function withoutCitations(node: unknown, on: CivilDate): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutCitations(item, on));
  if (isCitedValue(node)) return citedOn(node, on).value;
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, withoutCitations(member, on)]));
}
