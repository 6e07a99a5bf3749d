import { describe, expect, it } from "vitest";
import { importSchemeTables } from "../../src/grouping/import/index.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { OPTIONS, problemCodes } from "./import-helpers.js";

const FILES = {
  "mdc.csv": "code,name,condition\nMDCB,神经系统疾病及功能障碍,\nMDCM,男性生殖系统疾病,\n",
  "adrg.csv": `编码,名称,条件
BB1,脑创伤开颅术,
BJ1,"神经系统手术, 其他","{""any"":[{""anyProcedure"":""procedures""},{""anyProcedure"":""procedures2""}]}"
BR2,脑缺血性疾患,
`,
  "drg.json": JSON.stringify([
    { code: "BB19", name: "脑创伤开颅术" },
    { code: "BJ19", name: "神经系统手术", condition: "always" },
    { code: "BR21", name: "脑缺血性疾患，伴严重并发症与合并症" },
    { code: "BR25", name: "脑缺血性疾患，不伴并发症与合并症" },
  ]),
  "lists.csv":
    "owner,list,code\nMDCB,diagnoses,I63.900\nMDCB,diagnoses,S06.900\nMDCM,diagnoses,N40.x00\nBB1,diagnoses,S06.900\nBB1,procedures,01.2400\nBJ1,procedures,03.0900\nBJ1,procedures2,04.0700\nBR2,diagnoses,I63.900\n",
  "mcc.csv": "code,table\nA02.100,1\n",
  "cc.csv": "code,table\nB02.000,1\n",
  "exclusions.csv": "table,code\n1,A00.900\n",
  "valid-procedures.csv": "code\n01.2400\n03.0900\n04.0700\n",
};

describe("importSchemeTables", () => {
  it("reads tables into a scheme that groups", () => {
    const { scheme, problems } = importSchemeTables(FILES, OPTIONS);
    expect(problems).toEqual([]);
    expect(scheme.mdcs[1]?.condition).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { sex: "male" }],
    });
    const compiled = loadScheme(scheme);
    const group = (diagnoses: readonly string[], procedures: readonly string[]) =>
      groupCase({ caseId: "1", sex: "male", ageYears: 50, diagnoses, procedures }, compiled).drg;
    expect(group(["S06.900"], ["01.2400"])).toBe("BB19");
    expect(group(["I63.900"], ["04.0700"])).toBe("BJ19");
    expect(group(["I63.900", "A02.100"], [])).toBe("BR21");
    expect(group(["I63.900"], [])).toBe("BR25");
  });

  it("reports rows, conditions and groups that it cannot read, with their place", () => {
    const { problems } = importSchemeTables(
      {
        ...FILES,
        "adrg.csv": 'code,name,condition\nBB1,脑创伤开颅术,"{""all"":"\nBR2,脑缺血性疾患\nBX9,无表组,\n',
        "drg.json": '[{"code":"BB19","name":"脑创伤开颅术"},7,{"code":"QQ19","name":"?"}]',
      },
      OPTIONS,
    );
    expect(problemCodes(problems)).toEqual(
      expect.arrayContaining([
        "IMPORT_ROW_UNREADABLE",
        "IMPORT_DRG_WITHOUT_GROUP",
        "IMPORT_GROUP_WITHOUT_DRG",
        "IMPORT_GROUP_WITHOUT_CONDITION",
      ]),
    );
    const rows = problems.filter(({ code }) => code === "IMPORT_ROW_UNREADABLE").map(({ path }) => path);
    expect(rows).toEqual(expect.arrayContaining(["adrg.csv line 2", "adrg.csv line 3", "drg.json row 2"]));
  });

  it.each([
    // What a column says holds; where it says nothing, the convention does: MDCA is pre.
    ["code,name\nMDCA,先期分组\nMDCB,神经系统疾病", ["pre", "normal"]],
    ["code,name,kind\nMDCA,先期分组,\nMDCB,神经系统疾病,", ["pre", "normal"]],
    ["code,name,kind\nMDCA,先期分组,normal\nMDCB,神经系统疾病,pre", ["normal", "pre"]],
    ["code,name,kind\nMDCA,先期分组,pre\nMDCB,神经系统疾病,normal", ["pre", "normal"]],
  ])("an MDC is of the kind that its row says: %j", (mdc, kinds) => {
    const { scheme } = importSchemeTables({ ...FILES, "mdc.csv": `${mdc}\n` }, OPTIONS);
    const byCode = new Map(scheme.mdcs.map(({ code, kind }) => [code, kind]));
    expect(["MDCA", "MDCB"].map((code) => byCode.get(code))).toEqual(kinds);
  });

  it("says which tables are missing", () => {
    const { problems } = importSchemeTables({ "mdc.csv": "code,name\n" }, OPTIONS);
    expect(problems.every(({ code }) => code === "IMPORT_PART_MISSING")).toBe(true);
    expect(problems.map(({ path }) => path)).toContain("adrg");
  });
});
