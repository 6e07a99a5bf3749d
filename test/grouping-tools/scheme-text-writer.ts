import type { Condition } from "../../src/grouping/condition.js";
import type { CodeCount } from "../../src/grouping/condition-forms.js";
import { conjuncts } from "../../src/grouping/fold-condition.js";
import { type ConditionWordings, sayCondition } from "../../src/grouping/import/condition-wording.js";
import { readNameClauses } from "../../src/grouping/import/name-clauses.js";
import { sayBounds } from "../../src/grouping/import/number-words.js";
import type { AdrgEntry, Drg, Mdc } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { takeCondition } from "../../src/grouping/take-condition.js";
import { isListed, type PrintableScheme, plainCondition, sharedLists } from "./printable-scheme.js";

/** How a made-up document is laid out. */
export interface TextLayout {
  readonly name: string;
  mdc(code: string, name: string): string;
  adrg(code: string, name: string): string;
  drg(code: string, name: string): string;
  row(code: string, at: number): string;
  readonly headings: Readonly<Record<string, string>>;
  /** over a list that a logic line names by number */
  numbered(kind: "diagnosis" | "procedure", number: number): string;
  logic(expression: string): string;
  /** what a logic line says that is no list */
  readonly wordings: ConditionWordings;
  readonly both: string;
  readonly captions: Readonly<Record<"mcc" | "cc" | "exclusions", string>>;
  table(number: number): string;
  complication(code: string, table: string, kind: "mcc" | "cc"): string;
  /** codes in one line */
  readonly columns: number;
  /** what stands at the head and foot of a page, and how many lines a page has */
  page?(number: number): { head: string; foot: string };
}

const LINES_OF_PAGE = 40;

/** 写成文本: a scheme as the text of a document: what its layout can say, group by group. */
export function writeSchemeText(printable: PrintableScheme, layout: TextLayout): string {
  const lines = new SchemeTextWriter(printable, layout).lines();
  const { page } = layout;
  if (page === undefined) return lines.join("\n");
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_OF_PAGE) {
    const { head, foot } = page.call(layout, pages.length + 1);
    pages.push([head, ...lines.slice(at, at + LINES_OF_PAGE), foot].join("\n"));
  }
  return pages.join("\n");
}

interface ListTest {
  readonly place: string;
  readonly list: string | readonly string[];
}

const POSITIONS: Readonly<Record<string, string>> = { principal: "主要", other: "其他", any: "" };
const positionOf = (place: string) => POSITIONS[place.replace(/Diagnosis$|Procedure$/, "")] ?? "";
const isNumber = (part: Condition) => takeCondition(part).kind.form === "number";

class SchemeTextWriter {
  private readonly shared: CodeLists;

  constructor(
    private readonly printable: PrintableScheme,
    private readonly layout: TextLayout,
  ) {
    this.shared = sharedLists(printable.scheme);
  }

  lines(): string[] {
    return [...this.printable.scheme.mdcs.flatMap((mdc) => this.chapter(mdc)), ...this.appendices()];
  }

  private chapter(mdc: Mdc): string[] {
    const { code, name, condition, lists = {} } = mdc;
    return [
      this.layout.mdc(code, name),
      ...(isListed(mdc) ? this.chapterList(mdc) : this.logicLines(condition, lists)),
      ...mdc.adrgs.flatMap((entry) => [
        this.layout.adrg(entry.code, entry.name),
        ...this.ruleLines(entry),
        ...entry.drgs.flatMap((drg) => [this.layout.drg(drg.code, drg.name), ...this.drgRule(drg)]),
      ]),
    ];
  }

  /** The diagnoses of a chapter, or its body sites one after the other. */
  private chapterList({ code, condition, lists }: Mdc): string[] {
    const test = conjuncts(condition).flatMap((part) => this.listTest(part) ?? [])[0];
    if (test === undefined) return [];
    const heading = this.layout.headings[test.place] ?? "";
    if (test.list !== "@bodySites") return [heading, ...this.rows(this.codesOf(test.list, lists))];
    return [
      `${code} 主诊表`,
      ...Object.entries(this.printable.scheme.bodySites).flatMap(([site, codes]) => [
        site,
        heading,
        ...this.rows(codes),
      ]),
    ];
  }

  /** What the name of a DRG does not say. */
  private drgRule({ code, name, condition }: Drg): string[] {
    if (!this.printable.ruled.has(code)) return [];
    const { tests, severity, robotic } = readNameClauses(name);
    const says = tests.length > 0 || robotic || (severity !== undefined && severity !== "none");
    // A single list can stand under its heading where the name adds nothing to it.
    const test = this.listTest(condition);
    if (says || test === undefined || this.named(test.list)) return this.logicLines(condition, {});
    return [this.layout.headings[test.place] ?? "", ...this.rows(this.codesOf(test.list))];
  }

  /** Lists under their headings where these say how they belong together; else a logic line over numbered lists. */
  private ruleLines(entry: AdrgEntry): string[] {
    const parts = conjuncts(entry.condition);
    const told = { all: readNameClauses(entry.name).tests };
    const numbers = { all: parts.filter(isNumber) };
    const listed = parts.filter((part) => !isNumber(part));
    const plain = plainCondition(told) === plainCondition(numbers) && this.isPlain(entry, listed);
    return plain ? this.plainLines(entry, listed) : this.logicLines(entry.condition, entry.lists);
  }

