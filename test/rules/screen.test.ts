import { describe, expect, it } from "vitest";
import type { CareEvent } from "../../src/cases/index.js";
import { daysBetween, decimal } from "../../src/primitives/index.js";
import { allowedCases } from "../../src/rules/audit/quota-detector.js";
import { type AuditCase, type RulesParameters, type ScreenOptions, screen } from "../../src/rules/index.js";
import { randomFrom, shuffled } from "../random.js";
import { randomArea, randomEvents } from "./area.js";
import { only, PARAMETERS, RULES } from "./rules.js";

const BARE = { diagnoses: [], procedures: [] };

function stay(caseId: string, from: string, to: string, more: Partial<AuditCase> = {}): AuditCase {
  return {
    ...BARE,
    caseId,
    patientId: "P",
    hospitalId: "H1",
    drg: "BR23",
    admissionDate: from,
    dischargeDate: to,
    ...more,
  };
}

/** case ids of each finding, and what could not be judged */
function outcome(cases: readonly AuditCase[], parameters: RulesParameters, options?: ScreenOptions) {
  const { findings, undetermined } = screen(cases, parameters, options);
  return {
    found: findings.map(({ caseIds }) => caseIds.join("+")),
    unknown: undetermined.map(({ caseIds, missing }) => `${caseIds.join(" ")}: ${missing.join(" ")}`),
  };
}

function without<T extends object>(subject: T, ...fields: readonly (keyof T)[]): T {
  return Object.fromEntries(
    Object.entries(subject).filter(([name]) => !fields.includes(name as keyof T)),
  ) as T;
}

describe("events around a stay (WX-033)", () => {
  const bought: CareEvent = { patientId: "P", date: "2021-01-12", kind: "outpatient", amount: decimal("80") };
  const stays = (second: Partial<AuditCase>) => [
    stay("A", "2021-01-01", "2021-01-10", { sex: "male", ageYears: 60 }),
    stay("B", "2021-05-01", "2021-05-09", { sex: "male", ageYears: 60, ...second }),
  ];

  it("are joined with the stays of one person", () => {
    expect(outcome(stays({}), only("shifting"), { events: [bought] })).toEqual({ found: ["A"], unknown: [] });
  });

  it("are nobody's under an id that cannot be one person's", () => {
    const doubted = outcome(stays({ sex: "female" }), only("shifting"), { events: [bought] });
    expect(doubted).toEqual({ found: [], unknown: ["A B: patientId"] });
  });
});

