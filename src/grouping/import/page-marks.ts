/** 页码行: the printed page number of a line, and what is left of the line without it. */
export interface PageMark {
  readonly index: number;
  readonly number: number;
  readonly rest: string;
}

const OF_PAGES = /^(\d{1,4})\s*\/\s*\d{1,4}$/;
const ALONE = /^[-–—·]?\s*(\d{1,4})\s*[-–—·]?$/;
const CHINESE = /^(?:共\s*\d+\s*页\s*[,，、/]?\s*)?第\s*(\d{1,4})\s*页(?:\s*[,，、/]?\s*共\s*\d+\s*页)?$/;
/** A page that came as one long line begins with its number. */
const BEFORE_PAGE = /^(\d{1,4})\s+((?:(?:疾病|诊断|手术|操作)编码|表\s*\d|[A-Z]\d\d\.|\d\d\.\d).*)$/;
const LONG_LINE = 120;
/** A number lost between two marks is forgiven this many times in a row. */
const LONGEST_GAP = 3;

function candidate(text: string, index: number): { mark: PageMark; certain: boolean } | undefined {
  const certain = OF_PAGES.exec(text) ?? CHINESE.exec(text);
  if (certain !== null) return { mark: { index, number: Number(certain[1]), rest: "" }, certain: true };
  const alone = ALONE.exec(text);
  if (alone !== null) return { mark: { index, number: Number(alone[1]), rest: "" }, certain: false };
  const glued = text.length > LONG_LINE ? BEFORE_PAGE.exec(text) : null;
  if (glued === null) return undefined;
  return { mark: { index, number: Number(glued[1]), rest: glued[2] ?? "" }, certain: false };
}

/**
 * Finds the page numbers among lines. `12 / 793` is one by its form; a bare number may as well be a piece of a broken table, so
 * of the bare numbers only the longest run that counts up is taken.
 */
export function findPageMarks(lines: readonly string[]): PageMark[] {
  const candidates = lines
    .map((line, index) => (inBrokenReference(lines, index) ? undefined : candidate(line.trim(), index)))
    .filter((c) => c !== undefined);
  const certain = candidates.filter((c) => c.certain).map((c) => c.mark);
  return certain.length > 0 ? certain : longestCount(candidates.map((c) => c.mark));
}

/** `表`, `7`, `-`, `2` on four lines: the numbers are no pages. */
function inBrokenReference(lines: readonly string[], index: number): boolean {
  let between = "";
  for (let before = index - 1; before >= index - 3; before--) {
    const line = lines[before]?.trim() ?? "";
    // Behind `表 7-2` the reference is complete.
    if (line === "表") return !/-\d+$/.test(between);
    if (!/^[-\d]+$/.test(line)) return false;
    between = line + between;
  }
  return false;
}

function longestCount(marks: readonly PageMark[]): PageMark[] {
  interface Run {
    readonly mark: PageMark;
    readonly length: number;
    readonly before: Run | undefined;
  }
  const bestEndingAt = new Map<number, Run>();
  let longest: Run | undefined;
  for (const mark of marks) {
    let before: Run | undefined;
    for (let gap = 1; gap <= LONGEST_GAP; gap++) {
      const run = bestEndingAt.get(mark.number - gap);
      if (run !== undefined && run.length > (before?.length ?? 0)) before = run;
    }
    const run: Run = { mark, length: (before?.length ?? 0) + 1, before };
    if (run.length > (bestEndingAt.get(mark.number)?.length ?? 0)) bestEndingAt.set(mark.number, run);
    if (run.length > (longest?.length ?? 0)) longest = run;
  }
  if (longest === undefined || longest.length < 2) return [];
  const found: PageMark[] = [];
  for (let run: Run | undefined = longest; run !== undefined; run = run.before) found.push(run.mark);
  return found.reverse();
}
