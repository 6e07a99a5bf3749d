import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { AREA, cases, FOUR, linesOf } from "./area.mjs";
import { startServer, startService, stop } from "./processes.mjs";

/** Seconds of load; a short form of the minute that `LOAD_SECONDS=60 npm test` takes. */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 4);
const JOB_CASES = Number(process.env.JOB_CASES ?? 3000);
const MOST_GROWTH = 1.3;

const folder = mkdtempSync(join(tmpdir(), "insurer-"));
/** A file of SQLite, or the PostgreSQL that `TEST_DATABASE` names. */
const database = process.env.TEST_DATABASE ?? join(folder, "jobs.db");
let server;
let service;
before(async () => {
  server = await startServer();
  service = await startService(database, server.url);
});
after(async () => {
  assert.equal(await stop(service), 0);
  assert.equal(await stop(server), 0);
  rmSync(folder, { recursive: true });
});

async function send(body, headers = {}) {
  const answer = await fetch(`${service.url}/jobs`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", ...headers },
    body,
  });
  return { ...(await answer.json()), status: answer.status };
}

const get = async (path) => (await fetch(service.url + path)).json();

async function ended(id) {
  for (;;) {
    const job = await get(`/jobs/${id}`);
    if (job.status === "done" || job.status === "refused") return job;
    await wait(100);
  }
}

test("while the server does not answer, this is said, and when to ask again", async () => {
  const alone = await startService(join(folder, "alone.db"), "http://127.0.0.1:9");
  const answer = await fetch(`${alone.url}/v1/rulesets`);
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [503, "5"]);
  assert.equal((await answer.json()).code, "SERVER_UNREACHABLE");
  assert.equal(await stop(alone), 0);
});

test("a job is settled to the fen, and its result kept", async () => {
  const { status, id } = await send(linesOf(AREA, FOUR));
  assert.equal(status, 202);
  assert.deepEqual(await ended(id).then(({ status, grouped, progress }) => ({ status, grouped, progress })), {
    ...{ status: "done", grouped: 4, progress: 1 },
  });
  const { statement } = await get(`/jobs/${id}/result`);
  // 28,000 yuan over 268.5 points, as in examples/settle-an-area.ts.
  assert.deepEqual(
    statement.map(({ drgTotalCost }) => drgTotalCost),
    ["17206.7", "10793.3"],
  );
  const outcomes = await (await fetch(`${service.url}/jobs/${id}/cases`)).text();
  assert.deepEqual(
    outcomes
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).payment),
    ["11471.13", "5735.57", "9385.48", "1407.82"],
  );
});

test("groups without a table are weighed by the history of the area", async () => {
  const { groups: _, ...area } = AREA;
  const year = { admissionDate: "2019-06-10", dischargeDate: "2019-06-15" };
  const past = FOUR.flatMap((one) =>
    Array.from({ length: 6 }, (_, at) => ({ ...one, ...year, caseId: `${one.caseId}-${at}` })),
  );
  const without = await send(linesOf(area, FOUR));
  assert.equal((await ended(without.id)).problem.code, "ENGINE_NO_GROUP_VALUES");
  const { id } = await send(linesOf({ ...area, history: past }, FOUR));
  assert.equal((await ended(id)).status, "done");
  const { statement } = await get(`/jobs/${id}/result`);
  const paid = statement.reduce((sum, { drgTotalCost }) => sum + Number(drgTotalCost), 0);
  assert.equal(paid.toFixed(2), "28000.00");
});

test("what the server answers stands under /v1", async () => {
  const body = JSON.stringify({
    scheme: "zj-drg@1.0",
    case: { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] },
  });
  const headers = { "content-type": "application/json" };
  const grouped = await fetch(`${service.url}/v1/group`, { method: "POST", headers, body });
  assert.equal((await grouped.json()).drg, "BR25");
});