describe("readmission (ZJ-015, SX-018)", () => {
  const first = stay("A", "2021-01-01", "2021-01-10");
  it.each([
    ["day 14", "2021-01-24", 1],
    ["day 15", "2021-01-25", 1],
    ["day 16", "2021-01-26", 0],
    ["the day of discharge", "2021-01-10", 1],
    ["before the discharge", "2021-01-09", 0],
  ])("back on %s", (_name, admission, findings) => {
    expect(screen([first, stay("B", admission, "2021-02-10")], only("readmission")).findings).toHaveLength(
      findings,
    );
  });

  it("counts the day of discharge as day 1 where the edition says so (EX-111, OQ-18)", () => {
    const [rule] = only("readmission").rules;
    const counted = { ...rule, window: { days: 15, dayCount: "dischargeDayIsOne" } };
    const parameters = { ...PARAMETERS, rules: [counted] } as RulesParameters;
    expect(outcome([first, stay("B", "2021-01-24", "2021-01-30")], parameters).found).toEqual(["A+B"]);
    expect(outcome([first, stay("B", "2021-01-25", "2021-01-30")], parameters).found).toEqual([]);
  });

  it.each([
    ["another group", { drg: "BR21" }],
    ["another person", { patientId: "Q" }],
    ["an exempt diagnosis", { diagnoses: ["C16.900", "Z51.100"] }],
    ["for a good reason that the agency accepted (ZJ-015)", { marks: { readmissionJustified: true } }],
    ["an ambiguous group", { drg: "BQY" }],
    ["no group by status", { groupingStatus: "ungroupable" as const }],
  ])("%s is none", (_name, more) => {
    expect(outcome([first, stay("B", "2021-01-12", "2021-01-20", more)], only("readmission"))).toEqual({
      found: [],
      unknown: [],
    });
  });

  it.each([
    ["on the earlier stay", { readmissionJustified: true }, {}],
    ["that says no", {}, { readmissionJustified: "否" }],
  ])("a good reason %s excuses nothing (ZJ-015)", (_name, earlier, later) => {
    const cases = [{ ...first, marks: earlier }, stay("B", "2021-01-12", "2021-01-20", { marks: later })];
    expect(outcome(cases, only("readmission")).found).toEqual(["A+B"]);
  });

  it("a good reason is no excuse for one stay split in two (WX-031)", () => {
    const cases = [first, stay("B", "2021-01-12", "2021-01-20", { marks: { readmissionJustified: true } })];
    expect(outcome(cases, only("split")).found).toEqual(["A+B"]);
  });

  it("a case given twice is no readmission of itself", () => {
    const day = stay("A", "2021-01-01", "2021-01-01");
    expect(outcome([day, { ...day }], only("readmission", "split"))).toEqual({ found: [], unknown: [] });
  });

  it.each([
    ["at one hospital (WX-031)", "H1"],
    ["between hospitals (ZJ-015)", "H2"],
  ])("a stay of other days under the same record number is another stay, %s", (_name, hospitalId) => {
    const cases = [
      stay("R", "2021-01-01", "2021-01-10"),
      stay("R", "2021-01-12", "2021-01-14", { hospitalId }),
    ];
    const { findings } = screen([...cases, ...cases], only("readmission"));
    expect(findings.map(({ findingId }) => findingId)).toEqual(["readmission:R+R"]);
  });

  it("stays under one record number are told apart by their days (WX-031, WX-033)", () => {
    const cases = [
      stay("R", "2021-01-01", "2021-01-10"),
      stay("R", "2021-01-12", "2021-01-14"),
      stay("R", "2021-01-16", "2021-01-18"),
    ];
    const bought: CareEvent = { patientId: "P", date: "2021-01-11", kind: "pharmacy" };
    const { findings } = screen([...cases, ...cases], only("split", "shifting"), { events: [bought] });
    expect(findings.map(({ findingId }) => findingId)).toEqual([
      "shifting:R#2021-01-01/2021-01-10",
      "shifting:R#2021-01-12/2021-01-14",
      "split:R+R#2021-01-01/2021-01-10",
      "split:R+R#2021-01-12/2021-01-14",
    ]);
  });

  it("at another hospital counts, at the earlier hospital's charge; three in a row are two pairs", () => {
    const cases = [
      first,
      stay("B", "2021-01-12", "2021-01-14", { hospitalId: "H2" }),
      stay("C", "2021-01-15", "2021-01-16"),
    ];
    const { findings } = screen(cases, only("readmission"));
    expect(findings.map(({ caseIds, hospitalId }) => [caseIds.join("+"), hospitalId])).toEqual([
      ["A+B", "H1"],
      ["B+C", "H2"],
    ]);
  });

  it.each([
    ["patientId", "B", ["B: patientId"]],
    ["admissionDate", "B", ["A: admissionDate"]],
    ["dischargeDate", "A", ["A: dischargeDate"]],
    ["drg", "B", ["A: drg"]],
  ] as const)("without %s of %s: unknown, not a finding", (field, of, unknown) => {
    const cases = [first, stay("B", "2021-01-12", "2021-01-20")].map((c) =>
      c.caseId === of ? without(c, field) : c,
    );
    expect(outcome(cases, only("readmission"))).toEqual({ found: [], unknown });
  });

  it("a finding says who, when, how long, by which clause, in both languages", () => {
    const [finding] = screen([first, stay("B", "2021-01-12", "2021-01-20")], only("readmission")).findings;
    expect(finding).toMatchObject({
      findingId: "readmission:A+B",
      ruleId: "readmission",
      kind: "readmission",
      status: "flagged",
      clause: "doc readmission",
      evidence: { operands: { daysBetween: "2", windowDays: "15", group: "BR23" } },
    });
    expect(finding?.message.zh).toContain("第 2 天");
    expect(finding?.message.en).toContain("2 days later");
  });
});

