import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pick, randomFrom, shuffled } from "../random.js";
import { filesOf } from "./area.js";
import { newFolder, runCli, temporaryFolder } from "./run-cli.js";

/** Editions of the seed cities, by points and by rate, with what is tried under each: everything once, settling under all of them. */
const TRIED: Readonly<Record<string, readonly string[]>> = {
  "zhejiang-shaoxing@2020": ["weigh", "settle", "screen", "monitor"],
  "zhejiang-lishui@2025": ["settle"],
  "jiangsu-wuxi@2022": ["settle", "screen"],
  "jiangsu-suzhou@2023": ["settle", "monitor"],
  "zhejiang-shaoxing@2018": ["settle by head"],
  "zhejiang-shaoxing@2025": ["settle by groups", "screen by groups"],
};
const SEED = 101;
const COUNT = 40;
const SPOILED = 3;

type Random = () => number;

const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** Files of records; the others are whole in every part. */
const RECORDS = ["history", "previous", "events", "cases"] as const;
type Role = (typeof RECORDS)[number];

interface Command {
  readonly name: string;
  /** the command itself, where the name says more */
  readonly word?: string;
  readonly records: readonly Role[];
  readonly shared: readonly string[];
}

const COMMANDS: readonly Command[] = [
  { name: "weigh", records: ["history"], shared: ["hospitals.csv"] },
  { name: "settle", records: ["history", "cases"], shared: ["hospitals.csv", "budget.json"] },
  {
    ...{ name: "settle by head", word: "settle", records: ["cases"] },
    shared: ["hospitals.csv", "budget.json", "groups.csv", "contracts.csv"],
  },
  {
    ...{ name: "settle by groups", word: "settle", records: ["cases"] },
    shared: ["hospitals.csv", "budget.json", "groups.csv"],
  },
  {
    ...{ name: "screen by groups", word: "screen", records: ["events", "cases"] },
    shared: ["hospitals.csv", "groups.csv"],
  },
  { name: "screen", records: ["history", "events", "cases"], shared: ["hospitals.csv"] },
  { name: "monitor", records: ["history", "previous", "events", "cases"], shared: ["hospitals.csv"] },
];

