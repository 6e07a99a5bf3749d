import { isDrgError } from "chs-drg";
import type { LineGrouper } from "chs-drg/grouping";
import { group } from "../operations/group.js";
import type { EachCase } from "../operations/operation.js";
import { OPERATIONS } from "../operations/operations.js";
import { CASE } from "../requests/field.js";
import { parseJson } from "../requests/parse-json.js";
import { readRequest } from "../requests/read-request.js";
import type { Shelf } from "../shelf/shelf.js";
import type { CaseGroupers } from "./case-groupers.js";
import type { JobDone, LinesJob, StreamAsked } from "./job.js";
import { type Problem, problemOfError } from "./problem.js";

/** Streams whose preparation is remembered; those beyond are prepared again with their next lines. */
const MOST_REMEMBERED = 8;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/** A stream that is prepared: what answers a case and, for groups, what groups a line from its bytes. */
interface Prepared {
  readonly each: EachCase;
  readonly fast: LineGrouper | undefined;
}

const encoder = new TextEncoder();

/** 流中各行: answers the lines of streams, one line with one line in their order; a line that is no case is answered with its problem. */
export class StreamLines {
  readonly #shelf: Shelf;
  readonly #groupers: CaseGroupers;
  readonly #prepared = new Map<string, Prepared>();

  constructor(shelf: Shelf, groupers: CaseGroupers) {
    this.#shelf = shelf;
    this.#groupers = groupers;
  }

  /** @throws the codes of what the stream asks; never those of a line */
  run({ bytes, line: first, basis: wanted, ...stream }: LinesJob): JobDone {
    const { each, fast } = this.#prepare(stream);
    const basis = wanted && each.basis?.();
    const answers = basis === undefined ? [] : [JSON.stringify({ basis })];
    let cases = 0;
    let line = first;
    for (let start = 0; start < bytes.length; line += 1) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      if (!isBlank(bytes, start, end)) {
        cases += 1;
        const grouped = fast?.(bytes, start);
        answers.push(
          grouped === undefined
            ? JSON.stringify(this.#plain(bytes.subarray(start, end), line, each, stream))
            : JSON.stringify(grouped),
        );
      }
      start = end + 1;
    }
    const text = answers.length === 0 ? "" : `${answers.join("\n")}\n`;
    return { bytes: encoder.encode(text), cases };
  }

  #plain(bytes: Uint8Array, line: number, each: EachCase, { locale }: StreamAsked): unknown {
    try {
      const { case: record } = readRequest({ fields: { case: CASE } }, { case: parseJson(bytes) });
      return each.answerOf(record);
    } catch (error) {
      if (!isDrgError(error)) throw error;
      const problem: Problem = problemOfError(error, locale);
      return { line, problem };
    }
  }

  #prepare({ operation: name, key, head, locale, ...stream }: StreamAsked): Prepared {
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const operation = OPERATIONS[name];
    if (operation?.each === undefined) throw new TypeError("a stream of an operation that has none");
    const asked = head === undefined ? stream.asked : parseJson(Uint8Array.from(head));
    const each = operation.each(asked, { shelf: this.#shelf, locale });
    const prepared = { each, fast: name === group.name ? this.#groupers.of(asked) : undefined };
    const [oldest] = this.#prepared.keys();
    if (oldest !== undefined && this.#prepared.size >= MOST_REMEMBERED) this.#prepared.delete(oldest);
    this.#prepared.set(key, prepared);
    return prepared;
  }
}

/** JSON's own blanks: a line of them is no case. */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return false;
  }
  return true;
}
