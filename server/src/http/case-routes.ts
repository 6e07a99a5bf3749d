import { Readable } from "node:stream";
import type { Locale } from "chs-drg";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Parts, serverError } from "../messages/server-errors.js";
import type { Operation } from "../operations/operation.js";
import { OPERATIONS } from "../operations/operations.js";
import type { JobDone, JobRunner } from "../work/job.js";
import { joinBytes } from "../work/join-bytes.js";
import { attempt, type Outcome } from "../work/problem.js";
import type { Jobs } from "../work/worker-pool.js";
import { type Limits, RETRY_SECONDS } from "./limits.js";
import { operationSchema } from "./openapi.js";
import { requestLocale, sendProblem } from "./problem-document.js";
import { streamAnswers } from "./stream-answers.js";

/** What the routes over cases need. */
export interface CaseRouting {
  readonly pool: Jobs;
  readonly threads: number;
  readonly limits: Limits;
  /** does the smallest requests in this thread */
  readonly runner: JobRunner;
  readonly counts: { streams: number };
}

/** Bytes up to which a request to group is answered at once: a few cases take less time than to hand them to a thread. */
const AT_ONCE_BYTES = 32 * 1024;

const NDJSON = "application/x-ndjson";
const JSON_TYPE = "application/json; charset=utf-8";

/** 病例接口: `POST /v1/<operation>`, one JSON document or a stream of cases. */
export function addCaseRoutes(app: FastifyInstance, routing: CaseRouting): void {
  const { limits } = routing;
  app.addContentTypeParser("application/json", (request: FastifyRequest, payload, done) => {
    readBody(request, payload, limits).then((bytes) => done(null, bytes), done);
  });
  app.addContentTypeParser(NDJSON, (_request, payload, done) => done(null, payload));
  for (const operation of Object.values(OPERATIONS)) {
    app.post(`/v1/${operation.name}`, { schema: operationSchema(operation) }, async (request, reply) => {
      const { body } = request;
      const isWhole = body instanceof Uint8Array;
      if (isWhole || operation.basisLine === true) refuseQuery(request.query as object);
      return isWhole
        ? answerBody(operation, body, request, reply, routing)
        : answerStream(operation, request, reply, routing);
    });
  }
}

/** Refuses a query where the fields stand elsewhere. @throws `REQUEST_QUERY_UNUSED` */
function refuseQuery(query: object): void {
  const [field] = Object.keys(query);
  if (field !== undefined) throw serverError("REQUEST_QUERY_UNUSED", { field }, field);
}

async function answerBody(
  operation: Operation,
  bytes: Uint8Array,
  request: FastifyRequest,
  reply: FastifyReply,
  { pool, limits, runner }: CaseRouting,
): Promise<FastifyReply> {
  const locale = requestLocale(request);
  const job = { kind: "body", operation: operation.name, bytes, locale } as const;
  if (operation.name === "group" && bytes.length <= AT_ONCE_BYTES) {
    const outcome = attempt(() => runner.answer(job), locale);
    return outcome.ok
      ? sendAnswer(outcome.text, outcome.cases, request, reply)
      : refuse(outcome, request, reply);
  }
  if (pool.waiting >= limits.waiting) throw serverError("SERVER_BUSY", { seconds: RETRY_SECONDS });
  const outcome = await pool.run(job);
  if (!outcome.ok) return refuse(outcome, request, reply);
  return sendAnswer(Buffer.from(outcome.bytes.buffer as ArrayBuffer), outcome.cases, request, reply);
}

function sendAnswer(
  answer: string | Buffer,
  cases: number,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  request.state.cases = cases;
  return reply.type(JSON_TYPE).send(answer);
}

function refuse(
  outcome: Exclude<Outcome<JobDone>, { ok: true }>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if ("problem" in outcome) return sendProblem(request, reply, outcome.problem);
  throw Object.assign(new Error(), {
    name: outcome.fault.name,
    stack: outcome.fault.stack.map((at) => `    ${at}`).join("\n"),
  });
}

