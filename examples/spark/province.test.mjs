import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "spark-"));
after(() => rmSync(folder, { recursive: true }));
const python = process.env.SPARK_PYTHON ?? join(here, ".venv", "bin", "python");
const library = dirname(createRequire(import.meta.url).resolve("chs-drg/package.json"));
// The command as the README has it: found by its name.
const bin = join(folder, "bin");
mkdirSync(bin);
const main = `exec "${process.execPath}" "${join(library, "dist", "cli", "main.js")}" "$@"`;
writeFileSync(join(bin, "chs-drg"), `#!/bin/sh\n${main}\n`, { mode: 0o755 });
const environment = {
  ...process.env,
  PYSPARK_PYTHON: python,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
};
const [province, result] = [join(folder, "province"), join(folder, "result")];

const runPython = (script, ...args) =>
  spawnSync(python, [join(here, script), ...args], { env: environment, encoding: "utf8" });

/** Why Spark cannot run here; undefined where it can. */
function missing() {
  if (spawnSync("java", ["-version"]).status !== 0) return "no java; install Java 17 or later";
  if (spawnSync(python, ["-c", "import pyspark"]).status !== 0)
    return `no pyspark in ${python}; see README.md`;
  return undefined;
}

/** Every process as { pid, parent, line }, by its id. */
function processes() {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" });
  const rows = stdout
    .trim()
    .split("\n")
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []);
  return new Map(rows.map(([, pid, parent, line]) => [pid, { pid, parent, line }]));
}

/** The process, its parent, and so on. */
function* upwards(known, from) {
  for (let each = from; each !== undefined; each = known.get(each.parent)) yield each;
}

/** From a running chs-drg command up to the driver. */
function chainOf(verb, driver) {
  const known = processes();
  for (const one of known.values()) {
    if (!one.line.includes(`main.js ${verb} `) || one.line.startsWith("sh ")) continue;
    const chain = [...upwards(known, one)];
    if (chain.some(({ pid }) => pid === String(driver.pid))) return chain;
  }
  return undefined;
}

/** Waits until the verb runs on an executor, then kills the first process above it that is wanted. */
async function killAbove(verb, driver, isWanted) {
  while (driver.exitCode === null) {
    const wanted = chainOf(verb, driver)?.find(isWanted);
    if (wanted !== undefined) {
      process.kill(Number(wanted.pid), "SIGKILL");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`the province ended before ${verb} was seen`);
}

test("a line that cannot be handed over is an error and no shorter answer; so is any end but a result", () => {
  const script = `
from command import run, through
def lines():
    yield "a"
    raise ValueError("no UTF-8")
for answer in (
    lambda: list(through(["sort"], ["b", "a"], print)),
    lambda: list(through(["cat"], lines(), print)),
    lambda: run(["sh", "-c", "cat > /dev/null; echo no >&2; exit 3"], ["a"]),
    lambda: len(run(["sh", "-c", "head -c 1000000 /dev/zero >&2; cat; exit 1"], ["a"])),
):
    try:
        print(answer())
    except Exception as error:
        print(type(error).__name__, error)`;
  const { stdout } = spawnSync("python3", ["-B", "-c", script], { cwd: here, encoding: "utf8" });
  assert.equal(
    stdout,
    `b''
['a', 'b']
ValueError no UTF-8
RuntimeError sh -c 'cat > /dev/null; echo no >&2; exit 3' ended with 3: no

1000000
`,
  );
});

const reason = missing();
test("a province in parts has every byte of single runs, though a worker and an executor are killed in the middle", {
  skip: reason ?? false,
}, async () => {
  const made = runPython("make_province.py", province, "--areas", "1", "--cases", "1000");
  assert.equal(made.status, 0, made.stderr);

  const words = [province, "--out", result, "--master", "local-cluster[2,1,1024]", "--parts", "2"];
  const driver = spawn(python, [join(here, "province.py"), ...words], { env: environment });
  let said = "";
  for (const stream of [driver.stdout, driver.stderr])
    stream.on("data", (text) => {
      said += text;
    });
  const ended = new Promise((resolve) => driver.on("close", resolve));
  await killAbove("group", driver, ({ line }) => line.includes("pyspark"));
  await killAbove("settle --ruleset", driver, ({ line }) => line.includes("CoarseGrainedExecutorBackend"));
  assert.equal(await ended, 0, said);
  assert.match(said, /Lost executor/);
  assert.match(said, /1 areas, 2 results/);
  // What the killed ones had begun has left nothing behind.
  assert.deepEqual(readdirSync(join(result, readdirSync(result)[0])).sort(), [
    "grouped",
    "settled",
    "weighed",
  ]);

  const same = runPython("check.py", province, result);
  assert.equal(same.status, 0, same.stdout + same.stderr);
  // The check can fail: one byte more is seen.
  appendFileSync(join(result, readdirSync(result)[0], "settled", "statement.csv"), "\n");
  const other = runPython("check.py", province, result);
  assert.equal(other.status, 1);
  assert.match(other.stdout, /differs: .*statement\.csv\n1 areas compared, 1 files differ/);
});
