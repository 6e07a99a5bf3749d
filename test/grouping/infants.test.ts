import { describe, expect, it } from "vitest";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

/** 源于新生儿诊断的婴儿疾患 at age 0 with unknown days. */
const infant = {
  caseId: "1",
  sex: "male" as const,
  ...{ ageYears: 0, birthWeightGrams: 3000, lengthOfStayDays: 5 },
  diagnoses: ["P29.301"],
  procedures: [],
};

describe("an infant of unknown days and PV1, 29 days to 1 year by its name", () => {
  it.each([
    ["chs-drg@1.0", "0000"],
    ["chs-drg@3.0", "0000"],
    ["chs-drg@1.1", "PV15"],
    ["chs-drg@2.0", "PV19"],
    ["shanghai@2.0", "PV19"],
    ["qingyang@2023", "PV19"],
    ["zj-drg@1.1", "PV15"],
  ])(
    "%s: %s, as its table asks for days or not; the days are told to be missing, and what follows",
    (reference, drg) => {
      const scheme = shippedScheme(reference);
      const result = groupCase(infant, scheme);
      expect(result.drg).toBe(drg);
      const asksDays = scheme.scheme.mdcs
        .flatMap(({ adrgs }) => adrgs)
        .some(({ code, condition }) => code === "PV1" && JSON.stringify(condition).includes("ageDays"));
      expect(asksDays).toBe(drg === "0000");
      const { message } = result.diagnostics.find(({ code }) => code === "GROUPING_FIELD_MISSING") ?? {};
      expect(message?.en).toContain(
        "a later group that does not ask for it, though its name may speak of it",
      );
      expect(message?.zh).toContain("其后不用到它的组（名称写有它的也在内）可能因此收入本例");
    },
  );
});
