import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIMITS } from "../src/http/limits.js";
import { WorkerPool } from "../src/work/worker-pool.js";
import { startService } from "./service.js";
import { STROKE } from "./tool-calls.js";

const BODY = JSON.stringify({ scheme: "chs-drg@2.0", case: STROKE });
const JSON_HEADERS = { "content-type": "application/json" };

let app: FastifyInstance | undefined;
afterEach(async () => {
  await app?.close();
});

/** A service whose seconds are short, so that a test need not wait for thirty. */
const SHORT = { ...LIMITS, loopDelay: 0, seconds: 0.5 };

it("a request has 30 seconds to arrive, and 30 to be answered", () => {
  expect(LIMITS.seconds).toBe(30);
});

describe("a body has its seconds to arrive", () => {
  /** What is answered to a body that comes in two pieces, some milliseconds apart. */
  async function sendInTwo(apart: number, limits = LIMITS): Promise<string> {
    ({ app } = await startService({ limits }));
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as { port: number };
    const head = `POST /v1/group HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\nconnection: close\r\n\r\n`;
    const half = BODY.length / 2;
    return await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      let text = "";
      socket.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      socket.on("close", () => resolve(text)).on("error", () => {});
      socket.write(head + BODY.slice(0, half));
      setTimeout(() => socket.write(BODY.slice(half)), apart);
    });
  }

  it("within them it is answered", async () => {
    expect(await sendInTwo(50)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"drg":"BR25"/);
  });

  it("after them it is refused with 408 and its code", async () => {
    expect(await sendInTwo(3000, SHORT)).toMatch(/^HTTP\/1\.1 408 [\s\S]*REQUEST_TOO_SLOW/);
  });
});

describe("work has its seconds", () => {
  /** A thread that works on `settle` for ever and does anything else at once. */
  const THREAD = `
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ id, job }) => {
      while (job.operation === "settle");
      parentPort.postMessage({ id, outcome: { ok: true, bytes: new TextEncoder().encode("{}"), cases: 1 } });
    });
    parentPort.postMessage({ ready: true });`;

  let pool: WorkerPool;
  beforeEach(async () => {
    const script = new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`);
    pool = new WorkerPool({ threads: 1, shelf: {}, script, mostSeconds: SHORT.seconds });
    await pool.start();
    ({ app } = await startService({ limits: SHORT, pool, threads: 1 }));
  });
  afterEach(() => pool.stop());

  const post = (operation: string) =>
    app?.inject({ method: "POST", url: `/v1/${operation}`, headers: JSON_HEADERS, payload: BODY });

  it("what takes longer is stopped and refused with 503 and its code; the next request finds a new thread", async () => {
    const [settled, weighed] = await Promise.all([post("settle"), post("weigh")]);
    expect([settled?.statusCode, settled?.json()]).toMatchObject([503, { code: "SERVER_WORK_TOO_LONG" }]);
    expect(settled?.json().detail).toContain("took more than 0.5 seconds");
    expect([weighed?.statusCode, weighed?.body]).toEqual([200, "{}"]);
    expect(pool.ready).toBe(true);
  });
});

describe("--rate", () => {
  it("of requests a minute: the last of them is answered, one more is refused with 429, its code and when to come again; probes are not counted", async () => {
    ({ app } = await startService({ rate: 3 }));
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      expect((await app.inject("/health")).statusCode).toBe(200);
      statuses.push((await app.inject("/v1/schemes")).statusCode);
    }
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await app.inject({ url: "/v1/schemes", headers: { "accept-language": "zh" } });
    expect([refused.statusCode, refused.json()]).toMatchObject([429, { status: 429, code: "REQUEST_RATE" }]);
    expect(refused.json().detail).toContain("每分钟最多 3 次请求");
    expect(refused.headers["content-type"]).toContain("application/problem+json");
    // The same as when the minute is over.
    expect(refused.headers["retry-after"]).toBe(refused.headers["x-ratelimit-reset"]);
    expect((await app.inject("/health")).statusCode).toBe(200);
    const other = await app.inject({ url: "/v1/schemes", remoteAddress: "10.0.0.2" });
    expect(other.statusCode).toBe(200);
  });
});
