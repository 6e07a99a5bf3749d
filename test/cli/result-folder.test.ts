import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { ResultFolder, settleCommitted } from "../../src/cli/results/result-folder.js";
import { Workspace } from "../../src/cli/results/workspace.js";
import { terminalOf } from "../../src/cli/terminal.js";
import { temporaryFolder } from "./run-cli.js";

const workspace = () =>
  new Workspace(
    terminalOf({
      stdin: Readable.from([]),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      environment: {},
    }),
  );

function result(folder: string, more: { replace?: boolean; command?: string } = {}) {
  const files = workspace();
  return { files, out: new ResultFolder(files, folder, { command: "settle", replace: false, ...more }) };
}

/** Publishes a result of two files and a manifest. */
async function publish(folder: string, statement: string, more: Parameters<typeof result>[1] = {}) {
  const { files, out } = result(folder, more);
  try {
    await out.save("statement.csv", statement);
    await out.save("report.html", `${statement} ${Math.random()}`);
    await out.publish({ command: more.command ?? "settle", outputs: out.digests });
  } finally {
    await files.abandon();
  }
}

const statementOf = (folder: string) => readFileSync(join(folder, "statement.csv"), "utf8");
const NAMES = ["report.html", "statement.csv", "summary.json"];
/** A process id that no process has. */
const DEAD = spawnSync(process.execPath, ["-e", ""]).pid;
const owner = (pid: number, host = hostname()) => JSON.stringify({ pid, host });

describe("a result folder", () => {
  it("appears whole: nothing is seen of it before", async () => {
    const parent = temporaryFolder();
    const { out } = result(join(parent, "new", "out"));
    await out.save("statement.csv", "1");
    expect(existsSync(join(parent, "new", "out"))).toBe(false);
    await out.publish({});
    expect(readdirSync(join(parent, "new"))).toEqual(["out"]);
    expect(readdirSync(join(parent, "new", "out"))).toEqual(["statement.csv", "summary.json"]);
  });

  it("keeps what else lies in it", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sample"));
    await publish(folder, "1");
    expect(readdirSync(folder).sort()).toEqual([...NAMES, "sample"].sort());
  });

  it("is left as it was by a run that fails", async () => {
    const folder = temporaryFolder();
    await publish(folder, "1");
    const { files, out } = result(folder);
    await out.save("statement.csv", "2");
    const half = await out.open("cases.jsonl");
    await half.write("half");
    await files.abandon();
    expect(readdirSync(folder).sort()).toEqual(NAMES);
    expect(statementOf(folder)).toBe("1");
  });

  it("that holds another result is not written into, unless that is asked for; the same result again is no other", async () => {
    const folder = join(temporaryFolder(), "out");
    await publish(folder, "1");
    await publish(folder, "1");
    await expect(publish(folder, "2")).rejects.toMatchObject({ code: "OUTPUT_HOLDS_RESULT" });
    expect(statementOf(folder)).toBe("1");
    await publish(folder, "2", { replace: true });
    expect(statementOf(folder)).toBe("2");
    expect(readdirSync(folder).sort()).toEqual(NAMES);
  });

  it("of another command is another result before any work is done", async () => {
    const folder = join(temporaryFolder(), "out");
    await publish(folder, "1");
    const { out } = result(folder, { command: "weigh" });
    await expect(out.open("groups.csv")).rejects.toMatchObject({ code: "OUTPUT_HOLDS_RESULT" });
  });

  it.each([true, false])(
    "takes one run at a time; the second is refused (folder there: %s)",
    async (there) => {
      const folder = join(temporaryFolder(), "out");
      if (there) mkdirSync(folder);
      const first = result(folder);
      await first.out.save("statement.csv", "1");
      const second = result(folder);
      await expect(second.out.save("statement.csv", "2")).rejects.toMatchObject({ code: "OUTPUT_IN_USE" });
      await second.files.abandon();
      await first.out.publish({ command: "settle" });
      expect(statementOf(folder)).toBe("1");
      await publish(folder, "1");
    },
  );

  it("takes away what a run that was killed had prepared, but not what another machine prepares", async () => {
    const folder = temporaryFolder();
    const prepared = join(folder, ".chs-drg-part");
    mkdirSync(prepared);
    writeFileSync(join(prepared, "cases.jsonl"), "rows of patients");
    writeFileSync(join(prepared, "owner"), owner(DEAD));
    await publish(folder, "1");
    expect(readdirSync(folder).sort()).toEqual(NAMES);
    mkdirSync(prepared);
    writeFileSync(join(prepared, "owner"), owner(DEAD, "elsewhere"));
    await expect(publish(folder, "1")).rejects.toMatchObject({ code: "OUTPUT_IN_USE" });
  });

  it.each(["another run", "whoever reads it"])(
    "whose files were taking their names when the run was killed is finished by %s",
    async (who) => {
      const folder = temporaryFolder();
      await publish(folder, "1");
      const committed = join(folder, ".chs-drg-commit");
      mkdirSync(committed);
      for (const name of NAMES) renameSync(join(folder, name), join(committed, name));
      renameSync(join(committed, "report.html"), join(folder, "report.html"));
      writeFileSync(join(committed, "owner"), owner(DEAD));
      if (who === "another run") await publish(folder, "1");
      else settleCommitted(folder);
      expect(readdirSync(folder).sort()).toEqual(NAMES);
    },
  );

  it("takes away what a run that was killed while it took its place had beside it, but not what lives or is of another machine", async () => {
    const folder = temporaryFolder();
    await publish(folder, "first");
    const beside = (pid: number, host: string) => `.chs-drg-part-${pid}-${host}-f4b3a1`;
    const dead = [beside(DEAD, hostname()), `${beside(DEAD, hostname())}-dead`];
    const others = [beside(process.pid, hostname()), beside(DEAD, "elsewhere")];
    for (const name of [...dead, ...others]) mkdirSync(join(folder, name));
    await publish(folder, "second", { replace: true });
    const left = readdirSync(folder).filter((name) => name.startsWith(".chs-drg"));
    expect(left.sort()).toEqual(others.sort());
  });

  it("cannot be a file, nor lie below one", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "x");
    await expect(publish(file, "1")).rejects.toMatchObject({ code: "OUTPUT_NOT_A_FOLDER" });
    await expect(publish(join(file, "out"), "1")).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
    expect(readFileSync(file, "utf8")).toBe("x");
  });

  it.skipIf(process.getuid?.() === 0)("that may not be written is refused by name", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    await expect(publish(folder, "1")).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
    chmodSync(folder, 0o755);
  });
});
