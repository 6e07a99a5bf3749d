import { GroupDraft } from "./group-draft.js";
import type { ProblemLog } from "./import-problems.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { PRINCIPAL_DIAGNOSIS } from "./list-role.js";
import { readLogic } from "./logic-expression.js";
import { continuesLogic, namesOneList } from "./logic-line.js";
import { bareText, tidyName } from "./plain-text.js";
import {
  BODY_SITE,
  CLAIMED_LOGIC,
  GROUP_CELL,
  type LineKind,
  LOGIC_WORDS,
  logicText,
  RULE_WORDS,
  type RuleLine,
  recogniseLine,
} from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { DocumentGroup, DocumentList, DocumentMdc } from "./scheme-document.js";
import type { SourceLine, TextPlace } from "./text-part.js";

/** The groups of a document. */
export interface DocumentGroups {
  readonly mdcs: readonly DocumentMdc[];
  readonly adrgs: readonly DocumentGroup[];
  readonly drgs: readonly DocumentGroup[];
}

/** 病组部分: reads the lines of the MDCs, ADRGs and DRGs. A catalogue that only names them and the details may come in any order. */
export function readGroups(
  lines: readonly SourceLine[],
  log: ProblemLog,
  grammar: LineGrammar = NATIONAL_GRAMMAR,
): DocumentGroups {
  const reader = new GroupsReader(lines, log, grammar);
  return reader.read();
}