/** The lines of the records of an area, with rows in no order, ids that come again, and rows that are none. */
function spoiled(area: string, role: Role, random: Random): string[] {
  const file = role === "previous" ? "history" : role;
  const lines = readFileSync(join(area, `${file}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean);
  if (lines.length === 0) return [];
  const twins = Array.from({ length: SPOILED }, () => {
    const row = JSON.parse(pick(random, lines));
    return JSON.stringify({ ...row, totalCost: String(1000 + below(random, 9000)) });
  });
  const copies = Array.from({ length: SPOILED }, () => pick(random, lines));
  const broken = Array.from({ length: SPOILED }, (_, at) => `{"caseId": ${at}`);
  return shuffled(random, [...lines, ...(role === "events" ? [] : [...twins, ...copies, ...broken])]);
}

/** Each line in a part by chance; some parts stay empty, and where there are as many parts as lines most hold one record. */
function partition(lines: readonly string[], parts: number, random: Random): string[][] {
  const result: string[][] = Array.from({ length: parts }, () => []);
  for (const line of lines) pick(random, result).push(line);
  return result;
}

async function counted(words: readonly string[]): Promise<void> {
  const { code, stderr } = await runCli([...words, "--locale", "en"]);
  expect(code, stderr).not.toBe(2);
  expect(stderr).not.toMatch(/^chs-drg: /m);
}

/** Writes the parts of an area and merges them in a random tree; the folder of the result. */
async function mergedOf(
  { name, word = name, records, shared }: Command,
  call: readonly string[],
  area: string,
  lines: ReadonlyMap<Role, readonly string[]>,
  random: Random,
): Promise<string> {
  const folder = temporaryFolder();
  const parts = 2 + below(random, 4);
  const split = new Map(records.map((role) => [role, partition(lines.get(role) ?? [], parts, random)]));
  let level: string[] = [];
  for (let part = 0; part < parts; part += 1) {
    const at = join(folder, `in-${part}`);
    mkdirSync(at);
    const words = [word, "--partial", ...call, ...filesOf(area, ...shared)];
    for (const role of records) {
      const own = split.get(role)?.[part] ?? [];
      if (own.length === 0 && random() < 0.5 && (role !== records.at(-1) || part > 0)) continue;
      const file = join(at, `${role}.jsonl`);
      writeFileSync(file, own.map((line) => `${line}\n`).join(""));
      words.push(`--${role}`, file);
    }
    if (!records.some((role) => words.includes(`--${role}`))) continue;
    const out = join(folder, `part-${part}`);
    await counted([...words, "--out", out]);
    level.push(out);
  }
  level = shuffled(random, level);
  for (let step = 0; level.length > 3; step += 1) {
    const out = join(folder, `merged-${step}`);
    await counted(["merge", "--partial", "--in", ...level.splice(0, 2 + below(random, 2)), "--out", out]);
    level.push(out);
  }
  const out = join(folder, "merged");
  await counted(["merge", "--in", ...level, "--out", out]);
  return out;
}

/**
 * What was written, but for what follows the files that were read: their names and digests, and the bytes for later steps, which number hospitals and groups in the
 * order in which they came.
 */
function comparable(folder: string): Readonly<Record<string, unknown>> {
  const names = readdirSync(folder).filter((name) => !name.endsWith(".bin"));
  return Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      if (name === "rejected.jsonl") return [name, rejections(text)];
      if (name !== "summary.json") return [name, text];
      const { inputs: _inputs, outputs: _outputs, ...summary } = JSON.parse(text);
      return [name, summary];
    }),
  );
}

/** Rejected rows without the place in their file, which is that of the part. */
function rejections(text: string): readonly string[] {
  const lines = text.split("\n").filter(Boolean);
  return lines.map((line) => JSON.stringify({ ...JSON.parse(line), line: 0 })).sort();
}

describe("parts of any partition, merged in any order, give the bytes of one run", () => {
  it.each(Object.entries(TRIED))(`%s: %s, seed ${SEED}`, async (edition, commands) => {
    const random = randomFrom(SEED);
    const area = temporaryFolder();
    const drawn = ["sample", "--ruleset", edition, "--cases", String(COUNT), "--seed", String(SEED)];
    await counted([...drawn, "--out", area]);
    const values = join(area, "values.json");
    const call = ["--ruleset", edition, ...(existsSync(values) ? ["--values", values] : [])];
    const lines = new Map(RECORDS.map((role) => [role, spoiled(area, role, random)]));
    for (const [role, own] of lines) writeFileSync(join(area, `${role}.jsonl`), `${own.join("\n")}\n`);
    for (const command of COMMANDS.filter(({ name }) => commands.includes(name))) {
      const one = join(area, command.name);
      const files = [...command.shared, ...command.records.map((role) => `${role}.jsonl`)];
      await counted([command.word ?? command.name, ...call, ...filesOf(area, ...files), "--out", one]);
      const merged = await mergedOf(command, call, area, lines, random);
      expect(comparable(merged), command.name).toEqual(comparable(one));
    }
  });
});

describe("what is no part of one run is refused, in both languages", () => {
  const area = newFolder();
  afterAll(() => rmSync(area, { recursive: true, force: true }));
  const at = (name: string) => join(area, name);
  const RULESET = "zhejiang-shaoxing@2020";
  const half = (name: string, from: number, to?: number) =>
    readFileSync(at(name), "utf8").split("\n").slice(from, to).join("\n");

  beforeAll(async () => {
    await counted(["sample", "--ruleset", RULESET, "--cases", "20", "--seed", "3", "--out", area]);
    writeFileSync(at("first.jsonl"), `${half("cases.jsonl", 0, 10)}\n`);
    writeFileSync(at("second.jsonl"), half("cases.jsonl", 10));
    await part("first", { cases: at("first.jsonl"), history: at("history.jsonl") });
    await part("second", { cases: at("second.jsonl") });
  });

  async function part(
    name: string,
    files: Readonly<Record<string, string>>,
    ...more: string[]
  ): Promise<string> {
    const given = {
      ...{ ruleset: RULESET, hospitals: at("hospitals.csv"), budget: at("budget.json") },
      ...(files.ruleset === undefined && { values: at("values.json") }),
      ...files,
    };
    const words = Object.entries(given).flatMap(([option, value]) => [`--${option}`, value]);
    await counted(["settle", "--partial", ...words, "--out", at(name), ...more]);
    return at(name);
  }

  async function refused(code: string, ...folders: readonly string[]): Promise<string> {
    const out = at("refused");
    const words = ["merge", "--in", ...folders, "--out", out];
    const en = await runCli([...words, "--locale", "en"]);
    const zh = await runCli([...words, "--locale", "zh"]);
    expect([en.code, zh.code]).toEqual([1, 1]);
    for (const { stderr } of [en, zh]) expect(stderr).toContain(`chs-drg: ${code}: `);
    expect(existsSync(out), "nothing is written").toBe(false);
    return `${en.stderr}${zh.stderr}`;
  }

  it("PARTS_DIFFER names what is not the same: the values, the budget, the hospitals, the options", async () => {
    writeFileSync(at("budget-2.json"), readFileSync(at("budget.json"), "utf8").replace(/\n$/, " \n"));
    writeFileSync(at("hospitals-2.csv"), `${half("hospitals.csv", 0, -2)}\n`);
    writeFileSync(at("values-2.json"), `${readFileSync(at("values.json"), "utf8")} `);
    const cases = at("second.jsonl");
    const others = {
      预算: await part("other-budget", { cases, budget: at("budget-2.json") }),
      机构文件: await part("other-hospitals", { cases, hospitals: at("hospitals-2.csv") }),
      地方参数文件: await part("other-values", { cases, values: at("values-2.json") }),
      选项: await part("other-options", { cases }, "--regroup"),
      规则集: await part("other-ruleset", { cases, ruleset: "zhejiang@2020" }),
    };
    for (const [what, folder] of Object.entries(others))
      expect(await refused("PARTS_DIFFER", at("first"), folder)).toContain(`的${what}不同`);
  });

  it("a folder that is not there is told as that, not as one of another kind", async () => {
    const { code, stderr } = await runCli(["merge", "--in", at("nowhere"), "--out", at("none")]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/FOLDER_NOT_FOUND: .*nowhere/)]);
  });

  it("PART_TWICE: a part and the same within a merged part", async () => {
    await refused("PART_TWICE", at("first"), at("second"), at("first"));
    await counted(["merge", "--partial", "--in", at("first"), at("second"), "--out", at("both")]);
    await refused("PART_TWICE", at("both"), at("second"));
  });

  it("one record a part, the same record in two parts: the bytes of one run", async () => {
    const [first = "", second = "", third = ""] = half("cases.jsonl", 0, 3).split("\n");
    const rows = [third, first, second, first];
    writeFileSync(at("four.jsonl"), `${rows.join("\n")}\n`);
    const folders: string[] = [];
    for (const [place, row] of rows.entries()) {
      writeFileSync(at(`row-${place}.jsonl`), `${row}\n`);
      const history = place === 1 ? { history: at("history.jsonl") } : {};
      folders.push(await part(`row-${place}`, { cases: at(`row-${place}.jsonl`), ...history }));
    }
    await counted(["merge", "--in", ...folders, "--out", at("of-rows")]);
    const shared = ["hospitals.csv", "budget.json", "values.json", "history.jsonl"];
    const words = ["settle", "--ruleset", RULESET, "--cases", at("four.jsonl"), ...filesOf(area, ...shared)];
    await counted([...words, "--out", at("of-four")]);
    expect(comparable(at("of-rows"))).toEqual(comparable(at("of-four")));
  });

  it("a merged settlement is verified from the files of its parts, and settled again", async () => {
    const merged = at("verified");
    await counted(["merge", "--in", at("second"), at("first"), "--out", merged]);
    const verified = await runCli(["settle", "--verify", merged, "--locale", "en"]);
    expect(verified.stdout).toContain("cases.jsonl, recomputed");
    expect(verified.stdout).not.toContain("✗");
    await counted(["resettle", "--settled", merged, "--out", at("again")]);
    const statement = (folder: string) => readFileSync(join(folder, "statement.csv"), "utf8");
    expect(statement(at("again"))).toBe(statement(merged));
  });

  it("a values file lies elsewhere on another machine, and has gone from where it lay: its content counts", async () => {
    writeFileSync(at("values-there.json"), readFileSync(at("values.json")));
    const there = await part("there", { cases: at("second.jsonl"), values: at("values-there.json") });
    // The report names the values file that is read.
    const here = ["--values", at("values.json")];
    await counted(["merge", "--in", at("first"), there, ...here, "--out", at("of-two-machines")]);
    await counted(["merge", "--in", at("first"), at("second"), "--out", at("of-one-machine")]);
    expect(comparable(at("of-two-machines"))).toEqual(comparable(at("of-one-machine")));
    rmSync(at("values-there.json"));
    for (const [locale, remedy] of [
      ["en", "--values where it is now"],
      ["zh", "--values 指明它现在何处"],
    ]) {
      const words = ["merge", "--in", there, "--out", at("refused"), "--locale", locale ?? ""];
      const { code, stderr } = await runCli(words);
      expect([code, stderr.includes("INPUT_MOVED"), stderr.includes(remedy ?? "")]).toEqual([2, true, true]);
    }
    await counted(["merge", "--in", there, at("first"), ...here, "--out", at("of-moved")]);
    expect(comparable(at("of-moved"))).toEqual(comparable(at("of-one-machine")));
  });

  it("of several values files the one that has moved is found by its content, and one that is none of them is refused", async () => {
    const value = { value: "0.9", unit: "share", status: "supplied" };
    const source = { document: "test", clause: "test" };
    const values = { "settlement.prepayment.ratio": { ...value, source } };
    const documents = [{ key: "test", title: "测试", seen: "full-text" }];
    writeFileSync(at("further.json"), JSON.stringify({ for: RULESET, values, documents }));
    const two = await part(
      "two-values",
      { cases: at("second.jsonl"), history: at("history.jsonl") },
      ...["--values", at("further.json")],
    );
    await counted(["merge", "--in", two, "--out", at("of-two-values")]);
    renameSync(at("further.json"), at("further-now.json"));
    const moved = ["merge", "--in", two, "--values", at("further-now.json")];
    await counted([...moved, "--out", at("of-moved-values")]);
    const statement = (folder: string) => readFileSync(join(at(folder), "statement.csv"), "utf8");
    expect(statement("of-moved-values")).toBe(statement("of-two-values"));
    const other = await runCli([...moved, "--values", at("budget.json"), "--out", at("of-other")]);
    expect([other.code, other.stderr.includes("INPUT_NOT_AS_RECORDED")]).toEqual([1, true]);
  });

  it("events and the time before that every part is given count once, and PARTS_FILE_ONCE says so", async () => {
    const words = ["--ruleset", RULESET, "--values", at("values.json"), ...filesOf(area, "hospitals.csv")];
    const given = ["--events", at("events.jsonl"), "--previous", at("history.jsonl")];
    const visit = (day: string) =>
      `{"patientId":"P1","date":"2020-03-${day}","kind":"outpatient","amount":"100.00","hospitalId":"H1"}\n`;
    writeFileSync(at("events.jsonl"), visit("01") + visit("02"));
    writeFileSync(at("third.jsonl"), half("cases.jsonl", 4, 10));
    writeFileSync(at("start.jsonl"), `${half("cases.jsonl", 0, 4)}\n`);
    const folders: string[] = [];
    for (const name of ["start", "third", "second"]) {
      const call = [...words, ...given, "--cases", at(`${name}.jsonl`), "--out", at(`given-${name}`)];
      await counted(["monitor", "--partial", ...call]);
      folders.push(at(`given-${name}`));
    }
    const [start = "", third = "", second = ""] = folders;
    await counted(["merge", "--partial", "--in", third, second, "--out", at("given-two")]);
    await counted(["monitor", ...words, ...given, "--cases", at("cases.jsonl"), "--out", at("given-one")]);
    for (const [place, parts] of [folders, [at("given-two"), start]].entries()) {
      const out = at(`given-merged-${place}`);
      const en = await runCli(["merge", "--in", ...parts, "--out", out, "--locale", "en"]);
      expect(en.stderr).toContain(
        `PARTS_FILE_ONCE: ${at("events.jsonl")} was given to ${parts.length} parts, the same bytes, and counts once`,
      );
      expect(comparable(out)).toEqual(comparable(at("given-one")));
    }
    // Beside events of its own, what a merged part was given too cannot be taken out of it.
    writeFileSync(at("further-events.jsonl"), half("events.jsonl", 0, 1));
    const further = ["--cases", at("start.jsonl"), "--events", at("further-events.jsonl")];
    await counted(["monitor", "--partial", ...words, ...further, "--out", at("given-further")]);
    await counted(["merge", "--partial", "--in", at("given-further"), second, "--out", at("given-both")]);
    const said = await refused("PARTS_OVERLAP", at("given-both"), third);
    expect(said).toContain("Merge the parts that they were made of at once");
    expect(said).toContain("请由原来的各部分一次合并");
  });

  it("an empty part may come twice", async () => {
    writeFileSync(at("none.jsonl"), "");
    const none = await part("none", { cases: at("none.jsonl") });
    await counted(["merge", "--in", none, none, at("first"), at("second"), "--out", at("with-none")]);
  });

  it("a part that is damaged or cut", async () => {
    const damaged = (name: string, file: string, change: (bytes: Buffer) => Buffer) => {
      cpSync(at("second"), at(name), { recursive: true });
      writeFileSync(join(at(name), file), change(readFileSync(join(at(name), file))));
      return at(name);
    };
    const flipped = (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, 200), Buffer.from("9"), bytes.subarray(201)]);
    const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
    await refused("INPUT_NOT_AS_RECORDED", at("first"), damaged("flipped", "cases.bin", flipped));
    await refused("INPUT_NOT_AS_RECORDED", at("first"), damaged("cut", "cases.bin", cut));
    const later = (bytes: Buffer) => Buffer.from(bytes.toString().replace(/"rows": 10/, '"rows": 11'));
    await refused("INPUT_NOT_AS_RECORDED", at("first"), damaged("other-count", "summary.json", later));
    await refused("INPUT_NOT_JSON", at("first"), damaged("cut-summary", "summary.json", cut));
    const gone = damaged("gone", "cases.bin", (bytes) => bytes);
    rmSync(join(gone, "cases.bin"));
    expect((await runCli(["merge", "--in", at("first"), gone, "--out", at("refused")])).stderr).toContain(
      "INPUT_NOT_FOUND",
    );
  });

  it("PARTS_OF_ANOTHER: the ruleset has changed since", async () => {
    const ruleset = at("own.json");
    const edition = {
      ...{ id: "utopia", version: "2020", title: { zh: "虚构城市", en: "Made-up city" }, region: "330600" },
      effective: { from: "2020-01-01", to: "2024-12-31" },
      ...{ selectBy: "discharge", lastVerifiedOn: "2026-11-28", extends: RULESET, documents: [] },
    };
    writeFileSync(ruleset, JSON.stringify(edition));
    const own = await part("own", { cases: at("second.jsonl"), history: at("history.jsonl"), ruleset });
    writeFileSync(ruleset, JSON.stringify({ ...edition, title: { zh: "改过", en: "changed" } }));
    await refused("PARTS_OF_ANOTHER", own);
  });

  it("the edition of codes is not found out from a part, nothing is no part, and a part is not verified", async () => {
    const call = [
      "settle",
      "--partial",
      "--ruleset",
      RULESET,
      ...filesOf(area, "hospitals.csv", "budget.json"),
    ];
    const refusals = [
      [["--cases", at("first.jsonl"), "--codes", "convert"], "OPTION_CONFLICT"],
      [[], "OPTION_MISSING"],
      [["--verify", at("first")], "OPTION_CONFLICT"],
    ] as const;
    for (const [more, code] of refusals) {
      const { code: exit, stderr } = await runCli([...call, ...more, "--out", at("refused")]);
      expect([exit, stderr.includes(code)]).toEqual([2, true]);
      expect(existsSync(at("refused"))).toBe(false);
    }
  });

  it("PARTS_NONE, PARTS_WITHOUT, and folders of other results", async () => {
    mkdirSync(at("empty"));
    await refused("PARTS_NONE", at("empty"));
    const past = await part("past", { history: at("history.jsonl") });
    await refused("PARTS_WITHOUT", past);
    await counted(["merge", "--in", at("first"), at("second"), "--out", at("whole")]);
    await refused("FOLDER_NOT_A_RESULT", at("first"), at("whole"));
  });

  it("a budget that is not the one of the parts any more", async () => {
    const moved = at("moved-budget.json");
    cpSync(at("budget.json"), moved);
    const cases = await part("moved", {
      cases: at("first.jsonl"),
      history: at("history.jsonl"),
      budget: moved,
    });
    rmSync(moved);
    const words = ["merge", "--in", cases, "--out", at("from-moved")];
    expect(await runCli(words)).toMatchObject({ code: 2 });
    await counted([...words, "--budget", at("budget.json")]);
    writeFileSync(moved, `${readFileSync(at("budget.json"), "utf8")} `);
    await refused("INPUT_NOT_AS_RECORDED", cases);
  });
});
