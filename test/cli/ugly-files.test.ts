import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { UGLY } from "./ugly-files.js";

/** What must come of a file: what is said of it, by code and line, and the groups of its stays as far as they are read. */
interface Outcome {
  readonly code: 0 | 1;
  readonly said: readonly string[];
  readonly groups: Readonly<Record<string, string>>;
}

const GROUPS = { JS01: "HC33", JS02: "ES25", JS03: "HC35" };

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  "GB18030, notes above, totals and signatures below": {
    code: 1,
    said: ["READ_ENCODING: 按 GB18030", "READ_HEADER_LINE: 第 4 行", ":8: ROW_IS_TOTAL", ":9: ROW_IS_NOTE"],
    groups: GROUPS,
  },
  "two sheets, merged title, amounts as numbers": {
    code: 0,
    said: ["READ_SHEET: 读取工作表“明细”；其余工作表未读：说明", "READ_HEADER_LINE: 第 2 行"],
    groups: GROUPS,
  },
  "merged cells over rows": {
    code: 1,
    said: ["READ_MERGED: 表头以下有 1 处", "首处在第 3 行", "有遗漏（退出码 1）：跨行合并的单元格 1 处"],
    groups: GROUPS,
  },
  "dates as numbers of days": {
    code: 1,
    said: [":2: admissionDate: CELL_DATE_SERIAL", "为 2020-05-01", "退回 3 行"],
    groups: {},
  },
  "ids that became numbers": {
    code: 1,
    said: [
      "ID_DAMAGED",
      "3 处，第 2、3、4 行",
      "编码 51.23 不在",
      "51.2300 腹腔镜下胆囊切除术",
      "编码存疑 2 例",
    ],
    groups: { JS01: "HZ23", JS02: "ES25", JS03: "HZ25" },
  },
  "ids in scientific notation": {
    code: 1,
    said: ["ID_DAMAGED", "不予采用的标识 3 个"],
    groups: GROUPS,
  },
  "full-width digits and blanks": {
    code: 1,
    said: ["“K８０．１００x００１”的写法与", "应写作 K80.100x001", "编码存疑 3 例"],
    groups: { JS01: "0000", JS02: "0000", JS03: "0000" },
  },
  "line ends of three kinds, trailing blanks, a byte-order mark, empty lines": {
    code: 0,
    said: ["READ_LAST_LINE_OPEN: 文件末尾没有换行", "第 5 行"],
    groups: GROUPS,
  },
  "characters that nobody sees": {
    code: 0,
    said: ["CELL_HIDDEN_REMOVED: 列“·结算流水号”的“JS01”带有看不见的字符，已去掉。 (9 处"],
    groups: GROUPS,
  },
  "subtotals between, the header once more, 以下空白": {
    code: 1,
    said: [":4: ROW_IS_TOTAL", "ROW_IS_HEADER", "1 处，第 5 行", ":9: ROW_IS_TOTAL", ":10: ROW_IS_NOTE"],
    groups: GROUPS,
  },
};

/** A folder with a file and the area that its stays belong to. */
function placed(what: string) {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "fixtures", "small-area"), folder, { recursive: true });
  const { name, bytes } = UGLY[what] ?? { name: "", bytes: new Uint8Array() };
  const file = (one: string) => join(folder, one);
  writeFileSync(file(name), bytes);
  return { file, cases: file(name) };
}

describe("ten files of a tired clerk: all of it is read rightly, or what is not is said with its place", () => {
  it("there are ten of them, each with its outcome", () => {
    expect(Object.keys(OUTCOMES)).toEqual(Object.keys(UGLY));
    expect(Object.keys(UGLY)).toHaveLength(10);
  });

  it.each(Object.entries(OUTCOMES))("group: %s", async (what, { code, said, groups }) => {
    const { file, cases } = placed(what);
    const out = file("out.jsonl");
    const run = await runCli([
      "group",
      "--scheme",
      "zj-drg@1.1",
      "--in",
      cases,
      "--out",
      out,
      "--locale",
      "zh",
    ]);
    expect(run.code, run.stderr).toBe(code);
    expect(said.filter((words) => !run.stderr.includes(words))).toEqual([]);
    const grouped = rowsOf(readFileSync(out, "utf8")).map(({ caseId, drg }) => [caseId, drg]);
    expect(Object.fromEntries(grouped)).toEqual(groups);
  });

  const RULESET = ["--ruleset", "zhejiang-shaoxing@2020"];
  type Place = ReturnType<typeof placed>;
  const area = ({ file }: Place) => ["--groups", file("groups.csv"), "--hospitals", file("hospitals.csv")];

  it.each<readonly [string, (place: Place) => readonly string[]]>([
    ["weigh", ({ file, cases }) => [...RULESET, "--history", cases, "--hospitals", file("hospitals.csv")]],
    ["settle", (at) => [...RULESET, "--cases", at.cases, ...area(at), "--budget", at.file("budget.json")]],
    ["screen", ({ cases }) => [...RULESET, "--cases", cases]],
    ["monitor", (at) => [...RULESET, "--cases", at.cases, ...area(at)]],
    ["feedback", ({ cases }) => [...RULESET, "--cases", cases]],
    ["codes convert", ({ cases }) => ["--in", cases, "--from", "gl"]],
    ["match", ({ cases }) => ["--cases", cases, "--front-sheets", cases]],
  ])("%s says the same of a file as group does", async (command, wordsOf) => {
    const [what = "", { said }] = Object.entries(OUTCOMES)[0] as [string, Outcome];
    const place = placed(what);
    const words = [...command.split(" "), ...wordsOf(place), "--out", place.file("out"), "--locale", "zh"];
    const run = await runCli(words);
    expect(run.code, run.stderr).toBe(1);
    expect(said.filter((one) => !run.stderr.includes(one))).toEqual([]);
  });
});
