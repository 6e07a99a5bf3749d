import { statesBelow } from "./cited-values.js";
import type { JsonObject, JsonValue } from "./read-json.js";
import type { RulesetDocument } from "./ruleset.js";

/** 以改动为出处: what an edition says, with a document among its own that stands for a change of that name, where a value cites it. */
export function withDocument(json: JsonObject, name: string, known: readonly RulesetDocument[]): JsonObject {
  const cites = statesBelow(json).some(({ cited }) => cited.source?.document === name);
  if (!cites || known.some(({ key }) => key === name)) return json;
  const own = Array.isArray(json.documents) ? json.documents : [];
  return { ...json, documents: [...own, { key: name, title: name, seen: "none" } satisfies JsonValue] };
}