describe("split stay (WX-031)", () => {
  const first = stay("A", "2021-01-01", "2021-01-10");
  it("only the very next stay at the same hospital", () => {
    const second = stay("B", "2021-01-15", "2021-01-20");
    const between = stay("X", "2021-01-11", "2021-01-12", { drg: "FM19" });
    expect(outcome([first, second], only("split")).found).toEqual(["A+B"]);
    expect(outcome([first, between, second], only("split")).found).toEqual([]);
    expect(
      outcome([first, { ...between, admissionDate: "2021-01-05" }, second], only("split")).found,
    ).toEqual(["A+B"]);
    expect(outcome([first, { ...between, hospitalId: "H2" }, second], only("split")).found).toEqual(["A+B"]);
    expect(outcome([first, without(between, "hospitalId"), second], only("split"))).toEqual({
      found: [],
      unknown: ["A: hospitalId"],
    });
    expect(outcome([first, without(between, "admissionDate"), second], only("split")).found).toEqual([]);
  });
  it.each([
    ["2021-01-17", 1],
    ["2021-01-18", 0],
  ] as const)("seven days: back on %s", (admission, findings) => {
    expect(screen([first, stay("B", admission, "2021-01-20")], only("split")).findings).toHaveLength(
      findings,
    );
  });
});

describe("up-coding and under-service (WX-030, WX-032)", () => {
  const gastric = { ...BARE, caseId: "A", hospitalId: "H1", diagnoses: ["C16.900"] };
  it.each([
    ["none of the module", { items: ["Z"] }, ["A"], ["A"]],
    ["one test of it", { items: ["T1"] }, [], ["A"]],
    ["the operation alone", { items: [], procedures: ["43.7"] }, [], ["A"]],
    ["operation and test", { items: ["T2"], procedures: ["43.7"] }, [], []],
  ])("%s", (_name, more, coding, under) => {
    expect(outcome([{ ...gastric, ...more }], only("coding"))).toEqual({ found: coding, unknown: [] });
    expect(outcome([{ ...gastric, ...more }], only("under"))).toEqual({ found: under, unknown: [] });
  });
  it("without items: unknown, unless a procedure already answers", () => {
    expect(outcome([gastric], only("coding"))).toEqual({ found: [], unknown: ["A: items"] });
    expect(outcome([{ ...gastric, procedures: ["43.7"] }], only("coding"))).toEqual({
      found: [],
      unknown: [],
    });
    expect(outcome([{ ...gastric, procedures: ["43.7"] }], only("under"))).toEqual({
      found: [],
      unknown: ["A: items"],
    });
  });
  it.each([
    ["without items of it", { items: ["Z"] }, ["A"], []],
    ["with the item", { items: ["A1"] }, [], []],
    ["with the operation's own charge", { items: ["47.0100"] }, [], []],
    ["with no items at all", {}, [], ["A: items"]],
  ] as const)(
    "an operation is a trigger too, and no evidence of itself (WX-030): 47.0100 %s",
    (_name, more, found, unknown) => {
      const coded = { ...BARE, caseId: "A", hospitalId: "H1", diagnoses: ["I10"], procedures: ["47.0100"] };
      expect(outcome([{ ...coded, ...more }], only("coding"))).toEqual({ found, unknown });
      expect(outcome([{ ...coded, ...more, diagnoses: [] }], only("coding"))).toEqual({ found, unknown });
    },
  );
  it("a module of any diagnosis looks at the others too; one of the principal does not", () => {
    const other = { ...gastric, diagnoses: ["I10", "C16.900", "E11.900"], items: [] };
    const [finding] = screen([other], only("coding")).findings;
    expect(finding?.evidence.operands.modules).toBe("diabetes");
  });
});

