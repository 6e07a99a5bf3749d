import { codeAt, isWholeCode } from "./code-grammar.js";
import type { SourceLine } from "./text-part.js";

const CODE_AT_END = /(?:^|\s)((?:[A-Z]\d{2}\.|\d{2}\.\d)[0-9xX+A-Z.]*)$/;

/**
 * 断码拼接: a narrow column breaks `A18.500x005+H32.0*` in the middle. A line that ends in the beginning of a code is continued
 * by the next line, if both together are one whole code.
 */
export function joinBrokenCodes(lines: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    if (previous !== undefined && continuesCode(previous.text, line.text)) {
      joined[joined.length - 1] = { ...previous, text: previous.text + line.text };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

function continuesCode(text: string, next: string): boolean {
  const beginning = CODE_AT_END.exec(text)?.[1];
  if (beginning === undefined) return false;
  // `A50.000x002` is whole by itself; only `+K77.0*` or `x003` can still belong to it.
  if (isWholeCode(beginning) && !/^[+xX]/.test(next)) return false;
  const code = codeAt(beginning + next, 0);
  return code !== undefined && code.end > beginning.length;
}
