import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import { type ServerErrorCode, serverError } from "../messages/server-errors.js";
import { Knowledge } from "../operations/knowledge.js";
import type { Shelf } from "../shelf/shelf.js";
import { JobRunner } from "../work/job.js";
import { faultOf } from "../work/problem.js";
import type { Jobs } from "../work/worker-pool.js";
import { addCaseRoutes, partsOf } from "./case-routes.js";
import { answerClientError, answerExpectation } from "./client-errors.js";
import { addHealthRoutes } from "./health-routes.js";
import { addKnowledgeRoutes } from "./knowledge-routes.js";
import type { Limits } from "./limits.js";
import { RETRY_SECONDS } from "./limits.js";
import type { Log } from "./log.js";
import { type Metrics, serverMetrics } from "./metrics.js";
import { addOpenApi } from "./openapi.js";
import { isFault, sendError } from "./problem-document.js";
import { tokenCheck } from "./token-check.js";

/** What a service is built from. */
export interface ServiceOptions {
  readonly shelf: Shelf;
  readonly pool: Jobs;
  readonly threads: number;
  readonly limits: Limits;
  readonly log: Log;
  /** what a caller has to show; absent: nothing */
  readonly token?: string | undefined;
  /** origins of pages that may call; none by default */
  readonly origins?: readonly string[] | undefined;
  /** requests a minute and address; unlimited by default */
  readonly rate?: number | undefined;
}

/** What happened to a request, for its log line. */
export interface RequestState {
  cases: number;
  fault: unknown;
}

declare module "fastify" {
  interface FastifyRequest {
    state: RequestState;
  }
}

/** Addresses that answer whatever else goes on: a probe that is turned away would have the server killed. */
const PROBES = new Set(["/health", "/ready", "/metrics"]);

function isProbe({ routeOptions }: FastifyRequest): boolean {
  return PROBES.has(routeOptions.url ?? "");
}

/** The codes of Fastify's own refusals. */
const REFUSALS: Readonly<Record<string, (limits: Limits, request: FastifyRequest) => Error>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ({ bodyBytes }, request) =>
    serverError("REQUEST_BODY_TOO_LARGE", { limit: bodyBytes, parts: partsOf(request) }, ""),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (_, request) =>
    serverError("REQUEST_MEDIA_TYPE", { got: mediaTypeOf(request), expected: "application/json" }, ""),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => serverError("REQUEST_MALFORMED", {}),
};

/** What goes on in a service. */
interface Activity {
  requests: number;
  streams: number;
  stopping: boolean;
}

/** 建立服务: the HTTP service over a shelf and a pool of threads; it does not listen yet. */
export async function buildServer(options: ServiceOptions): Promise<FastifyInstance> {
  const { shelf, pool, limits, log, token, origins = [], rate } = options;
  const app = bareServer(limits, log);
  const counts: Activity = { requests: 0, streams: 0, stopping: false };
  const metrics = serverMetrics(pool, () => counts.streams);
  admitRequests(app, limits, counts);
  // Before the token is asked for: a browser asks leave of a page's origin without it, and shows no refusal that lacks these headers.
  if (origins.length > 0) await app.register(cors, { origin: [...origins] });
  if (token !== undefined) app.addHook("onRequest", tokenCheck(token));
  tellRequests(app, log, metrics);
  closeWhenStopping(app, counts);
  answerFaults(app, limits);
  const knowledge = new Knowledge(shelf);
  // Made before the first request, which would wait for it, and before anybody watches how late the event loop is.
  void knowledge.codes;
  await limitLoad(app, limits, rate);
  await addOpenApi(app);
  addHealthRoutes(app, { pool, metrics, isStopping: () => counts.stopping });
  addKnowledgeRoutes(app, knowledge);
  addCaseRoutes(app, { ...options, runner: new JobRunner(shelf), counts });
  return app;
}

/** A server without routes: its bounds, and what it answers to what is no request, or none that comes to a route. */
function bareServer(limits: Limits, log: Log): FastifyInstance {
  const app: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    return503OnClosing: false,
    forceCloseConnections: "idle",
    // A stream takes as long as it takes; what stands still is cut by the idle time, what is no stream by its own clock.
    requestTimeout: 0,
    connectionTimeout: (limits.seconds + limits.headerSeconds) * 1000,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headerSeconds * 1000,
      connectionsCheckingInterval: 1000,
      // A request without a host is refused below, with a problem document.
      requireHostHeader: false,
    },
    clientErrorHandler: answerClientError(limits, log),
    // An address that cannot be read, or is longer than any of ours, comes to no route, and to none of the hooks.
    frameworkErrors: (_error, request, reply) => {
      const refusal = serverError("ROUTE_NOT_FOUND", {});
      reply.header("x-request-id", request.id);
      log.event("refused", { code: refusal.code });
      return sendError(request, reply, refusal);
    },
    genReqId: requestIds(),
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.server.on("checkExpectation", answerExpectation(log));
  // Problems of query and body are all told at once, by the operation.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  return app;
}

