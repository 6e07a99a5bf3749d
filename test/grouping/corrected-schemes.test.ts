import { describe, expect, it } from "vitest";
import { NATIONAL } from "../../scripts/schemes/catalogue.js";
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
  ])("%s: %s is %s, whole", (scheme, code, name) => {
    expect(namesOf(scheme).get(code)).toBe(name);
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
