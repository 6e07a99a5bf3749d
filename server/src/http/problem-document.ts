import { isDrgError, type Locale } from "chs-drg";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { localeOf } from "../messages/locale.js";
import { type ServerErrorCode, serverError } from "../messages/server-errors.js";
import { type Problem, problemOfError } from "../work/problem.js";
import { RETRY_SECONDS } from "./limits.js";

/** The statuses of codes that are not of a request's content, which is 422. */
const STATUSES: Readonly<Partial<Record<ServerErrorCode, number>>> = {
  REQUEST_NOT_JSON: 400,
  REQUEST_NOT_OBJECT: 400,
  REQUEST_TOO_DEEP: 400,
  REQUEST_KEY_TWICE: 400,
  REQUEST_MALFORMED: 400,
  REQUEST_UNAUTHORIZED: 401,
  ROUTE_NOT_FOUND: 404,
  CLAUSE_NOT_FOUND: 404,
  REQUEST_TOO_SLOW: 408,
  REQUEST_BODY_TOO_LARGE: 413,
  REQUEST_TOO_MANY: 413,
  REQUEST_MEDIA_TYPE: 415,
  REQUEST_EXPECTATION: 417,
  REQUEST_RATE: 429,
  REQUEST_HEADERS_TOO_LARGE: 431,
  SERVER_FAULT: 500,
  SERVER_BUSY: 503,
  SERVER_STOPPING: 503,
  SERVER_WORK_TOO_LONG: 503,
};
const UNPROCESSABLE = 422;
const FAULT = 500;
/** What the client may send again as it is, a little later. */
const PASSING = new Set<string>(["SERVER_BUSY", "SERVER_STOPPING", "REQUEST_RATE"]);

/** 问题文档 (RFC 9457) as zod. */
export const ProblemDocument = z
  .object({
    type: z.string().describe("urn:chs-drg:problem:CODE"),
    title: z.string().describe("the code, stable"),
    status: z.int(),
    code: z.string(),
    detail: z.string().describe("in the language of Accept-Language"),
    instance: z.string().describe("urn:chs-drg:request:ID, as in the log and in x-request-id"),
    errors: z
      .array(z.object({ code: z.string(), path: z.string(), detail: z.string() }))
      .describe("全部问题 every problem of the request at once, with its place"),
  })
  .describe("问题文档");

/** The HTTP status of a code. */
function statusOf(code: string): number {
  return STATUSES[code as ServerErrorCode] ?? UNPROCESSABLE;
}

/** The status of what a GET's address names and there is not. */
const ABSENT = 404;

/** The language that a request asks for. */
export function requestLocale(request: FastifyRequest): Locale {
  return localeOf(request.headers["accept-language"]);
}

/** 问题文档: a problem as the answer of a request. */
export function problemDocument(
  { code, detail, errors }: Problem,
  requestId: string,
  status = statusOf(code),
) {
  return {
    type: `urn:chs-drg:problem:${code}`,
    title: code,
    status,
    code,
    detail,
    instance: `urn:chs-drg:request:${requestId}`,
    errors,
  };
}

/** Answers a request with a problem document. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const isAbsent = request.method === "GET" && problem.code === "RULESET_NOT_FOUND";
  const document = problemDocument(problem, request.id, isAbsent ? ABSENT : undefined);
  // The limit of requests a minute says itself when the minute is over.
  if (PASSING.has(problem.code) && !reply.hasHeader("retry-after"))
    reply.header("retry-after", RETRY_SECONDS);
  if (!request.raw.complete) discardRest(request, reply);
  return reply
    .code(document.status)
    .header("content-language", requestLocale(request))
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(document));
}

/** Milliseconds in which a client may finish sending what nobody reads. */
const REST_MILLISECONDS = 5000;

/**
 * Reads away what is left of a refused body, on a connection that stays open so long: a client that still sends would not see the answer on one that is
 * reset.
 */
function discardRest(request: FastifyRequest, reply: FastifyReply): void {
  // Fastify closes the connection behind a body that could not be read.
  reply.removeHeader("connection");
  reply.raw.once("finish", () => {
    request.raw.resume();
    // A process that has stopped does not wait for it.
    const cut = setTimeout(() => request.raw.destroy(), REST_MILLISECONDS).unref();
    request.raw.once("close", () => clearTimeout(cut));
  });
}

/** Answers a request with the problem of an error; what is no error of the library's is a fault of the server. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const known = isDrgError(error) ? error : serverError("SERVER_FAULT", { requestId: request.id });
  return sendProblem(request, reply, problemOfError(known, requestLocale(request)));
}

/** Whether a status is the server's own fault. */
export function isFault(status: number): boolean {
  return status === FAULT;
}
