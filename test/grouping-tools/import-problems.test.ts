import { describe, expect, it } from "vitest";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import { findPageMarks } from "../../src/grouping/import/page-marks.js";
import type { Scheme } from "../../src/grouping/index.js";
import { entryOf, importText, OPTIONS } from "./import-helpers.js";
import { SMALL, withAdrgs } from "./small-scheme.js";

const GROUP = "MDCB 神经系统疾病\nBR1 颅内出血性疾患";
const LIST = "包含以下主要诊断：\nI60.900x001 蛛网膜下腔出血";
const DRG = "BR19 颅内出血性疾患";
const WHOLE = `${GROUP}\n${LIST}\n${DRG}`;
const EXCLUSIONS = "表 7-1\n包含以下主要诊断：\nA00.900 霍乱\n表 7-2\n包含以下主要诊断：\nA15.000 肺结核";

/** Rows of an appendix, each with a code of its own. */
const rows = (count: number, from = 10) =>
  Array.from({ length: count }, (_, at) => `A${from + at}.000 某病 表 7-1`).join("\n");
const listed = (count: number) => Array.from({ length: count }, (_, at) => `B${10 + at}.000 某病`).join("\n");

type Problems = ReturnType<typeof importText>["problems"];
const pathsOf = (problems: Problems, code: string) =>
  problems.filter((problem) => problem.code === code).map(({ path }) => path);

describe("every problem of a text is named where it stands", () => {
  it.each<[string, string, readonly string[], string, Parameters<typeof importText>[1]?]>([
    [
      "a rule that asks for a list that is not there",
      "IMPORT_LOGIC_UNREADABLE",
      ["groups.txt line 2"],
      `${GROUP}\n入组条件 1：主要诊断+手术或操作 9\n${LIST}\n${DRG}`,
    ],
    [
      "prose before the first chapter",
      "IMPORT_PROSE_SKIPPED",
      ["groups.txt line 1"],
      `本方案按下列原则编制\n其说明如下所述\n${WHOLE}`,
    ],
    [
      "a heading without codes",
      "IMPORT_LIST_EMPTY",
      ["groups.txt line 5"],
      `${GROUP}\n${LIST}\n包含以下手术或操作：\n${DRG}`,
    ],
    [
      "a list that no rule asks for",
      "IMPORT_LIST_NOT_USED",
      ["groups.txt line 6"],
      `${GROUP}\n入组条件 1：主要诊断\n主要诊断：\nI60.900x001 出血\n手术或操作 3：\n01.2400 其他颅骨切开术\n${DRG}`,
    ],
    [
      "a surgical group of diagnoses only",
      "IMPORT_SURGERY_WITHOUT_PROCEDURES",
      ["groups.txt line 2"],
      `MDCB 神经系统疾病\nBB1 脑创伤开颅术\n${LIST}\nBB19 脑创伤开颅术`,
    ],
    [
      "a list that does not say where its codes stand",
      "IMPORT_POSITION_NOT_STATED",
      ["groups.txt line 3"],
      `${GROUP}\n手术操作包括如下：\n01.2400 其他颅骨切开术\n${DRG}`,
    ],
    [
      "page 3 and then page 6",
      "IMPORT_PAGES_MISSING",
      ["groups.txt page 6 line 15"],
      [1, 2, 3, 6, 7]
        .map((page) => `方案\n${page} / 9\n${page === 1 ? WHOLE : `I6${page}.900x00${page} 某病`}`)
        .join("\n"),
    ],
    [
      "one injury under two body sites",
      "IMPORT_SITE_TWICE",
      ["groups.txt line 7"],
      "MDCZ 多发严重创伤\nMDCZ 主诊表\n头颈部创伤\n包含以下诊断：\nS06.900 颅内损伤\n胸部创伤\n包含以下诊断：\nS06.900 颅内损伤\n" +
        "ZZ1 多发性严重创伤无手术\n包含以下主要诊断：\nS06.900 颅内损伤\nZZ19 多发性严重创伤无手术",
    ],
    [
      "a complication under two exclusion tables",
      "IMPORT_COMPLICATION_TWICE",
      ["mcc.txt line 2"],
      WHOLE,
      {
        mcc: "A02.100 沙门菌脓毒症 表 7-1\nA02.100 沙门菌脓毒症 表 7-2",
        cc: "B02.000 带状疱疹 表 7-1",
        exclusions: EXCLUSIONS,
      },
    ],
    ["19 rows of an appendix among the groups", "IMPORT_CAPTION_UNKNOWN", [], `${WHOLE}\n${rows(19)}`],
    [
      "20 rows of an appendix among the groups",
      "IMPORT_CAPTION_UNKNOWN",
      ["groups.txt line 6"],
      `${WHOLE}\n${rows(20)}`,
    ],
    ["19 codes, of which 1 is read", "IMPORT_COVERAGE_LOW", [], `${WHOLE}\n${rows(18)}`],
    ["20 codes, of which 1 is read", "IMPORT_COVERAGE_LOW", ["groups.txt line 1"], `${WHOLE}\n${rows(19)}`],
    [
      "20 codes, of which 9 are read",
      "IMPORT_COVERAGE_LOW",
      ["groups.txt line 1"],
      `${GROUP}\n包含以下主要诊断：\n${listed(9)}\n${DRG}\n${rows(11)}`,
    ],
    [
      "20 codes, of which half are read",
      "IMPORT_COVERAGE_LOW",
      [],
      `${GROUP}\n包含以下主要诊断：\n${listed(10)}\n${DRG}\n${rows(10)}`,
    ],
  ])("%s: %s at %j", (_, code, paths, text, appendices) => {
    expect(pathsOf(importText(text, appendices).problems, code)).toEqual(paths);
  });

  it("what is read by convention is said: order of MDCs, valid procedures, an MDC without a list", () => {
    expect(pathsOf(importText(WHOLE).problems, "IMPORT_CONVENTION_USED")).toEqual([
      "validProcedures",
      "mdcs",
      "groups.txt line 1",
    ]);
  });
});

