import { readFileSync } from "node:fs";
import { parseCase } from "chs-drg/cases";
import { groupCase } from "chs-drg/grouping";
import { inpatientCaseJson } from "chs-drg/testing";
import * as fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORDS } from "../src/requests/field.js";
import { startService, testShelf } from "./service.js";
import { smallArea } from "./small-area.js";

const NDJSON = { "content-type": "application/x-ndjson" };

let app: FastifyInstance;
let url: string;
let log: string[];
beforeAll(async () => {
  ({ app, log } = await startService());
  url = await app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(() => app.close());

async function stream(path: string, lines: readonly string[], headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { ...NDJSON, ...headers },
    body: lines.join("\n"),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    lines: text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

/** Cases as programs write them, and as they should not. */
const CASES: readonly Record<string, unknown>[] = fc.sample(inpatientCaseJson(), {
  numRuns: 400,
  seed: 21,
}) as never;

describe("a stream of cases", () => {
  it("is answered with the library's own results, a line a line, in their order", async () => {
    const { lines } = await stream(
      "/v1/group?scheme=zj-drg@1.1",
      CASES.map((one) => JSON.stringify(one)),
    );
    const compiled = testShelf().schemes.get("zj-drg@1.1")?.compiled as never;
    const { dictionary } = testShelf().codes;
    const expected = CASES.map((one) => groupCase(parseCase(one), compiled, { dictionary }));
    expect(lines).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it("a line that is no case is answered with its problem, in its place; blank lines are passed over and counted", async () => {
    const good = JSON.stringify({ caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] });
    const given = [good, "", "{broken", '{"caseId":"2","sexx":1,"ageYears":-1}', good];
    const { lines } = await stream("/v1/group?scheme=chs-drg@2.0", given, { "accept-language": "zh" });
    expect(lines).toMatchObject([
      { drg: "BR25" },
      { line: 3, problem: { code: "REQUEST_NOT_JSON" } },
      {
        line: 4,
        problem: { errors: [{ code: "RECORD_FIELD_UNKNOWN", path: "case.sexx" }, { path: "case.ageYears" }] },
      },
      { drg: "BR25" },
    ]);
    expect(lines[1].problem.detail).toContain("不是 JSON");
  });

  it("what is asked wrongly is refused before anything is answered", async () => {
    const answer = await fetch(`${url}/v1/group?scheme=none@1`, {
      method: "POST",
      headers: NDJSON,
      body: "{}\n",
    });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: "SCHEME_NOT_LOADED" }]);
    const unknown = await fetch(`${url}/v1/group?scheme=zj-drg@1.1&tace=full`, {
      method: "POST",
      headers: NDJSON,
      body: "",
    });
    expect([unknown.status, await unknown.json()]).toMatchObject([422, { code: "REQUEST_FIELD_UNKNOWN" }]);
  });

  it("explains, with the flags of the query", async () => {
    const line = JSON.stringify({ caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] });
    const { lines } = await stream("/v1/explain?scheme=chs-drg@2.0&decisive=true", [line]);
    expect(lines).toMatchObject([{ result: { drg: "BR25" }, decisive: [{ code: "I63.900" }] }]);
  });

  it("weighs: the first line holds the area, and is answered with what the points stand on", async () => {
    const { cases, budget: _budget, ...area } = smallArea();
    const { lines } = await stream("/v1/weigh", [
      JSON.stringify(area),
      ...cases.map((one) => JSON.stringify(one)),
    ]);
    expect(lines[0]).toMatchObject({ basis: { ruleset: "zhejiang-shaoxing@2020", scheme: "zj-drg@1.1" } });
    expect(lines.slice(1).map(({ result }) => result.points)).toEqual(["110", "55", "90", "13.5"]);
  });

  it("a line over 1 MB is answered with its problem, and the next one is read", async () => {
    const long = JSON.stringify({ caseId: "1", department: "x".repeat(1_500_000) });
    const good = JSON.stringify({ caseId: "2", sex: "male", ageYears: 60, diagnoses: ["I63.900"] });
    const { lines } = await stream("/v1/group?scheme=chs-drg@2.0", [good, long, good]);
    expect(lines).toMatchObject([
      { drg: "BR25" },
      { line: 2, problem: { code: "REQUEST_LINE_TOO_LONG" } },
      { drg: "BR25" },
    ]);
  });
});

it("the zod schema of the OpenAPI document accepts the cases that the reader accepts", () => {
  for (const one of CASES) expect(RECORDS.InpatientCase.safeParse(one).success).toBe(true);
  const schemas = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8")).components
    .schemas;
  expect(Object.keys(schemas.InpatientCase.properties)).toContain("totalCost");
});

it("no line of the log holds a name, id, code or amount of a thousand cases", async () => {
  const cases = Array.from({ length: 1000 }, (_, at) => ({
    caseId: `CASE-${at}-zzq`,
    patientId: `PAT-${at}-zzq`,
    hospitalId: `HOSP-${at % 7}-zzq`,
    department: `dept-${at % 5}-zzq`,
    poolingArea: "area-zzq",
    sex: "male",
    ageYears: 60 + (at % 30),
    diagnoses: ["I63.900", "I10.x00", `Q${at}.zzq`],
    procedures: ["96.0800x005"],
    totalCost: `${70_000 + at}.37`,
    marks: { note: `patient-name-${at}-zzq` },
  }));
  const before = log.length;
  const json = { "content-type": "application/json" };
  await fetch(`${url}/v1/group`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ scheme: "zj-drg@1.1", cases }),
  });
  await stream(
    "/v1/group?scheme=zj-drg@1.1",
    cases.map((one) => JSON.stringify(one)),
  );
  for (const one of cases.slice(0, 100)) {
    await fetch(`${url}/v1/explain`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ scheme: "zj-drg@1.1", case: one }),
    });
    await fetch(`${url}/v1/group`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ ...one, scheme: one.caseId }),
    });
    await fetch(`${url}/v1/codes/search?q=${one.diagnoses[2]}`);
    await fetch(`${url}/v1/${one.patientId}`, {
      method: "POST",
      headers: { ...json, "user-agent": one.caseId },
      body: `{"${one.caseId}`,
    });
  }
  const lines = log.slice(before);
  expect(lines.length).toBe(402);
  const text = lines.join("\n");
  const words = cases.flatMap((one) => [
    ...Object.values(one).flatMap((value) =>
      typeof value === "object" ? Object.values(value) : [String(value)],
    ),
  ]);
  const said = new Set(words.filter((word) => word.length > 3));
  expect(said.size).toBeGreaterThan(4000);
  for (const word of said) expect(text.includes(word), word).toBe(false);
  const fields = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line))));
  expect([...fields].sort()).toEqual([
    "cases",
    "event",
    "method",
    "milliseconds",
    "requestId",
    "route",
    "status",
    "time",
  ]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ cases: 1000, route: "/v1/group", status: 200 });
});
