import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BuiltCli, buildCli, ManyRuns, spawnCli } from "./built-cli.js";
import { jsonLines, rowsOf, STAYS } from "./cases.js";
import { newFolder, temporaryFolder } from "./run-cli.js";

const SCHEME = ["--scheme", "zj-drg@1.1"];
/** Bytes of a file that other threads take part in reading: a little more than is worth one. */
const WIDE = 17.2 * 2 ** 20;

let built: BuiltCli;
beforeAll(async () => {
  built = await buildCli();
});
afterAll(() => built.remove());

describe("the process", () => {
  it("ends with the exit code, and says errors on stderr only", async () => {
    expect(await spawnCli(built, ["group"])).toMatchObject({ code: 2, stdout: "" });
    const run = await spawnCli(built, ["group", ...SCHEME, "--in", "-", "--out", "-"], {
      stdin: "nonsense\n",
    });
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

  // One process for all of them: what it costs to start and to load a scheme says nothing about jobs, and warm threads take a larger part.
  describe("gives the same bytes for any number of jobs", () => {
    let runs: ManyRuns;
    beforeAll(() => {
      runs = new ManyRuns(built);
    });
    afterAll(() => runs.end());

    /** A run that is right, or rejects rows, with so many threads beside the first. */
    async function ranWith(threads: number, words: readonly string[]) {
      const { threads: started, ...run } = await runs.run([...words, "--jobs", `${threads + 1}`]);
      expect(started).toBeGreaterThanOrEqual(threads);
      return run;
    }

    it("group", async () => {
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
      const grouped = async (threads: number) => {
        const out = join(folder, `${threads}`, "out.jsonl");
        const { code, stderr } = await ranWith(threads, ["group", ...SCHEME, "--in", file, "--out", out]);
        const rejected = readFileSync(join(folder, `${threads}`, "rejected.jsonl"), "utf8");
        return { code, stderr, out: readFileSync(out, "utf8"), rejected };
      };
      const alone = await grouped(0);
      expect(alone.code).toBe(1);
      expect(rowsOf(alone.rejected).map(({ line }) => line)).toEqual(
        [1, 2, 3, 4, 5, 6].map((times) => times * 5000),
      );
      expect(rowsOf(alone.out)).toHaveLength(29_994);
      expect(await grouped(2)).toEqual(alone);
    });

    describe("on an area of files that other threads take part in", () => {
      const RULESET = ["--ruleset", "zhejiang-shaoxing@2020"];
      const area = newFolder();
      afterAll(() => rmSync(area, { recursive: true, force: true }));
      const file = (name: string) => join(area, name);
      const cases = ["--cases", file("cases.jsonl")];
      const hospitals = ["--hospitals", file("hospitals.csv")];
      const history = ["--history", file("history.jsonl")];
      const values = ["--values", file("values.json")];
      const budget = ["--budget", file("budget.json")];
      const events = ["--events", file("events.jsonl")];
      const settled = join(area, "settled");
      beforeAll(async () => {
        const sample = ["sample", ...RULESET, "--cases", "1200", "--seed", "3", "--out", area];
        expect(await runs.run(sample)).toMatchObject({ code: 0 });
        for (const name of ["cases.jsonl", "history.jsonl"]) {
          const lines = readFileSync(file(name), "utf8").trimEnd().split("\n");
          const width = Math.ceil(WIDE / lines.length);
          const wide = lines.map((line, index) => (index % 450 === 449 ? "{broken" : line.padEnd(width)));
          writeFileSync(file(name), wide.join("\n"));
          expect(statSync(file(name)).size).toBeGreaterThan(16 * 2 ** 20);
        }
        const settle = ["settle", ...RULESET, ...values, ...cases, ...hospitals, ...budget];
        const groups = ["--groups", file("groups.csv")];
        expect(await runs.run([...settle, ...groups, "--out", settled])).toMatchObject({ code: 1 });
      });

      it.each([
        ["settle", [...RULESET, ...values, ...cases, ...history, ...hospitals, ...budget]],
        [
          "compare",
          ["--baseline", "zhejiang-shaoxing@2020", "--baseline-values", file("values.json")].concat(
            ["--candidate", "zhejiang@2020"],
            [...cases, ...history, ...hospitals, ...budget],
          ),
        ],
        ["screen", [...RULESET, ...values, ...cases]],
        [
          "screen with history and events",
          [...RULESET, ...values, ...cases, ...history, ...hospitals, ...events],
        ],
        ["screen by another engine", [...RULESET, ...values, ...cases, "--engine", "json-rules-engine"]],
        ["monitor", [...RULESET, ...values, ...cases, ...hospitals]],
        [
          "monitor with all that it may know",
          [...RULESET, ...values, ...cases, ...history, ...hospitals, ...events, "--settled", settled].concat(
            ["--previous", file("history.jsonl")],
          ),
        ],
      ])("%s", async (name, words) => {
        const folder = temporaryFolder();
        const [command = ""] = name.split(" ");
        const ran = async (threads: number) => {
          const out = join(folder, `${threads}`);
          const run = await ranWith(threads, [command, ...words, "--out", out]);
          const files = readdirSync(out).map((name) => [name, readFileSync(join(out, name), "latin1")]);
          return { ...run, stdout: run.stdout.replaceAll(out, ""), files: Object.fromEntries(files) };
        };
        const alone = await ran(0);
        expect(rowsOf(alone.files["rejected.jsonl"]).length).toBeGreaterThan(1);
        expect(await ran(2)).toEqual(alone);
      });
    });
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
