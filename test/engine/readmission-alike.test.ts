import { describe, expect, it } from "vitest";
import {
  type InpatientCase,
  parseBudget,
  parseCase,
  parseHospital,
  parsePublishedGroup,
} from "../../src/cases/index.js";
import { caseOutcomes, createEngine } from "../../src/engine/index.js";
import { addDays } from "../../src/primitives/index.js";
import { integer, pick, type Random, randomFrom } from "../random.js";
import { yearBudget } from "../year-budget.js";
import { edition } from "./sample-engine.js";

/** The editions that halve readmitted stays, and a day of each. */
const EDITIONS = [
  ["zhejiang/2020", 2020],
  ["zhejiang/2025", 2025],
  ["zhejiang-shaoxing/2018", 2019],
] as const;

const DRGS = ["BR23", "BR25", "BQY"];
const GROUPS = ["*", ...DRGS].map((drg) =>
  parsePublishedGroup({
    drg,
    averageCost: "10000",
    ...(drg !== "*" && { basePoints: "70", relativeWeight: "0.7", stable: true }),
  }),
);
/** Two of a medical community, one outside that is paid by disease (SX-024), and one outside that does not say who owns it. */
const HOSPITALS = [
  ["H1", { budgetUnit: "U" }],
  ["H2", { budgetUnit: "U" }],
  ["H3", { ownership: "public" }],
  ["H4", {}],
].map(([hospitalId, more]) =>
  parseHospital({
    ...{ hospitalId, name: hospitalId, grade: "tertiary", poolingArea: "A", coefficient: "1" },
    ...(more as object),
  }),
);

type Settled = Readonly<{ year: number; engine: ReturnType<typeof createEngine> }>;

function engineOf(path: string, year: number, patch: Parameters<typeof edition>[1] = {}): Settled {
  return { year, engine: createEngine(edition(path, patch), { on: `${year}-12-31`, unsettled: "exclude" }) };
}

/** The stays that are paid as readmitted ones; of one whose unit is not known nobody can tell. */
function halved(settled: Settled, cases: readonly InpatientCase[]): readonly string[] {
  return outcomes(settled, cases)
    .flatMap(({ caseId, caseClass, settlement }) =>
      caseClass === "readmitted" && settlement !== "unit-undecided" ? [caseId] : [],
    )
    .sort();
}

function outcomes({ engine, year }: Settled, cases: readonly InpatientCase[]) {
  const weights = engine.weigh({ hospitals: HOSPITALS, groups: GROUPS });
  const budget = parseBudget(yearBudget(year, "100000", { poolingArea: "A" }));
  const area = engine.settle({ cases: engine.take(cases), weights, budget });
  return [...caseOutcomes(area)];
}

/** The earlier stays of what supervision calls a readmission. */
function flagged({ engine }: Settled, cases: readonly InpatientCase[]): readonly string[] {
  const screening = engine.screen({ hospitals: HOSPITALS });
  for (const record of cases) screening.add(record);
  return screening
    .finish()
    .findings.flatMap(({ kind, evidence }) =>
      kind === "readmission" ? [evidence.operands.earlierCase ?? ""] : [],
    )
    .sort();
}

function stay(year: number, caseId: string, from: number, days: number, more: object = {}): InpatientCase {
  const first = addDays(`${year}-03-01`, from);
  return parseCase({
    ...{ caseId, patientId: "P", hospitalId: "H1", poolingArea: "A", insuranceType: "employee" },
    ...{ admissionDate: first, dischargeDate: addDays(first, days) },
    ...{ drg: "BR23", diagnoses: ["I63.900"], totalCost: "7000", fundPayment: "4000", ...more },
  });
}

/** Diseases that Shaoxing pays by disease, of which none is printed. */
const DISEASES = {
  "settlement.byDisease.diseases": {
    value: [{ id: "hernia", diagnoses: ["K40.900"], procedures: [], standard: "6000" }],
    ...{ unit: "diseases", source: { document: "area", clause: "1" }, status: "supplied" },
  },
} as const;

