import { describe, expect, it } from "vitest";
import { NATIONAL } from "../../scripts/schemes/catalogue.js";
import { shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedReferences, shippedScheme } from "./shipped-schemes.js";

const ADULT = { caseId: "1", sex: "male", ageYears: 40, procedures: [] } as const;
const INFANT = { ...ADULT, ageYears: 0, ageDays: 35, birthWeightGrams: 3000, admissionWeightGrams: 3800 };

const OF_THE_TEXT = ["zj-drg@1.0"];
// Names of national schemes, and of this one, are printed for the ADRGs themselves.
const SCHEMES = shippedReferences().filter(
  (scheme) => !scheme.startsWith("chs-drg@") && !OF_THE_TEXT.includes(scheme),
);

function namesOf(scheme: string): ReadonlyMap<string, string> {
  const { mdcs } = shippedScheme(scheme).scheme;
  return new Map(mdcs.flatMap(({ adrgs }) => adrgs.map(({ code, name }) => [code, name])));
}

function adrgOf(scheme: string, record: GroupableCase): string {
  return groupCase(record, shippedScheme(scheme)).adrg;
}

describe("a scheme groups by the lists that its own official text prints", () => {
  /** Line of `4_ADRG_DETAIL.txt` of CHS-DRG 1.1, and the diagnosis that it prints under PV1. */
  const PV1_OF_11 = [
    [63292, "K10.200x009"],
    [63295, "P04.001"],
    [63300, "P04.400"],
    [63305, "P04.900"],
    [63310, "P08.100x002"],
    [63546, "P58.800x001"],
  ] as const;

  it.each(["chs-drg@1.1", "fuzhou@2022", "taizhou@2022", "wuxi@2022", "yancheng@2023"])(
    "%s: PV1 is that of CHS-DRG 1.1",
    (scheme) => {
      for (const [line, code] of PV1_OF_11) {
        expect([line, adrgOf(scheme, { ...INFANT, diagnoses: [code] })]).toEqual([line, "PV1"]);
      }
      expect(adrgOf(scheme, { ...INFANT, diagnoses: ["G00.902"] })).not.toBe("PV1");
    },
  );
});

describe("a scheme groups by what its groups are called", () => {
  it.each(["changzhou@2022", "chongqing@2022", "chs-drg@1.0-revised", "wuhan@2022"])(
    "%s: a ruptured aneurysm that is clipped is one with bleeding",
    (scheme) => {
      const clipped = (diagnosis: string, procedure: string) =>
        adrgOf(scheme, { ...ADULT, diagnoses: [diagnosis], procedures: [procedure] });
      expect(clipped("I60.000", "39.5100x004")).toBe("BC1");
      expect(clipped("I60.700x001", "39.5100x007")).toBe("BC1");
      expect(clipped("G91.900", "39.5100x007")).toBe("BB2");
    },
  );

  it.each([
    [[], "FN15"],
    [["C25.802"], "FN11"],
    [["A41.900"], "FN11"],
  ])("ZJ-DRG 1.1 FN1 has one group for complications of either kind: with %j %s", (others, drg) => {
    const record = { ...ADULT, diagnoses: ["I70.203", ...others], procedures: ["39.5900x034"] };
    for (const scheme of ["zj-drg@1.0", "zj-drg@1.1"]) {
      expect(groupCase(record, shippedScheme(scheme)).drg).toBe(drg);
    }
  });

  it.each([
    [4, [], "IT2C"],
    [4, ["J18.900"], "IT2B"],
    [4, ["A41.900"], "IT2B"],
    [6, ["A41.900"], "IT2B"],
    [7, ["A41.900"], "IT21"],
    [7, [], "IT25"],
  ])(
    "Beijing IT2: a child of 6 or less is in the children's groups whatever its complication: at %i with %j %s",
    (ageYears, others, drg) => {
      const record = { ...ADULT, ageYears, diagnoses: ["M32.900", ...others] };
      expect(groupCase(record, shippedScheme("beijing@2022")).drg).toBe(drg);
    },
  );

  it.each([
    ["I61.900x002", [], "BR15"],
    ["I61.900x002", ["J18.900"], "BR13"],
    ["I61.900x002", ["J96.000"], "BR11"],
    ["I10.x00x002", [], "FV25"],
    ["I10.x00x002", ["J18.900"], "FV23"],
  ])(
    "Urumqi has the groups that its table prints under a misread code: %s with %j is %s",
    (principal, others, drg) => {
      const record = { ...ADULT, diagnoses: [principal, ...others] };
      expect(groupCase(record, shippedScheme("wlmq@2022")).drg).toBe(drg);
    },
  );
});