async function answerStream(
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  { pool, threads, limits, counts }: CaseRouting,
): Promise<FastifyReply> {
  if (operation.each === undefined || !(request.body instanceof Readable)) {
    const got = request.headers["content-type"] ?? "";
    throw serverError("REQUEST_MEDIA_TYPE", { got, expected: "application/json" }, "");
  }
  if (counts.streams >= limits.streams) throw serverError("SERVER_BUSY", { seconds: RETRY_SECONDS });
  counts.streams += 1;
  reply.raw.once("close", () => {
    counts.streams -= 1;
  });
  const locale: Locale = requestLocale(request);
  const headLine = operation.basisLine === true;
  const asked = askedBy(request.query as Readonly<Record<string, string>>);
  const key = headLine ? request.id : JSON.stringify([operation.name, asked, locale]);
  const stream = { operation: operation.name, asked, key, locale };
  const answers = streamAnswers({ pool, threads, limits, body: piecesOf(request.body), stream, headLine });
  const first = await answers.next();
  if (first.done) throw new TypeError("a stream without its first answer");
  if (!first.value.ok) {
    await answers.return(undefined);
    return refuse(first.value, request, reply);
  }
  const bytes = answerBytes(first.value.bytes, answers, request);
  const readable = Readable.from(bytes, { objectMode: false, highWaterMark: limits.unreadBytes });
  return reply.type(`${NDJSON}; charset=utf-8`).send(readable);
}

/** The bytes of a stream's answers. A fault in the middle breaks the answer off, so that nobody takes a part for the whole. */
async function* answerBytes(
  first: Uint8Array,
  answers: AsyncIterable<Outcome<JobDone>>,
  request: FastifyRequest,
): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for await (const outcome of answers) {
    if (!outcome.ok) throw new Error("a stream could not be answered to its end");
    request.state.cases += outcome.cases;
    if (outcome.bytes.length > 0) yield outcome.bytes;
  }
}

/** The fields that a query gives: flags are words there. */
function askedBy(query: Readonly<Record<string, string>>): object {
  const words: Readonly<Record<string, boolean>> = { true: true, false: false };
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, words[value] ?? value]));
}

/** What is read of a request. One that is refused half-way is not destroyed, for its answer goes over the same connection. */
function piecesOf(payload: Readable): AsyncIterable<Uint8Array> {
  return payload.iterator({ destroyOnReturn: false });
}

/** Whether what a body holds may come in parts, as the field of its cases says; at an address that takes none nothing is calculated as a whole. */
export function partsOf({ routeOptions }: FastifyRequest): Parts {
  const operation = OPERATIONS[routeOptions.url?.replace("/v1/", "") ?? ""];
  return operation?.shape.fields.cases?.parts ?? "split";
}

/** A whole body in memory of its own. @throws `REQUEST_BODY_TOO_LARGE`, `REQUEST_TOO_SLOW` */
async function readBody(
  request: FastifyRequest,
  payload: Readable,
  { bodyBytes, seconds }: Limits,
): Promise<Uint8Array> {
  const tooLarge = () =>
    serverError("REQUEST_BODY_TOO_LARGE", { limit: bodyBytes, parts: partsOf(request) }, "");
  if (Number(request.headers["content-length"] ?? 0) > bodyBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => settle(serverError("REQUEST_TOO_SLOW", { seconds })), seconds * 1000);
    const take = (part: Uint8Array): void => {
      length += part.length;
      if (length > bodyBytes) settle(tooLarge());
      else parts.push(part);
    };
    const end = () => settle();
    function settle(error?: Error): void {
      clearTimeout(timer);
      payload.off("data", take).off("end", end).off("error", settle);
      if (error === undefined) resolve();
      else reject(error);
    }
    payload.on("data", take).on("end", end).on("error", settle);
  });
  return joinBytes(parts);
}