/** Lets requests in, as many at once as the limits say, until the server stops. */
function admitRequests(app: FastifyInstance, limits: Limits, counts: Activity): void {
  app.decorateRequest("state");
  app.addHook("onRequest", async (request, reply) => {
    request.state = { cases: 0, fault: undefined };
    reply.header("x-request-id", request.id);
    if (request.headers.host === undefined && request.raw.httpVersion === "1.1")
      throw serverError("REQUEST_MALFORMED", {});
    if (isProbe(request)) return;
    counts.requests += 1;
    reply.raw.once("close", () => {
      counts.requests -= 1;
    });
    if (counts.stopping) throw serverError("SERVER_STOPPING", {});
    if (counts.requests > limits.requests) throw serverError("SERVER_BUSY", { seconds: RETRY_SECONDS });
  });
}

/** Writes a line of the log for each request, and counts it, once it was answered or its client went away. */
function tellRequests(app: FastifyInstance, log: Log, metrics: Metrics): void {
  const told = new WeakSet<FastifyRequest>();
  function tell(request: FastifyRequest, status: number, milliseconds: number): void {
    if (told.has(request)) return;
    told.add(request);
    const { cases, fault } = request.state;
    const route = request.routeOptions.url ?? "unknown";
    const { method } = request;
    log.request({
      method,
      route,
      status,
      milliseconds: Math.round(milliseconds),
      cases,
      requestId: request.id,
      ...(isFault(status) && { fault: faultOf(fault) }),
    });
    metrics.answered({ method, route, status, seconds: milliseconds / 1000, cases });
  }

  app.addHook("onResponse", async (request, reply) => tell(request, reply.statusCode, reply.elapsedTime));
  app.addHook("onRequestAbort", async (request) => tell(request, CLIENT_GONE, 0));
}

/** Lets no connection outlive a server that stops. */
function closeWhenStopping(app: FastifyInstance, counts: Activity): void {
  app.addHook("onSend", async (_request, reply) => {
    // A client that calls again and again over one connection would keep a stopping server for ever.
    if (counts.stopping) reply.header("connection", "close");
  });
  app.addHook("onResponse", async (request) => {
    // An answer that had begun before promised to keep its connection; nobody need wait until it has been idle for long enough.
    if (counts.stopping) request.raw.socket.end();
  });
  app.addHook("preClose", async () => {
    counts.stopping = true;
  });
}

/** Answers what goes wrong, and what no route is for, with problem documents. */
function answerFaults(app: FastifyInstance, limits: Limits): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = REFUSALS[error.code];
    if (refusal === undefined) request.state.fault = error;
    return sendError(request, reply, refusal?.(limits, request) ?? error);
  });
  app.setNotFoundHandler((request, reply) => sendError(request, reply, serverError("ROUTE_NOT_FOUND", {})));
}

/** Turns requests away that would make all late, and those of an address that sends too many; probes never. */
async function limitLoad(app: FastifyInstance, limits: Limits, rate: number | undefined): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.loopDelay,
    pressureHandler: (request) => {
      if (!isProbe(request)) throw serverError("SERVER_BUSY", { seconds: RETRY_SECONDS });
    },
  });
  if (rate !== undefined) {
    await app.register(rateLimit, {
      max: rate,
      timeWindow: 60_000,
      allowList: isProbe,
      errorResponseBuilder: () => serverError("REQUEST_RATE" satisfies ServerErrorCode, { limit: rate }),
    });
  }
}

/** nginx's status for a client that went away before the answer; it is written to the log only. */
const CLIENT_GONE = 499;

/** Request ids: a random start and a count, never anything that a client sends. */
function requestIds(): () => string {
  const start = crypto.randomUUID().slice(0, 8);
  let count = 0;
  return () => {
    count += 1;
    return `${start}-${count}`;
  };
}

function mediaTypeOf(request: FastifyRequest): string {
  return request.headers["content-type"] ?? "";
}