describe("a group is called what its scheme calls it", () => {
  it.each([
    ["wlmq@2022", "FV2", "高血压"],
    ["wuhan@2022", "RU2", "恶性增生性疾患的免疫治疗"],
    ["hefei@2023", "FL3", "经皮瓣膜植入或修复术"],
    ["qingyang@2023", "IC3", "除置换/翻修外的髋、肩、膝、肘、踝和足部关节的修复、重建手术"],
    ["chs-drg@3.0", "EX2", "百日咳"],
    ["chs-drg@1.1", "PS1", "极度发育不全（出生体重＜1500g）"],
    ["wuxi@2022", "PS1", "极度发育不全（出生体重＜1500g）"],
    ["fuzhou@2022", "YR2", "HIV其他相关情况"],
    ["fuzhou@2022", "IT1", "骨髓炎"],
    ["wuhan@2022", "CB4", "视网膜、虹膜及晶状体以外的内眼手术"],
    ["linfen@2022", "HR1", "肝胆胰系统恶性肿瘤"],
  ])("%s: %s is %s, whole", (scheme, code, name) => {
    expect(namesOf(scheme).get(code)).toBe(name);
  });

  it.each([
    ["fuzhou@2022", "YC15", "HIV相关疾患的手术室手术，"],
    ["wlmq@2022", "HS23", "肝硬化，伴有并发症或合并症"],
    ["wlmq@2022", "DJ11", "头、颈、耳、鼻、咽、口其他手术，伴有严重并发症或合并症"],
    ["linfen@2022", "QJ11", "非特指部位、组织、器官的良性肿瘤手术，"],
    ["wuhan@2022", "BR15", "颅内出血性疾患，"],
    ["zhoukou@2023", "AH10", "有创呼吸机支持≥96小时或ECMO或全人工心脏移植术，＜17岁"],
  ])("%s: %s begins with %s", (scheme, code, begin) => {
    const { mdcs } = shippedScheme(scheme).scheme;
    const drgs = mdcs.flatMap(({ adrgs }) => adrgs.flatMap((entry) => entry.drgs));
    expect(drgs.find((drg) => drg.code === code)?.name.slice(0, begin.length)).toBe(begin);
  });

  it.each(SCHEMES)("%s: no name of an ADRG is cut where a national scheme has the rest", (scheme) => {
    const national = NATIONAL.map(namesOf);
    for (const [code, name] of namesOf(scheme)) {
      const printed = national.flatMap((names) => names.get(code) ?? []);
      if (printed.includes(name)) continue;
      expect([code, printed.filter((one) => one.startsWith(name) && one !== name)]).toEqual([code, []]);
    }
  });
});

describe("what the text of ZJ-DRG 1.0 prints, by code or by name, is before what its scheme assumes", () => {
  /** Current code, its name, the code beside which the text prints that name, and the group in which it does. */
  const OPERATIONS = [
    ["N18.501", "54.9300x003", "腹膜透析导丝法置管术", "54.9800x009", "LF1"],
    ["N18.501", "54.9300x007", "腹膜透析置管导丝法复位术", "54.9800x013", "LF1"],
    ["N18.501", "54.9300x010", "腹膜透析置管手工法复位术", "54.9800x016", "LF1"],
    ["Q25.000", "39.7800x008", "经皮动脉导管未闭封堵术", "39.7900x008", "FD3"],
    ["I71.400x002", "39.7800x010", "主动脉伞堵术", "39.7900x010", "FE1"],
    ["G50.000", "05.2100x002", "翼腭神经节破坏术", "04.2x09", "BJ1"],
    ["I34.000", "35.3100x001", "心脏乳头肌切开术", "37.1100x010", "FJ1"],
  ] as const;
  const { diagnoses, procedures } = shippedDictionary();

  it.each(OPERATIONS)("with %s, %s %s (there %s) is %s", (diagnosis, code, name, older, adrg) => {
    expect(procedures.nameOf(code)).toBe(name);
    for (const scheme of ["zj-drg@1.0", "zj-drg@1.1"]) {
      for (const operation of [code, older]) {
        const record = { ...ADULT, diagnoses: [diagnosis], procedures: [operation] };
        expect([scheme, operation, adrgOf(scheme, record)]).toEqual([scheme, operation, adrg]);
      }
    }
  });

  it("an MDC in which the text prints no such name keeps the group of the heading", () => {
    const record = { ...ADULT, diagnoses: ["K74.600x003"], procedures: ["54.9300x005"] };
    expect(adrgOf("zj-drg@1.1", record)).toBe("HJ1");
  });

  it("a stimulator stays where the group says it: BD2 is 神经刺激器植入或去除术", () => {
    const record = { ...ADULT, diagnoses: ["G20.x00"], procedures: ["86.9600x003"] };
    expect(adrgOf("zj-drg@1.1", record)).toBe("BD2");
  });

  it.each([
    ["K58.801", "肠易激综合征", "K58.900x003", "GW1"],
    ["R94.300x011", "房室结双径路", "I45.802", "FU2"],
    ["I67.200x003", "颈动脉斑块", "I70.800x009", "BR2"],
  ])("zj-drg@1.0: %s %s (there %s) is %s", (code, name, older, adrg) => {
    expect(diagnoses.nameOf(code)).toBe(name);
    for (const diagnosis of [code, older]) {
      expect(adrgOf("zj-drg@1.0", { ...ADULT, diagnoses: [diagnosis] })).toBe(adrg);
    }
  });

  /** Printed in this group alone, and assumed in one that is tried before. */
  it.each([
    ["zj-drg@1.0", "I69.100x002", "XR2"],
    ["zj-drg@1.0", "I69.300x003", "XR2"],
    ["zj-drg@1.0", "B44.804", "ES2"],
    ["zj-drg@1.0", "D44.700x003", "FS1"],
    ["zj-drg@1.0", "D18.006", "JV1"],
    ["zj-drg@1.0", "S30.102", "IZ2"],
    ["zj-drg@1.0", "Q99.802", "XT2"],
    ["chs-drg@1.0", "M31.700", "IT2"],
    ["chs-drg@1.0", "E05.002+H06.2*", "KT1"],
    ["chs-drg@1.0", "E70.301", "KV1"],
    ["chs-drg@1.0", "Q99.802", "XT2"],
    ["chs-drg@1.0", "S12.910", "IU2"],
    ["chs-drg@1.0", "M23.200x092", "XR2"],
    ["chs-drg@1.0", "R25.200x001", "XR2"],
  ])("%s: %s is %s, as printed", (scheme, diagnosis, adrg) => {
    expect(adrgOf(scheme, { ...ADULT, diagnoses: [diagnosis] })).toBe(adrg);
  });
});
