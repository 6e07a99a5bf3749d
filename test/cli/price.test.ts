import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, runCli, temporaryFolder } from "./run-cli.js";

const APPENDECTOMY = {
  caseId: "appendectomy",
  sex: "male",
  ageYears: 30,
  diagnoses: ["K35.800x001"],
  procedures: ["47.0100"],
  lengthOfStayDays: 5,
};

async function priced(...words: string[]) {
  const folder = temporaryFolder();
  const file = join(folder, "cases.jsonl");
  writeFileSync(file, `${JSON.stringify(APPENDECTOMY)}\n`);
  return { folder, ...(await runCli(["price", "--in", file, ...words])) };
}

describe("chs-drg price", () => {
  it("prices a case at every class of hospital of an area: weight × 9435.25 × coefficient (SZ-001)", async () => {
    const { code, stdout, stderr } = await priced(
      "--ruleset",
      "jiangsu-suzhou@2022",
      "--format",
      "json",
      "--locale",
      "zh",
    );
    const rows = JSON.parse(stdout).map(({ drg, payer, weight, standard }: Record<string, string>) => [
      drg,
      payer,
      weight,
      standard,
    ]);
    expect(rows).toEqual([
      ["GD2B", "三级", "0.983634", "11136.9992382"],
      ["GD2B", "二级", "0.983634", "9466.44935247"],
      ["GD2B", "一级", "0.983634", "6960.624523875"],
    ]);
    expect(stderr).toContain("不是结算");
    expect(code).toBe(0);
  });

  it.each([
    // The secondary hospitals' rate is no price of that tier; each row says its grade too (SZ-001).
    ["gansu-lanzhou@2023", "三甲", ["三级、三甲、职工"], ""],
    ["gansu-lanzhou@2023", "乱写", ["二级、职工"], "费率不分出层级“乱写”（分出的有 省级三甲、三甲、三级）"],
    ["jiangsu-suzhou@2022", "X", ["三级", "二级", "一级"], "费率不分出层级“X”"],
  ])(
    "%s at tier %s: each row says for whom it is, and what is not told apart",
    async (ruleset, tier, payers, told) => {
      const words = ["--ruleset", ruleset, "--tier", tier, "--format", "json"];
      const rows = JSON.parse((await priced(...words, "--locale", "zh")).stdout) as Record<string, string>[];
      expect(rows.map(({ payer }) => payer)).toEqual(payers);
      for (const { remarks = "" } of rows) expect(/费率不分.*/.exec(remarks)?.[0] ?? "").toBe(told);
      const english = await priced(...words, "--locale", "en");
      expect(english.stdout.includes(`do not tell the tier \\"${tier}\\" apart`)).toBe(told !== "");
    },
  );

  it("says that the asked day lies outside the edition's life", async () => {
    const words = [
      "--ruleset",
      "jiangsu-suzhou@2022",
      "--on",
      "2031-01-01",
      "--format",
      "json",
      "--locale",
      "en",
    ];
    const { stdout, stderr } = await priced(...words);
    expect(stderr).toContain("ENGINE_OUTSIDE_EDITION");
    expect(JSON.parse(stdout)[0].remarks).toContain("2031-01-01 is outside the dates of the ruleset");
  });

  it("prices the same case everywhere, the dearest first, and says where it has no price and why", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "prices.csv");
    const { code } = await priced(
      "--areas",
      "all",
      "--grade",
      "tertiary",
      "--fund",
      "employee",
      "--out",
      out,
      "--locale",
      "zh",
    );
    expect(code).toBe(0);
    const text = readFileSync(out, "utf8");
    const lines = text.trim().split("\n").slice(1);
    expect(lines[0]).toContain("beijing@2022");
    expect(lines.some((line) => line.includes("yunnan@2022") && line.includes("表未印费率"))).toBe(true);
    const areas = new Set(lines.map((line) => line.split(",")[1]));
    expect(areas.size).toBe(27);
  });
});