describe("cost shifting (WX-033)", () => {
  const subject = stay("A", "2021-01-10", "2021-01-20");
  const event = (date: string, more: Partial<CareEvent> = {}): CareEvent => ({
    patientId: "P",
    kind: "pharmacy",
    amount: decimal("12.5"),
    date,
    ...more,
  });
  it.each([
    ["2021-01-06", 0],
    ["2021-01-07", 1],
    ["2021-01-10", 1],
    ["2021-01-15", 0],
    ["2021-01-20", 1],
    ["2021-01-27", 1],
    ["2021-01-28", 0],
  ])("an event on %s", (date, findings) => {
    expect(screen([subject], only("shifting"), { events: [event(date as string)] }).findings).toHaveLength(
      findings as number,
    );
  });
  it("the events of a finding stand by day, whatever order they came in", () => {
    const days = ["2021-01-22", "2021-01-08", "2021-01-21", "2021-01-08"];
    const listed = (events: readonly CareEvent[]) =>
      screen([subject], only("shifting"), { events }).findings.map(({ evidence }) =>
        Object.values(evidence.operands).flat().join(" "),
      );
    const [told] = listed(days.map((day) => event(day)));
    expect(told?.match(/2021-01-\d\d pharmacy/g)).toEqual([
      "2021-01-08 pharmacy",
      "2021-01-08 pharmacy",
      "2021-01-21 pharmacy",
      "2021-01-22 pharmacy",
    ]);
    expect(listed(days.toReversed().map((day) => event(day)))).toEqual([told]);
  });
  it("the amounts of a finding have their fen", () => {
    const events = [event("2021-01-08", { amount: decimal("1248.70") }), event("2021-01-09")];
    const [finding] = screen([subject], only("shifting"), { events }).findings;
    const told = "2021-01-08 pharmacy 1248.70; 2021-01-09 pharmacy 12.50";
    expect([finding?.evidence.operands.events, finding?.message.en]).toEqual([
      told,
      expect.stringContaining(`stay: ${told}.`),
    ]);
    expect(finding?.message.zh).toContain("2021-01-08 药店 1248.70；2021-01-09 药店 12.50");
  });
  it("an event without date or kind is unknown; a certain event decides", () => {
    const undated = without(event("2021-01-08"), "date");
    expect(outcome([subject], only("shifting"), { events: [undated] })).toEqual({
      found: [],
      unknown: ["A: event.date"],
    });
    expect(
      outcome([subject], only("shifting"), { events: [without(event("2021-01-08"), "kind")] }).unknown,
    ).toEqual(["A: event.kind"]);
    expect(
      outcome([subject], only("shifting"), { events: [without(event("2021-05-08"), "kind")] }).unknown,
    ).toEqual([]);
    expect(outcome([subject], only("shifting"), { events: [undated, event("2021-01-08")] }).found).toEqual([
      "A",
    ]);
    expect(outcome([subject], only("shifting"), { events: [event("2021-02-30")] }).unknown).toEqual([
      "A: event.date",
    ]);
  });
  it("a least amount asks for the amount", () => {
    const [rule] = only("shifting").rules;
    const parameters = {
      ...PARAMETERS,
      rules: [{ ...rule, minimumAmount: decimal("12.5") }],
    } as RulesParameters;
    expect(outcome([subject], parameters, { events: [event("2021-01-08")] }).found).toEqual(["A"]);
    expect(
      outcome([subject], parameters, { events: [event("2021-01-08", { amount: decimal("12.49") })] }).found,
    ).toEqual([]);
    expect(
      outcome([subject], parameters, { events: [without(event("2021-01-08"), "amount")] }).unknown,
    ).toEqual(["A: event.amount"]);
  });
  it("without events the rule is skipped, and that is said", () => {
    expect(screen([subject], only("shifting")).skipped).toEqual([{ ruleId: "shifting", missing: "events" }]);
  });
});

