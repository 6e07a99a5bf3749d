import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { repeatedKey } from "chs-drg";
import { loadCodeDictionary, loadCrosswalk, loadScheme } from "chs-drg/grouping";
import {
  findRuleset,
  loadRuleset,
  parseScheme,
  type Ruleset,
  type RulesetCatalog,
  rulesetCatalog,
} from "chs-drg/rulesets";
import { serverError } from "../messages/server-errors.js";
import { codesFile, editionFiles, schemeIndex, shippedScheme } from "./library-files.js";
import type { Shelf, ShelvedCodes, ShelvedScheme } from "./shelf.js";

/** What the operator asks to be loaded; plain data, so that every thread loads the same. */
export interface ShelfOptions {
  /** `id@version` or `.json` files, or `all`; default: the national schemes and those of the loaded editions */
  readonly schemes?: readonly string[] | undefined;
  /** `id@version` or `.json` files, or `all`; default: every shipped edition */
  readonly rulesets?: readonly string[] | undefined;
  readonly acceptUnfit?: boolean | undefined;
}

/** Schemes that are loaded though no edition names them: the national ones that a city may still use. */
const NATIONAL = ["chs-drg@1.1", "chs-drg@2.0", "chs-drg@3.0"];

/**
 * 打开书架: loads the schemes, editions and code tables of a server.
 *
 * @throws the first error of what is asked for: `SCHEME_NOT_LOADED`, `OPTION_FILE_UNREADABLE`, `SCHEME_UNFIT`, `RULESET_SCHEME_ABSENT` and the codes
 *   of loading schemes and editions
 */
export function openShelf({ schemes, rulesets, acceptUnfit = false }: ShelfOptions = {}): Shelf {
  const catalog = rulesetCatalog(editionFiles());
  const editions = new Map<string, Ruleset>();
  const shipped = [...catalog.editions.keys()];
  const asked = (rulesets ?? ["all"]).flatMap((reference) => (reference === "all" ? shipped : [reference]));
  for (const reference of asked) {
    const ruleset = isFile(reference)
      ? loadRuleset(readText(reference), { file: reference, catalog: catalogAround(reference) })
      : findRuleset(catalog, reference);
    editions.set(ruleset.reference, ruleset);
  }
  const wanted =
    schemes === undefined
      ? [...new Set([...NATIONAL, ...[...editions.values()].flatMap(schemesOf)])]
      : schemes.flatMap((reference) => (reference === "all" ? usableSchemes(acceptUnfit) : [reference]));
  const shelved = new Map<string, ShelvedScheme>();
  for (const reference of wanted) {
    const scheme = isFile(reference) ? ownScheme(reference) : libraryScheme(reference, acceptUnfit);
    shelved.set(scheme.compiled.reference, scheme);
  }
  return { schemes: shelved, rulesets: editions, catalog, codes: openCodes() };
}

/** The shipped editions, and what an edition of the operator's may need beside its own file: group tables, and editions that it extends. */
function catalogAround(file: string): RulesetCatalog {
  const folder = dirname(file);
  const shipped = editionFiles();
  const known = rulesetCatalog(shipped).editions;
  const beside = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== basename(file))
    .sort()
    .map((name) => ({ name: join(folder, name), content: readText(join(folder, name)) }))
    .filter(({ content }) => isNeeded(content, known));
  return rulesetCatalog([...shipped, ...beside]);
}

/** Whether a file that lies beside an edition is a group table, or an edition that is not shipped. */
function isNeeded(content: string, known: RulesetCatalog["editions"]): boolean {
  const { columns, edition, id, version, effective } = objectIn(content);
  if (columns !== undefined) return edition !== undefined;
  return version !== undefined && effective !== undefined && !known.has(`${id}@${version}`);
}

/** What a JSON text holds; nothing where it is none, for much else may lie in a folder. */
function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The shipped schemes that an edition groups with at some time: what it prescribes, or what stands in where that is not shipped. */
function schemesOf({ reference, scheme }: Ruleset): string[] {
  const shipped = new Set(schemeIndex().map((entry) => entry.reference));
  const named = [scheme.prescribed, scheme.standIn].flatMap((cited) =>
    cited === undefined ? [] : "history" in cited ? cited.history.map(({ value }) => value) : [cited.value],
  );
  const held = named.filter((value): value is string => value !== null && shipped.has(value));
  if (held.length > 0) return held;
  throw serverError("RULESET_SCHEME_ABSENT", { ruleset: reference, scheme: named[0] ?? "" });
}

function usableSchemes(acceptUnfit: boolean): string[] {
  return schemeIndex()
    .filter(({ standing }) => acceptUnfit || standing.kind !== "unfit")
    .map(({ reference }) => reference);
}

function libraryScheme(reference: string, acceptUnfit: boolean): ShelvedScheme {
  const entry = schemeIndex().find((known) => known.reference === reference);
  const file = shippedScheme(reference);
  if (entry === undefined || file === undefined) {
    const loaded = schemeIndex().map((known) => known.reference);
    throw serverError("SCHEME_NOT_SHIPPED", { reference, shipped: loaded.join(", ") }, "--schemes");
  }
  if (entry.standing.kind === "unfit" && !acceptUnfit) throw serverError("SCHEME_UNFIT", { reference });
  return { compiled: loadScheme(file, shippedScheme), title: entry.title, entry };
}

/** A scheme that the operator wrote. */
function ownScheme(file: string): ShelvedScheme {
  const text = readText(file);
  const json = parsed(text, file);
  const twice = repeatedKey(text, json);
  if (twice !== undefined) throw serverError("REQUEST_KEY_TWICE", { key: twice }, `${file}: ${twice}`);
  const compiled = loadScheme(parseScheme(json), shippedScheme);
  return { compiled, title: compiled.scheme.title };
}

function openCodes(): ShelvedCodes {
  const crosswalk = loadCrosswalk(codesFile("icd-10-yb.from-gl"), codesFile("icd-9-cm-3-yb.from-gl"));
  const dictionary = loadCodeDictionary(codesFile("icd-10-yb"), codesFile("icd-9-cm-3-yb"), crosswalk);
  return { dictionary, crosswalk };
}

function isFile(reference: string): boolean {
  return reference.endsWith(".json");
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw serverError("OPTION_FILE_UNREADABLE", { file });
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw serverError("OPTION_FILE_UNREADABLE", { file });
  }
}
