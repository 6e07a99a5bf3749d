/**
 * One digest a result: what every shipped edition makes of its synthetic sample area, as the commands write it. Taken before and after a
 * change of form, they say whether a byte of any result moved. An error counts by its exit code and text.
 *
 *     npm run digests -- --out before.json
 *     npm run digests -- --compare before.json    exits 1 and names the results that differ
 *     npm run digests -- --only zhejiang-shaoxing@2020 --keep /tmp/results
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import { parseArgs } from "node:util";
import { run } from "../src/cli/run.js";
import { samplePeriod } from "../src/cli/sample/sample-maker.js";
import { schemeOf } from "../src/cli/shipped/engine-of.js";
import { openRuleset, shippedRulesets } from "../src/cli/shipped/open-ruleset.js";

const SIZE = ["--cases", "1000", "--seed", "3"];

/** Result (`edition verb file`) -> digest. */
type Digests = Readonly<Record<string, string>>;

/** The verbs of an edition on its sample area; every path is relative, so that no result knows the folder. */
function calls(ruleset: string): Readonly<Record<string, readonly string[]>> {
  const edition = openRuleset(ruleset);
  const scheme = schemeOf(edition, samplePeriod(edition).from);
  const cases = ["--cases", "sample/cases.jsonl"];
  const area = ["--hospitals", "sample/hospitals.csv"];
  const history = ["--history", "sample/history.jsonl"];
  const under = ["--ruleset", ruleset];
  const settle = ["settle", ...under, ...cases, ...area, "--budget", "sample/budget.json"];
  const group = ["group", "--scheme", scheme, "--in", "sample/cases.jsonl"];
  return {
    sample: ["sample", ...under, ...SIZE, "--out", "sample"],
    group: [...group, "--trace", "matched", "--out", "group/groups.jsonl"],
    weigh: ["weigh", ...under, ...history, ...area, "--out", "weigh"],
    settle: [...settle, ...history, "--out", "settle"],
    "settle-published": [...settle, "--groups", "sample/groups.csv", "--out", "settle-published"],
    screen: [
      "screen",
      ...under,
      ...cases,
      ...history,
      ...area,
      ...["--events", "sample/events.jsonl"],
      "--out",
      "screen",
    ],
    monitor: ["monitor", ...under, ...cases, ...history, ...area, "--out", "monitor"],
    lint: ["ruleset", "lint", ruleset],
    check: ["ruleset", "check", ruleset],
  };
}

async function digestsOf(ruleset: string, folder: string): Promise<Digests> {
  mkdirSync(join(folder, "group"), { recursive: true });
  process.chdir(folder);
  const digests: Record<string, string> = {};
  for (const [verb, words] of Object.entries(calls(ruleset))) {
    const said = await runQuietly([...words, "--locale", "en"]);
    writeFileSync(`${verb}.txt`, said);
    digests[`${ruleset} ${verb}`] = sha256(said);
    if (!existsSync(verb)) continue;
    for (const file of readdirSync(verb).sort())
      digests[`${ruleset} ${verb} ${file}`] = sha256(readFileSync(join(verb, file)));
  }
  return digests;
}

/** A command in this process: what it printed on both streams, and its exit code. */
async function runQuietly(words: readonly string[]): Promise<string> {
  const chunks: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const terminal = { stdin: Readable.from([]), stdout: sink, stderr: sink, environment: {} };
  const code = await run(words, terminal);
  return `${chunks.join("")}exit ${code}\n`;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The results that one list has otherwise than the other, or not at all. */
function differences(before: Digests, now: Digests): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => before[name] !== now[name],
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      compare: { type: "string" },
      only: { type: "string", multiple: true },
      keep: { type: "string" },
    },
  });
  const out = values.out && resolve(values.out);
  const compared: Digests | undefined = values.compare && JSON.parse(readFileSync(values.compare, "utf8"));
  const folder = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), "digests-"));
  const wanted = values.only ?? [...shippedRulesets().editions.keys()];
  const digests: Record<string, string> = {};
  for (const ruleset of wanted) Object.assign(digests, await digestsOf(ruleset, join(folder, ruleset)));
  if (!values.keep) rmSync(folder, { recursive: true });
  if (out) writeFileSync(out, `${JSON.stringify(digests, null, 2)}\n`);
  console.log(
    `${Object.keys(digests).length} results of ${wanted.length} editions: ${sha256(JSON.stringify(digests))}`,
  );
  if (compared === undefined) return;
  const known = Object.entries(compared).filter(([name]) => wanted.includes(name.split(" ")[0] ?? ""));
  const differing = differences(Object.fromEntries(known), digests);
  for (const name of differing) console.error(`differs: ${name}`);
  console.log(`${differing.length} of them differ from ${values.compare}`);
  if (differing.length > 0) process.exitCode = 1;
}

await main();