describe("a stay that was sent twice is one stay for every rule", () => {
  const cases = randomArea(37, 500);
  const events = randomEvents(37, 400, 160);
  const judged = (all: readonly AuditCase[]) => {
    const { findings, undetermined, exposures } = screen(all, PARAMETERS, { events });
    return { findings, undetermined, exposures };
  };

  it("an area that is sent twice is screened as one that is sent once (LS-011, WX-034)", () => {
    expect(judged([...cases, ...cases])).toEqual(judged(cases));
  });

  it("rows that differ are one stay whichever comes first, and one that is found is not passed as well", () => {
    const differ = cases.map((one): AuditCase => ({ ...one, marks: {}, items: ["X2"], procedures: [] }));
    const both = judged([...cases, ...differ]);
    expect(judged(shuffled(randomFrom(41), [...differ, ...cases]))).toEqual(both);
    const evaluated = ({ exposures }: typeof both) => exposures.reduce((sum, one) => sum + one.evaluated, 0);
    expect(evaluated(both)).toBeLessThan(1.1 * evaluated(judged(cases)));
  });

  it("is told once, with how many rows are too many and the first ids", () => {
    const twice = cases.slice(0, 4);
    const { diagnostics, repeatedCases } = screen([...cases, ...twice, ...twice.slice(0, 1)], PARAMETERS);
    expect(repeatedCases).toBe(5);
    const told = diagnostics.filter(({ code }) => code === "RULES_STAYS_REPEATED");
    expect(told).toEqual([
      {
        ...{ code: "RULES_STAYS_REPEATED", severity: "warning", path: "cases.caseId" },
        message: {
          zh: "4 次住院不止一行（医疗机构、病例号、入院和出院日期均相同；C000000、C000001、C000002 等），多出 5 行：在每条规则中各计一次，各行内容不同的也是一次（各行费用不同的不参加费用比较）。结算对病例号重复的各例均不支付。请各保留一行，或改正病例号。",
          en: "4 stays have more than one row (same hospital, case id, days of admission and discharge; C000000, C000001, C000002, ...), 5 rows too many. Each is counted once in every rule, also where its rows differ (in comparisons of costs not at all where its costs do); settlement pays none of the cases of an id that its hospital has more than once. Keep one row of each, or correct the ids.",
        },
      },
    ]);
    expect(screen(cases, PARAMETERS).diagnostics).not.toContainEqual(
      expect.objectContaining({ code: "RULES_STAYS_REPEATED" }),
    );
  });

  it("an id that comes again with other days is another application and another case (NAT-071, WX-041)", () => {
    const applied = (to: string) => stay("R", "2021-01-01", to, { marks: { specialReviewApplied: true } });
    const { findings } = screen([applied("2021-01-10"), applied("2021-01-11")], only("quota"));
    expect(findings.map(({ caseIds, evidence: { operands } }) => [caseIds, operands.counted])).toEqual([
      [["R", "R"], "2"],
    ]);
  });
});

