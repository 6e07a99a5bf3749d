import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { nextSteps, type ReviewAction } from "../../src/rules/finding-life.js";
import {
  advance,
  confirmedDeductions,
  type Finding,
  type FindingStatus,
  type ReviewStep,
} from "../../src/rules/index.js";

const FLAGGED: Finding = {
  findingId: "split:A+B",
  ruleId: "split",
  kind: "split-stay",
  status: "flagged",
  severity: "high",
  caseIds: ["A"],
  hospitalId: "H1",
  message: { zh: "疑点", en: "finding" },
  clause: "slides",
  evidence: { operands: {}, wanted: { zh: "病案", en: "records" }, remedy: { zh: "扣款", en: "deduction" } },
};
const STEPS: readonly ReviewStep[] = [
  "highly-suspicious",
  "joint-judgement",
  "targeted-audit",
  "confirmed",
  "dismissed",
];

function act(step: ReviewStep, more: Partial<ReviewAction> = {}): ReviewAction {
  return {
    step,
    by: "Li",
    role: "auditor",
    on: "2022-04-21",
    evidence: ["record 1"],
    deduction: decimal("100.50"),
    ...more,
  };
}

const path = (...steps: readonly ReviewStep[]) =>
  steps.reduce((finding, step) => advance(finding, act(step)), FLAGGED);

describe("which steps may follow, and which of them need evidence (WX-034)", () => {
  it.each<[FindingStatus, readonly string[]]>([
    ["flagged", ["highly-suspicious", "dismissed: evidence"]],
    ["highly-suspicious", ["joint-judgement", "dismissed: evidence"]],
    ["joint-judgement", ["targeted-audit: evidence", "dismissed: evidence"]],
    ["targeted-audit", ["confirmed: evidence", "dismissed: evidence"]],
    ["confirmed", []],
    ["dismissed", []],
  ])("after %s: %j", (status, steps) => {
    const told = nextSteps({ ...FLAGGED, status }).map(({ step, needsEvidence }) =>
      needsEvidence ? `${step}: evidence` : step,
    );
    expect(told).toEqual(steps);
  });
});