test("bad bodies are refused with 4xx and a code, and nothing of them is kept", async () => {
  const [four] = FOUR;
  for (const [body, status, code, path] of [
    ["{", 400, "JOB_NOT_JSON"],
    ["", 400, "JOB_NOT_JSON"],
    [linesOf({ ...AREA, ruleset: "none@1" }, FOUR), 422, "JOB_AREA", "ruleset"],
    [linesOf({ ...AREA, budgt: 1 }, FOUR), 422, "JOB_AREA", "budgt"],
    [linesOf({ ...AREA, hospitals: [{ hospitalId: 5 }] }, FOUR), 422, "JOB_AREA", "hospitals.0.hospitalId"],
    [linesOf({ ...AREA, budget: undefined }, FOUR), 422, "JOB_AREA", "budget"],
    [linesOf({ ...AREA, history: [{ caseId: 5 }] }, FOUR), 422, "JOB_AREA", "history.0.caseId"],
    [linesOf({ ...AREA, history: {} }, FOUR), 422, "JOB_AREA", "history"],
    [linesOf(AREA, [four, { ...four, totalCost: 5 }]), 422, "JOB_CASES", "3.totalCost"],
    [`${linesOf(AREA, FOUR)}{"caseId"`, 400, "JOB_NOT_JSON"],
    [linesOf(AREA, []), 422, "JOB_EMPTY"],
    [linesOf(AREA, [{ ...four, department: "x".repeat(2_000) }]), 422, "JOB_CASES", "2.department"],
    [linesOf(AREA, FOUR) + "x".repeat(2_000_000), 413, "JOB_TOO_LARGE"],
  ]) {
    const refused = await send(body, { "accept-language": "zh" });
    assert.deepEqual([refused.status, refused.code], [status, code]);
    if (path !== undefined) assert.equal(refused.errors[0].path, path);
    assert.match(refused.detail, /\p{Script=Han}/u);
  }
  assert.equal((await send(linesOf(AREA, FOUR), { "content-type": "text/csv" })).code, "JOB_MEDIA_TYPE");
  assert.equal((await get("/jobs/none")).code, "JOB_NOT_FOUND");
  assert.equal((await get("/nothing")).code, "ROUTE_NOT_FOUND");
  assert.equal((await (await fetch(`${service.url}/metrics`)).text()).match(/arriving/), null);
});

test("killed in the middle of a job and started again, the job is finished as if nothing had been", async () => {
  const lines = linesOf(AREA, cases(JOB_CASES));
  const whole = await send(lines);
  assert.equal((await ended(whole.id)).status, "done");
  const broken = await send(lines);
  for (const isThere of [({ grouped }) => grouped > 0, ({ status }) => status === "settling"]) {
    for (;;) {
      const job = await get(`/jobs/${broken.id}`);
      assert.notEqual(job.status, "done");
      if (!isThere(job)) continue;
      break;
    }
    const unfinished = await get(`/jobs/${broken.id}/result`);
    assert.equal(unfinished.code, "JOB_NOT_DONE");
    await stop(service, "SIGKILL");
    service = await startService(database, server.url);
  }
  const job = await ended(broken.id);
  assert.deepEqual([job.status, job.starts], ["done", 3]);
  const result = async ({ id }) => (await fetch(`${service.url}/jobs/${id}/result`)).text();
  assert.equal(await result(broken), await result(whole));
  const outcomes = async ({ id }) => (await fetch(`${service.url}/jobs/${id}/cases`)).text();
  assert.equal(await outcomes(broken), await outcomes(whole));
  assert.equal((await outcomes(broken)).trim().split("\n").length, JOB_CASES);
});

test("a job waits while the server is away, and a job that cannot be settled is refused with its code", async () => {
  const { id } = await send(linesOf({ ...AREA, ruleset: "zhejiang-shaoxing@2018" }, FOUR));
  assert.equal((await ended(id)).problem.code, "JOB_RULESET_NOT_LOADED");
  await stop(service);
  service = await startService(database, "http://127.0.0.1:9");
  const waiting = await send(linesOf(AREA, FOUR));
  await wait(1000);
  assert.equal((await get(`/jobs/${waiting.id}`)).status, "grouping");
  assert.equal(await stop(service), 0);
  service = await startService(database, server.url);
  assert.equal((await ended(waiting.id)).status, "done");
});

test(`${SECONDS} seconds of load from another process: no error, memory bounded`, async () => {
  const memory = [];
  const load = spawn(
    process.execPath,
    [fileURLToPath(new URL("load.mjs", import.meta.url)), service.url, `${SECONDS}`],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  load.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const code = new Promise((resolve) => load.once("exit", resolve));
  const watching = setInterval(() => memory.push(residentMegabytes(service.child.pid)), 250);
  assert.equal(await code, 0, said);
  clearInterval(watching);
  const third = Math.ceil(memory.length / 3);
  const [early, late] = [memory.slice(third, 2 * third), memory.slice(-third)].map((part) =>
    Math.max(...part),
  );
  console.log(`${said.trim()}; resident ${early} MB, then ${late} MB`);
  assert.ok(late < early * MOST_GROWTH, `memory grew from ${early} to ${late} MB`);
});

function residentMegabytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(kilobytes) / 1024);
}
