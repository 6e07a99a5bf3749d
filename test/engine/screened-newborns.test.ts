import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { createEngine } from "../../src/engine/index.js";

const RULE = "record-newborn-weight";

describe.each(["zhejiang-lishui@2020", "zhejiang-lishui@2025", "henan-sanmenxia@2022"])("%s", (reference) => {
  it.each([
    ["days alone", { ageDays: 5 }, "found"],
    ["days and no year", { ageYears: 0, ageDays: 5 }, "found"],
    ["days beside years, which exports put there", { ageYears: 40, ageDays: 5 }, "passed"],
    ["no days alone, which exports put beside adults", { ageDays: 0 }, "unknown"],
    ["nothing", {}, "unknown"],
  ])("LS-011: a newborn without birth weight is told by %s", (_name, age, expected) => {
    const screening = createEngine(openRuleset(reference)).screen();
    screening.add(
      parseCase({
        caseId: "1",
        hospitalId: "H1",
        drg: "PU15",
        diagnoses: ["P59.900"],
        procedures: [],
        ...age,
      }),
    );
    const { findings, undetermined } = screening.finish();
    const isOfRule = ({ ruleId }: { readonly ruleId: string }) => ruleId === RULE;
    const found = findings.some(isOfRule) ? "found" : undetermined.some(isOfRule) ? "unknown" : "passed";
    expect(found).toBe(expected);
  });
});
