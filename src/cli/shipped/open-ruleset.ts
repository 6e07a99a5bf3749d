import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import {
  findRuleset,
  loadRuleset,
  type Ruleset,
  type RulesetCatalog,
  rulesetCatalog,
} from "../../rulesets/index.js";
import { rulesetErrors } from "../../rulesets/rulesets-errors.js";
import { isReadableFile, readTextFile } from "../input/read-text-file.js";
import { packageRoot } from "../package-root.js";
import { NO_CHANGES, type RulesetChanges, withChanges } from "./ruleset-changes.js";

/** A file of a catalog with its text. */
interface NamedText {
  readonly name: string;
  readonly content: string;
}

/** The shipped catalog, once it has been read; its files do not change while the program runs. */
let shipped: RulesetCatalog | undefined;

/** 随附规则集: the editions in `rulesets/regions/` and their group tables. */
export function shippedRulesets(): RulesetCatalog {
  shipped ??= rulesetCatalog(editionFiles(join(packageRoot(), "rulesets", "regions")));
  return shipped;
}

/** Catalogs of one region and what it rests on, by the region's folder, once they have been read. */
const lineages = new Map<string, RulesetCatalog>();

/**
 * The catalog that an edition is composed from: the folder of its id and those of the ids that these extend. What is not there is looked for in the whole
 * catalog, which then says what there is.
 */
function catalogFor(reference: string): RulesetCatalog {
  if (shipped !== undefined) return shipped;
  const [id = "", version] = reference.split("@");
  const lineage = lineages.get(id) ?? rulesetCatalog(lineageFiles(id));
  lineages.set(id, lineage);
  const found = version === undefined ? lineage.editions.size > 0 : lineage.editions.has(reference);
  return found ? lineage : shippedRulesets();
}

/** The files of a region's folder, then those of the regions that they extend. */
function lineageFiles(id: string): readonly NamedText[] {
  const regions = join(packageRoot(), "rulesets", "regions");
  const files = new Map<string, readonly NamedText[]>();
  const waiting = [id];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (files.has(next) || !/^[\w-]+$/.test(next) || !existsSync(join(regions, next))) continue;
    const own = editionFiles(join(regions, next));
    files.set(next, own);
    for (const { content } of own) waiting.push(...(needsOf(content).parent?.split("@").slice(0, 1) ?? []));
  }
  return [...files.values()].flat();
}

/**
 * 打开规则集: a shipped one by `id@version` or `id`, or a file; a file may extend the shipped editions and those in its own
 * folder.
 *
 * @throws `RULESET_NOT_FOUND`, `INPUT_NOT_FOUND`, and what loading an edition, and changing it, throws
 */
export function openRuleset(reference: string, changes: RulesetChanges = NO_CHANGES): Ruleset {
  // The main thread may run other commands, with files that changed.
  if (isFile(reference) && isMainThread) return withChanges(editionOf(reference), changes);
  const of = JSON.stringify([reference, changes]);
  if (last?.of !== of) last = { of, ruleset: withChanges(editionOf(reference), changes) };
  return last.ruleset;
}

/** The edition that was opened last with the changes in it: whoever reads the cases of a run opens the one that settles them. */
let last: { readonly of: string; readonly ruleset: Ruleset } | undefined;

/** Shipped editions that were composed already, by what they were asked for by. */
const composed = new Map<string, Ruleset>();

function editionOf(reference: string): Ruleset {
  if (isFile(reference))
    return loadRuleset(readTextFile(reference), { file: reference, catalog: catalogAround(reference) });
  const edition = composed.get(reference) ?? findRuleset(catalogFor(reference), reference);
  composed.set(reference, edition);
  return edition;
}

/**
 * The shipped editions and, where a file extends another edition than those or has a group table, these from its folder; whatever else lies there is
 * nobody's concern, and what is wrong with it stops nothing.
 */
export function catalogAround(file: string): RulesetCatalog {
  const beside = filesBeside(file);
  return beside === undefined ? shippedRulesets() : rulesetCatalog([...beside.shipped, ...beside.own]);
}

/** 规则集的文件: that of an edition, then those beside it that it rests on. @throws `RULESET_TABLE_AMBIGUOUS` */
export function rulesetFiles(file: string): readonly string[] {
  return [file, ...(filesBeside(file)?.own ?? []).map(({ name }) => name)];
}

