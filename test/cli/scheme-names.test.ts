import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { namedScheme } from "../../src/cli/shipped/named-scheme.js";
import { jsonLines, rowsOf, STAYS } from "./cases.js";

/** Runs a command on a day; what it wrote on both streams. */
async function runOn(today: string, words: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const text = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") =>
    new Writable({
      write(chunk, _encoding, done) {
        text[name] += String(chunk);
        done();
      },
    });
  const stdin = Readable.from([Buffer.from(jsonLines(STAYS))]);
  await run(words, { stdin, stdout: sink("stdout"), stderr: sink("stderr"), environment: {}, today });
  return text;
}

const GROUP = ["group", "--in", "-", "--out", "-"];

describe("a scheme's name without version is the version in force on the day of the run", () => {
  it.each([
    ["chs-drg", "2024-12-31", "chs-drg@1.1", ["chs-drg@2.0", "chs-drg@3.0"]],
    ["chs-drg", "2025-01-01", "chs-drg@2.0", ["chs-drg@3.0"]],
    ["chs-drg", "2026-12-31", "chs-drg@2.0", ["chs-drg@3.0"]],
    ["chs-drg", "2027-01-01", "chs-drg@3.0", []],
    ["chs-drg@3.0", "2026-11-28", "chs-drg@3.0", []],
    ["wuxi", "2026-11-28", "wuxi@2022", []],
    ["nowhere", "2026-11-28", "nowhere", []],
  ])("%s on %s is %s", (name, day, reference, notYet) => {
    const named = namedScheme(name, day);
    expect(named.reference).toBe(reference);
    expect(named.notYet.map((entry) => entry.reference)).toEqual(notYet);
  });

  it("group takes it and says so, in one line", async () => {
    const { stdout, stderr } = await runOn("2026-12-31", [...GROUP, "--scheme", "chs-drg", "--locale", "zh"]);
    expect(new Set(rowsOf(stdout).map(({ scheme }) => scheme))).toEqual(new Set(["chs-drg@2.0"]));
    expect(stderr).toContain(
      "chs-drg 即 chs-drg@2.0，为今日执行的版本；chs-drg@3.0 自 2027-01-01 起执行，须写明版本。\n",
    );
    const later = await runOn("2027-01-01", [...GROUP, "--scheme", "chs-drg", "--locale", "en"]);
    expect(new Set(rowsOf(later.stdout).map(({ scheme }) => scheme))).toEqual(new Set(["chs-drg@3.0"]));
    expect(later.stderr).toContain("chs-drg is chs-drg@3.0, the version in force today.\n");
  });

  it("a reference with its version is taken without a word", async () => {
    const { stdout, stderr } = await runOn("2026-12-31", [...GROUP, "--scheme", "chs-drg@3.0"]);
    expect(new Set(rowsOf(stdout).map(({ scheme }) => scheme))).toEqual(new Set(["chs-drg@3.0"]));
    expect(stderr).not.toContain("in force");
  });
});
