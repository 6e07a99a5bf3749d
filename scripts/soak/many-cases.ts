import { readFileSync } from "node:fs";

/** Lines that go out in one piece. */
const LINES_A_PIECE = 512;
/** What makes a line another stay of another person. */
const IDS = /"(?:caseId|patientId)":"[^"]*/g;

/**
 * 合成大批病例: the records of a JSONL file over and over, each time with ids of their own for case and patient, so that as many cases come as are
 * asked for and none stands on disk.
 *
 * @param file the sample that is repeated
 * @param count cases in all
 * @param given told after each piece how many cases were given so far
 */
export function* manyCases(
  file: string,
  count: number,
  given: (cases: number) => void = () => {},
): Generator<Buffer> {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n").map(cutAtIds);
  for (let from = 0; from < count; from += LINES_A_PIECE) {
    const to = Math.min(count, from + LINES_A_PIECE);
    let piece = "";
    for (let number = from; number < to; number += 1) {
      const round = Math.floor(number / lines.length);
      piece += `${(lines[number % lines.length] ?? []).join(round === 0 ? "" : `-${round}`)}\n`;
    }
    yield Buffer.from(piece, "utf8");
    given(to);
  }
}

/** A line in parts, each id at the end of one, so that what joins them is added to every id. */
function cutAtIds(line: string): string[] {
  const ends = [...line.matchAll(IDS)].map(({ 0: text, index }) => index + text.length);
  return [0, ...ends].map((start, part) => line.slice(start, ends[part]));
}
