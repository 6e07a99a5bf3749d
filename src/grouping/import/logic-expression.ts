import type { Condition } from "../condition.js";
import type { NumberTest } from "../condition-forms.js";
import { readWording } from "./condition-wording.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { type ListRole, listedAt, positionOf, roleAt } from "./list-role.js";
import { BOUNDS, readBounds } from "./number-words.js";

/**
 * 入组逻辑式: `+` and, `或` or, `非(…)` not, over the lists of a group by their role; `手术或操作 1 中≥2项` counts the codes of a
 * list; what is no list is said in the words of the layout (`年龄<17岁`).
 */
export type LogicExpression =
  | { readonly list: ListRole; readonly count?: NumberTest }
  | { readonly condition: Condition }
  | { readonly all: readonly LogicExpression[] }
  | { readonly any: readonly LogicExpression[] }
  | { readonly not: LogicExpression };

/** A logic line that was read, or why it could not be. */
export type LogicReading = { readonly expression: LogicExpression } | { readonly unreadable: string };

/**
 * Reads a logic line in bare text, without its `入组条件 1：`. `+` binds tighter than `或`.
 *
 * @example
 * ```ts
 * readLogic("(其他诊断或手术或操作1)+手术或操作2");
 * // { expression: { all: [{ any: [其他诊断, 手术或操作 1] }, 手术或操作 2] } }
 * ```
 */
export function readLogic(bare: string, grammar: LineGrammar = NATIONAL_GRAMMAR): LogicReading {
  const reader = new LogicReader(bare, grammar);
  const expression = reader.alternatives();
  if (expression === undefined || !reader.atEnd) return { unreadable: reader.remainder() };
  return { expression };
}

/** `全部手术或操作`, `全部主要手术或操作`, `无手术`: whether there is an operation at all. */
const OPERATIONS = /(?<all>全部|任一有效|无)(?<position>主要|其他)?(?:手术或操作|手术操作|手术)(?!\d|表)/y;
/** A diagnosis of the tables of body sites. */
const SITES = /(?<position>主要|其他)?诊断属创伤部位(?:表|列表)?/y;
/** How many codes of a list there must be. */
const COUNTED = new RegExp(`中(?:包含)?(${BOUNDS})项`, "y");

class LogicReader {
  private index = 0;
  constructor(
    private readonly text: string,
    private readonly grammar: LineGrammar,
  ) {}

  get atEnd(): boolean {
    return this.index === this.text.length;
  }

  remainder(): string {
    return this.text.slice(this.index) || "…";
  }

  alternatives(): LogicExpression | undefined {
    return this.operands(["或者", "或"], "any", () => this.conjunction());
  }

  private conjunction(): LogicExpression | undefined {
    return this.operands(["+", "并且", "且"], "all", () => this.operand());
  }

  private operands(
    signs: readonly string[],
    combine: "all" | "any",
    next: () => LogicExpression | undefined,
  ): LogicExpression | undefined {
    const parts: LogicExpression[] = [];
    do {
      const part = next();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (signs.some((sign) => this.take(sign)));
    const [only] = parts;
    if (parts.length === 1) return only;
    return combine === "all" ? { all: parts } : { any: parts };
  }

  private operand(): LogicExpression | undefined {
    if (this.take("(")) {
      const inner = this.alternatives();
      return inner !== undefined && this.take(")") ? inner : undefined;
    }
    if (this.take("非(")) {
      const inner = this.alternatives();
      return inner !== undefined && this.take(")") ? { not: inner } : undefined;
    }
    const said = readWording(this.grammar.wordings, this.text, this.index);
    if (said !== undefined) {
      this.index = said.end;
      return { condition: said.condition };
    }
    const operations = this.match(OPERATIONS);
    if (operations !== undefined) {
      const role = { kind: "procedure", position: positionOf(operations.position) } as const;
      const some = listedAt(role, "@validProcedures");
      return { condition: operations.all === "无" ? { not: some } : some };
    }
    const sites = this.match(SITES);
    if (sites !== undefined) {
      const role = { kind: "diagnosis", position: positionOf(sites.position) } as const;
      return { condition: listedAt(role, "@bodySites") };
    }
    return this.listed();
  }

  private listed(): LogicExpression | undefined {
    const found = roleAt(this.text, this.index);
    if (found === undefined) return undefined;
    this.index = found.end;
    COUNTED.lastIndex = this.index;
    const counted = COUNTED.exec(this.text);
    if (counted === null) return { list: found.role };
    this.index = COUNTED.lastIndex;
    return { list: found.role, count: readBounds(counted[1] ?? "") };
  }

  private match(pattern: RegExp): Readonly<Record<string, string | undefined>> | undefined {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text);
    if (found !== null) this.index = pattern.lastIndex;
    return found?.groups;
  }

  private take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.index)) return false;
    this.index += sign.length;
    return true;
  }
}