describe("a stay that was sent twice makes no finding", () => {
  const applied = { ...stay("A", "2021-01-01", "2021-01-10"), marks: { specialReviewApplied: true } };
  const of = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      stay(`B${at}`, "2021-01-01", "2021-01-09", { marks: {}, patientId: `B${at}` }),
    );

  it("is one application and one discharge of a quota (NAT-071, ZJ-055)", () => {
    expect(outcome([applied, applied, ...of(19)], only("quota")).found).toEqual([]);
    const { findings } = screen([applied, applied, ...of(18), ...of(18)], only("quota"));
    expect(findings.map(({ caseIds, evidence: { operands } }) => [caseIds, operands.base])).toEqual([
      [["A"], "19"],
    ]);
  });

  const dear = (caseId: string, hospitalId: string, drug: string, more: Partial<AuditCase> = {}) =>
    stay(caseId, "2021-01-01", "2021-01-10", {
      ...{ hospitalId, totalCost: decimal("100"), costs: { drug: decimal(drug) }, ...more },
    });
  const others = ["1", "2", "3"].map((id) => dear(id, "H2", "10"));

  it.each([
    ["is one case of those that are compared (LS-011)", {}, []],
    ["and differs is none of them", { totalCost: decimal("110") }, []],
    ["under other days is another stay", { dischargeDate: "2021-01-11" }, ["A+A+B"]],
  ])("%s", (_name, again, found) => {
    const cases = [dear("A", "H1", "90"), dear("A", "H1", "90", again), dear("B", "H1", "90"), ...others];
    expect(outcome(cases, only("structure")).found).toEqual(found);
  });

  it("is one case of a hospital's volume (WX-041)", () => {
    const month = (name: string, from: string, ids: readonly string[]) =>
      ids.map((id) => stay(`${name}${id}`, from, from, { patientId: `${name}${id}` }));
    const cases = (february: readonly string[]) => [
      ...month("d", "2020-12-05", ["1"]),
      ...month("j", "2021-01-05", ["1", "2", "3", "4"]),
      ...month("f", "2021-02-05", february),
      ...month("m", "2021-03-05", ["1"]),
    ];
    expect(outcome(cases(["1", "2", "3", "4", "4", "4"]), only("volume")).found).toEqual([]);
    expect(outcome(cases(["1", "2", "3", "4", "5", "6"]), only("volume")).found).toHaveLength(1);
  });
});

describe("quotas", () => {
  it.each([
    ["5", "percent", "exact", 100, "5"],
    ["5", "permille", "exact", 10_000, "50"],
    ["5", "percent", "exact", 10_000, "500"],
    ["0.1", "percent", "up", 1250, "2"],
    ["0.1", "percent", "down", 1250, "1"],
    ["0.1", "percent", "halfUp", 1500, "2"],
    ["3", "cases", "down", 10, "3"],
  ] as const)(
    "%s %s, %s, of %i cases allows %s (EX-121, EX-134)",
    (number, unit, rounding, base, allowed) => {
      expect(allowedCases({ limit: { number: decimal(number), unit }, rounding }, base).toFixed()).toBe(
        allowed,
      );
    },
  );

  const cases = (applied: number, others: number, more: Partial<AuditCase> = {}) =>
    Array.from(
      { length: applied + others },
      (_, i): AuditCase => ({
        ...stay(`C${i}`, "2021-01-01", "2021-01-05"),
        marks: i < applied ? { specialReviewApplied: true } : {},
        ...(i >= applied && more),
      }),
    );
  it("below, at and above 5 of 100", () => {
    expect(outcome(cases(5, 95), only("quota")).found).toEqual([]);
    const { findings } = screen(cases(6, 94), only("quota"));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      findingId: "quota:H1/2021",
      hospitalId: "H1",
      caseIds: ["C0", "C1", "C2", "C3", "C4", "C5"],
    });
    expect(findings[0]?.evidence.operands).toMatchObject({
      counted: "6",
      base: "100",
      allowed: "5",
      limit: "5%",
    });
  });
  it.each(["hospitalId", "dischargeDate"] as const)(
    "NAT-071, ZJ-055: records without %s widen no hospital's base: 1 of 10 is above 5%% of 10, and they are listed",
    (field) => {
      const unplaced = Array.from({ length: 10 }, (_, i) =>
        without({ ...stay(`U${i}`, "2021-01-01", "2021-01-05"), marks: {} }, field),
      );
      const { findings, undetermined } = screen([...cases(1, 9), ...unplaced], only("quota"));
      expect(findings.map(({ evidence }) => evidence.operands)).toMatchObject([
        { counted: "1", base: "10", allowed: "0.5" },
      ]);
      expect(undetermined).toEqual([
        { ruleId: "quota", missing: [field], caseIds: unplaced.map(({ caseId }) => caseId) },
      ]);
    },
  );
  it("cases whose marks are missing are unknown, and the certain ones still count", () => {
    const { findings, undetermined } = screen(
      cases(6, 94, { marks: undefined } as never).map((c) => (c.marks ? c : without(c, "marks"))),
      only("quota"),
    );
    expect(findings).toHaveLength(1);
    expect(undetermined[0]).toMatchObject({ missing: ["mark.specialReviewApplied"] });
    expect(undetermined[0]?.caseIds).toHaveLength(94);
  });
});

