import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import {
  type Application,
  approvedMarks,
  lastDay,
  type Quota,
  quotaCount,
  type ReviewContext,
  type ReviewParameters,
  reselect,
  reviewApplications,
} from "../../src/settlement/index.js";
import { advance } from "../../src/settlement/review/application.js";

const PERMILLE: Quota = {
  number: decimal("5"),
  unit: "permille",
  population: "drg-discharges",
  period: "quarter",
  rounding: "down",
};
const RULE: ReviewParameters = {
  kind: "special-review",
  deadline: { method: "date", date: "2021-03-05" },
  quota: PERMILLE,
  reselection: "none",
  panel: { experts: 3, passedBy: "majority" },
  effect: "item-cost-points",
};
const CONTEXT: ReviewContext = { hasCase: () => true, population: () => 1000 };

function application(at: number, changes: Partial<Application> = {}): Application {
  return {
    applicationId: `A${at}`,
    kind: "special-review",
    hospitalId: "H1",
    caseId: `C${at}`,
    appliedOn: "2021-03-01",
    ...changes,
  };
}

function states(applications: readonly Application[], rule = RULE, context = CONTEXT) {
  return reviewApplications(applications, [], [rule], context).map(({ state, cause }) => cause ?? state);
}

describe("admission", () => {
  test("SX-054: the last day counts, the day after is late", () => {
    expect(
      states([application(1, { appliedOn: "2021-03-05" }), application(2, { appliedOn: "2021-03-06" })]),
    ).toEqual(["admissible", "late"]);
  });

  test("ZJ-055: 5‰ of 1,000 discharges are five cases; the sixth is over the quota, by date and not by place in the file", () => {
    const six = [6, 5, 4, 3, 2, 1].map((at) => application(at, { appliedOn: `2021-02-0${at}` }));
    expect(states(six)).toEqual(["over-quota", ...Array.from({ length: 5 }, () => "admissible")]);
  });

  test.each([
    ["0", ["over-quota", "over-quota"]],
    ["1", ["admissible", "over-quota"]],
    ["2", ["admissible", "admissible"]],
  ])("a quota of %s cases is applied where no population is known: it needs none", (number, expected) => {
    const rule: ReviewParameters = {
      ...RULE,
      quota: { ...PERMILLE, number: decimal(number), unit: "cases" },
    };
    const context = { ...CONTEXT, population: () => undefined };
    expect(states([application(1), application(2)], rule, context)).toEqual(expected);
    const outcomes = reviewApplications([application(1)], [], [rule], context);
    expect(outcomes.flatMap(({ notApplied }) => notApplied)).not.toContain("quota");
  });

  test("two applications or two decisions of one id: neither is preferred", () => {
    const decision = { applicationId: "A1", votesFor: 3, votesAgainst: 0 };
    const repeated = "SETTLEMENT_APPLICATION_REPEATED";
    expect(() => reviewApplications([application(1), application(1)], [], [RULE], CONTEXT)).toThrow(repeated);
    const against = { ...decision, votesFor: 0, votesAgainst: 3 };
    expect(() => reviewApplications([application(1)], [decision, against], [RULE], CONTEXT)).toThrow(
      repeated,
    );
  });

  test("a quota of zero hears none", () => {
    expect(states([application(1)], { ...RULE, quota: { ...PERMILLE, number: decimal("0") } })).toEqual([
      "over-quota",
    ]);
    expect(quotaCount({ ...PERMILLE, number: decimal("0"), rounding: "up" }, 10_000)).toBe(0);
  });

  test("SX-051, SX-053f: a quota whose unit is illegible is never guessed: every application waits, decided or not, and says for what", () => {
    const many = Array.from({ length: 40 }, (_, at) => application(at));
    const decided = [{ applicationId: "A0", votesFor: 3, votesAgainst: 0 }];
    const outcomes = reviewApplications(many, decided, [{ ...RULE, quota: "unreadable" }], CONTEXT);
    expect(
      outcomes.every(({ state, notApplied }) => state === "waiting" && notApplied.includes("quota")),
    ).toBe(true);
  });

  test("a case applied for twice is heard once; an unknown case, an unlisted reason and a kind not in force are not heard", () => {
    const rule = { ...RULE, reasons: ["long-stay"] };
    const context = { ...CONTEXT, hasCase: (_hospital: string, id: string) => id !== "C9" };
    expect(
      states(
        [
          application(1, { reason: "long-stay" }),
          application(2, { reason: "long-stay", caseId: "C1" }),
          application(9, { reason: "long-stay" }),
          application(3, { reason: "other" }),
          application(4, { kind: "record-correction" }),
        ],
        rule,
        context,
      ),
    ).toEqual(["admissible", "repeated", "unknown-case", "reason-not-listed", "kind-not-in-force"]);
  });

  test("ZJ-053, ZJ-054: an application that is not heard stands in the way of no right one of the same case", () => {
    const rule = { ...RULE, reasons: ["high-cost"] };
    const wrong = application(1, { reason: "other", appliedOn: "2021-03-01" });
    const right = application(2, { reason: "high-cost", appliedOn: "2021-03-02", caseId: "C1" });
    const again = application(3, { reason: "high-cost", appliedOn: "2021-03-03", caseId: "C1" });
    expect(states([wrong, right, again], rule)).toEqual(["reason-not-listed", "admissible", "repeated"]);
  });

  test("SX-026: leaving by-disease payment fills the quota of its disease, over all hospitals", () => {
    const rule: ReviewParameters = {
      kind: "by-disease-exit",
      quota: { ...PERMILLE, number: decimal("15"), unit: "percent", population: "cases-of-disease" },
      reselection: "none",
    };
    const three = [1, 2, 3].map((at) =>
      application(at, { kind: "by-disease-exit", hospitalId: `H${at}`, diseaseId: "hernia" }),
    );
    expect(states(three, rule, { ...CONTEXT, population: () => 14 })).toEqual([
      "admissible",
      "admissible",
      "over-quota",
    ]);
  });
});

