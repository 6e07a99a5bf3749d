import { type Diagnostic, type DrgError, deepFreeze, isDrgError } from "../primitives/index.js";
import { requireMade, requireTexts } from "../primitives/require-made.js";
import {
  type CatalogFile,
  canBeChosen,
  type EditionFile,
  identityProblems,
  type RulesetCatalog,
  readObject,
  uncheckedEdition,
} from "./catalog.js";
import { placedValues } from "./cited-values.js";
import { inherit } from "./inherit.js";
import { placeFinder } from "./place-finder.js";
import type { GroupTable } from "./printed-groups.js";
import type { JsonObject, JsonValue } from "./read-json.js";
import type { OverriddenValue, Ruleset, ValueOrigin } from "./ruleset.js";
import { IDENTITY_MEMBERS, INHERITED_MEMBERS, rulesetSchema } from "./ruleset-schema.js";
import { rulesetErrors } from "./rulesets-errors.js";
import { schemaProblems } from "./schema-problems.js";
import { throwProblems } from "./throw-problems.js";
import { isVariant, variantOf } from "./variant.js";

/** What loading an edition may need. */
export interface LoadOptions {
  /** the editions that it may extend, and the group tables; default: none */
  readonly catalog?: RulesetCatalog;
  /** how messages call the edition; default `ruleset` */
  readonly file?: string;
}

/** The outcome of a loading that does not throw. */
export type LoadOutcome =
  | { readonly ok: true; readonly ruleset: Ruleset }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };

const NO_CATALOG: RulesetCatalog = { editions: new Map(), tables: new Map() };

/**
 * 加载规则集: reads an edition, composes it with the editions it extends, checks it strictly and freezes it. A file that says no more of itself than what it
 * extends is a variant: the edition named there with the file's values in it.
 *
 * @param source the JSON text of an edition, or the parsed object (which is copied)
 * @throws the code of the first problem (`RULESET_*`), with path; `info.problems` holds all of them
 */
export function loadRuleset(source: string | object, options: LoadOptions = {}): Ruleset {
  const file: CatalogFile = { name: options.file ?? "ruleset", content: source };
  const catalog = options.catalog ?? NO_CATALOG;
  const own = uncheckedEdition(readObject(source, file.name), file);
  if (isVariant(own.json)) return loadVariant(own, catalog);
  try {
    lineageOf(own, catalog);
  } catch (error) {
    if (!isDrgError(error)) throw error;
    throwProblems([asProblem(error), ...identityProblems(own)], own.reference);
  }
  return composeEdition(own, catalog);
}

/** 加载规则集: {@link loadRuleset} without exceptions: the ruleset, or every problem that was found. */
export function safeLoadRuleset(source: string | object, options: LoadOptions = {}): LoadOutcome {
  try {
    return { ok: true, ruleset: loadRuleset(source, options) };
  } catch (error) {
    if (!isDrgError(error)) throw error;
    const listed = error.info.problems;
    if (Array.isArray(listed)) return { ok: false, problems: listed as readonly Diagnostic[] };
    return { ok: false, problems: [asProblem(error)] };
  }
}

function asProblem({ code, path = "", text }: DrgError): Diagnostic {
  return { code, severity: "error", path, message: text };
}

/** @throws as {@link loadRuleset} */
function loadVariant(own: EditionFile, catalog: RulesetCatalog): Ruleset {
  const parent = catalog.editions.get(String(own.json.extends));
  if (parent === undefined) throw notFound(catalog, String(own.json.extends), "extends");
  const composed = composeEdition(parent, catalog);
  return composeEdition({ ...own, reference: own.name, json: variantOf(composed, own) }, catalog, [own.name]);
}

/**
 * 按引用取规则集: the edition of a catalog by `id@version`; an id alone means its latest edition.
 *
 * @throws `RULESET_NOT_FOUND` and the codes of {@link loadRuleset}
 */
export function findRuleset(catalog: RulesetCatalog, reference: string): Ruleset {
  requireMade({ catalog }, "rulesetCatalog()", "editions");
  requireTexts({ reference });
  const edition = catalog.editions.get(reference) ?? latestEdition(catalog, reference);
  if (edition === undefined) throw notFound(catalog, reference);
  return composeEdition(edition, catalog);
}

