import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Jobs } from "../work/worker-pool.js";
import type { Metrics } from "./metrics.js";
import { problemResponses } from "./openapi.js";

/** What the probes look at. */
export interface Health {
  readonly pool: Jobs;
  readonly metrics: Metrics;
  readonly isStopping: () => boolean;
}

const Status = z.object({ status: z.literal(["ok", "not-ready"]) });
const UNAVAILABLE = 503;

/** 探针: `/health` says that the process answers, `/ready` that requests are taken, `/metrics` how it goes. */
export function addHealthRoutes(app: FastifyInstance, { pool, metrics, isStopping }: Health): void {
  app.get(
    "/health",
    {
      schema: {
        operationId: "health",
        tags: ["operation"],
        summary: "Whether the process answers 存活",
        security: [],
        response: { 200: Status, ...problemResponses() },
      },
    },
    async () => ({ status: "ok" }),
  );
  app.get(
    "/ready",
    {
      schema: {
        operationId: "ready",
        tags: ["operation"],
        summary: "Whether requests are taken 就绪",
        security: [],
        response: { 200: Status, 503: Status, ...problemResponses() },
      },
    },
    async (_request, reply) => {
      const ready = pool.ready && !isStopping();
      return reply.code(ready ? 200 : UNAVAILABLE).send({ status: ready ? "ok" : "not-ready" });
    },
  );
  app.get(
    "/metrics",
    {
      schema: {
        operationId: "metrics",
        tags: ["operation"],
        summary: "Figures in the form of Prometheus 指标",
        response: {
          200: { description: "text", content: { "text/plain": { schema: z.string() } } },
          ...problemResponses(401),
        },
      },
    },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
