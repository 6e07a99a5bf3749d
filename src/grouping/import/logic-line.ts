import { bareText } from "./plain-text.js";
import { type LineKind, recogniseLine } from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { SourceLine } from "./text-part.js";

/** `或包含以下手术表 3` above other headings names a list that is printed below; above codes it heads one. */
export function namesOneList(kind: LineKind, { text }: SourceLine, next: SourceLine | undefined): boolean {
  const bare = bareText(text);
  const numbered = kind.line === "list" && kind.role.number > 0 && /^(?:或)?包[含括].*[^:]$/.test(bare);
  if (!numbered || next === undefined) return false;
  const [first] = scanCodes(next.text).codes;
  return first === undefined || /[:：]\s*$/.test(next.text.slice(0, first.begin));
}

/** The rest of a broken logic line: no line of its own, and, where what stands so far can be read, one that begins with a sign. */
export function continuesLogic(text: string, readable: boolean): boolean {
  if (scanCodes(text).codes.length > 0) return false;
  const begins = /^[+)\d]/.test(bareText(text));
  const kind = recogniseLine(text)?.line;
  return kind === undefined ? !readable || begins : kind === "logic" && begins;
}
