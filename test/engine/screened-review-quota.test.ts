import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { createEngine } from "../../src/engine/index.js";
import { applySettings } from "../../src/rulesets/index.js";

/** Stays of one hospital and day, of which the first some applied for a special review. */
function stays(id: string, count: number, dischargeDate: string, more: object = {}, applied = 0) {
  return Array.from({ length: count }, (_, at) => ({
    ...{ caseId: `${id}${at}`, hospitalId: "H1", drg: "GE13", dischargeDate, diagnoses: [], procedures: [] },
    ...more,
    marks: at < applied ? { specialReviewApplied: true } : {},
  }));
}

/** What the edition's quota of special reviews finds, and how often it was judged. */
function found(ruleset: string, on: string, cases: readonly object[]) {
  const screening = createEngine(openRuleset(ruleset), { on }).screen();
  for (const record of cases) screening.add(parseCase(record));
  const { findings, exposures } = screening.finish();
  const isOfQuota = ({ ruleId }: { readonly ruleId: string }) => ruleId === "special-review-quota";
  return {
    found: findings.filter(isOfQuota).map(({ evidence: { operands } }) => [operands.counted, operands.base]),
    judged: exposures.filter(isOfQuota).reduce((sum, { evaluated }) => sum + evaluated, 0),
  };
}

describe("the quota of special reviews is taken of DRG discharges", () => {
  const on = "2025-02-01";
  const acute = stays("a", 200, on, { careType: "acute" }, 2);

  it("ZJ-055, zhejiang@2025: bed-day cases widen no quota", () => {
    const byDay = stays("b", 200, on, { careType: "psychiatric" });
    expect(found("zhejiang@2025", on, [...acute, ...byDay])).toEqual({ found: [["2", "200"]], judged: 1 });
  });

  it.each([
    ["of which no kind of care is stated", {}],
    ["that left payment by the bed-day", { careType: "psychiatric", marks: { bedDayExit: true } }],
  ])("ZJ-055, zhejiang@2025: a case %s is a DRG discharge", (_name, more) => {
    const others = stays("b", 200, on).map((one) => ({ ...one, ...more }));
    expect(found("zhejiang@2025", on, [...acute, ...others])).toEqual({ found: [], judged: 1 });
  });

  it.each([
    ["2024-06-30", { found: [], judged: 0 }],
    ["2024-07-01", { found: [["2", "20"]], judged: 1 }],
  ])("NAT-071, national-chs@2020: discharges of %s", (day, expected) => {
    const byDay = stays("b", 20, day, { careType: "hospice" });
    const cases = [...stays("a", 20, day, { careType: "acute" }, 2), ...byDay];
    expect(found("national-chs@2020", day, cases)).toEqual(expected);
  });
});

describe("what is approved was applied for: approvals fill the quota that applications fill", () => {
  const marked = (on: string, marks: object) =>
    stays("a", 100, on, { careType: "acute" }).map((one, at) => (at < 6 ? { ...one, marks } : one));

  it.each([
    ["ZJ-055", "zhejiang@2025", "2025-02-01", { specialReviewApproved: true }],
    ["NAT-071", "national-chs@2020", "2024-07-01", { specialReviewApproved: true }],
    ["ZJ-055", "zhejiang@2025", "2025-02-01", { specialReviewApplied: true, specialReviewApproved: true }],
  ])("%s, %s", (_clause, ruleset, on, marks) => {
    expect(found(ruleset, on, marked(on, marks)).found).toEqual([["6", "100"]]);
  });

  it("ZJ-055: a mark that says no is none", () => {
    expect(
      found("zhejiang@2025", "2025-02-01", marked("2025-02-01", { specialReviewApproved: false })).found,
    ).toEqual([]);
  });
});

