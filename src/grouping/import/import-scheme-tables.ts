import { addUnder } from "../../primitives/grouped-by.js";
import type { LocalizedText } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import type { Condition } from "../condition.js";
import type { AdrgEntry, AdrgKind, CodeLists, Drg, Mdc, Scheme } from "../scheme.js";
import { type ImportOptions, schemeHead } from "./build-scheme.js";
import { allOf, sortedCodes } from "./codes-and-conditions.js";
import { drgsByName } from "./drgs-by-name.js";
import { ProblemLog } from "./import-problems.js";
import type { ImportedScheme } from "./import-scheme-text.js";
import { readNameClauses } from "./name-clauses.js";
import { kindByCode, NATIONAL_CONVENTIONS, type SchemeConventions } from "./national-conventions.js";
import { readTable, type TableRow } from "./read-table.js";

/** The tables of a scheme; each is `NAME.csv` or `NAME.json`. */
export const SCHEME_TABLES = [
  "mdc",
  "adrg",
  "drg",
  "lists",
  "mcc",
  "cc",
  "exclusions",
  "body-sites",
  "valid-procedures",
] as const;

const KINDS: readonly string[] = ["pre", "surgical", "procedure", "medical"];

/**
 * 导入方案表格: reads a scheme from tables. Rows are in order of trial. A condition is the JSON of the scheme format; where the
 * cell is empty, an MDC or ADRG asks for its lists `diagnoses` and `procedures` at the principal position, and a DRG for what
 * its name states.
 *
 * @param files text of the tables by file name, e.g. `adrg.csv`
 */
export function importSchemeTables(
  files: Readonly<Record<string, string>>,
  options: Omit<ImportOptions, "supplement">,
): ImportedScheme {
  requireMade({ files }, "{ [file]: text }");
  requireMade({ options }, "ImportOptions");
  const log = new ProblemLog();
  const scheme = new TablesReader(files, options, log).scheme();
  return { scheme, problems: log.problems, coverage: [] };
}

class TablesReader {
  private readonly conventions: SchemeConventions;
  private readonly lists = new Map<string, Record<string, string[]>>();
  private readonly reported = new Set<string>();

  constructor(
    private readonly files: Readonly<Record<string, string>>,
    private readonly options: Omit<ImportOptions, "supplement">,
    private readonly log: ProblemLog,
  ) {
    this.conventions = options.conventions ?? NATIONAL_CONVENTIONS;
    for (const { cells, path } of this.rows("lists")) {
      const { owner = "", list = "diagnoses", code = "" } = cells;
      if (owner === "" || code === "") {
        this.unreadable(path, { zh: "所属组或编码为空", en: "owner or code is empty" });
      } else {
        this.listOf(owner, list).push(code);
      }
    }
  }

  scheme(): Scheme {
    const adrgs = this.adrgs();
    const mdcs = this.rows("mdc").map((row) => this.mdc(row, adrgs));
    return {
      ...schemeHead(this.options, this.conventions),
      validProcedures: sortedCodes(this.rows("valid-procedures").map(({ cells }) => cells.code ?? "")),
      bodySites: this.grouped("body-sites", "site"),
      complications: {
        mcc: this.grouped("mcc", "table"),
        cc: this.grouped("cc", "table"),
        exclusions: this.grouped("exclusions", "table"),
      },
      mdcs,
    };
  }

  private mdc(row: TableRow, adrgs: readonly (AdrgEntry & { readonly mdc: string })[]): Mdc {
    const { code = "", name = "", kind } = row.cells;
    const pre = kind === undefined || kind === "" ? this.conventions.preMdcs.includes(code) : kind === "pre";
    const besides = this.conventions.mdcConditions[code];
    const derived = allOf([this.byLists(code), ...(besides === undefined ? [] : [besides])]);
    return {
      code,
      name,
      kind: pre ? "pre" : "normal",
      condition: this.condition(row) ?? derived,
      ...this.ownLists(code),
      adrgs: adrgs.filter(({ mdc }) => mdc === code).map(({ mdc: _mdc, ...entry }) => entry),
    };
  }

  private adrgs(): (AdrgEntry & { readonly mdc: string })[] {
    const drgs = this.rows("drg");
    const entries = this.rows("adrg").map((row) => this.adrg(row, drgs));
    const known = new Set(entries.flatMap(({ id, code }) => [id, code]));
    for (const { cells } of drgs) {
      const adrg = cells.adrg || (cells.code ?? "").slice(0, 3);
      if (!known.has(adrg))
        this.log.add("drg", "error", "IMPORT_DRG_WITHOUT_GROUP", { drg: cells.code ?? "" });
    }
    return entries;
  }