const MARKS = [
  ...[{}, {}, { specialReviewApproved: true }, { bedDayExit: true }, { readmissionJustified: true }],
  ...[{ otherPayer: true }, { newTechnology: true }, { byDiseaseExit: true }],
];

function randomStay(random: Random, year: number, at: number): InpatientCase {
  return stay(year, String(at), integer(random, 0, 60), integer(random, 0, 4), {
    patientId: pick(random, ["P", "Q"]),
    hospitalId: pick(random, ["H1", "H1", "H2", "H3", "H4"]),
    drg: pick(random, DRGS),
    careType: pick(random, ["acute", "acute", "psychiatric", undefined]),
    diagnoses: [pick(random, ["I63.900", "K40.900", "Z51.101"])],
    marks: pick(random, MARKS),
  });
}

describe.each(EDITIONS)(
  "ZJ-015, SX-018: supervision and settlement say the same of a pair of stays, %s",
  (path, year) => {
    const settled = engineOf(path, year, path === "zhejiang-shaoxing/2018" ? DISEASES : {});
    it.each([
      ["an ordinary stay", {}, {}, ["1"]],
      [
        "a bed-day stay, which is paid by its days",
        { careType: "psychiatric" },
        { careType: "psychiatric" },
        [],
      ],
      [
        "one that left payment by bed-day",
        { careType: "psychiatric", marks: { bedDayExit: true } },
        {},
        ["1"],
      ],
      ["one whose special review was approved", { marks: { specialReviewApproved: true } }, {}, []],
      ["one whose special review says no", { marks: { specialReviewApproved: false } }, {}, ["1"]],
      ["a return to a bed-day stay", {}, { careType: "psychiatric" }, ["1"]],
      ["a return that is specially reviewed", {}, { marks: { specialReviewApproved: true } }, ["1"]],
      ["two stays of the ambiguous group of a chapter", { drg: "BQY" }, { drg: "BQY" }, ["1"]],
      ["a return that has not ended, whose group nobody knows yet", {}, { dischargeDate: undefined }, []],
      ["two stays that no group takes", { drg: "0000" }, { drg: "0000" }, []],
    ])("%s", (_name, earlier, later, expected) => {
      const cases = [stay(year, "1", 0, 3, earlier), stay(year, "2", 8, 3, later)];
      expect([halved(settled, cases), flagged(settled, cases)]).toEqual([expected, expected]);
    });

    it("of stays at random", () => {
      for (let seed = 0; seed < 60; seed += 1) {
        const random = randomFrom(seed);
        const cases = Array.from({ length: 12 }, (_, at) => randomStay(random, year, at));

        expect(flagged(settled, cases), `seed ${seed}`).toEqual(halved(settled, cases));
      }
    });
  },
);

describe("a stay that another unit than its group pays is halved by nobody (SX-018, SX-012, SX-023)", () => {
  const year = 2019;
  const settled = engineOf("zhejiang-shaoxing/2018", year, DISEASES);
  const back = (earlier: object) => [stay(year, "1", 0, 3, earlier), stay(year, "2", 8, 3)];
  const paidOf = (cases: readonly InpatientCase[], by = settled) => {
    const [first] = outcomes(by, cases);
    return [first?.caseClass, first?.points?.toFixed(), first?.paymentUnit];
  };

  it.each([
    ["in a community", {}, ["readmitted", "0.35", "drg"], ["1"]],
    ["outside of every community", { hospitalId: "H3" }, ["normal", "0.7", "excluded"], []],
    ["by disease", { hospitalId: "H3", diagnoses: ["K40.900"] }, ["normal", "0.7", "by-disease"], []],
  ])("paid %s", (_name, earlier, paid, found) => {
    const cases = back(earlier);
    expect([paidOf(cases), flagged(settled, cases)]).toEqual([paid, found]);
  });

  it("ZJ-003: nor is one that another payer pays", () => {
    const zhejiang = engineOf("zhejiang/2020", 2020);
    const cases = [stay(2020, "1", 0, 3, { marks: { otherPayer: true } }), stay(2020, "2", 8, 3)];
    expect([paidOf(cases, zhejiang), flagged(zhejiang, cases)]).toEqual([["normal", "70", "excluded"], []]);
  });

  it("where nobody lists the hospitals, or one does not say who owns it, its unit is not known and the pair undetermined", () => {
    const open = (hospitals: typeof HOSPITALS, earlier: object) => {
      const screening = settled.engine.screen({ hospitals });
      for (const record of back(earlier)) screening.add(record);
      const { findings, undetermined } = screening.finish();
      expect(findings.filter(({ kind }) => kind === "readmission")).toEqual([]);
      return undetermined.filter(({ ruleId }) => ruleId === "readmission-10-days");
    };
    const byUnit = [{ missing: ["paymentUnit"], caseIds: ["1"] }];
    expect(open([], {})).toMatchObject(byUnit);
    expect(open(HOSPITALS, { hospitalId: "H4", diagnoses: ["K40.900"] })).toMatchObject(byUnit);
    expect(open(HOSPITALS, { hospitalId: "H4" })).toEqual([]);
  });
});