  /** Lists at places, one of each kind, or several operations at once; or whether there is an operation at all. */
  private isPlain({ kind }: AdrgEntry, parts: readonly Condition[]): boolean {
    const operations = parts.filter((part) => this.operation(part) !== undefined);
    if (operations.length > 0) return parts.length === 1;
    const tests = parts.flatMap((part) => this.listTest(part) ?? []);
    if (tests.length !== parts.length || tests.some(({ list }) => this.named(list))) return false;
    const procedures = tests.filter(({ place }) => place.endsWith("Procedure"));
    if (new Set(tests.map(({ list }) => list)).size < tests.length) return false;
    if (tests.length - procedures.length > 1) return false;
    // Diagnoses alone below a surgical group are read as with an operation.
    if (procedures.length === 0 && (kind === "surgical" || tests.length === 0)) return false;
    return procedures.length < 2 || procedures.every(({ place }) => place === "anyProcedure");
  }

  private plainLines({ lists }: AdrgEntry, parts: readonly Condition[]): string[] {
    const operations = parts.flatMap((part) => this.operation(part) ?? []);
    if (operations.length > 0) return operations;
    const tests = parts.flatMap((part) => this.listTest(part) ?? []);
    const codes = ({ list }: ListTest) => this.rows(this.codesOf(list, lists));
    const procedures = tests.filter(({ place }) => place.endsWith("Procedure"));
    const headed = (test: ListTest) => [this.layout.headings[test.place] ?? "", ...codes(test)];
    const [first, ...others] = procedures;
    if (first === undefined || others.length === 0) return tests.flatMap(headed);
    return [
      ...tests.filter((test) => !procedures.includes(test)).flatMap(headed),
      this.layout.both,
      ...codes(first),
      ...others.flatMap((test) => ["和", ...codes(test)]),
    ];
  }

  /** 全部手术, 无手术 on a line of its own. */
  private operation(part: Condition): string | undefined {
    if (typeof part !== "object") return undefined;
    const test = this.listTest("not" in part ? part.not : part);
    if (test?.list !== "@validProcedures") return undefined;
    const words = `${positionOf(test.place)}手术或操作`;
    return "not" in part ? `且无${words}` : `包含全部${words}`;
  }

  private logicLines(condition: Condition, lists: CodeLists = {}): string[] {
    const numbers = new Map<string, number>();
    const counts = { diagnosis: 0, procedure: 0 };
    const printed: string[] = [];
    const role = ({ place, list }: ListTest) => {
      const kind = place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
      const codes = this.codesOf(list, lists);
      const key = `${kind} ${typeof list === "string" ? list : codes.join(" ")}`;
      const number = numbers.get(key) ?? ++counts[kind];
      if (!numbers.has(key)) printed.push(this.layout.numbered(kind, number), ...this.rows(codes));
      numbers.set(key, number);
      return `${positionOf(place)}${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}`;
    };
    const say = (part: Condition, inner: boolean): string => {
      if (typeof part === "object" && "all" in part) return part.all.map((one) => say(one, true)).join("+");
      if (typeof part === "object" && "any" in part) {
        const ways = part.any.map((one) => say(one, false)).join("或");
        return inner ? `(${ways})` : ways;
      }
      if (typeof part === "object" && "not" in part) return `非(${say(part.not, false)})`;
      const test = this.listTest(part);
      if (test?.list === "@validProcedures") return `全部${positionOf(test.place)}手术或操作`;
      if (test?.list === "@bodySites") return `${positionOf(test.place)}诊断属创伤部位`;
      if (test !== undefined) return role(test);
      const { kind, operand } = takeCondition(part);
      if (kind.form !== "count") return this.said(part);
      const { list, ...bounds } = operand as CodeCount;
      return `${role({ place: "anyProcedure", list })}中${sayBounds(bounds)}项`;
    };
    return [this.layout.logic(say(condition, false)), ...printed];
  }

  private said(part: Condition): string {
    const words = sayCondition(this.layout.wordings, part);
    if (words === undefined) throw new Error(`no words for ${JSON.stringify(part)}`);
    return words;
  }

  private listTest(part: Condition): ListTest | undefined {
    const { name, kind, operand } = takeCondition(part);
    return kind.form === "list" ? { place: name, list: operand as ListTest["list"] } : undefined;
  }

  /** Whether a list is named in words and not printed. */
  private named(list: ListTest["list"]): boolean {
    return list === "@validProcedures" || list === "@bodySites";
  }

  private codesOf(list: ListTest["list"], own: CodeLists = {}): readonly string[] {
    return typeof list === "string" ? (own[list] ?? this.shared[list] ?? []) : list;
  }

  private rows(codes: readonly string[]): string[] {
    const { columns } = this.layout;
    const lines: string[] = [];
    for (let at = 0; at < codes.length; at += columns) {
      const cells = codes.slice(at, at + columns);
      lines.push(cells.map((code, column) => this.layout.row(code, at + column + 1)).join("  "));
    }
    return lines;
  }

  private appendices(): string[] {
    const { captions, table, headings } = this.layout;
    const { mcc, cc, exclusions } = this.printable.scheme.complications;
    const tables = Object.keys(exclusions);
    const numberOf = (name: string) => tables.indexOf(name) + 1;
    const degree = (kind: "mcc" | "cc", lists: CodeLists) => [
      captions[kind],
      ...Object.entries(lists).flatMap(([name, codes]) =>
        codes.map((code) =>
          this.layout.complication(code, numberOf(name) > 0 ? table(numberOf(name)) : "无", kind),
        ),
      ),
    ];
    return [
      ...degree("mcc", mcc),
      ...degree("cc", cc),
      captions.exclusions,
      ...tables.flatMap((name) => [
        table(numberOf(name)),
        headings.principalDiagnosis ?? "",
        ...this.rows([...(exclusions[name] ?? [])].sort()),
      ]),
    ];
  }
}
