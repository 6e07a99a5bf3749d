import type { Locale } from "chs-drg";
import { group } from "../operations/group.js";
import { OPERATIONS } from "../operations/operations.js";
import { parseJson } from "../requests/parse-json.js";
import type { Shelf } from "../shelf/shelf.js";
import { CaseGroupers } from "./case-groupers.js";
import { StreamLines } from "./stream-lines.js";

/** 一项工作: an operation over a whole body, or over some lines of a stream; plain data, so that it crosses threads. */
export type Job = BodyJob | LinesJob;

/** A whole body. */
export interface BodyJob {
  readonly kind: "body";
  readonly operation: string;
  readonly bytes: Uint8Array;
  readonly locale: Locale;
}

/** Some whole lines of a stream. */
export interface LinesJob extends StreamAsked {
  readonly kind: "lines";
  /** whole lines, the last with its line feed */
  readonly bytes: Uint8Array;
  /** number of the first of them, from 1 */
  readonly line: number;
  /** whether a line comes first that says what the answers stand on, where they stand on an edition */
  readonly basis?: true;
}

/** What a stream asks beside its cases. */
export interface StreamAsked {
  readonly operation: string;
  /** fields of the request other than the cases */
  readonly asked: object;
  /** the same as the first line of the stream, in shared memory; it then counts instead */
  readonly head?: Uint8Array;
  /** names what is asked: streams of one key ask the same */
  readonly key: string;
  readonly locale: Locale;
}

/** What was done: the answer's bytes, and how many cases went into it. */
export interface JobDone {
  readonly bytes: Uint8Array;
  readonly cases: number;
}

const encoder = new TextEncoder();

/** 做工: what does jobs over a shelf, in whatever thread. */
export class JobRunner {
  readonly #shelf: Shelf;
  readonly #groupers: CaseGroupers;
  readonly #lines: StreamLines;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#groupers = new CaseGroupers(shelf);
    this.#lines = new StreamLines(shelf, this.#groupers);
  }

  /** @throws the codes of the operation */
  run(job: Job): JobDone {
    if (job.kind === "lines") return this.#lines.run(job);
    const { text, cases } = this.answer(job);
    return { bytes: encoder.encode(text), cases };
  }

  /** The answer to a whole body as text. @throws the codes of the operation */
  answer({ operation: name, bytes, locale }: BodyJob): { readonly text: string; readonly cases: number } {
    const grouped = name === group.name ? this.#groupers.answer(bytes) : undefined;
    if (grouped !== undefined) return { text: grouped, cases: 1 };
    const operation = OPERATIONS[name];
    if (operation === undefined) throw new TypeError("a route without an operation");
    const { answer, cases } = operation.run(parseJson(bytes), { shelf: this.#shelf, locale });
    return { text: JSON.stringify(answer), cases };
  }
}
