import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { RowKind } from "../../cases/index.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import type { Engine, TakenCases, TakenHistory } from "../../engine/index.js";
import type { CodeFindings } from "../../grouping/index.js";
import { compareText, type Diagnostic, type LocalizedText } from "../../primitives/index.js";
import { figuresBasis } from "../area/kept-cases.js";
import type { TakenBefore, TakenFile } from "../area/take-cases.js";
import { cliErrors } from "../cli-errors.js";
import { isReadableFile } from "../input/read-text-file.js";
import { packageVersion } from "../package-root.js";
import { fileDigest } from "../results/file-digest.js";
import { isRecordRole, RECORD_ROLES, type RecordRole, type RowRole } from "../results/record-roles.js";
import { MANIFEST } from "../results/result-files.js";
import { valuesNow } from "../results/values-now.js";
import type { InputDigest } from "../results/workspace.js";
import type { RowsBefore } from "../rows/read-rows.js";
import type { RejectedRows } from "../rows/rejected-rows.js";
import { rulesetNow } from "../shipped/ruleset-now.js";
import type { Terminal } from "../terminal.js";
import { joinPartFiles } from "./join-part-files.js";
import { partErrors } from "./part-errors.js";
import { type PartFile, readPartFile } from "./part-file.js";
import { keptRows } from "./part-rows.js";
import { type Part, type PartSummary, readPart } from "./part-summary.js";
import { type CountedParts, countedParts } from "./shared-records.js";

/** 各部分: parts that were counted alike, none of them twice, in an order of their own. */
export class Parts {
  /** in the order of what they hold, whatever order they were given in */
  readonly all: readonly [Part, ...Part[]];
  readonly #counted: ReadonlyMap<RecordRole, CountedParts>;

  /**
   * @param folders each that of a part, or one that holds folders of parts
   * @throws `PARTS_NONE`, `PARTS_DIFFER`, `PART_TWICE`, `PARTS_OVERLAP`, and what reading a part throws
   */
  constructor(folders: readonly string[]) {
    const parts = folders.flatMap(partFolders).map(readPart);
    parts.sort((one, other) => compareText(keyOf(one), keyOf(other)));
    const [first, ...others] = parts;
    if (first === undefined) throw partErrors.error("PARTS_NONE", { folder: folders.join(", ") });
    for (const other of others) refuseDifferent(first, other);
    refuseTwice(parts);
    this.all = [first, ...others];
    this.#counted = new Map(RECORD_ROLES.map((role) => [role, countedParts(parts, role)]));
  }

  /** What all parts were counted under. */
  get shared(): Part {
    return this.all[0];
  }

  /** The parts that hold any row, by digest. */
  get digests(): readonly string[] {
    return this.all.flatMap(({ parts }) => parts).sort(compareText);
  }

  /** The files of records of all parts; by role, then by name. */
  get records(): readonly InputDigest[] {
    return RECORD_ROLES.flatMap((role) =>
      this.having(role)
        .flatMap((part) => part.inputs.filter((input) => input.role === role))
        .sort((one, other) => compareText(one.file, other.file) || compareText(one.sha256, other.sha256)),
    );
  }

  /** The roles of which any part has a file. */
  get roles(): readonly RecordRole[] {
    return RECORD_ROLES.filter((role) => this.having(role).length > 0);
  }

  /** The parts whose file of a role counts: a file that several were given is one, and counts once. */
  having(role: RecordRole): readonly Part[] {
    return this.#counted.get(role)?.parts ?? [];
  }

  /** What is to be told of files that several parts were given. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#counted.values()].flatMap(({ diagnostics }) => diagnostics);
  }

  /** What all parts keep of a role, as one file. @throws what reading a part's file throws */
  file(role: RecordRole): PartFile {
    return joinPartFiles(this.#files(role));
  }

  *#files(role: RecordRole): Generator<PartFile> {
    for (const part of this.having(role)) {
      const file = readPartFile(part, role);
      if (file !== undefined) yield file;
    }
  }

