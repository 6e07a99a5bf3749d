import { Readable } from "node:stream";
import proxy from "@fastify/http-proxy";
import Fastify from "fastify";
import { Refusal, sendProblem } from "./problems.mjs";
import { readJob } from "./read-job.mjs";

const NDJSON = "application/x-ndjson";
/** Jobs that may wait, and uploads at once. */
const MOST_WAITING = 20;
const MOST_UPLOADS = 4;

const IDLE_MILLISECONDS = 30_000;

/** 经办机构的服务: jobs and their results; everything under `/v1` is the server's own answer. */
export function buildService({ store, server, log }) {
  const app = Fastify({
    logger: false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    // A client that sends nothing is cut off.
    connectionTimeout: IDLE_MILLISECONDS,
  });
  let uploads = 0;

  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) log({ event: "fault", name: error.name, code: error.code ?? "" });
    return sendProblem(request, reply, error);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Refusal("ROUTE_NOT_FOUND")));

  app.register(async (jobs) => {
    jobs.removeAllContentTypeParsers();
    jobs.addContentTypeParser(NDJSON, (_request, body, done) => done(null, body));
    jobs.addContentTypeParser("*", (_request, _body, done) => done(new Refusal("JOB_MEDIA_TYPE")));

    jobs.post("/jobs", async (request, reply) => {
      if (!(request.body instanceof Readable)) throw new Refusal("JOB_MEDIA_TYPE");
      const { waiting = 0 } = await store.counts();
      if (waiting >= MOST_WAITING || uploads >= MOST_UPLOADS) throw new Refusal("JOB_QUEUE_FULL");
      uploads += 1;
      try {
        const { id, cases } = await readJob(request.body, store);
        return reply.code(202).header("location", `/jobs/${id}`).send({ id, status: "waiting", cases });
      } finally {
        uploads -= 1;
      }
    });

    jobs.get("/jobs/:id", async ({ params }) => {
      const { id, status, created, cases, grouped, starts, problem } = await known(params.id);
      const progress = status === "done" ? 1 : cases === 0 ? 0 : grouped / (cases + 1);
      return {
        id,
        status,
        created,
        cases,
        grouped,
        starts,
        progress,
        ...(problem && { problem: JSON.parse(problem) }),
      };
    });

    jobs.get("/jobs/:id/result", async ({ params }, reply) => {
      const { result } = await done(params.id);
      return reply.type("application/json; charset=utf-8").send(result);
    });

    jobs.get("/jobs/:id/cases", async ({ params }, reply) => {
      const { id } = await done(params.id);
      return reply.type(`${NDJSON}; charset=utf-8`).send(Readable.from(store.outcomes(id)));
    });
  });

  app.get("/health", async () => ({ status: "ok" }));
  app.get("/metrics", async (_request, reply) => {
    const counts = Object.entries(await store.counts());
    const lines = counts.map(([status, jobs]) => `insurer_jobs{status="${status}"} ${jobs}\n`);
    reply.type("text/plain; version=0.0.4");
    return `# HELP insurer_jobs Jobs by status\n# TYPE insurer_jobs gauge\n${lines.join("")}`;
  });
  app.register(proxy, {
    ...{ upstream: server, prefix: "/v1", rewritePrefix: "/v1" },
    replyOptions: { onError: (reply) => reply.send(new Refusal("SERVER_UNREACHABLE")) },
  });

  async function known(id) {
    const job = await store.find(id);
    if (job === undefined || job.status === "arriving") throw new Refusal("JOB_NOT_FOUND");
    return job;
  }

  async function done(id) {
    const job = await known(id);
    if (job.status !== "done") throw new Refusal("JOB_NOT_DONE");
    return job;
  }

  return app;
}
