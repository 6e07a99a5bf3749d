import type { Locale, LocalizedText } from "chs-drg";
import type { InpatientCase } from "chs-drg/cases";
import * as z from "zod";
import { CASE, CASES, type Fields, optional, type ValuesOf } from "../requests/field.js";
import { type RequestShape, readRequest } from "../requests/read-request.js";
import type { Shelf } from "../shelf/shelf.js";

/** What an operation may look at; it has no file, clock, network or state beside. */
export interface OperationContext {
  readonly shelf: Shelf;
  readonly locale: Locale;
}

/** An answer, and how many cases went into it. */
export interface Answered {
  readonly answer: unknown;
  readonly cases: number;
}

/** 对每个病例: what is answered of each case, and what all the answers stand on, where they stand on values of an edition. */
export interface EachCase {
  readonly answerOf: (record: InpatientCase) => unknown;
  readonly basis?: () => object;
}

/** What every door says of an operation. */
interface About {
  readonly name: string;
  readonly summary: LocalizedText;
  /** units, and what it does not do */
  readonly description: LocalizedText;
}

/** 操作: one verb of the library over one request; the HTTP service and the MCP server are two doors to it. */
export interface Operation extends About {
  readonly shape: RequestShape<Fields>;
  readonly answer: z.ZodType;
  /** @throws the codes of reading the request and of the library's verb; `info.problems` where there are several */
  readonly run: (body: unknown, context: OperationContext) => Answered;
  /** the same for a stream of cases, whose other fields come first; absent where a request is no list of cases */
  readonly each?: (asked: unknown, context: OperationContext) => EachCase;
  /** whether the answers of a stream stand on an edition: its first line then holds the other fields, and is answered with the basis */
  readonly basisLine?: boolean;
  /** what a line of a stream is answered with */
  readonly line?: z.ZodType;
}

/** An operation from its fields and the function over their values. */
export function defineOperation<Of extends Fields>({
  run,
  ...about
}: About & {
  readonly shape: RequestShape<Of>;
  readonly answer: z.ZodType;
  readonly run: (values: ValuesOf<Of>, context: OperationContext) => Answered;
}): Operation {
  const { shape } = about;
  return { ...about, shape, run: (body, context) => run(readRequest(shape, body), context) };
}

const CASE_FIELDS = { case: optional(CASE), cases: optional(CASES) };

/**
 * An operation over one case, a list of cases, or a stream. One case is answered with its own answer, a list with `results` in its order; where the
 * answers stand on an edition both have the form `{ …basis, results }`.
 */
export function defineCaseOperation<Of extends Fields>({
  fields,
  line,
  answer,
  each,
  ...about
}: About & {
  readonly fields: Of;
  /** the answer of a case */
  readonly line: z.ZodType;
  /** the answer where it stands on an edition */
  readonly answer?: z.ZodType;
  readonly each: (asked: ValuesOf<Of>, context: OperationContext) => EachCase;
}): Operation {
  const shape: RequestShape<Fields> = { fields: { ...fields, ...CASE_FIELDS }, oneOf: ["case", "cases"] };
  return {
    ...about,
    shape,
    line,
    basisLine: answer !== undefined,
    answer: answer ?? z.union([line, z.object({ results: z.array(line) })]),
    each: (asked, context) => each(readRequest({ fields }, asked), context),
    run: (body, context) => {
      const { case: one, cases = [], ...asked } = readRequest(shape, body) as ValuesOf<typeof CASE_FIELDS>;
      const { answerOf, basis } = each(asked as ValuesOf<Of>, context);
      if (one !== undefined && basis === undefined) return { answer: answerOf(one), cases: 1 };
      const results = (one === undefined ? cases : [one]).map(answerOf);
      return { answer: { ...basis?.(), results }, cases: results.length };
    },
  };
}
