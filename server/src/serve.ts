import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Call } from "./arguments.js";
import { buildServer } from "./http/build-server.js";
import { LIMITS } from "./http/limits.js";
import { jsonLog } from "./http/log.js";
import { serverError } from "./messages/server-errors.js";
import { openShelf } from "./shelf/open-shelf.js";
import { WorkerPool } from "./work/worker-pool.js";

/** Threads that are started unasked, at most: each holds the tables of all loaded schemes. */
const USUAL_THREADS = 8;
/** Seconds that a stopping server waits for what is under way. */
const DRAIN_SECONDS = 60;
const SHORTEST_TOKEN = 16;
const LOCAL = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * 启动 HTTP 服务: loads, listens, and stops at SIGTERM or SIGINT when what is under way is done.
 *
 * @param script what a worker thread runs
 * @throws `OPTION_HOST_OPEN`, `OPTION_TOKEN_FILE` and what loading throws
 */
export async function serve(call: Call, script: URL): Promise<void> {
  const token = call.tokenFile === undefined ? undefined : tokenOf(call.tokenFile);
  if (!LOCAL.has(call.host) && token === undefined && !call.noToken) {
    throw serverError("OPTION_HOST_OPEN", { host: call.host });
  }
  const log = jsonLog(gatheredLines(process.stdout));
  const { schemes, rulesets, acceptUnfit, origins, rate } = call;
  const wanted = { schemes, rulesets, acceptUnfit };
  const shelf = openShelf(wanted);
  const threads = call.threads ?? Math.min(availableParallelism(), USUAL_THREADS);
  const pool = new WorkerPool({ threads, shelf: wanted, script, mostSeconds: LIMITS.seconds });
  const started = pool.start();
  const app = await buildServer({ shelf, pool, threads, limits: LIMITS, log, token, origins, rate });
  await started;
  const address = await app.listen({ port: call.port, host: call.host }).catch(async (error: unknown) => {
    await pool.stop();
    throw listenError(error, call) ?? error;
  });
  log.event("listening", { address, schemes: shelf.schemes.size, rulesets: shelf.rulesets.size, threads });

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.event("stopping", { signal });
    const late = setTimeout(() => {
      log.event("cut-off", { seconds: DRAIN_SECONDS });
      process.exit(1);
    }, DRAIN_SECONDS * 1000);
    late.unref();
    void app.close().then(async () => {
      await pool.stop();
      log.event("stopped");
      process.exitCode = 0;
    });
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}

/** What keeps the program from listening, for people; undefined where it is a fault of the program. */
function listenError(error: unknown, { port, host }: Call): Error | undefined {
  const cause = (error as NodeJS.ErrnoException).code ?? "";
  return CANNOT_LISTEN.has(cause) ? serverError("OPTION_ADDRESS", { host, port, cause }) : undefined;
}

/** The system's words for an address that is taken, not this machine's, or not for this user. */
const CANNOT_LISTEN = new Set(["EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "ENOTFOUND"]);

/** Writes the lines of a turn of the event loop at once: a write for each would take longer than to group a case. */
function gatheredLines(output: NodeJS.WriteStream): (line: string) => void {
  let lines = "";
  const flush = (): void => {
    if (lines !== "") output.write(lines);
    lines = "";
  };
  process.on("exit", flush);
  return (line) => {
    if (lines === "") setImmediate(flush);
    lines += line;
  };
}

/** @throws `OPTION_TOKEN_FILE` */
function tokenOf(file: string): string {
  const token = readToken(file)?.trim() ?? "";
  if (token.length < SHORTEST_TOKEN) throw serverError("OPTION_TOKEN_FILE", { file });
  return token;
}

function readToken(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
