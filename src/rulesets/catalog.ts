import type { Diagnostic } from "../primitives/index.js";
import { requireIterables } from "../primitives/require-made.js";
import { isJsonObject } from "./cited-values.js";
import { type PlaceFinder, placeFinder } from "./place-finder.js";
import { plainCopy } from "./plain-copy.js";
import { type JsonObject, type JsonValue, readJson } from "./read-json.js";
import { editionIdentitySchema, groupTableSchema } from "./ruleset-schema.js";
import { rulesetErrors } from "./rulesets-errors.js";
import { schemaProblems } from "./schema-problems.js";
import { throwProblems } from "./throw-problems.js";
import { OBJECT } from "./values/form-words.js";

/** A file of a catalog: an edition or its group table, as text or already parsed. */
export interface CatalogFile {
  /** how messages call it, e.g. its path */
  readonly name: string;
  readonly content: string | object;
}

/** An edition as its file holds it: its own members only, nothing inherited. */
export interface EditionFile {
  readonly name: string;
  readonly reference: string;
  readonly json: JsonObject;
  /** the text it was read from, for line numbers */
  readonly text?: string;
}

/** 规则集目录: the editions and tables that can be resolved and extended, by `id@version`. */
export interface RulesetCatalog {
  readonly editions: ReadonlyMap<string, EditionFile>;
  readonly tables: ReadonlyMap<string, JsonObject>;
}

/**
 * 建立目录: reads edition files and group tables. What an edition inherits is composed later, by `loadRuleset`.
 *
 * @throws the codes of `readJson`, `RULESET_UNKNOWN_KEY` and its like for a wrong identity, `RULESET_DUPLICATE_EDITION`
 */
export function rulesetCatalog(files: Iterable<CatalogFile>): RulesetCatalog {
  requireIterables({ files });
  const editions = new Map<string, EditionFile>();
  const tables = new Map<string, JsonObject>();
  for (const file of files) {
    const json = readObject(file.content, file.name);
    if ("columns" in json) {
      addTable(tables, json, file.name);
      continue;
    }
    const edition = editionFile(json, file);
    const earlier = editions.get(edition.reference);
    if (earlier !== undefined) {
      const info = { reference: edition.reference, first: earlier.name, second: edition.name };
      throw rulesetErrors.error("RULESET_DUPLICATE_EDITION", info, { path: "version" });
    }
    editions.set(edition.reference, edition);
  }
  return { editions, tables };
}

/** Whether an edition may be chosen by its region and day, or by its id alone; one that is found by its reference only may not. */
export function canBeChosen({ json }: EditionFile): boolean {
  return json.byReferenceOnly !== true;
}

function editionFile(json: JsonObject, file: CatalogFile): EditionFile {
  const edition = uncheckedEdition(json, file);
  throwProblems(identityProblems(edition));
  return edition;
}

/**
 * 核对规则集身份: refuses what an edition that is yet to be written says about itself in another form than can be loaded.
 *
 * @param placeOf how a member was said, for messages
 * @throws as {@link rulesetCatalog}
 */
export function checkIdentity(edition: object, placeOf: PlaceFinder): void {
  throwProblems(
    identityProblems(uncheckedEdition(readObject(edition, ""), { name: "", content: edition }), placeOf),
  );
}

/** An edition file that nobody has checked yet. */
export function uncheckedEdition(json: JsonObject, file: CatalogFile): EditionFile {
  return {
    name: file.name,
    reference: `${json.id}@${json.version}`,
    json,
    ...(typeof file.content === "string" && { text: file.content }),
  };
}

/** What is wrong with what an edition says about itself. */
export function identityProblems(edition: EditionFile, placeOf?: PlaceFinder): readonly Diagnostic[] {
  const checked = editionIdentitySchema.safeParse(edition.json);
  if (checked.success) return [];
  return schemaProblems(checked.error.issues, {
    schema: editionIdentitySchema,
    data: edition.json,
    // To find places reads the text once more: only where there is a problem.
    placeOf: placeOf ?? placeFinder(edition),
  });
}

function addTable(tables: Map<string, JsonObject>, json: JsonObject, name: string): void {
  const checked = groupTableSchema.safeParse(json);
  if (!checked.success) {
    throwProblems(
      schemaProblems(checked.error.issues, { schema: groupTableSchema, data: json, placeOf: () => name }),
    );
  }
  tables.set(String(json.edition), json);
}

/** The object that a file holds. */
export function readObject(content: string | object, name: string): JsonObject {
  const value = typeof content === "string" ? readJson(content, { file: name }) : plainCopy(content, name);
  if (isJsonObject(value)) return value;
  throw notAnObject(value, name, { path: "" });
}

/** Says that something else stands where an object does. */
export function notAnObject(
  value: JsonValue,
  file: string,
  place: { readonly path: string; readonly rulesetId?: string },
) {
  const info = { file, found: JSON.stringify(value), expected: OBJECT };
  return rulesetErrors.error("RULESET_INVALID_VALUE", info, place);
}
