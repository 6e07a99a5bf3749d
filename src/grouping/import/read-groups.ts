import { GroupDraft } from "./group-draft.js";
import type { ProblemLog } from "./import-problems.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { readLogic } from "./logic-expression.js";
import { bareText, tidyName } from "./plain-text.js";
import { type LineKind, LOGIC_WORDS, logicText, recogniseLine } from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { DocumentGroup, DocumentList, DocumentMdc } from "./scheme-document.js";
import type { SourceLine, TextPlace } from "./text-part.js";

/** The groups of a document. */
export interface DocumentGroups {
  readonly mdcs: readonly DocumentMdc[];
  readonly adrgs: readonly DocumentGroup[];
  readonly drgs: readonly Omit<DocumentGroup, "rules">[];
}

/** A line that says something about who belongs to a group. */
type RuleLine = Extract<
  LineKind,
  {
    line:
      | "alternative"
      | "list"
      | "simultaneous"
      | "and"
      | "or"
      | "every-procedure"
      | "no-procedure"
      | "both"
      | "procedures-except"
      | "procedures-of";
  }
>;

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
  private prose: { first: SourceLine; lines: number } | undefined;
  private lost: { first: SourceLine; lines: number } | undefined;

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly log: ProblemLog,
    private readonly grammar: LineGrammar,
  ) {}

  read(): DocumentGroups {
    for (let index = 0; index < this.lines.length; index++) {
      const line = this.lines[index];
      if (line !== undefined) index += this.readLine(line, this.lines.slice(index + 1, index + 4));
    }
    this.closeRuns();
    return {
      mdcs: [...this.mdcs.values()].map((draft) => ({
        ...draft.finish(),
        sites: this.sites.get(draft.code) ?? [],
      })),
      adrgs: [...this.adrgs.values()].map((draft) => draft.finish()),
      drgs: [...this.drgs.values()].map(({ code, name, place }) => ({ code, name, place })),
    };
  }

  /** Reads a line; returns how many of the following lines it took with it. */
  private readLine(line: SourceLine, following: readonly SourceLine[]): number {
    if (line.place.part !== this.part) this.beginPart(line.place.part);
    const { codes, malformed } = scanCodes(line.text);
    if (codes.length > 0 || malformed.length > 0) {
      this.readCodes(line, codes, malformed);
      return 0;
    }
    const kind = recogniseLine(line.text, this.grammar);
    if (kind === undefined) {
      if (this.opensSite(following[0])) this.site = tidyName(line.text);
      else this.readRest(line);
      return 0;
    }
    this.closeRuns();
    if (kind.line === "logic") return this.readLogicLine(line, following);
    this.readKnown(kind, line);
    return 0;
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
      this.lost ??= { first: line, lines: 0 };
      this.lost.lines++;
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
    return group.addList("主要诊断", { kind: "diagnosis", position: "principal", number: 0 }, line.place);
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
        group.add({ item: kind.line, place });
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
      !(this.mdcs.has(group.code) && kind.role.position === "any" && !/或其他/.test(kind.heading));
    const list = group.addList(kind.heading, kind.role, place, stated);
    if (this.site === undefined || !this.mdcs.has(group.code)) return;
    const sites = this.sites.get(group.code) ?? [];
    this.sites.set(group.code, [...sites, { ...list, heading: this.site, codes: list.codes }]);
    this.site = undefined;
  }

  private openGroup(kind: { line: "adrg" | "drg"; code: string; name: string }, line: SourceLine): void {
    // `CD4 …` inside a list of another MDC is the rest of a name.
    const inList = this.group?.list !== undefined && this.group.list.codes.length > 0;
    if (inList && this.mdc !== undefined && kind.code.charAt(0) !== this.mdc.charAt(3)) {
      this.readRest(line);
      return;
    }
    this.chapter = undefined;
    if (kind.line === "drg") this.open(this.drgs, kind, line.place);
    const named = this.named;
    const adrg = kind.line === "adrg" ? kind : { code: kind.code.slice(0, 3), name: "" };
    const draft = this.open(this.adrgs, adrg, line.place);
    if (kind.line === "drg") this.named = named;
    if (draft.hasRules && draft !== this.group) {
      this.log.at(line.place, "error", "IMPORT_GROUP_TWICE", { group: draft.code });
      this.group = new GroupDraft(draft.code, draft.name, line.place);
    } else {
      this.group = draft;
    }
    this.group.list = undefined;
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
    if (this.group === undefined) {
      this.unreadable(line);
      return 0;
    }
    let text = line.text;
    for (let taken = 0; ; taken++) {
      const longer = readLogic(logicText(bareText(text)));
      const next = following[taken];
      const continued = next !== undefined && continuesLogic(next.text, "expression" in longer);
      if ("expression" in longer && !continued) {
        this.group.add({ item: "logic", expression: longer.expression, place: line.place });
        return taken;
      }
      if (!continued) break;
      text += next.text;
    }
    const reading = readLogic(logicText(bareText(line.text)));
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

  /** Whether the next line heads a list of a trauma table, so that this one names the body site. */
  private opensSite(next: SourceLine | undefined): boolean {
    const inTable = this.group !== undefined && this.mdcs.has(this.group.code);
    return inTable && next !== undefined && recogniseLine(next.text, this.grammar)?.line === "list";
  }

  private closeRuns(): void {
    if (this.lost !== undefined)
      this.log.at(this.lost.first.place, "error", "IMPORT_LIST_OUTSIDE_GROUP", {
        text: this.lost.first.text,
      });
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

/** Within a list only what begins or ends as a rule is one: `…，包括…` may be the rest of a name. */
const RULE_WORDS =
  /^(?:或|和)?(?:包含|包括|入组条件|全部手术|符合|满足|同时包含)|:$|主要诊断|其他诊断|手术表|手术或操作|主诊表/;

/** The rest of a broken logic line: no line of its own, and, where what stands so far can be read, one that begins with a sign. */
function continuesLogic(text: string, readable: boolean): boolean {
  if (recogniseLine(text) !== undefined || scanCodes(text).codes.length > 0) return false;
  return !readable || /^[+)\d]/.test(bareText(text));
}