describe("a line is read as the code that is meant", () => {
  it.each([
    ["Ｉ６０．９００ｘ００１ 出血", "I60.900x001"],
    ["I60.900×001 出血", "I60.900x001"],
    ["I60.900✕001 出血", "I60.900x001"],
    ["I60.900Х001 出血", "I60.900x001"],
    ["I60.~~900x001 出血", "I60.900x001"],
    ["I60.900 x001 出血", "I60.900x001"],
    ["A17.000 + G01* 结核性脑膜炎", "A17.000+G01*"],
  ])("%j is %s", (line, code) => {
    const { scheme } = importText(`${GROUP}\n包含以下主要诊断：\n${line}\n${DRG}`);
    expect(entryOf(scheme, "BR1").lists?.diagnoses).toEqual([code]);
  });
});

describe("numbers that are no pages", () => {
  const pages = (...lines: readonly string[]) =>
    findPageMarks(lines).map(({ index, number }) => [index, number]);

  it.each<[string, readonly string[], readonly (readonly number[])[]]>([
    ["a reference over four lines", ["表", "7", "-", "2"], []],
    ["a reference over two lines", ["表", "7"], []],
    [
      "numbers behind a reference that is complete",
      ["表", "7-2", "8", "9"],
      [
        [2, 8],
        [3, 9],
      ],
    ],
    [
      "a number four lines below",
      ["表", "疱疹", "7", "8"],
      [
        [2, 7],
        [3, 8],
      ],
    ],
    [
      "numbers that count up",
      ["1", "某病", "2", "某病", "3"],
      [
        [0, 1],
        [2, 2],
        [4, 3],
      ],
    ],
    [
      "two numbers that are lost between are forgiven",
      ["1", "某病", "4"],
      [
        [0, 1],
        [2, 4],
      ],
    ],
    ["three are not", ["1", "某病", "5"], []],
    ["one number counts nothing", ["1"], []],
    [
      "a number before that is out of count",
      ["9", "某病", "1", "某病", "2"],
      [
        [2, 1],
        [4, 2],
      ],
    ],
    [
      "n of m are pages by their form, whatever else stands bare",
      ["4", "12 / 793", "6", "13/793"],
      [
        [1, 12],
        [3, 13],
      ],
    ],
    [
      "第几页",
      ["第 3 页", "第4页 共 9 页"],
      [
        [0, 3],
        [1, 4],
      ],
    ],
  ])("%s", (_, lines, marks) => {
    expect(pages(...lines)).toEqual(marks);
  });
});

describe("what a text lacks, from another scheme", () => {
  const supplement: Scheme = withAdrgs(SMALL, "MDCB", (adrgs) =>
    adrgs.map((adrg) =>
      adrg.code === "BB1"
        ? {
            ...adrg,
            condition: { all: [{ anyProcedure: "procedures1" }, { anyProcedure: "procedures2" }] },
            lists: { procedures1: ["01.2400"], procedures2: ["03.0900"] },
          }
        : adrg,
    ),
  );
  const importWith = (text: string) =>
    importSchemeText([{ name: "groups.txt", text, kind: "groups" }], { ...OPTIONS, supplement });

  it("IMPORT_SUPPLEMENTED: each thing that is taken is said, with the scheme it comes from", () => {
    const { scheme, problems } = importWith("MDCB 神经系统疾病\nBB1 脑创伤开颅术\nBB19 脑创伤开颅术");
    const taken = problems.filter(({ code }) => code === "IMPORT_SUPPLEMENTED");
    expect(taken.map(({ path, message }) => [path, message.en.includes("small@1")])).toContainEqual([
      "BB1",
      true,
    ]);
    expect(entryOf(scheme, "BB1").lists).toEqual({ procedures1: ["01.2400"], procedures2: ["03.0900"] });
  });

  it("IMPORT_CODES_NOT_ASSIGNED: a printed code goes to the list that has it there; one that none has is named", () => {
    const text =
      "MDCB 神经系统疾病\nBB1 脑创伤开颅术\n手术操作包括如下：\n01.2400 开颅\n03.0900 探查\n88.4100 造影\nBB19 脑创伤开颅术";
    const { scheme, problems } = importWith(text);
    const lost = problems.filter(({ code }) => code === "IMPORT_CODES_NOT_ASSIGNED");
    expect(lost.map(({ path, message }) => [path, message.en.match(/88\.4100|01\.2400|03\.0900/g)])).toEqual([
      ["groups.txt line 2", ["88.4100"]],
    ]);
    expect(entryOf(scheme, "BB1").lists).toEqual({ procedures1: ["01.2400"], procedures2: ["03.0900"] });
  });

  it("printed codes of a kind that the scheme's group has no list of are not pressed into its condition", () => {
    const text = "MDCB 神经系统疾病\nBB1 脑创伤开颅术\n诊断包括如下：\nS06.900 颅内损伤\nBB19 脑创伤开颅术";
    const { scheme, problems } = importWith(text);
    expect(problems.map(({ code }) => code)).not.toContain("IMPORT_CODES_NOT_ASSIGNED");
    expect(entryOf(scheme, "BB1")).toMatchObject({
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "@validProcedures" }] },
      lists: { diagnoses: ["S06.900"] },
    });
  });
});