describe("decision", () => {
  const decide = (votesFor: number, votesAgainst: number) =>
    reviewApplications(
      [application(1)],
      [{ applicationId: "A1", votesFor, votesAgainst, unreasonableCost: decimal("2000") }],
      [RULE],
      CONTEXT,
    );

  test("ZJ-057: a majority of at least three experts", () => {
    expect(decide(2, 1).map(({ state }) => state)).toEqual(["approved"]);
    expect(decide(2, 2).map(({ state, cause }) => [state, cause])).toEqual([["refused", "voted-down"]]);
    expect(decide(2, 0).map(({ state, cause }) => [state, cause])).toEqual([["refused", "panel-too-small"]]);
  });

  test("ZJ-058: an approval marks the case with its cost net of what was unreasonable", () => {
    const [approved] = decide(3, 0);
    const [refused] = decide(0, 3);
    if (!approved || !refused) throw new Error("no outcome");
    expect(approvedMarks(approved, decimal("20000"))).toEqual({
      specialReviewApproved: true,
      approvedCost: "18000",
    });
    expect(approvedMarks(refused, decimal("20000"))).toEqual({});
  });

  test.each([
    ["1999.99", "0"],
    ["2000", "0"],
    ["2000.01", "0.01"],
  ])(
    "ZJ-058: of an item cost of %s, 2000 of it unreasonable, %s is approved, never less than nothing",
    (cost, net) => {
      const [approved] = decide(3, 0);
      if (!approved) throw new Error("no outcome");
      expect(approvedMarks(approved, decimal(cost))).toMatchObject({ approvedCost: net });
      expect(approvedMarks({ ...approved, effect: "by-item" }, decimal("1"))).toEqual({
        approvedByItem: true,
      });
    },
  );

  test.each([
    ["40000", undefined, "50000"],
    ["40000", "2000", "88000"],
    ["40000", "0", "90000"],
    [undefined, undefined, "90000"],
    ["no amount", "2000", "88000"],
  ])(
    "ZJ-058: 90,000, of which the case carries %s as unreasonable and the decision says %s, are approved as %s",
    (carried, decided, approvedCost) => {
      const [{ unreasonableCost: _, ...approved } = {} as never] = decide(3, 0);
      const outcome = {
        ...approved,
        ...(decided !== undefined && { unreasonableCost: decimal(decided) }),
      };
      const marks = approvedMarks(outcome, decimal("90000"), { unreasonableCost: carried });
      expect(marks).toEqual({ specialReviewApproved: true, approvedCost });
    },
  );

  test("ZJ-058: where what the case carries as unreasonable cannot be read, nothing is approved in its place", () => {
    const [{ unreasonableCost: _, ...approved } = {} as never] = decide(3, 0);
    expect(approvedMarks(approved, decimal("90000"), { unreasonableCost: "no amount" })).toEqual({});
  });

  test("the way of an application: no step can be left out or taken back", () => {
    expect(advance("applied", "admit")).toBe("admissible");
    expect(advance("admissible", "withdraw")).toBe("withdrawn");
    expect(() => advance("applied", "approve")).toThrow("SETTLEMENT_REVIEW_TRANSITION");
    expect(() => advance("approved", "refuse")).toThrow("SETTLEMENT_REVIEW_TRANSITION");
  });
});