describe("chs-drg price: what stands behind a price", () => {
  const CAESAREAN = {
    caseId: "caesarean",
    hospitalId: "H1",
    insuranceType: "employee",
    sex: "female",
    ageYears: 30,
    diagnoses: ["O82.900", "Z37.000x001"],
    procedures: ["74.1x01"],
  };
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const cases = file("cases.jsonl", `${JSON.stringify(CAESAREAN)}\n`);
  const hospitals = file("hospitals.csv", "hospitalId,grade,coefficient\nH1,secondary,1.1\n");
  const rows = async (...words: string[]) => {
    const run = await runCli(["price", "--in", cases, ...words, "--locale", "zh"]);
    return { ...run, rows: words.includes("json") && run.stdout !== "" ? JSON.parse(run.stdout) : [] };
  };

  it("the grade is that of the case's hospital, the fund its own; a note has a price of its own: 0.55 × 50% × 10618 (WH-001)", async () => {
    const words = ["--ruleset", "hubei-wuhan@2022", "--hospitals", hospitals, "--format", "json"];
    const { rows: priced, code } = await rows(...words);
    expect(code).toBe(0);
    expect(priced).toEqual([
      expect.objectContaining({
        drg: "OB19",
        payer: "H1、二级、职工",
        standard: "5839.9",
        noted: "并发症治疗 2919.95",
        weightSource: expect.stringMatching(/^《武汉市2022年.*（公开转述）$/),
        rateSource: expect.stringContaining("÷ 权重"),
      }),
    ]);
  });

  it("says the sources in words, and what settle would tell apart and does not know", async () => {
    const { stdout, stderr } = await rows("--ruleset", "hubei-wuhan@2022", "--grade", "secondary");
    expect(stdout).toMatch(/^权重：《武汉市2022年.*（公开转述）$/m);
    expect(stderr).toMatch(/settle 还区分：.*；hubei-wuhan@2022 尚有 \d+ 项取值未知/);
  });

  it("a hospital that the file lacks is named, and every grade is listed", async () => {
    const other = file("others.csv", "hospitalId,grade\nH2,tertiary\n");
    const { stderr, stdout, code } = await rows("--ruleset", "jiangsu-suzhou@2022", "--hospitals", other);
    expect(code).toBe(1);
    expect(stderr).toContain("1 例的医疗机构不在机构文件中（H1）");
    for (const grade of ["三级", "二级", "一级"]) expect(stdout).toContain(grade);
  });

  it("points of a given table × a given point value × the hospital's coefficient: 80 × 92.5 × 1.1 = 8140", async () => {
    const groups = file("groups.csv", "drg,basePoints\nOB19,80\nOB15,80\n");
    const words = [
      "--ruleset",
      "zhejiang-shaoxing@2020",
      "--groups",
      groups,
      "--accept-unfit",
      "--format",
      "json",
    ];
    const { rows: priced } = await rows(...words, "--hospitals", hospitals, "--point-value", "92.5");
    expect(priced).toEqual([expect.objectContaining({ weight: "80", standard: "8140" })]);
    const { rows: without } = await rows(...words);
    expect(without).toEqual([expect.objectContaining({ reason: "按点数付费，点值结算后才有" })]);
    expect(without[0]).not.toHaveProperty("standard");
    const { code, stderr } = await rows(...words, "--point-value", "0");
    expect([code, stderr]).toEqual([expect.any(Number), expect.stringContaining("AMOUNT_UNREADABLE")]);
  });

  describe("the coefficient of points is that of the hospital priced, of its group first; unknown is none, never 1 (ZJ-034, SX-031)", () => {
    const groups = file("points.csv", "drg,basePoints\nOB19,80\nOB15,80\n");
    const own = file(
      "own.csv",
      "hospitalId,grade,coefficient,coefficients.OB19,coefficients.OB15\nH1,secondary,1.1,0.8,0.8\nH2,tertiary,0.9,,\nH3,primary,,,\n",
    );
    const points = ["--ruleset", "zhejiang-shaoxing@2020", "--groups", groups, "--accept-unfit"];
    const words = [...points, "--point-value", "100", "--format", "json"];
    it("a hospital's coefficient of the group comes before its own of all groups: 80 × 100 × 0.8", async () => {
      const { rows: priced } = await rows(...words, "--hospitals", own);
      expect(priced).toEqual([expect.objectContaining({ coefficient: "0.8", standard: "6400" })]);
    });
    it("--hospital prices at that hospital: its grade, its coefficient", async () => {
      const { rows: priced } = await rows(...words, "--hospitals", own, "--hospital", "H2");
      expect(priced).toEqual([
        expect.objectContaining({ payer: "H2、三级、职工", coefficient: "0.9", standard: "7200" }),
      ]);
    });
    it("a hospital without one has no price, and no hospital has the price before it, which says so", async () => {
      const { rows: none } = await rows(...words, "--hospitals", own, "--hospital", "H3");
      expect(none).toEqual([expect.objectContaining({ reason: "该机构的差异系数未知（机构文件没有给出）" })]);
      expect(none[0]).not.toHaveProperty("standard");
      const { rows: before } = await rows(...words);
      expect(before).toEqual([
        expect.objectContaining({
          standard: "8000",
          remarks: expect.stringContaining("未乘医疗机构差异系数"),
        }),
      ]);
      expect(before[0]).not.toHaveProperty("coefficient");
    });
    it("a case of no hospital of the file is told without a grade or coefficient", async () => {
      const { stderr, code } = await rows(...words, "--hospitals", own, "--hospital", "H9");
      expect([code, stderr]).toEqual([1, expect.stringContaining("不在机构文件中（H9），等级与系数不知")]);
    });
  });

  it("--areas all sets the groups side by side: code and name, editions, lowest and highest price", async () => {
    const { stdout } = await rows("--areas", "all", "--grade", "secondary");
    expect(stdout).toContain("caesarean：各地所入病组");
    expect(stdout).toMatch(/ {2}OB1\d .*剖宫产.*：\d+ 个规则集 [\d,.]+–[\d,.]+（/);
  });
});
