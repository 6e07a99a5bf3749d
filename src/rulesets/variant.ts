import { type CitedValue, excerpt, isCitedValue } from "../primitives/index.js";
import type { EditionFile } from "./catalog.js";
import { isJsonObject } from "./cited-values.js";
import { withDocument } from "./patch-document.js";
import { type JsonObject, type JsonValue, joinPath } from "./read-json.js";
import type { Ruleset } from "./ruleset.js";
import { IDENTITY_MEMBERS } from "./ruleset-schema.js";

/** Members that a cited value may have; an object without any of them, in the place of one, is a bare value. */
const CITED_KEYS = ["value", "unit", "source", "status", "history"];

/** 变式: whether a file is no edition of its own: it says what it extends, and neither id nor version. */
export function isVariant(json: JsonObject): boolean {
  return typeof json.extends === "string" && json.id === undefined && json.version === undefined;
}

/**
 * What a variant file comes to as an edition file: the header is its parent's where it says nothing else, and a bare value in the place of a cited one keeps
 * the unit, is cited as the file and counts as assumed.
 */
export function variantOf(parent: Ruleset, { json, name }: EditionFile): JsonObject {
  const composed = parent as unknown as JsonObject;
  const header = Object.fromEntries(
    IDENTITY_MEMBERS.flatMap((key) => {
      const value = composed[key];
      return value === undefined ? [] : [[key, key === "groupTable" ? true : value]];
    }),
  );
  const { extends: reference, ...values } = json;
  const cited = citeBare(composed, values, { name, path: "" }) as JsonObject;
  const title = titleOf(parent, name);
  return { ...header, title, ...withDocument(cited, name, parent.documents), extends: reference ?? "" };
}

/** What a variant is called that says no title of its own: its parent, changed by the file. */
function titleOf({ title }: Ruleset, name: string): { readonly zh: string; readonly en: string } {
  const file = excerpt(name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1));
  return { zh: `${title.zh}（按 ${file} 改动）`, en: `${title.en} (changed by ${file})` };
}

interface Place {
  readonly name: string;
  readonly path: string;
}

function citeBare(parent: JsonValue | undefined, child: JsonValue, { name, path }: Place): JsonValue {
  if (child === null) return child;
  if (isCitedValue(parent)) {
    return isJsonObject(child) && CITED_KEYS.some((key) => key in child)
      ? child
      : whatIf(parent, child, { name, path });
  }
  if (isJsonObject(parent) && isJsonObject(child)) {
    const members = Object.entries(child).map(([key, member]) => [
      key,
      citeBare(parent[key], member, { name, path: joinPath(path, key) }),
    ]);
    return Object.fromEntries(members);
  }
  return child;
}

/** 试算取值: a bare value in the place of a cited one: same unit, cited as the change of that name, assumed. */
export function whatIf(old: CitedValue<unknown>, value: JsonValue, { name, path }: Place): JsonObject {
  return { value, unit: old.unit, source: { document: name, clause: path }, status: "assumed" };
}
