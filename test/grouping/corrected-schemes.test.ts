import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

const ADULT = { caseId: "1", sex: "male", ageYears: 40, procedures: [] } as const;
const INFANT = { ...ADULT, ageYears: 0, ageDays: 35, birthWeightGrams: 3000, admissionWeightGrams: 3800 };

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
});