describe("what settlement cannot tell of a pair, supervision does not find", () => {
  const [path, year] = EDITIONS[0];
  const undetermined = (patch: Parameters<typeof edition>[1], later: object) => {
    const { engine } = engineOf(path, year, patch);
    const screening = engine.screen();
    for (const record of [stay(year, "1", 0, 3), stay(year, "2", 8, 3, later)]) screening.add(record);
    const result = screening.finish();
    expect(result.findings.filter(({ kind }) => kind === "readmission")).toEqual([]);
    return result.undetermined.find(({ ruleId }) => ruleId === "readmission-15-days");
  };

  it("ZJ-015: a return that has not ended is undetermined, for want of its discharge", () => {
    const told = undetermined({}, { dischargeDate: undefined });
    expect([told?.missing, told?.caseIds]).toEqual([["dischargeDate"], ["1"]]);
  });

  it("OQ-20: where a class of costs stands before the readmitted, only settlement can tell", () => {
    const order = ["bed-day", "special-review", "low", "readmitted", "new-technology", "invalid"];
    const rest = ["ungroupable", "unstable", "high", "normal"];
    const told = undetermined({ "weights.caseClasses.order": [...order, ...rest] }, {});
    expect([told?.missing, told?.caseIds]).toEqual([["caseClass"], ["1"]]);
  });

  it("DIS-01: where the days of one of the two are changed alone, screening says that they are apart", () => {
    const told = (patch: Parameters<typeof edition>[1]) =>
      engineOf(path, year, patch)
        .engine.screen()
        .finish()
        .diagnostics.filter(({ code }) => code === "ENGINE_READMISSION_APART")
        .map(({ path: at, message }) => [at, message.en]);
    const settled = { "weights.readmission.windowDays": 10 };
    expect(told(settled)).toEqual([
      [
        "rules.audit.readmission-15-days",
        expect.stringContaining("windowDays is 15 to screening and 10 to settlement."),
      ],
    ]);
    expect(told({ ...settled, "rules.audit.readmission-15-days.window.days": 10 })).toEqual([]);
    for (const [shipped, of] of EDITIONS) {
      const { diagnostics } = engineOf(shipped, of).engine.screen().finish();
      expect(diagnostics.map(({ code }) => code)).not.toContain("ENGINE_READMISSION_APART");
    }
  });

  it.each([
    ["a procedure", "procedurePrefixes", { procedures: ["99.2500"] }, "99.25"],
    ["a group", "groupPrefixes", {}, "BR2"],
  ])("ZJ-015: a return for %s that the area exempts is none", (_name, prefixes, later, prefix) => {
    const cited = {
      ...{ value: [prefix], unit: "code prefixes", status: "supplied" },
      source: { document: "area", clause: "1" },
    };
    const settled = engineOf(path, year, { [`weights.readmission.exempt.${prefixes}`]: cited });
    const cases = [stay(year, "1", 0, 3), stay(year, "2", 8, 3, later)];
    expect([halved(settled, cases), flagged(settled, cases)]).toEqual([[], []]);
  });
});
