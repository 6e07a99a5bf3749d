import { addUnder } from "../../primitives/grouped-by.js";
import type { LocalizedText } from "../../primitives/index.js";
import type { CodeLists, ComplicationTables } from "../scheme.js";
import { byTableName, sortedCodes } from "./codes-and-conditions.js";
import type { ProblemLog } from "./import-problems.js";
import type { DocumentComplication, SchemeDocument } from "./scheme-document.js";

/** The table of complications that name no exclusion table. */
const NO_EXCLUSION_TABLE = "none";

/** `7-12` -> `12`, `2-3-12` -> `12`: what all names begin with is the number of the appendix and no part of the table's name. */
function tableNames(printed: readonly (string | null)[]): (name: string | null) => string {
  const parts = [...new Set(printed)].flatMap((name) => (name === null ? [] : [name.split(/[-.]/)]));
  const last = new Set(parts.map((names) => names.at(-1)));
  const shorten = last.size === parts.length || new Set(parts.map((names) => names.length)).size > 1;
  return (name) => {
    if (name === null) return NO_EXCLUSION_TABLE;
    return shorten ? (name.split(/[-.]/).at(-1) ?? name) : name;
  };
}

/** 合并症表: the appendices of a document as the tables of a scheme. */
export function complicationsOf(document: SchemeDocument, log: ProblemLog): ComplicationTables {
  const tableName = tableNames([
    ...document.exclusions.map(({ table }) => table),
    ...[...document.mcc, ...document.cc].map(({ table }) => table),
  ]);
  const exclusions = new Map<string, string[]>();
  for (const { table, codes } of document.exclusions) {
    const name = tableName(table);
    exclusions.set(name, [...(exclusions.get(name) ?? []), ...codes]);
  }
  const tables = {
    mcc: byTable(document.mcc, tableName, log),
    cc: byTable(document.cc, tableName, log),
    exclusions: inOrder(exclusions),
  };
  const named = new Set([...Object.keys(tables.mcc), ...Object.keys(tables.cc)]);
  named.delete(NO_EXCLUSION_TABLE);
  for (const table of named) {
    if (!exclusions.has(table)) log.add("exclusions", "error", "IMPORT_TABLE_MISSING", { table });
  }
  return tables;
}

function byTable(
  rows: readonly DocumentComplication[],
  tableName: (printed: string | null) => string,
  log: ProblemLog,
): CodeLists {
  const tableOf = new Map<string, string>();
  for (const { code, table, place } of rows) {
    const name = tableName(table);
    const known = tableOf.get(code);
    if (known === undefined) tableOf.set(code, name);
    else if (known !== name)
      log.at(place, "warning", "IMPORT_COMPLICATION_TWICE", { code, tables: bothTables(known, name) });
  }
  const lists = new Map<string, string[]>();
  for (const [code, table] of tableOf) addUnder(lists, table, code);
  return inOrder(lists);
}

function bothTables(...names: readonly string[]): LocalizedText {
  const said = (none: string) => names.map((name) => (name === NO_EXCLUSION_TABLE ? none : name));
  return { zh: said("无").join("、"), en: said("none").join(", ") };
}

function inOrder(lists: ReadonlyMap<string, readonly string[]>): CodeLists {
  const names = [...lists.keys()].sort(byTableName);
  return Object.fromEntries(names.map((name) => [name, sortedCodes(lists.get(name) ?? [])]));
}