class GroupsReader {
  private readonly mdcs = new Map<string, GroupDraft>();
  private readonly sites = new Map<string, DocumentList[]>();
  private readonly adrgs = new Map<string, GroupDraft>();
  private readonly drgs = new Map<string, GroupDraft>();
  private part = "";
  private mdc: string | undefined;
  private group: GroupDraft | undefined;
  /** the MDC whose heading was the last heading: a list right below it is its own */
  private chapter: GroupDraft | undefined;
  /** the group whose name the last line gave, so that the next may continue it */
  private named: GroupDraft | undefined;
  private site: string | undefined;
  /** of the last line that said anything */
  private page: string | null = null;
  /** the last line was a code alone, so that the next is its name */
  private inCells = false;
  private prose: { first: SourceLine; lines: number } | undefined;
  private lost: SourceLine | undefined;

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly log: ProblemLog,
    private readonly grammar: LineGrammar,
  ) {}

  read(): DocumentGroups {
    for (let index = 0; index < this.lines.length; index++) {
      const line = this.lines[index];
      if (line === undefined) continue;
      index += this.readLine(line, this.lines.slice(index + 1, index + 4));
      this.page = this.lines[index]?.place.page ?? null;
    }
    this.closeRuns();
    return {
      mdcs: [...this.mdcs.values()].map((draft) => ({
        ...draft.finish(),
        sites: this.sites.get(draft.code) ?? [],
      })),
      adrgs: [...this.adrgs.values()].map((draft) => draft.finish()),
      drgs: [...this.drgs.values()].map((draft) => draft.finish()),
    };
  }

  /** Reads a line; returns how many of the following lines it took with it. */
  private readLine(line: SourceLine, following: readonly SourceLine[]): number {
    if (line.place.part !== this.part) this.beginPart(line.place.part);
    // A logic line may name a code: `主要诊断以 D40.000 开头`.
    if (CLAIMED_LOGIC.test(bareText(line.text))) {
      this.closeRuns();
      return this.readLogicLine(line, following);
    }
    const { codes, malformed } = scanCodes(line.text);
    if (codes.length > 0 || malformed.length > 0) {
      this.readHeadingBefore(line, codes[0]?.begin ?? line.text.indexOf(malformed[0] ?? ""));
      this.readCodes(line, codes, malformed);
      this.inCells = line.text.trim() === codes[0]?.code;
      return 0;
    }
    const cell = this.inCells;
    this.inCells = false;
    const [next] = following;
    if (GROUP_CELL.test(line.text) && next !== undefined && scanCodes(next.text).codes.length === 0)
      return 1 + this.readLine({ ...line, text: `${line.text} ${next.text}` }, following.slice(1));
    const kind = recogniseLine(line.text, this.grammar);
    if (kind === undefined) {
      // Behind a code that stood alone on its line comes its name.
      if (!this.readSite(line, next, cell) && !cell) this.readRest(line);
      return 0;
    }
    this.closeRuns();
    if (kind.line === "mdc" && kind.code === this.mdc && this.isOverleaf(line, next)) return 0;
    if (kind.line === "logic" || namesOneList(kind, line, following[0]))
      return this.readLogicLine(line, following);
    this.readKnown(kind, line);
    return 0;
  }

  /** `包含以下主要诊断：A01.002+G01* 伤寒性脑膜炎`: a heading in front of its first code, or of what should be one. */
  private readHeadingBefore(line: SourceLine, begin: number): void {
    const text = line.text.slice(0, begin).trim();
    if (/[:：]$|^[和或]$/.test(text)) this.readLine({ ...line, text }, [line]);
  }

  /** Whether the name of the chapter stands at the head of a page, and the group above goes on. */
  private isOverleaf({ place }: SourceLine, next: SourceLine | undefined): boolean {
    if (this.group === undefined) return false;
    const listGoesOn =
      this.group.list !== undefined && next !== undefined && scanCodes(next.text).codes.length > 0;
    return listGoesOn || this.page !== place.page;
  }

  private beginPart(part: string): void {
    this.closeRuns();
    this.part = part;
    this.mdc = undefined;
    this.group = undefined;
    this.chapter = undefined;
    this.named = undefined;
    this.site = undefined;
  }

  private readCodes(
    line: SourceLine,
    codes: ReturnType<typeof scanCodes>["codes"],
    malformed: readonly string[],
  ): void {
    this.named = undefined;
    for (const text of malformed) this.log.at(line.place, "error", "IMPORT_CODE_UNREADABLE", { text });
    const list = this.group?.list ?? this.implicitList(line, codes);
    if (list === undefined) {
      this.lost ??= line;
      return;
    }
    for (const { code, kind } of codes) {
      const own = this.group?.listFor(kind);
      if (own !== undefined) own.codes.push(code);
      else this.log.at(line.place, "error", "IMPORT_KIND_MISMATCH", { code, heading: list.heading });
    }
  }

  /**
   * Codes right under the heading of an MDC or of its table, without a heading of their own, are its principal diagnoses.
   */
  private implicitList(
    line: SourceLine,
    codes: ReturnType<typeof scanCodes>["codes"],
  ): ReturnType<GroupDraft["listFor"]> {
    const group = this.group ?? this.chapter;
    const [first] = codes;
    if (group === undefined || !this.mdcs.has(group.code) || group.hasRules) return undefined;
    if (first?.kind !== "diagnosis" || first.begin > CODE_FIRST) return undefined;
    // A row that names an exclusion table belongs to an appendix whose caption was not recognised.
    if (line.text.search(this.grammar.references) >= 0) return undefined;
    this.group = group;
    return group.addList("主要诊断", PRINCIPAL_DIAGNOSIS, line.place);
  }

  /** A line without a code and without a known word: the rest of a name, prose, or a rule that is not understood. */
  private readRest(line: SourceLine): void {
    const bare = bareText(line.text);
    const list = this.group?.list;
    const words = list !== undefined && list.codes.length > 0 ? RULE_WORDS : LOGIC_WORDS;
    if (this.group !== undefined && (words.test(bare) || list?.codes.length === 0)) {
      this.unreadable(line);
    } else if (this.named !== undefined) {
      this.named.name = tidyName(`${this.named.name}${line.text}`);
    } else if (list === undefined) {
      this.prose ??= { first: line, lines: 0 };
      this.prose.lines++;
    }
  }

  private readKnown(kind: Exclude<LineKind, { line: "logic" }>, line: SourceLine): void {
    switch (kind.line) {
      case "mdc":
        this.mdc = kind.code;
        this.chapter = this.open(this.mdcs, kind, line.place);
        this.group = undefined;
        return;
      case "mdc-table":
        this.group = this.open(this.mdcs, { code: kind.code, name: "" }, line.place);
        this.named = undefined;
        this.site = undefined;
        return;
      case "adrg":
      case "drg":
        this.openGroup(kind, line);
        return;
      case "title":
        this.group = undefined;
        this.chapter = undefined;
        this.named = undefined;
        return;
      case "exclusion-table":
      case "appendix":
        this.unreadable(line);
        return;
      default:
        this.readRule(kind, line);
    }
  }

  private readRule(kind: RuleLine, line: SourceLine): void {
    if (this.group === undefined && kind.line === "list") this.group = this.chapter;
    const group = this.group;
    this.named = undefined;
    const understood = group !== undefined && this.addRule(group, kind, line);
    if (!understood) this.unreadable(line);
  }

  /** Adds a rule to its group; false where it has nothing to attach to. */
  private addRule(group: GroupDraft, kind: RuleLine, { text, place }: SourceLine): boolean {
    switch (kind.line) {
      case "alternative":
        group.beginAlternative();
        return true;
      case "list":
        this.openList(group, kind, place);
        return true;
      case "simultaneous":
        group.addSimultaneous(kind.heading, kind.role, place);
        return true;
      case "and":
        return group.addAnd(place);
      case "or":
        if (group.list === undefined) return false;
        group.addList(text, group.list.role, place);
        return true;
      case "every-procedure":
      case "no-procedure":
        group.add({ item: kind.line, position: kind.position, place });
        return true;
      case "both":
        if (kind.alternative) group.beginAlternative();
        group.addBoth(kind.heading, kind.roles, place);
        return true;
      case "procedures-except":
        group.add({ item: kind.line, groups: kind.groups, position: kind.position, place });
        return true;
      case "procedures-of": {
        const { groups, simultaneous, position } = kind;
        group.add({ item: "procedures-of", groups, simultaneous, position, place });
        return true;
      }
    }
  }

  private openList(group: GroupDraft, kind: Extract<LineKind, { line: "list" }>, place: TextPlace): void {
    // The list of an MDC is its list of principal diagnoses, whatever its heading leaves out.
    const stated =
      kind.positionStated &&
      !(
        this.mdcs.has(group.code) &&
        kind.role.position === "any" &&
        kind.role.number === 0 &&
        !/或其他/.test(kind.heading)
      );
    // Each site has a list of its own, under the same heading.
    if (this.site !== undefined) group.list = undefined;
    const list = group.addList(kind.heading, kind.role, place, stated);
    if (this.site === undefined || !this.mdcs.has(group.code)) return;
    const sites = this.sites.get(group.code) ?? [];
    this.sites.set(group.code, [...sites, { ...list, heading: this.site, codes: list.codes }]);
    this.site = undefined;
  }

  private openGroup(kind: Extract<LineKind, { line: "adrg" | "drg" }>, line: SourceLine): void {
    // `CD4 …` inside a list of another MDC is the rest of a name.
    const inList = this.group?.list !== undefined && this.group.list.codes.length > 0;
    if (inList && this.mdc !== undefined && kind.code.charAt(0) !== this.mdc.charAt(3)) {
      this.readRest(line);
      return;
    }
    this.chapter = undefined;
    const drg = kind.line === "drg" ? this.open(this.drgs, kind, line.place) : undefined;
    const named = this.named;
    const within = kind.line === "drg" ? (kind.within ?? []) : [];
    for (const chapter of within.slice(0, -1)) this.open(this.mdcs, chapter, line.place);
    const adrg = kind.line === "adrg" ? kind : (within.at(-1) ?? { code: kind.code.slice(0, 3), name: "" });
    const draft = this.open(this.adrgs, adrg, line.place);
    if (drg !== undefined) this.named = named;
    // What stands below the name of a DRG whose ADRG has its rule already is the DRG's own.
    if (drg !== undefined && draft.hasRules && !drg.hasRules) this.group = drg;
    else if (draft.hasRules && draft !== this.group) {
      this.log.at(line.place, "error", "IMPORT_GROUP_TWICE", { group: draft.code });
      this.group = new GroupDraft(draft.code, draft.name, line.place);
    } else {
      this.group = draft;
    }
    this.group.list = undefined;
    // A bracket closes the name.
    if (/[】\]]$/.test(line.text)) this.named = undefined;
  }

  private open(
    drafts: Map<string, GroupDraft>,
    { code, name }: { readonly code: string; readonly name: string },
    place: TextPlace,
  ): GroupDraft {
    let draft = drafts.get(code);
    if (draft === undefined) {
      draft = new GroupDraft(code, name, place);
      drafts.set(code, draft);
      this.named = draft;
    } else {
      if (draft.name === "") draft.name = name;
      if (!draft.hasRules) draft.place = place;
      this.named = undefined;
    }
    return draft;
  }

  /** A logic line may be broken: it takes the next lines while that makes it readable. */
  private readLogicLine(line: SourceLine, following: readonly SourceLine[]): number {
    this.named = undefined;
    this.group ??= this.chapter;
    if (this.group === undefined) {
      this.unreadable(line);
      return 0;
    }
    let text = line.text;
    for (let taken = 0; ; taken++) {
      const longer = readLogic(logicText(bareText(text)), this.grammar);
      const next = following[taken];
      const continued = next !== undefined && continuesLogic(next.text, "expression" in longer);
      if ("expression" in longer && !continued) {
        this.group.add({ item: "logic", expression: longer.expression, place: line.place });
        return taken;
      }
      if (!continued) break;
      text += next.text;
    }
    const reading = readLogic(logicText(bareText(line.text)), this.grammar);
    const reason = "unreadable" in reading ? reading.unreadable : "";
    this.log.at(line.place, "error", "IMPORT_LOGIC_UNREADABLE", { text: line.text, reason });
    this.group.add({ item: "unreadable", text: line.text, place: line.place });
    return 0;
  }

  private unreadable(line: SourceLine): void {
    this.log.at(line.place, "error", "IMPORT_LINE_UNREADABLE", { text: line.text });
    const list = this.group?.list;
    this.group?.add({ item: "unreadable", text: line.text, place: line.place });
    // The codes that follow still belong to the list above.
    if (this.group !== undefined) this.group.list = list;
  }

  /** The name of a body site in a trauma table: above the heading of a list, or above its codes. */
  private readSite({ text, place }: SourceLine, next: SourceLine | undefined, cell: boolean): boolean {
    const table = this.group ?? this.chapter;
    if (table === undefined || !this.mdcs.has(table.code) || next === undefined) return false;
    const above = recogniseLine(next.text, this.grammar)?.line;
    const begins = this.sites.has(table.code) || (table.list?.codes.length ?? 0) === 0;
    const codes = begins && !cell && scanCodes(next.text).codes.length > 0 && BODY_SITE.test(bareText(text));
    if (above !== "list" && !codes) return false;
    this.group = table;
    this.site = tidyName(text);
    if (!codes) return true;
    const role = table.list?.role ?? PRINCIPAL_DIAGNOSIS;
    this.openList(table, { line: "list", heading: text, role, positionStated: true }, place);
    return true;
  }

  private closeRuns(): void {
    if (this.lost !== undefined)
      this.log.at(this.lost.place, "error", "IMPORT_LIST_OUTSIDE_GROUP", { text: this.lost.text });
    if (this.prose !== undefined) {
      const { first, lines } = this.prose;
      this.log.at(first.place, "info", "IMPORT_PROSE_SKIPPED", { lines, text: first.text });
    }
    this.lost = undefined;
    this.prose = undefined;
  }
}

/** A code stands first in its row, or behind a number. */
const CODE_FIRST = 6;