  private adrg(row: TableRow, drgs: readonly TableRow[]): AdrgEntry & { readonly mdc: string } {
    const { code = "", name = "" } = row.cells;
    const id = row.cells.id || code;
    const mdc = row.cells.mdc || `MDC${code.charAt(0)}`;
    const own = drgs.filter(({ cells }) => [id, code].includes(cells.adrg || (cells.code ?? "").slice(0, 3)));
    if (own.length === 0) this.log.add(row.path, "error", "IMPORT_GROUP_WITHOUT_DRG", { group: id });
    return {
      mdc,
      id,
      code,
      name,
      kind: this.kind(row, this.conventions.preMdcs.includes(mdc)),
      condition: this.condition(row) ?? this.byLists(id),
      ...this.ownLists(id),
      drgs: this.drgs(name, own),
    };
  }

  private kind(row: TableRow, pre: boolean): AdrgKind {
    const { kind = "", code = "" } = row.cells;
    if (KINDS.includes(kind)) return kind as AdrgKind;
    if (kind !== "") this.unreadable(row.path, { zh: `种类“${kind}”`, en: `kind ${kind}` });
    return kindByCode(code, pre);
  }

  /** DRGs whose condition is given keep their place in the table; if none is, all are read from their names. */
  private drgs(adrgName: string, rows: readonly TableRow[]): readonly Drg[] {
    const given = rows.map((row) => this.condition(row));
    if (given.every((condition) => condition === undefined)) {
      const named = rows.map(({ cells, path }) => ({
        code: cells.code ?? "",
        name: cells.name ?? "",
        place: { part: path, page: null, line: 0 },
      }));
      const clauses = readNameClauses(adrgName);
      return drgsByName({ name: adrgName, clauses }, named, this.conventions.robotAssistance, this.log);
    }
    return rows.map(({ cells, path }, index) => {
      const condition = given[index];
      if (condition === undefined)
        this.log.add(path, "error", "IMPORT_GROUP_WITHOUT_CONDITION", { group: cells.code ?? "" });
      const open: Condition = { notTranscribed: `${cells.code} ${cells.name}` };
      return { code: cells.code ?? "", name: cells.name ?? "", condition: condition ?? open };
    });
  }

  private condition(row: TableRow): Condition | undefined {
    const { condition = "" } = row.cells;
    if (condition === "") return undefined;
    if (/^[a-zA-Z]+$/.test(condition)) return condition as Condition;
    try {
      return JSON.parse(condition) as Condition;
    } catch {
      this.unreadable(row.path, { zh: `条件“${condition}”`, en: `condition ${condition}` });
      return { notTranscribed: condition };
    }
  }

  /** Both lists where both are given; a group without lists has no condition that could be read. */
  private byLists(owner: string): Condition {
    const lists = this.lists.get(owner) ?? {};
    const tests: Condition[] = [
      ...(lists.diagnoses === undefined ? [] : [{ principalDiagnosis: "diagnoses" }]),
      ...(lists.procedures === undefined ? [] : [{ principalProcedure: "procedures" }]),
    ];
    const others = Object.keys(lists).filter((name) => name !== "diagnoses" && name !== "procedures");
    if (tests.length > 0 && others.length === 0) return allOf(tests);
    if (owner === "MDCA") return "always";
    this.log.add(owner, "error", "IMPORT_GROUP_WITHOUT_CONDITION", { group: owner });
    return { notTranscribed: owner };
  }

  private ownLists(owner: string): { readonly lists?: CodeLists } {
    const lists = this.lists.get(owner);
    if (lists === undefined) return {};
    return {
      lists: Object.fromEntries(Object.entries(lists).map(([name, codes]) => [name, sortedCodes(codes)])),
    };
  }

  private listOf(owner: string, list: string): string[] {
    const own = this.lists.get(owner) ?? {};
    this.lists.set(owner, own);
    own[list] ??= [];
    return own[list];
  }

  private grouped(table: string, column: string): CodeLists {
    const lists = new Map<string, string[]>();
    for (const { cells, path } of this.rows(table)) {
      const { code = "" } = cells;
      const name = cells[column] ?? "";
      if (code === "" || name === "") {
        this.unreadable(path, { zh: `编码或“${column}”为空`, en: `code or ${column} is empty` });
      } else {
        addUnder(lists, name, code);
      }
    }
    return Object.fromEntries([...lists].map(([name, codes]) => [name, sortedCodes(codes)]));
  }

  private rows(table: string): readonly TableRow[] {
    const file = Object.keys(this.files).find((name) => name === `${table}.csv` || name === `${table}.json`);
    const text = file === undefined ? undefined : this.files[file];
    if (file === undefined || text === undefined) {
      if (table !== "body-sites" && !this.reported.has(table))
        this.log.add(table, "warning", "IMPORT_PART_MISSING", {
          part: { zh: `表格 ${table}`, en: `table ${table}` },
        });
      this.reported.add(table);
      return [];
    }
    return readTable(file, text, this.log);
  }

  private unreadable(path: string, reason: LocalizedText): void {
    this.log.add(path, "error", "IMPORT_ROW_UNREADABLE", { reason });
  }
}