it("SX-026, zhejiang-shaoxing@2018: an exit of which no mark names the disease is not judged, and that is said; the quota vanished", () => {
  const left = { byDiseaseExit: true };
  const screening = createEngine(openRuleset("zhejiang-shaoxing@2018"), { on: "2018-11-05" }).screen();
  const marked = stays("a", 3, "2018-11-05").map((one, at) => ({
    ...one,
    marks: { byDisease: "appendix", ...(at === 0 && left) },
  }));
  const [unnamed] = stays("b", 1, "2018-11-05").map((one) => ({ ...one, marks: left }));
  const other = stays("c", 1, "2018-11-05");
  for (const record of [...marked, unnamed, ...other]) screening.add(parseCase(record));
  const { findings, undetermined } = screening.finish();
  const isOfQuota = ({ ruleId }: { readonly ruleId: string }) => ruleId === "by-disease-exit-quota";
  expect(findings.filter(isOfQuota).map(({ evidence }) => evidence.operands.base)).toEqual(["3"]);
  expect(undetermined.filter(isOfQuota)).toMatchObject([{ missing: ["mark.byDisease"], caseIds: ["b0"] }]);
});

describe("SX-026, zhejiang-shaoxing@2018: the hospitals and the area's diseases say of which disease a case is that names none", () => {
  const diseases = [
    { id: "appendix", diagnoses: ["K35.800"], procedures: ["47.01"], standard: "8000" },
    { id: "hernia", diagnoses: ["K40.900"], procedures: [], standard: "6000" },
    { id: "hernia-again", diagnoses: ["K40.900"], procedures: ["53.0000"], standard: "6500" },
  ];
  const edition = applySettings(openRuleset("zhejiang-shaoxing@2018"), [
    `settlement.byDisease.diseases=${JSON.stringify(diseases)}`,
  ]);
  const hospital = (hospitalId: string, more: object = {}) =>
    ({ hospitalId, grade: "tertiary", ownership: "public", ...more }) as const;
  const hospitals = [
    hospital("H1"),
    hospital("H2", { budgetUnit: "community" }),
    hospital("H3", { grade: "secondary" }),
  ];
  const appendix = { diagnoses: ["K35.800"], procedures: ["47.01"] };
  const left = { byDiseaseExit: true };
  const cases = [
    ...stays("left", 1, "2018-11-05", appendix).map((one) => ({ ...one, marks: left })),
    ...stays("kept", 5, "2018-11-05", appendix),
    ...stays("other-operation", 4, "2018-11-05", { ...appendix, procedures: ["47.0"] }),
    ...stays("community", 4, "2018-11-05", { ...appendix, hospitalId: "H2" }),
    ...stays("secondary", 4, "2018-11-05", { ...appendix, hospitalId: "H3" }),
    ...["H2", "H3"].flatMap((hospitalId) =>
      stays(`says-${hospitalId}`, 5, "2018-11-05", { ...appendix, hospitalId }).map((one) => ({
        ...one,
        marks: { byDisease: "appendix" },
      })),
    ),
    ...stays("told", 1, "2018-11-05", appendix).map((one) => ({ ...one, marks: { byDisease: "another" } })),
    ...stays("of-two", 1, "2018-11-05", { diagnoses: ["K40.900"], procedures: ["53.0000"] }).map((one) => ({
      ...one,
      marks: left,
    })),
  ];
  const screened = (known: Parameters<ReturnType<typeof createEngine>["screen"]>[0], rows: boolean) => {
    const screening = createEngine(edition, { on: "2018-11-05" }).screen(known);
    const row = new CaseRow();
    for (const json of cases) {
      const record = parseCase(json);
      if (!rows) screening.add(record);
      else {
        row.fill(record);
        screening.addRow(row);
      }
    }
    const { findings, undetermined } = screening.finish();
    const isOfQuota = ({ ruleId }: { readonly ruleId: string }) => ruleId === "by-disease-exit-quota";
    return {
      found: findings
        .filter(isOfQuota)
        .map(({ caseIds, evidence: { operands } }) => [caseIds, operands.of, operands.base]),
      unknown: undetermined.filter(isOfQuota).flatMap(({ caseIds }) => caseIds),
    };
  };

  it.each([
    ["of records", false],
    ["of rows", true],
  ])("%s: the exits of a disease are judged against its cases where it is paid by disease", (_name, rows) => {
    expect(screened({ hospitals }, rows)).toEqual({
      found: [[["left0"], "appendix/2018", "6"]],
      unknown: ["of-two0"],
    });
    expect(screened({}, rows)).toEqual({ found: [], unknown: ["left0", "of-two0"] });
  });
});
