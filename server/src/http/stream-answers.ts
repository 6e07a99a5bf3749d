import type { Locale } from "chs-drg";
import { serverError } from "../messages/server-errors.js";
import type { JobDone, StreamAsked } from "../work/job.js";
import { type Outcome, problemOfError } from "../work/problem.js";
import type { Jobs } from "../work/worker-pool.js";
import type { Limits } from "./limits.js";
import { type LineChunk, type LineCutting, type LongLine, lineChunks } from "./line-chunks.js";

/** Bytes of lines of one job: some milliseconds of work, so that other requests get their turn. */
const CHUNK_BYTES = 128 * 1024;

/** What a stream's answers need. */
export interface StreamSource {
  readonly pool: Jobs;
  readonly threads: number;
  readonly limits: Limits;
  readonly body: AsyncIterable<Uint8Array>;
  readonly stream: StreamAsked;
  /** whether the first line holds the fields of the request other than its cases */
  readonly headLine: boolean;
}

const encoder = new TextEncoder();

/**
 * 流式答复: the answers of a stream's lines, in their order. So many pieces are under way as there are threads, and one more; nothing further is read until
 * somebody takes the answers. What comes first says whether the stream can be answered at all.
 */
export async function* streamAnswers(source: StreamSource): AsyncGenerator<Outcome<JobDone>> {
  const { pool, threads, limits, body, headLine } = source;
  const cutting: LineCutting = {
    chunkBytes: CHUNK_BYTES,
    lineBytes: limits.lineBytes,
    ...(headLine && { firstAlone: true, firstLineBytes: limits.bodyBytes }),
  };
  const chunks = lineChunks(body, cutting);
  const stream = headLine ? { ...source.stream, head: await headOf(chunks) } : source.stream;
  yield await pool.run({ kind: "lines", ...stream, bytes: new Uint8Array(0), line: 1, basis: true });
  const pending: Promise<Outcome<JobDone>>[] = [];
  for await (const chunk of chunks) {
    pending.push(
      chunk.kind === "too-long"
        ? Promise.resolve(tooLong(chunk.line, limits, stream.locale))
        : pool.run({ kind: "lines", ...stream, bytes: chunk.bytes, line: chunk.line }),
    );
    if (pending.length > threads) yield await (pending.shift() as Promise<Outcome<JobDone>>);
  }
  for (const outcome of pending) yield await outcome;
}

/** The first line of a stream in memory that the threads share. */
async function headOf(chunks: AsyncGenerator<LineChunk | LongLine>): Promise<Uint8Array> {
  const first = await chunks.next();
  const bytes = first.done || first.value.kind === "too-long" ? new Uint8Array(0) : first.value.bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

function tooLong(line: number, { lineBytes }: Limits, locale: Locale): Outcome<JobDone> {
  const problem = problemOfError(serverError("REQUEST_LINE_TOO_LONG", { limit: lineBytes }, ""), locale);
  return { ok: true, cases: 1, bytes: encoder.encode(`${JSON.stringify({ line, problem })}\n`) };
}
