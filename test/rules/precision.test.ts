import { describe, expect, it } from "vitest";
import { scoreRules } from "../../scripts/supervision/score-rules.js";
import { rulesOf, screenedSample } from "../../scripts/supervision/screened-sample.js";
import { wilsonInterval } from "../../scripts/supervision/wilson-interval.js";
import { type AuditCase, type Finding, rankFindings, screen } from "../../src/rules/index.js";

/** The rules of the shipped editions on a synthetic area with planted truths; the long run is RULES_SAMPLE_CASES=100000. */
const CASES = Number(process.env.RULES_SAMPLE_CASES ?? 5_000);
const SEED = Number(process.env.RULES_SEED ?? 2020);

const sample = screenedSample({ seed: SEED, cases: CASES });
const { cases, events, findings, rules: municipal } = sample;
const byId = new Map(cases.map((subject) => [subject.caseId, subject]));
const records = rulesOf("zhejiang-lishui@2020");

describe(`precision and recall on ${CASES} synthetic cases, seed ${SEED}`, () => {
  it.each(scoreRules(sample).map((one) => [one.ruleId, one] as const))(
    "%s: on clean records nothing that was planted is missed, and nothing else is flagged",
    (_id, { planted, lookAlikes, found, right }) => {
      expect(planted).toBeGreaterThan(CASES / 500);
      expect(lookAlikes).toBeGreaterThan(CASES / 500);
      expect(right).toBe(planted);
      expect(found).toBe(right);
    },
  );

  it("not one finding rests on a field that its case lacks", () => {
    expect(findings.length).toBeGreaterThan(CASES / 50);
    for (const finding of findings) {
      for (const subject of finding.caseIds.map((id) => byId.get(id) as AuditCase)) {
        for (const field of needed(finding, subject.caseId)) {
          const value = subject[field];
          expect(
            Array.isArray(value) ? value.length > 0 : value !== undefined,
            `${finding.findingId} ${field}`,
          ).toBe(true);
        }
      }
    }
  });

  it("the windows and modules that no document prints are asked for, and without them no such rule runs", () => {
    const { rules, notEvaluated } = rulesOf("jiangsu-wuxi@2022");
    expect(rules.filter(({ kind }) => kind !== "quota")).toEqual([]);
    const asked = notEvaluated.map(({ path }) => path);
    expect(asked).toEqual(
      expect.arrayContaining([
        "rules.audit.split-stay.window.days",
        "rules.audit.cost-shifting.daysBefore",
        "rules.audit.cost-shifting.daysAfter",
        "rules.modules",
      ]),
    );
  });

  it("record checks find every record at fault and no other (LS-011)", () => {
    const { findings: faults } = screen(cases, records);
    const of = (ruleId: string) =>
      faults.filter((finding) => finding.ruleId === ruleId).flatMap(({ caseIds }) => caseIds);
    const where = (fault: (subject: AuditCase) => boolean) => cases.filter(fault).map(({ caseId }) => caseId);
    expect(of("record-sex")).toEqual(where(({ sex }) => sex === undefined).sort());
    expect(of("record-principal-diagnosis")).toEqual(where(({ diagnoses }) => diagnoses.length === 0).sort());
    expect(of("record-sex").length).toBeGreaterThan(0);
  });

  it("the ranked list is bounded, and planted at random no hospital need stand out in every rule", () => {
    const result = screen(cases, municipal, { events });
    const ranked = rankFindings(result, { limit: 100 });
    expect(ranked.findings).toHaveLength(Math.min(100, result.findings.length));
    expect(ranked.findings.length + ranked.omitted).toBe(result.findings.length);
    const observed = ranked.signals.reduce((sum, signal) => sum + signal.observed, 0);
    const expected = ranked.signals.reduce((sum, signal) => sum + signal.expected, 0);
    expect(Math.abs(observed - expected) / observed).toBeLessThan(0.01);
  });
});

describe("precision and recall on dirty records", () => {
  const dirty = screenedSample({ seed: SEED, cases: 3_000, dirt: 20 });

  it("so many records are noisy as are asked for, and none in a clean sample", () => {
    expect(sample.noisy.size).toBe(0);
    expect(dirty.noisy.size / 3_000).toBeGreaterThan(0.17);
    expect(dirty.noisy.size / 3_000).toBeLessThan(0.23);
  });

  it("every wrong finding and every missed truth has a cause: noise, an honest look-alike, or misconduct that shows in part", () => {
    const scores = scoreRules(dirty);
    for (const { wrong, missed } of scores) expect([wrong.other, missed.other]).toEqual([0, 0]);
    expect(scores.some(({ found, right }) => right < found)).toBe(true);
    expect(scores.some(({ planted, right }) => right < planted)).toBe(true);
  });

  it.each([
    [0, 10, 0, 0.277533],
    [10, 10, 0.722467, 1],
    [50, 100, 0.403832, 0.596168],
    [1, 20, 0.008881, 0.236131],
  ])("the Wilson interval of %i in %i is %f to %f", (hits, trials, lower, upper) => {
    const interval = wilsonInterval(hits, trials);
    expect(interval[0]).toBeCloseTo(lower, 5);
    expect(interval[1]).toBeCloseTo(upper, 5);
  });
});

/** What a reader of the clause would want to see on the case before accusing anyone. */
function needed(finding: Finding, caseId: string): readonly (keyof AuditCase)[] {
  const isLater = finding.evidence.operands.laterCase === caseId;
  switch (finding.kind) {
    case "readmission":
      return ["patientId", "drg", isLater ? "admissionDate" : "dischargeDate"];
    case "split-stay":
      return ["patientId", "drg", "hospitalId", isLater ? "admissionDate" : "dischargeDate"];
    case "up-coding":
    case "under-service":
      return ["diagnoses", "items"];
    case "cost-shifting":
      return ["patientId", "admissionDate", "dischargeDate"];
    default:
      return [];
  }
}