/** The edition itself and those it extends, the child first. */
function lineageOf(edition: EditionFile, catalog: RulesetCatalog): readonly EditionFile[] {
  const lineage: EditionFile[] = [edition];
  for (let parent = edition.json.extends; typeof parent === "string"; ) {
    const seen = lineage.map((member) => member.reference);
    // Asked before the catalog: the edition that is loaded need not stand in it.
    if (seen.includes(parent)) {
      const cycle = [...seen, parent].join(" -> ");
      throw rulesetErrors.error(
        "RULESET_EXTENDS_CYCLE",
        { cycle },
        { path: "extends", rulesetId: edition.reference },
      );
    }
    const next = catalog.editions.get(parent);
    if (next === undefined) throw notFound(catalog, parent, "extends");
    lineage.push(next);
    parent = next.json.extends;
  }
  return lineage;
}

/**
 * An edition composed with its parents, checked and frozen.
 *
 * @param patches names of what was changed in it; a variant's own
 */
export function composeEdition(
  edition: EditionFile,
  catalog: RulesetCatalog,
  patches: readonly string[] = [],
): Ruleset {
  const lineage = lineageOf(edition, catalog);
  const composed = lineage.map((member) => pick(member.json, INHERITED_MEMBERS)).reduceRight(inherit);
  const json = { ...pick(edition.json, IDENTITY_MEMBERS), ...strange(edition.json), ...composed };
  checkComplete(json, edition);
  return freezeRuleset(json, {
    lineage: lineage.map((member) => member.reference),
    origins: originsOf(composed, lineage),
    groupTable: groupTableOf(edition, catalog),
    patches,
  });
}

/** What a ruleset knows about itself beside the values. */
export interface RulesetHistory {
  readonly lineage: readonly string[];
  readonly origins: readonly ValueOrigin[];
  readonly groupTable: GroupTable | undefined;
  readonly patches: readonly string[];
  readonly overridden?: readonly OverriddenValue[];
}

/** A checked composed edition as a frozen ruleset. */
export function freezeRuleset(json: JsonObject, history: RulesetHistory): Ruleset {
  const { $schema: _schema, extends: _parent, groupTable: _table, ...values } = json;
  const { groupTable, ...known } = history;
  const ruleset = {
    reference: `${json.id}@${json.version}`,
    ...values,
    ...(groupTable && { groupTable }),
    ...known,
  };
  return deepFreeze(ruleset as unknown as Ruleset);
}

/** @throws the code of the first schema problem, with all of them in `info.problems` */
export function checkComplete(json: JsonObject, edition: EditionFile): void {
  const checked = rulesetSchema.safeParse(json);
  if (checked.success) return;
  const about = { schema: rulesetSchema, data: json, placeOf: placeFinder(edition, json) };
  throwProblems(schemaProblems(checked.error.issues, about), edition.reference);
}

function originsOf(composed: JsonObject, lineage: readonly EditionFile[]): readonly ValueOrigin[] {
  const givenBy = new Map<unknown, string>();
  for (const member of lineage) {
    for (const { cited } of placedValues(member.json)) givenBy.set(cited, member.reference);
  }
  return placedValues(composed).map(({ path, cited }) => ({ path, reference: givenBy.get(cited) ?? "" }));
}

function groupTableOf(edition: EditionFile, catalog: RulesetCatalog): GroupTable | undefined {
  if (edition.json.groupTable !== true) return undefined;
  const reference = `${edition.json.id}@${edition.json.version}`;
  const table = catalog.tables.get(reference);
  if (table === undefined) {
    const info = { reference, table: "groups" };
    throw rulesetErrors.error("RULESET_TABLE_MISSING", info, {
      path: "groupTable",
      rulesetId: edition.reference,
    });
  }
  return table as unknown as GroupTable;
}

function latestEdition(catalog: RulesetCatalog, id: string): EditionFile | undefined {
  return [...catalog.editions.values()]
    .filter((edition) => edition.json.id === id && canBeChosen(edition))
    .sort((a, b) => (String(a.json.version) < String(b.json.version) ? 1 : -1))[0];
}

function pick(json: JsonObject, keys: readonly string[]): JsonObject {
  const entries = keys.flatMap((key): [string, JsonValue][] => {
    const value = json[key];
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** Members of an edition file that no ruleset has; kept, so that the check names them. */
function strange(json: JsonObject): JsonObject {
  const known: readonly string[] = [...IDENTITY_MEMBERS, ...INHERITED_MEMBERS];
  return pick(
    json,
    Object.keys(json).filter((key) => !known.includes(key)),
  );
}

function notFound(catalog: RulesetCatalog, reference: string, path = "") {
  const known = [...catalog.editions.keys()].sort().join(", ") || "none";
  return rulesetErrors.error("RULESET_NOT_FOUND", { reference, known }, { path });
}
