import { AREA, cases, FOUR, linesOf } from "./area.mjs";

/*
 * 负载: callers of the service, for some seconds: `node load.mjs URL SECONDS`. Every answer is checked; anything unexpected ends with 1.
 */
const [url, seconds] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
const counts = {};
const ids = [];
const small = linesOf(AREA, FOUR);
const larger = linesOf(AREA, cases(500));

async function call(path, expected, request = {}) {
  const answer = await fetch(url + path, request);
  const body = await answer.text();
  const code = answer.ok ? "" : JSON.parse(body).code;
  const seen = `${answer.status} ${code}`.trim();
  if (!expected.includes(seen)) throw new Error(`${path}: ${seen} where ${expected} was due`);
  counts[seen] = (counts[seen] ?? 0) + 1;
  return body;
}

const post = (body, type = "application/x-ndjson") => ({
  method: "POST",
  headers: { "content-type": type },
  body,
});
const some = (list) => list[Math.floor(Math.random() * list.length)];

const callers = [
  async () => {
    const body = JSON.parse(await call("/jobs", ["202", "503 JOB_QUEUE_FULL"], post(some([small, larger]))));
    if (body.id !== undefined) ids.push(body.id);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  },
  async () => {
    await call("/jobs", ["400 JOB_NOT_JSON", "503 JOB_QUEUE_FULL"], post(some(["{", `${small}{`, ""])));
  },
  async () => {
    await call(
      "/jobs",
      ["422 JOB_AREA", "503 JOB_QUEUE_FULL"],
      post(linesOf({ ...AREA, ruleset: "x" }, FOUR)),
    );
  },
  async () => {
    const id = some(ids) ?? "none";
    await call(`/jobs/${id}`, ["200", "404 JOB_NOT_FOUND"]);
    await call(`/jobs/${id}/result`, ["200", "404 JOB_NOT_FOUND", "409 JOB_NOT_DONE"]);
  },
  async () => {
    const body = JSON.stringify({
      scheme: "zj-drg@1.0",
      case: { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] },
    });
    const { drg } = JSON.parse(await call("/v1/group", ["200"], post(body, "application/json")));
    if (drg !== "BR25") throw new Error(`a wrong group ${drg}`);
  },
  async () => {
    await call("/v1/group", ["400 REQUEST_NOT_JSON"], post("{", "application/json"));
  },
];

try {
  await Promise.all(
    [...callers, ...callers].map(async (caller) => {
      while (Date.now() < end) await caller();
    }),
  );
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}
console.log(JSON.stringify(counts));