/** The shipped files and those beside a file that it rests on; undefined where the shipped editions do. */
function filesBeside(
  file: string,
): { readonly shipped: readonly NamedText[]; readonly own: readonly NamedText[] } | undefined {
  const text = readTextFile(file);
  const { parent, groupTable } = needsOf(text);
  if (!groupTable && (parent === undefined || shippedRulesets().editions.has(parent))) return undefined;
  const shippedFiles = editionFiles(join(packageRoot(), "rulesets", "regions"));
  const known = new Set(
    [file, ...shippedFiles.map(({ name }) => join(packageRoot(), name))].map((one) => resolve(one)),
  );
  const beside = jsonFiles(dirname(file), false).filter(
    ({ name, content }) => !known.has(resolve(name)) && looksLikeEdition(content),
  );
  return { shipped: shippedFiles, own: lineageBeside({ name: file, content: text }, beside) };
}

/**
 * What a file rests on of those beside it: its group table, the edition that it extends, and so on from there. Of several tables of one edition, as of two
 * drafts of it, the one that is called after the file is its own.
 *
 * @throws `RULESET_TABLE_AMBIGUOUS`
 */
function lineageBeside(file: NamedText, beside: readonly NamedText[]): readonly NamedText[] {
  const others = new Set(beside.map(identified));
  const found: Identified[] = [];
  const waiting = [identified(file)];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const asked = (name: string | undefined, by: string | undefined) => name !== undefined && name === by;
    const tables = [...others].filter(({ tableOf }) => next.groupTable && asked(tableOf, next.edition));
    const parents = [...others].filter(({ edition }) => asked(edition, next.parent));
    for (const one of [...tableFor(next, tables), ...parents]) {
      others.delete(one);
      found.push(one);
      waiting.push(one);
    }
  }
  return found;
}

/** The table of an edition's file among those of its edition; none where it has none. */
function tableFor({ name, edition = "" }: Identified, tables: readonly Identified[]): readonly Identified[] {
  const own = resolve(name.replace(/\.json$/, ".groups.json"));
  const called = tables.filter((table) => resolve(table.name) === own);
  if (called.length > 0 || tables.length < 2) return called.length > 0 ? called : tables;
  const info = { reference: edition, files: tables.map((table) => table.name), own };
  throw rulesetErrors.error("RULESET_TABLE_AMBIGUOUS", info, { path: "groupTable" });
}

/** A file with the edition that it is and what this extends, or whose group table it is; of a text that is no JSON neither can be said. */
interface Identified extends NamedText {
  readonly edition?: string;
  readonly tableOf?: string;
  readonly parent: string | undefined;
  readonly groupTable: boolean;
}

function identified(file: NamedText): Identified {
  const needs = needsOf(file.content);
  try {
    const { id, version, edition } = JSON.parse(file.content);
    const name = typeof edition === "string" ? { tableOf: edition } : { edition: `${id}@${version}` };
    return { ...file, ...needs, ...name };
  } catch {
    return { ...file, ...needs };
  }
}

/** Whether a reference names a file rather than an edition. */
export function isFile(reference: string): boolean {
  return reference.endsWith(".json");
}

/** Shipped files, by their place in the package. */
function editionFiles(folder: string): NamedText[] {
  return jsonFiles(folder, true).map(({ name, content }) => ({
    name: relative(packageRoot(), name),
    content,
  }));
}

function jsonFiles(folder: string, deep: boolean): NamedText[] {
  return readdirSync(folder, { recursive: deep, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .sort()
    .map((name) => join(folder, name))
    .filter(isReadableFile)
    .map((file) => ({ name: file, content: readTextFile(file) }));
}

/** What an edition needs beside itself; the loader says what is wrong with a text that is none. */
function needsOf(text: string): { readonly parent: string | undefined; readonly groupTable: boolean } {
  const parent = /"extends"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  return { parent, groupTable: /"groupTable"\s*:\s*true/.test(text) };
}

/** Whether a JSON file in a user's folder is an edition or a group table, not something else that lies there. */
function looksLikeEdition(content: string): boolean {
  const head = content.slice(0, 20_000);
  return /"effective"\s*:/.test(head) && /"version"\s*:/.test(head)
    ? true
    : /"edition"\s*:/.test(head) && /"columns"\s*:/.test(head);
}
