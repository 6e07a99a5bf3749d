import type { FastifyInstance } from "fastify";
import { buildServer, type ServiceOptions } from "../src/http/build-server.js";
import { LIMITS } from "../src/http/limits.js";
import { jsonLog } from "../src/http/log.js";
import { openShelf } from "../src/shelf/open-shelf.js";
import type { Shelf } from "../src/shelf/shelf.js";
import { JobRunner } from "../src/work/job.js";
import { attempt } from "../src/work/problem.js";
import type { Jobs } from "../src/work/worker-pool.js";

/** The editions and schemes of the tests: a city by points, one by rates with a published table. */
export const SHELF = {
  schemes: ["zj-drg@1.1", "chs-drg@2.0", "wuxi@2022"],
  rulesets: ["zhejiang-shaoxing@2020", "jiangsu-wuxi@2022"],
} as const;

let shelf: Shelf | undefined;

/** The shelf of the tests, loaded once a file. */
export function testShelf(): Shelf {
  shelf ??= openShelf(SHELF);
  return shelf;
}

/** Jobs done in this thread: the worker's own code, without the thread. */
export function jobsHere(over: Shelf = testShelf()): Jobs {
  const runner = new JobRunner(over);
  return {
    ready: true,
    waiting: 0,
    busy: 0,
    run: async (job) => attempt(() => runner.run(job), job.locale),
  };
}

/** A service in this process, and the lines of its log. */
export async function startService(
  options: Partial<ServiceOptions> = {},
): Promise<{ readonly app: FastifyInstance; readonly log: string[] }> {
  const log: string[] = [];
  const app = await buildServer({
    shelf: testShelf(),
    pool: jobsHere(),
    threads: 2,
    // The work is done in this thread here, which makes the event loop late.
    limits: { ...LIMITS, loopDelay: 0 },
    log: jsonLog((line) => log.push(line)),
    ...options,
  });
  return { app, log };
}