describe("record, cost structure, volume", () => {
  it("equal case ids of two hospitals are two findings, in any order", () => {
    const bad = (hospitalId: string) => ({
      ...stay("A", "2021-01-01", "2021-01-05"),
      hospitalId,
      fundPayment: decimal("10"),
      totalCost: decimal("9.99"),
    });
    for (const cases of [
      [bad("H1"), bad("H2")],
      [bad("H2"), bad("H1")],
    ]) {
      const { findings } = screen(cases, only("record"));
      expect(findings.map(({ findingId, hospitalId }) => [findingId, hospitalId])).toEqual([
        ["record:A@H1", "H1"],
        ["record:A@H2", "H2"],
      ]);
    }
  });

  it("record: true is a finding, a missing operand is unknown", () => {
    const bad = {
      ...stay("A", "2021-01-01", "2021-01-05"),
      fundPayment: decimal("10"),
      totalCost: decimal("9.99"),
    };
    expect(outcome([bad], only("record")).found).toEqual(["A"]);
    expect(outcome([{ ...bad, totalCost: decimal("10") }], only("record")).found).toEqual([]);
    expect(outcome([without(bad, "totalCost")], only("record"))).toEqual({
      found: [],
      unknown: ["A: totalCost"],
    });
  });

  const priced = (hospitalId: string, n: number, drug: string) =>
    Array.from(
      { length: n },
      (_, i): AuditCase =>
        stay(`${hospitalId}${i}`, "2021-01-01", "2021-01-05", {
          hospitalId,
          patientId: `${hospitalId}${i}`,
          totalCost: decimal("100"),
          costs: { drug: decimal(drug) },
        }),
    );
  it("cost structure: 1.5 times the others is an outlier, less is not, too few cases are not", () => {
    expect(outcome([...priced("H1", 3, "60"), ...priced("H2", 3, "40")], only("structure")).found).toEqual([
      "H10+H11+H12",
    ]);
    expect(outcome([...priced("H1", 3, "59.99"), ...priced("H2", 3, "40")], only("structure")).found).toEqual(
      [],
    );
    expect(outcome([...priced("H1", 2, "60"), ...priced("H2", 3, "40")], only("structure")).found).toEqual(
      [],
    );
    const [missing] = screen(
      [...priced("H1", 3, "60").map((c) => without(c, "costs")), ...priced("H2", 3, "40")],
      only("structure"),
    ).undetermined;
    expect(missing?.missing).toEqual(["cost.drug"]);
  });

  const monthly = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([month, n]) =>
      Array.from({ length: n }, (_, i) =>
        stay(`${month}-${i}`, "2020-01-01", `2021-${month}-10`, { patientId: `${month}${i}` }),
      ),
    );
  it("volume: whole periods only, from half as much again or half as few", () => {
    const found = (counts: Readonly<Record<string, number>>) =>
      screen(monthly(counts), only("volume")).findings.map(({ evidence }) => evidence.operands.period);
    expect(found({ "01": 1, "02": 4, "03": 6, "04": 9, "05": 1 })).toEqual(["2021-03", "2021-04"]);
    expect(found({ "01": 1, "02": 4, "03": 5, "04": 5, "05": 1 })).toEqual([]);
    expect(found({ "01": 1, "02": 4, "03": 2, "04": 2, "05": 1 })).toEqual(["2021-03"]);
    expect(found({ "01": 9, "02": 1 })).toEqual([]);
  });
});