describe("ZJ-054: the first 15 working days of the month after the cycle", () => {
  const calendar = { holidays: new Set(["2025-04-04"]), workdays: new Set<string>() };
  const deadline = { method: "working-days", days: 15 } as const;

  test("a holiday moves the last day, a working weekend brings it forward", () => {
    expect(lastDay(deadline, "2025-03-31", calendar)).toBe("2025-04-22");
    expect(lastDay(deadline, "2025-03-31", { ...calendar, holidays: new Set() })).toBe("2025-04-21");
    expect(lastDay(deadline, "2025-03-31", { ...calendar, workdays: new Set(["2025-04-12"]) })).toBe(
      "2025-04-21",
    );
  });

  test("days that run into a year that the calendar does not hold are not guessed", () => {
    const years = new Set(["2025"]);
    expect(lastDay(deadline, "2025-12-31", { ...calendar, years })).toBeUndefined();
    expect(lastDay(deadline, "2025-03-31", { ...calendar, years })).toBe("2025-04-22");
  });

  test("without a calendar no day is guessed", () => {
    expect(lastDay(deadline, "2025-03-31", undefined)).toBeUndefined();
    const [outcome] = reviewApplications([application(1)], [], [{ ...RULE, deadline }], CONTEXT);
    expect(outcome?.notApplied).toEqual(["deadline"]);
  });
});

describe("ZJ-056: re-selection before clearing", () => {
  const applied = Array.from({ length: 10 }, (_, at) => application(at));
  const share: Quota = { ...PERMILLE, number: decimal("20"), unit: "percent", population: "applied-cases" };

  test("at most 20% of the hospital's applications may be swapped, for cases of its own", () => {
    const swaps = [
      { withdraw: "A1", add: application(21) },
      { withdraw: "A2", add: application(22, { hospitalId: "H2" }) },
      { withdraw: "A99", add: application(23) },
      { withdraw: "A3", add: application(24) },
      { withdraw: "A4", add: application(25) },
    ];
    const outcome = reselect(applied, swaps, share);
    expect(outcome.applications.map(({ applicationId }) => applicationId)).toEqual([
      "A0",
      "A2",
      "A4",
      "A5",
      "A6",
      "A7",
      "A8",
      "A9",
      "A21",
      "A24",
    ]);
    expect(outcome.refused.map(({ cause }) => cause)).toEqual([
      "other-hospital",
      "unknown-application",
      "over-quota",
    ]);
  });
});