  /** Cases that the parts took in as columns; undefined where no part has any file of the role. */
  taken<Taken extends TakenHistory = TakenCases>(role: RecordRole): TakenBefore<Taken> | undefined {
    if (!this.roles.includes(role)) return undefined;
    return {
      handOver: async (rejected) => {
        const file = this.file(role);
        await noteLeftOut(file, rejected);
        const { taken } = file;
        if (taken === undefined) throw cliErrors.error("INPUT_NOT_COLUMNS", { file: this.shared.folder });
        return taken as TakenFile<Taken>;
      },
    };
  }

  /** The same for a role without which nothing can be counted. @throws `PARTS_WITHOUT` */
  needed<Taken extends TakenHistory = TakenCases>(role: RecordRole): TakenBefore<Taken> {
    const taken = this.taken<Taken>(role);
    if (taken === undefined) throw partErrors.error("PARTS_WITHOUT", { role });
    return taken;
  }

  /** Rows that the parts kept, each with what else was kept of it; undefined where no part has any file of the role. */
  rows<Row, Kept = AuditGrouping>(
    role: RowRole,
    kind: RowKind<Row>,
    terminal: Terminal,
  ): RowsBefore<Row, Kept> | undefined {
    if (!this.roles.includes(role)) return undefined;
    return {
      handOver: async (rejected, use) => {
        const file = this.file(role);
        for (const part of this.having(role)) {
          for await (const [row, kept] of keptRows<Row, Kept>(part, role, kind, terminal)) {
            const done = use(row, kept);
            if (done instanceof Promise) await done;
          }
        }
        await noteLeftOut(file, rejected);
        return file.counts;
      },
    };
  }

  /** The same for a role without which nothing can be counted. @throws `PARTS_WITHOUT` */
  neededRows<Row>(role: RowRole, kind: RowKind<Row>, terminal: Terminal): RowsBefore<Row, AuditGrouping> {
    const rows = this.rows<Row>(role, kind, terminal);
    if (rows === undefined) throw partErrors.error("PARTS_WITHOUT", { role });
    return rows;
  }

  /** What was said of the codes of the cases whose rows the parts kept. */
  get codes(): readonly CodeFindings[] {
    const { codes } = this.file("cases");
    return codes ? [codes] : [];
  }

  /**
   * Where the files that all parts share are now: what the caller says, or else where they lay.
   *
   * @throws `INPUT_MOVED`, `INPUT_NOT_FOUND`, `INPUT_NOT_AS_RECORDED`
   */
  sharedFiles(moved: MovedFiles): SharedFiles {
    const { folder, inputs } = this.shared;
    const { values, further } = valuesNow(inputs, moved.values);
    const [other] = further;
    if (other !== undefined) {
      throw existsSync(other)
        ? cliErrors.error("INPUT_NOT_AS_RECORDED", { file: other, folder })
        : cliErrors.error("INPUT_NOT_FOUND", { file: other });
    }
    const others = inputs.filter(
      ({ role }) => role !== "values" && role !== "ruleset" && !isRecordRole(role),
    );
    const found = [...values, ...others].map(({ role, file: before, sha256 }) => {
      const now = role === "values" ? undefined : moved[role as Exclude<keyof MovedFiles, "values">];
      const file = now ?? before;
      if (!existsSync(file)) {
        throw now === undefined
          ? cliErrors.error("INPUT_MOVED", { file, folder, option: role })
          : cliErrors.error("INPUT_NOT_FOUND", { file });
      }
      if (fileDigest(file) !== sha256) throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
      return [role, file] as const;
    });
    const fileOf = new Map(found);
    return {
      values: values.map(({ file }) => file),
      hospitals: fileOf.get("hospitals"),
      budget: fileOf.get("budget"),
      groups: fileOf.get("groups"),
      coefficients: fileOf.get("coefficients"),
      contracts: fileOf.get("contracts"),
      settled: fileOf.get("settled"),
    };
  }

  /** What the ruleset of all parts is opened by now; what it says is compared by {@link requireBasis}. */
  ruleset(given: string | undefined): string {
    const { inputs, asked } = this.shared;
    return rulesetNow({ inputs, ruleset: { reference: asked } }, given).reference;
  }

  /** Refuses to finish what another program, or the edition with other values, has begun. @throws `PARTS_OF_ANOTHER` */
  requireBasis(engine: Engine): void {
    const { basis, engine: by, folder } = this.shared;
    if (basis === figuresBasis(engine)) return;
    throw partErrors.error("PARTS_OF_ANOTHER", { folder, made: by.version, now: packageVersion() });
  }
}

