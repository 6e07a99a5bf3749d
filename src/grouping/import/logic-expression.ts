import { type ListRole, roleAt } from "./list-role.js";

/** 入组逻辑式: `+` and, `或` or, over the lists of a group by their role. */
export type LogicExpression =
  | { readonly list: ListRole }
  | { readonly all: readonly LogicExpression[] }
  | { readonly any: readonly LogicExpression[] };

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
export function readLogic(bare: string): LogicReading {
  const reader = new LogicReader(bare);
  const expression = reader.alternatives();
  if (expression === undefined || !reader.atEnd) return { unreadable: reader.remainder() };
  return { expression };
}

class LogicReader {
  private index = 0;
  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.index === this.text.length;
  }

  remainder(): string {
    return this.text.slice(this.index) || "…";
  }

  alternatives(): LogicExpression | undefined {
    return this.operands("或", "any", () => this.conjunction());
  }

  private conjunction(): LogicExpression | undefined {
    return this.operands("+", "all", () => this.operand());
  }

  private operands(
    sign: string,
    combine: "all" | "any",
    next: () => LogicExpression | undefined,
  ): LogicExpression | undefined {
    const parts: LogicExpression[] = [];
    do {
      const part = next();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.take(sign));
    const [only] = parts;
    if (parts.length === 1) return only;
    return combine === "all" ? { all: parts } : { any: parts };
  }

  private operand(): LogicExpression | undefined {
    if (this.take("(")) {
      const inner = this.alternatives();
      return inner !== undefined && this.take(")") ? inner : undefined;
    }
    const found = roleAt(this.text, this.index);
    if (found === undefined) return undefined;
    this.index = found.end;
    return { list: found.role };
  }

  private take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.index)) return false;
    this.index += sign.length;
    return true;
  }
}