describe("independent pair search on a crowded area", () => {
  it("readmissions equal a comparison of every case with every other, where nothing is missing", () => {
    const cases = randomArea(31, 600, 0);
    const { findings } = screen(cases, only("readmission"));
    const expected = cases.flatMap((a) => {
      const later = cases
        .filter((b) => b !== a && b.patientId === a.patientId && b.drg === a.drg && a.drg !== "0000")
        .filter((b) => !b.diagnoses.includes("Z51.100") && sortKey(b) > sortKey(a))
        .filter((b) => {
          const gap = daysBetween(a.dischargeDate as string, b.admissionDate as string);
          return gap >= 0 && gap <= 15;
        })
        .sort((x, y) => (sortKey(x) < sortKey(y) ? -1 : 1));
      return later[0] === undefined ? [] : [`readmission:${a.caseId}+${later[0].caseId}`];
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(findings.map(({ findingId }) => findingId)).toEqual(expected.sort());
  });
  const sortKey = (c: AuditCase) => `${c.admissionDate} ${c.dischargeDate} ${c.caseId}`;
});

describe("properties over random areas", () => {
  const events = randomEvents(5, 400, 200);
  const summary = (cases: readonly AuditCase[]) => JSON.stringify(screen(cases, PARAMETERS, { events }));
  it.each([1, 2, 3])("findings do not depend on the order of cases (seed %i)", (seed) => {
    const cases = randomArea(seed, 500);
    expect(screen(cases, PARAMETERS, { events }).findings.length).toBeGreaterThan(20);
    expect(summary(shuffled(randomFrom(seed), cases))).toBe(summary(cases));
  });
  it("an irrelevant field changes nothing", () => {
    const cases = randomArea(4, 500);
    const more = cases.map((c, i) => ({ ...c, ventilatorHours: i, anything: { nested: [i] } }));
    expect(summary(more)).toBe(summary(cases));
  });
  it("taking a field away never makes a finding about the case by a rule that judges each case alone", () => {
    const alone = only("coding", "under", "record", "shifting");
    const cases = randomArea(6, 400, 0);
    const found = new Set(screen(cases, alone, { events }).findings.map(({ findingId }) => findingId));
    for (const field of [
      "items",
      "totalCost",
      "fundPayment",
      "patientId",
      "admissionDate",
      "dischargeDate",
    ] as const) {
      const fewer = screen(
        cases.map((c) => without(c, field)),
        alone,
        { events },
      ).findings;
      for (const { findingId } of fewer) expect(found).toContain(findingId);
    }
  });
  it("every rule judged, found or could not judge each of its cases; exposures agree with findings", () => {
    const { findings, exposures } = screen(randomArea(9, 500), PARAMETERS, { events });
    const counted = exposures.reduce((sum, exposure) => sum + exposure.findings, 0);
    expect(counted).toBe(findings.length);
    for (const exposure of exposures) expect(exposure.evaluated).toBeGreaterThanOrEqual(exposure.findings);
  });
  it("one made-up person id with 20,000 stays is judged like any other", () => {
    const crowd = randomArea(12, 20_000).map((c) => ({ ...c, patientId: "0" }));
    const { findings, undetermined } = screen(crowd, only("readmission", "split"));
    expect(findings.length).toBeGreaterThan(1000);
    expect(undetermined.length).toBeGreaterThan(0);
    const outside = crowd.map((c) => ({ ...c, drg: "0000" }));
    expect(screen(outside, only("readmission", "split")).findings).toEqual([]);
  });
  it("an empty area and no rules at all", () => {
    expect(screen([], PARAMETERS).findings).toEqual([]);
    expect(screen(randomArea(1, 10), { ...PARAMETERS, rules: [] }).findings).toEqual([]);
    expect(RULES.length).toBe(9);
  });
});