/** Files that every part was counted with, as they are now. */
export interface SharedFiles {
  readonly hospitals: string | undefined;
  readonly budget: string | undefined;
  readonly groups: string | undefined;
  readonly coefficients: string | undefined;
  readonly contracts: string | undefined;
  /** the cases of the settlement that `monitor` was told of */
  readonly settled: string | undefined;
  readonly values: readonly string[];
}

/** The same as the caller says it: what has not moved is left out. */
export type MovedFiles = { readonly [Role in keyof Omit<SharedFiles, "values">]?: string | undefined } & Pick<
  SharedFiles,
  "values"
>;

/** Tells a run of what the parts left out. */
export async function noteLeftOut(file: PartFile, rejected: RejectedRows): Promise<void> {
  const { rejections, counts } = file;
  await rejected.add(rejections);
  rejected.noteBefore(file, counts.rejected - rejections.length);
}

/** A folder that is no result stands for the folders in it; hidden ones are those of runs that were stopped. */
function partFolders(folder: string): readonly string[] {
  if (isReadableFile(join(folder, MANIFEST))) return [folder];
  const entries = readEntries(folder);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  if (folders.length === 0) throw partErrors.error("PARTS_NONE", { folder });
  return folders.map(({ name }) => join(folder, name));
}

function readEntries(folder: string) {
  if (!existsSync(folder)) throw cliErrors.error("FOLDER_NOT_FOUND", { folder });
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw partErrors.error("PARTS_NONE", { folder });
  }
}

function keyOf({ parts, folder: _folder, ...summary }: Part): string {
  return JSON.stringify([parts, summary]);
}

/** What must be the same in all parts, what differs most visibly first. */
const SETTINGS: readonly (readonly [LocalizedText, (summary: PartSummary) => unknown])[] = [
  [{ zh: "命令", en: "command" }, ({ command }) => command],
  [{ zh: "程序版本", en: "version of the program" }, ({ engine }) => engine.version],
  [{ zh: "规则集", en: "ruleset" }, ({ ruleset }) => ruleset.reference],
  ...smallInput("values", { zh: "地方参数文件", en: "values file" }),
  ...smallInput("budget", { zh: "预算", en: "budget" }),
  ...smallInput("hospitals", { zh: "机构文件", en: "hospitals file" }),
  ...smallInput("groups", { zh: "病组表", en: "group table" }),
  ...smallInput("coefficients", { zh: "差异系数表", en: "table of coefficients" }),
  ...smallInput("contracts", { zh: "签约名单", en: "list of contracts" }),
  ...smallInput("settled", { zh: "结算结果", en: "settlement" }),
  [{ zh: "取值日期", en: "day whose values count" }, ({ ruleset }) => ruleset.on],
  [{ zh: "分组方案", en: "grouping scheme" }, ({ scheme }) => scheme],
  [{ zh: "选项", en: "options" }, ({ options }) => JSON.stringify(options)],
  [{ zh: "规则集内容", en: "content of the ruleset" }, ({ basis }) => basis.slice(0, SHOWN_DIGITS)],
];

/** Digits of a digest that a message shows. */
const SHOWN_DIGITS = 12;

function smallInput(role: string, name: LocalizedText): [LocalizedText, (summary: PartSummary) => unknown][] {
  const digestsOf = ({ inputs }: PartSummary) =>
    inputs.filter((input) => input.role === role).map(({ sha256 }) => sha256.slice(0, SHOWN_DIGITS));
  return [[name, (summary) => digestsOf(summary).join("+") || "-"]];
}

function refuseDifferent(part: Part, other: Part): void {
  for (const [what, settingOf] of SETTINGS) {
    const [one, another] = [String(settingOf(part)), String(settingOf(other))];
    if (one === another) continue;
    const folders = { folder: part.folder, other: other.folder };
    throw partErrors.error("PARTS_DIFFER", { ...folders, what, one, another });
  }
}

function refuseTwice(parts: readonly Part[]): void {
  const seen = new Map<string, string>();
  for (const { folder, parts: own } of parts) {
    for (const digest of own) {
      const other = seen.get(digest);
      if (other !== undefined) throw partErrors.error("PART_TWICE", { folder, other });
      seen.set(digest, folder);
    }
  }
}
