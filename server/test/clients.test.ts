import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BuiltServer, buildServerProgram, type RunningServer, startServer } from "./built-server.js";

const run = promisify(execFile);
/** Java compiles the client at each start: quickly, not thoroughly. */
const QUICK_JAVA = { ...process.env, JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" };
const clients = new URL("../../examples/clients/", import.meta.url).pathname;
const CASES = 10_000;

let built: BuiltServer;
let server: RunningServer;
let file: string;
beforeAll(async () => {
  built = await buildServerProgram();
  server = await startServer(built.main);
  file = join(built.main, "..", "cases.jsonl");
  const lines = Array.from({ length: CASES }, (_, at) =>
    JSON.stringify({
      caseId: String(at),
      sex: at % 2 === 0 ? "male" : "female",
      ageYears: at % 100,
      diagnoses: ["I63.900", "I10.x00", "E11.900"],
      procedures: [],
      costs: {
        drug: "1255.65",
        examination: "541.14",
        laboratory: "794.73",
        treatment: "240.90",
        nursing: "166.20",
      },
      totalCost: `${1000 + at}.50`,
    }),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
});
afterAll(async () => {
  server.process.kill("SIGTERM");
  await server.ended;
  built.remove();
});

it.each([
  ["Java 17, java.net.http alone", "java", join(clients, "GroupCases.java")],
  ["Python, the standard library alone", "python3", join(clients, "group_cases.py")],
  ["curl", "bash", join(clients, "group-cases.sh")],
])("the client in %s groups, explains and streams 10,000 cases", async (_, program, script) => {
  const options = { maxBuffer: 1 << 24, env: QUICK_JAVA };
  const { stdout } = await run(program, [script, server.url, "chs-drg@2.0", file], options);
  const [grouped = "", explained = "", streamed] = stdout.trim().split("\n");
  expect(JSON.parse(grouped)).toMatchObject({ caseId: "1", scheme: "chs-drg@2.0", drg: "BR25" });
  expect(JSON.parse(explained)).toMatchObject({
    result: { drg: "BR25" },
    text: expect.stringContaining("已入组"),
  });
  expect(streamed).toBe(`${CASES} cases`);
  await expect(run(program, [script, server.url, "none@1", file], options)).rejects.toThrow();
});

it("the two commands of docs/server.md: a case, its explanation and an area settled, from curl", async () => {
  const script = join(clients, "first-answers.sh");
  const { stdout } = await run("bash", [script, server.url], {
    env: { ...process.env, LANG: "zh_CN.UTF-8" },
  });
  const [, grouped = "", , explained = "", , settled = ""] = stdout.trim().split("\n");
  expect(JSON.parse(grouped)).toMatchObject({ drg: "BR25" });
  expect(JSON.parse(explained).text).toContain("已入组");
  // 28,000 yuan over 268.5 points, as in examples/settle-an-area.ts.
  expect(JSON.parse(settled).statement).toMatchObject([
    { drgTotalCost: "17206.7" },
    { drgTotalCost: "10793.3" },
  ]);
});
