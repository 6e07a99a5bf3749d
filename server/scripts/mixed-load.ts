import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openShelf } from "../src/shelf/open-shelf.js";
import { buildServerProgram, type RunningServer, startServer } from "../test/built-server.js";
import { ENDLESS, type LoadClient, loadClients } from "./load/clients.js";
import { loadCases } from "./load/load-cases.js";
import { ConnectionLost } from "./load/wire.js";

/*
 * 混合负载: callers as they are and as they should not be, all at once, with a SIGTERM in the middle after which the server is started again:
 *
 *   npm run load --workspace server -- --seconds 300
 *
 * Every answer is compared with the library's, every refusal with its code; the process must end with 0 and its memory must not grow once it is warm.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "300" },
    /** without the clients that never finish, for whom a stopping server waits as long as for any other */
    brief: { type: "boolean", default: false },
  },
});
const seconds = Number(values.seconds);

/** Part of a process's time in which it may still grow. */
const WARM_SHARE = 0.4;
/** Growth of resident memory from the first to the last third of the rest that is noise of the collector. */
const MOST_GROWTH = 1.15;

const shelf = openShelf({ schemes: ["zj-drg@1.1"], rulesets: ["zhejiang-shaoxing@2020"] });
const all = loadClients(loadCases(shelf), shelf);
const clients = values.brief ? all.filter(({ name }) => name !== ENDLESS) : all;
const seen = new Map<string, number>();
const wrong: string[] = [];
const built = await buildServerProgram();
try {
  for (const half of [1, 2]) await runHalf(half);
} finally {
  built.remove();
}
for (const [what, count] of [...seen].sort(([one], [other]) => (one < other ? -1 : 1)))
  console.log(`${count}\t${what}`);
for (const text of wrong.slice(0, 20)) console.log(`WRONG  ${text}`);
console.log(wrong.length === 0 ? "every answer right, every refusal with its code" : `${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** Half of the time under load; the server is stopped while everybody still calls. */
async function runHalf(half: number): Promise<void> {
  const server = await startServer(built.main, [
    "--schemes",
    "zj-drg@1.1",
    "--rulesets",
    "zhejiang-shaoxing@2020",
  ]);
  const state = { calling: true, stopping: false };
  const memory: number[] = [];
  const calls = clients.flatMap((client) =>
    Array.from({ length: client.count }, () => keepCalling(client, server, state)),
  );
  for (let second = 0; second < seconds / 2; second += 1) {
    await wait(1000);
    memory.push(residentMegabytes(server));
  }
  state.stopping = true;
  server.process.kill("SIGTERM");
  const code = await server.ended;
  state.calling = false;
  await Promise.all(calls);
  if (code !== 0) wrong.push(`the server ended with ${code}: ${server.stderr().slice(0, 500)}`);
  for (const line of server.log) if (line.includes('"fault"')) wrong.push(line);
  judgeMemory(half, memory);
}

async function keepCalling(
  { name, call }: LoadClient,
  server: RunningServer,
  state: { readonly calling: boolean; readonly stopping: boolean },
): Promise<void> {
  while (state.calling) {
    try {
      note(`${name}: ${await call(server.url)}`);
    } catch (error) {
      const isLost = error instanceof ConnectionLost;
      if (isLost && state.stopping) {
        // Nobody listens any more: that was asked for.
        note(`${name}: not connected to a stopping server`);
        return;
      }
      wrong.push(
        `${name}: ${isLost ? "the connection was lost" : error instanceof Error ? error.message : "?"}`,
      );
      if (wrong.length > 1000) return;
    }
  }
}

function note(what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

function residentMegabytes(server: RunningServer): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function judgeMemory(half: number, memory: readonly number[]): void {
  const warm = memory.slice(Math.floor(memory.length * WARM_SHARE));
  const third = Math.ceil(warm.length / 3);
  const [early, late] = [median(warm.slice(0, third)), median(warm.slice(-third))];
  console.log(`half ${half}: resident ${early.toFixed(0)} MB when warm, ${late.toFixed(0)} MB at the end`);
  if (late > early * MOST_GROWTH) wrong.push(`memory grew from ${early.toFixed(0)} to ${late.toFixed(0)} MB`);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