describe("the life of a finding (WX-034)", () => {
  it("flag, highly suspicious, joint judgement, targeted audit, confirmed deduction", () => {
    const confirmed = path("highly-suspicious", "joint-judgement", "targeted-audit", "confirmed");
    expect(confirmed.status).toBe("confirmed");
    expect(confirmed.history?.map(({ step }) => step)).toEqual([
      "highly-suspicious",
      "joint-judgement",
      "targeted-audit",
      "confirmed",
    ]);
    expect(confirmedDeductions([confirmed])).toEqual([
      { hospitalId: "H1", caseId: "A", amount: decimal("100.50"), findingId: "split:A+B" },
    ]);
    expect(FLAGGED.status).toBe("flagged");
  });

  it("a finding about several cases deducts from the hospital, not from one case", () => {
    const many = advance({ ...FLAGGED, caseIds: ["A", "B"], status: "targeted-audit" }, act("confirmed"));
    expect(confirmedDeductions([many])).toEqual([
      { hospitalId: "H1", amount: decimal("100.50"), findingId: "split:A+B" },
    ]);
  });

  it("ZJ-015, SX-018: a readmission deducts from its earlier stay, whose points the clause halves; a split stay names neither (WX-031)", () => {
    const confirmedCase = (kind: Finding["kind"], earlierCase: string) => {
      const evidence = { ...FLAGGED.evidence, operands: { earlierCase } };
      const pair = { ...FLAGGED, kind, evidence, caseIds: ["A", "B"], status: "targeted-audit" } as const;
      return confirmedDeductions([advance(pair, act("confirmed"))])[0]?.caseId;
    };
    expect(confirmedCase("readmission", "B")).toBe("B");
    expect(confirmedCase("readmission", "of-neither")).toBeUndefined();
    expect(confirmedCase("split-stay", "B")).toBeUndefined();
  });

  const allowed: Readonly<Record<FindingStatus, readonly ReviewStep[]>> = {
    flagged: ["highly-suspicious", "dismissed"],
    "highly-suspicious": ["joint-judgement", "dismissed"],
    "joint-judgement": ["targeted-audit", "dismissed"],
    "targeted-audit": ["confirmed", "dismissed"],
    confirmed: [],
    dismissed: [],
  };
  it.each([
    ["flagged", "highly-suspicious", false],
    ["highly-suspicious", "joint-judgement", false],
    ["joint-judgement", "targeted-audit", true],
    ["targeted-audit", "confirmed", true],
    ["flagged", "dismissed", true],
    ["highly-suspicious", "dismissed", true],
    ["joint-judgement", "dismissed", true],
    ["targeted-audit", "dismissed", true],
  ] as const)("from %s, %s needs evidence: %s", (status, step, needed) => {
    const finding = { ...FLAGGED, status };
    const bare = () => advance(finding, act(step, { evidence: [] }));
    if (needed) expect(bare).toThrow("RULES_STEP_EVIDENCE");
    else expect(bare().status).toBe(step);
    expect(nextSteps(finding).find((next) => next.step === step)?.needsEvidence).toBe(needed);
  });

  it.each(Object.entries(allowed))("from %s only the steps that follow", (status, steps) => {
    const finding = { ...FLAGGED, status: status as FindingStatus };
    expect(nextSteps(finding).map(({ step }) => step)).toEqual(steps);
    for (const step of STEPS) {
      if (steps.includes(step)) expect(advance(finding, act(step)).status).toBe(step);
      else expect(() => advance(finding, act(step))).toThrow("RULES_STEP_FORBIDDEN");
    }
  });

  it("says who may go next and what it takes", () => {
    expect(nextSteps(FLAGGED, { "highly-suspicious": ["agency"] })).toEqual([
      { step: "highly-suspicious", roles: ["agency"], needsEvidence: false },
      { step: "dismissed", roles: [], needsEvidence: true },
    ]);
    expect(() => advance(FLAGGED, act("highly-suspicious"), { "highly-suspicious": ["agency"] })).toThrow(
      "RULES_STEP_ROLE",
    );
    expect(() => advance(FLAGGED, act("dismissed", { evidence: [] }))).toThrow("RULES_STEP_EVIDENCE");
    expect(() => advance(FLAGGED, act("dismissed", { on: "21.4.2022" }))).toThrow("DATE_INVALID");
  });

  it.each([
    ["without an amount", {}],
    ["a negative amount", { deduction: decimal("-1") }],
    ["parts of a fen", { deduction: decimal("0.001") }],
  ])("confirmed %s is refused", (_name, more) => {
    const { deduction: _none, ...action } = act("confirmed");
    const confirmed = () => advance({ ...FLAGGED, status: "targeted-audit" }, { ...action, ...more });
    expect(confirmed).toThrow("RULES_DEDUCTION_INVALID");
    // The field that the step lacks is named as its file has it.
    expect(confirmed).toThrow('"deduction": "1200.00"');
  });

  it("confirmed against no hospital is refused", () => {
    const { hospitalId: _none, ...nobody } = FLAGGED;
    expect(() => advance({ ...nobody, status: "targeted-audit" }, act("confirmed"))).toThrow(
      "RULES_DEDUCTION_INVALID",
    );
  });

  property.prop([fc.array(fc.constantFrom(...STEPS), { maxLength: 12 })])(
    "a dismissed finding never deducts",
    (steps) => {
      let finding = FLAGGED;
      for (const step of steps) {
        try {
          finding = advance(finding, act(step));
        } catch {
          // A step that may not follow leaves the finding as it is.
        }
      }
      expect(confirmedDeductions([finding]).length).toBe(finding.status === "confirmed" ? 1 : 0);
      if (finding.history?.some(({ step }) => step === "dismissed")) {
        expect(finding.status).toBe("dismissed");
        expect(confirmedDeductions([finding])).toEqual([]);
      }
    },
  );
});
