import { spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonLines, rowsOf, STAYS } from "./cases.js";
import { type BuiltCli, buildCli, spawnCli, temporaryFolder } from "./run-cli.js";

const SCHEME = ["--scheme", "zj-drg@1.1"];

let built: BuiltCli;
beforeAll(async () => {
  built = await buildCli();
});
afterAll(() => built.remove());

describe("the process", () => {
  it("ends with the exit code, and says errors on stderr only", async () => {
    expect(await spawnCli(built, ["group"])).toMatchObject({ code: 2, stdout: "" });
    const run = await spawnCli(built, ["group", ...SCHEME, "--in", "-", "--out", "-"], { stdin: "{\n" });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("-:1: ROW_NOT_JSON");
  });

  it("speaks Chinese where LANG says so", async () => {
    const { stderr } = await spawnCli(built, ["grup"], { environment: { LANG: "zh_CN.UTF-8" } });
    expect(stderr).toContain("是否要用 group？");
  });

  it("shows no progress where stderr is no terminal", async () => {
    const { stderr } = await spawnCli(built, ["group", ...SCHEME, "--in", "-", "--out", "-"], {
      stdin: jsonLines(STAYS),
    });
    expect(stderr.split("\n")).toHaveLength(2);
  });

  it("gives the same bytes for any number of jobs", async () => {
    const folder = temporaryFolder();
    const rows = Array.from({ length: 30_000 }, (_, index) =>
      index % 5000 === 4999
        ? "{broken"
        : `${JSON.stringify({ ...STAYS[index % 3], caseId: `C${index}` })}${" ".repeat(600)}`,
    );
    const file = join(folder, "many.jsonl");
    writeFileSync(file, rows.join("\n"));
    // Enough that other threads are started, and take part.
    expect(statSync(file).size).toBeGreaterThan(16 * 2 ** 20);
    const [one, three] = await Promise.all(
      ["1", "3"].map(async (jobs) => {
        const out = join(folder, jobs, "out.jsonl");
        const { code, stderr } = await spawnCli(built, [
          "group",
          ...SCHEME,
          "--in",
          file,
          "--out",
          out,
          "--jobs",
          jobs,
        ]);
        const rejected = readFileSync(join(folder, jobs, "rejected.jsonl"), "utf8");
        return { code, stderr, out: readFileSync(out, "utf8"), rejected };
      }),
    );
    expect(one?.code).toBe(1);
    expect(rowsOf(one?.rejected ?? "").map(({ line }) => line)).toEqual(
      [1, 2, 3, 4, 5, 6].map((times) => times * 5000),
    );
    expect(rowsOf(one?.out ?? "")).toHaveLength(29_994);
    expect(three).toEqual(one);
  });

  it("ends in peace when its reader closes the pipe", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "many.jsonl");
    writeFileSync(
      file,
      jsonLines(Array.from({ length: 20_000 }, (_, index) => ({ ...STAYS[2], caseId: `C${index}` }))),
    );
    const script = `"${process.execPath}" "${built.main}" group --scheme zj-drg@1.1 --in "${file}" --out - | head -n 1; echo "code \${PIPESTATUS[0]}"`;
    const child = spawn("bash", ["-c", script], { env: { ...process.env, LANG: "C" } });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    await new Promise((resolve) => child.on("close", resolve));
    expect(stdout).toMatch(/^\{"caseId":"C0".*\}\ncode 0\n$/);
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });
});
