import { beforeAll, describe, expect, test } from "vitest";
import { type InpatientCase, parseCase } from "../../src/cases/index.js";
import { Comparing, causesBetween } from "../../src/engine/compare/compare-editions.js";
import { DischargesOutside } from "../../src/engine/edition-notes.js";
import {
  type AreaSettlement,
  type ComparisonRow,
  caseOutcomeJson,
  caseOutcomes,
  comparedCases,
  comparedRow,
  compareEditions,
  comparisonRows,
  createEngine,
  type Engine,
  statedGroup,
} from "../../src/engine/index.js";
import { settleByHead } from "../../src/engine/settle-by-head.js";
import { type Decimal, decimal, scaledText } from "../../src/primitives/index.js";
import type { Finding } from "../../src/rules/index.js";
import { loadRuleset } from "../../src/rulesets/index.js";
import type { SampleArea } from "../../src/testing/sample/index.js";
import { area, catalog, edition, engineFor, recordsOf } from "./sample-engine.js";

let sample: SampleArea;
let records: InpatientCase[];
let past: InpatientCase[];
let engine: Engine;
let settled: AreaSettlement;

function settle(on: Engine, cases: readonly InpatientCase[]): AreaSettlement {
  const { hospitals } = sample;
  const history = on.take(past, hospitals);
  const weights = on.weigh({ hospitals, history });
  return on.settle({ cases: on.take(cases, hospitals), weights, budget: sample.budget() });
}

beforeAll(() => {
  sample = area(1_500);
  records = recordsOf(sample);
  past = Array.from(sample.history(), (record) => parseCase(record));
  engine = engineFor(edition("zhejiang-shaoxing/2020"));
  settled = settle(engine, records);
});

describe("the outcome of a case", () => {
  test("is the same as a line of the file and as a record", () => {
    const outcomes = [...caseOutcomes(settled)];
    expect(outcomes.map((_, index) => caseOutcomeJson(settled, index))).toEqual(
      outcomes.map((outcome) => JSON.stringify(outcome)),
    );
  });

  test("has the cost over the average of its group as its multiple, at twelve decimals", () => {
    const { weighed, weights } = settled;
    let compared = 0;
    for (const [index, { drg, multiple }] of [...caseOutcomes(settled)].entries()) {
      const average = weights.groups.rows.get(drg)?.averageCost;
      if (multiple === undefined || average === undefined) continue;
      const cost = decimal(weighed.totalCostFen[index] ?? 0).div(100);
      expect(multiple.toFixed()).toBe(cost.div(average).toDecimalPlaces(12).toFixed());
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1_000);
  });
});

describe("a group that came with the case", () => {
  test.each([
    ["BR23", "grouped"],
    ["0000", "ungroupable"],
    ["BQY", "ambiguous"],
    ["BQYX", "grouped"],
  ])("%s is %s", (drg, status) => {
    expect(statedGroup(drg)).toEqual({ drg, status });
  });

  test("is settled as it is, unless regrouping is asked for", () => {
    const record = {
      caseId: "1",
      sex: "male",
      ageYears: 60,
      diagnoses: ["K22.301"],
      procedures: [],
      drg: "XX99",
    } as const;
    expect(engine.take([record]).columns.groups).toEqual(["XX99"]);
    expect(engine.take([record]).stated).toBe(1);
    const regrouping = engineFor(engine.ruleset, { regroup: true });
    expect(regrouping.take([record]).columns.groups).toEqual([engine.group(record).drg]);
  });

  test("needs no scheme; a case without one does, and the error names the scheme to load", () => {
    const bare = createEngine(engine.ruleset);
    expect(bare.take([{ caseId: "1", diagnoses: [], procedures: [], drg: "BR23" }]).columns.count).toBe(1);
    expect(() => bare.take([{ caseId: "2", diagnoses: ["K22.301"], procedures: [] }])).toThrowError(
      /ENGINE_SCHEME_ABSENT.*zj-drg/,
    );
  });
});

describe("an edition bound to the calculators", () => {
  test("a section that the edition lacks is named", () => {
    const { settlement: _settlement, ...rest } = engine.ruleset;
    const half = createEngine(rest as typeof engine.ruleset);
    expect(() => half.parameters.settlement).toThrowError(/ENGINE_SECTION_ABSENT.*settlement/);
  });

  test("strict mode refuses an assumed value, with its path", () => {
    const source = { document: "shaoxing-2019-55-supplement", clause: "二（一）" };
    const prescribed = { value: "zj-drg@1.1", unit: "scheme", status: "reported", source };
    const strict = engineFor(edition("zhejiang-shaoxing/2020", { "scheme.prescribed": prescribed }), {
      strict: true,
    });
    expect(() => strict.parameters.weights).toThrowError(/RULESET_ASSUMED_UNDER_STRICT.*weights\./);
    expect(() => engineFor(engine.ruleset, { strict: true })).toThrowError(
      /RULESET_ASSUMED_UNDER_STRICT.*scheme/,
    );
  });

  test("assumptions are listed as the sections are used, and a stand-in for the scheme is one of them", () => {
    const fresh = engineFor(engine.ruleset);
    const paths = () => fresh.assumptions.map(({ path }) => path);
    expect(paths().every((path) => path.startsWith("scheme."))).toBe(true);
    fresh.parameters.weights;
    expect(paths()).toContain("weights.groupWeight.rounding");
    expect(paths().some((path) => path.startsWith("settlement."))).toBe(false);
  });

  test("without history, a group table or one of its own, an edition cannot weigh, and says so", () => {
    expect(() => engine.weigh({ hospitals: sample.hospitals })).toThrowError(/ENGINE_NO_GROUP_VALUES/);
  });

  test("a part of the weights that the work needs and the edition lacks is named", () => {
    const { weights: { groupWeight: _weight, ...weights } = {}, ...rest } = engine.ruleset;
    const lacking = engineFor({ ...rest, weights } as typeof engine.ruleset);
    const history = lacking.take(past, sample.hospitals);
    expect(() => lacking.weigh({ hospitals: sample.hospitals, history })).toThrowError(
      /ENGINE_WEIGHT_PART_UNKNOWN.*weights\.groupWeight/,
    );
  });

  test("history that an edition with a table of its own has no use for is told", () => {
    const rates = engineFor(edition("jiangsu-wuxi/2022"), { on: "2022-12-31" });
    const history = rates.take(past, sample.hospitals);
    const groups = [{ drg: "BR23", relativeWeight: decimal("1"), stable: true, inputs: {} }];
    const told = (given: object) =>
      rates.weigh({ hospitals: sample.hospitals, groups, ...given }).diagnostics.map(({ code }) => code);
    expect(told({ history })).toContain("ENGINE_HISTORY_NOT_USED");
    expect(told({})).not.toContain("ENGINE_HISTORY_NOT_USED");
  });

  test.each([
    ["the three years before: nothing", [2022, 2023, 2024], {}, undefined],
    ["without the year before, the window moves back", [2021, 2022, 2023], {}, "2024"],
    ["of years long ago", [2015, 2016, 2017], {}, "2022, 2023, 2024"],
    ["a year inside the window has no case", [2022, 2024], {}, "2023"],
    ["the last year that was asked for", [2021, 2022, 2023], { newestYear: 2023 }, undefined],
  ])(
    "ZJ-032, ZJ-033: years of history that settling 2025 should look back on and lacks are told: %s",
    (_which, years, asked, lacking) => {
      const later = engineFor(edition("zhejiang/2025"), { on: "2025-12-31" });
      const ofYear = (year: number) =>
        past.slice(0, 200).map((one, at) => ({
          ...one,
          caseId: `${year}-${at}`,
          admissionDate: `${year}-03-01`,
          dischargeDate: `${year}-03-09`,
        }));
      const history = later.take(years.flatMap(ofYear), sample.hospitals);
      const { diagnostics } = later.weigh({ hospitals: sample.hospitals, history, ...asked });
      const told = diagnostics.find(({ code }) => code === "ENGINE_HISTORY_YEARS_LACKING");
      expect(told?.message.en.match(/none of (.*?):/)?.[1]).toEqual(lacking);
    },
  );

  test("ZJ-032: of a history without a year whose cases count the message says what that means, and names no years that it goes by", () => {
    const later = engineFor(edition("zhejiang/2025"), { on: "2025-12-31" });
    const rows = past.slice(0, 20).map(({ totalCost: _cost, ...one }) => ({
      ...{ ...one, admissionDate: "2024-03-01", dischargeDate: "2024-03-09" },
    }));
    const history = later.take(rows, sample.hospitals);
    const { diagnostics } = later.weigh({ hospitals: sample.hospitals, history });
    const told = diagnostics.find(({ code }) => code === "ENGINE_HISTORY_YEARS_LACKING");
    expect(told?.message).toEqual({
      zh: "结算 2025 年应以 2022、2023、2024 年的病例为历史，其中 2022、2023、2024 年一例也没有；病组均费、年度权重与“上一年”的指标因此都没有，由它们定价的病例不能结算。请补上所缺年度的历史病例。",
      en: 'To settle 2025 the history should hold cases of 2022, 2023, 2024, and it has none of 2022, 2023, 2024: there are no averages of groups, weights of years or figures of "the year before", and cases that they price cannot be settled. Add the history of the years that lack.',
    });
  });

  test("a scheme that is not the prescribed one is told", () => {
    const told = (prescribed: string) =>
      engineFor(edition("zhejiang-shaoxing/2020", { "scheme.prescribed": prescribed })).diagnostics.map(
        ({ code }) => code,
      );
    expect(told("zj-drg@1.1")).not.toContain("ENGINE_SCHEME_DIFFERENT");
    expect(told("zj-drg@1.0")).toContain("ENGINE_SCHEME_DIFFERENT");
  });

  test("payment by head needs the period of a budget", () => {
    const byHead = () => settleByHead({ contracts: [], hospitals: [] }, { capitation: {} as never });
    expect(byHead).toThrowError(/ENGINE_PERIOD_ABSENT/);
  });

  test.each([
    ["2019-12-31", 1],
    ["2020-01-01", 0],
    ["2020-12-31", 0],
    ["2021-01-01", 1],
    [undefined, 0],
  ])("a case discharged on %s is %i outside an edition of 2020", (dischargeDate, cases) => {
    const outside = new DischargesOutside({
      ...engine.ruleset,
      effective: { from: "2020-01-01", to: "2020-12-31" },
    });
    outside.add({
      caseId: "1",
      diagnoses: [],
      procedures: [],
      ...(dischargeDate && { dischargeDate }),
    } as never);
    expect(outside.diagnostics().map(({ code }) => code)).toEqual(
      cases === 0 ? [] : ["ENGINE_CASES_OUTSIDE_EDITION"],
    );
  });
});

describe("a settled area", () => {
  test("every case comes out, with a status and, where it was not weighed, a reason", () => {
    const outcomes = [...caseOutcomes(settled)];
    expect(outcomes.map(({ caseId }) => caseId)).toEqual(records.map(({ caseId }) => caseId));
    const unexplained = outcomes.filter(
      ({ settlement, reason }) => settlement === "not-weighed" && reason === undefined,
    );
    expect(unexplained).toEqual([]);
    const counted = Object.values(settled.settled.result.counts).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(records.length);
  });

  test("hospitals sum to the fund's budget and cases to their hospital, to the fen (SX-060)", () => {
    const { ledgers } = settled.settled.result;
    expect(ledgers.length).toBeGreaterThan(1);
    for (const ledger of ledgers) {
      const fund = sample
        .budget()
        .funds.find(
          ({ poolingArea, insuranceType }) =>
            poolingArea === ledger.poolingArea && insuranceType === ledger.insuranceType,
        );
      const lines = ledger.lines.reduce((sum, { drgTotalCost }) => sum.plus(drgTotalCost ?? 0), decimal(0));
      expect(lines.toFixed(2)).toBe(fund?.amount?.toFixed(2));
    }
    const paid = [...caseOutcomes(settled)].reduce((sum, { payment }) => sum.plus(payment ?? 0), decimal(0));
    const total = ledgers.reduce((sum, { drgTotalCost }) => sum.plus(drgTotalCost ?? 0), decimal(0));
    expect(paid.toFixed(2)).toBe(total.toFixed(2));
  });

  test("the order of cases changes no amount", () => {
    const again = settle(engine, [...records].reverse());
    const payments = (one: AreaSettlement) =>
      Object.fromEntries([...caseOutcomes(one)].map(({ caseId, payment }) => [caseId, payment?.toFixed(2)]));
    expect(payments(again)).toEqual(payments(settled));
  });

  test("a case without a pooling area belongs to the area of its hospital", () => {
    const { poolingArea: _area, ...record } = records.find(
      (one) => one.poolingArea && one.hospitalId,
    ) as InpatientCase;
    const taken = engine.take([record], sample.hospitals);
    const home = sample.hospitals.find(({ hospitalId }) => hospitalId === record.hospitalId)?.poolingArea;
    expect(taken.columns.ledgers).toMatchObject([{ poolingArea: home }]);
    expect(taken.areaOfHospital).toBe(1);
    expect(engine.take([record]).columns.ledgers).toEqual([]);
  });
});

describe("history", () => {
  test("a stay of the settled year in the history file is no history, and moves no window (SX-015)", () => {
    const { hospitals } = sample;
    const late = past
      .slice(0, 20)
      .map((one, n) => ({ ...one, caseId: `late${n}`, dischargeDate: "2020-03-01" }));
    const tables = (records: readonly InpatientCase[]) =>
      engine.weigh({ hospitals, history: engine.take(records) });
    expect(tables([...past, ...late]).statistics?.years).toEqual(tables(past).statistics?.years);
    expect([...tables([...past, ...late]).groups.rows]).toEqual([...tables(past).groups.rows]);
    expect(tables(late).statistics?.years.at(-1)).toBe(2020);
  });
});

describe("clearing", () => {
  const finding = (
    caseIds: readonly string[],
    hospitalId: string,
    status: "confirmed" | "dismissed",
  ): Finding => ({
    findingId: `r:${caseIds.join("+")}`,
    ruleId: "r",
    kind: "split-stay",
    status,
    severity: "high",
    caseIds,
    hospitalId,
    message: { zh: "分解住院", en: "split stay" },
    clause: "WX-031",
    evidence: { operands: {}, wanted: { zh: "病案", en: "records" }, remedy: { zh: "扣款", en: "deduct" } },
    deduction: decimal("100.01"),
  });
  /** What clearing makes of one finding: how much the first line of the statement is deducted, and what is told. */
  const clearedOf = (found: Finding) => {
    const { lines, diagnostics } = engine.clear(settled, { prepaid: [], findings: [found] });
    return [lines[0]?.deducted.toFixed(2), diagnostics.map(({ code }) => code)];
  };

  test("WX-034: a confirmed finding is deducted in the fund of its cases; a dismissed one, and one of two funds, never", () => {
    const line = settled.settled.result.statement[0];
    const own = records.filter(
      (one) => one.hospitalId === line?.hospitalId && one.insuranceType === line?.insuranceType,
    );
    const [first, second] = own.map(({ caseId }) => caseId) as [string, string];
    const hospital = line?.hospitalId ?? "";
    const ofOtherFund = records.filter(
      (one) => ![undefined, line?.insuranceType].includes(one.insuranceType),
    );
    const other = ofOtherFund.find(({ hospitalId }) => hospitalId === hospital)?.caseId ?? "";
    const { lines, diagnostics } = engine.clear(settled, {
      prepaid: [],
      findings: [
        finding([first, second], hospital, "confirmed"),
        finding([first], hospital, "dismissed"),
        finding([first, other], hospital, "confirmed"),
      ],
    });
    expect(lines[0]?.deducted.toFixed(2)).toBe("100.01");
    expect(lines.reduce((sum, { deducted }) => sum.plus(deducted), decimal(0)).toFixed(2)).toBe("100.01");
    expect(diagnostics.map(({ code }) => code)).toEqual(["ENGINE_DEDUCTION_WITHOUT_LEDGER"]);
  });

  test("ZJ-015, WX-034: a readmission is deducted where the earlier stay was and in its fund, wherever the later one was", () => {
    const line = settled.settled.result.statement[0];
    const hospital = line?.hospitalId ?? "";
    const caseOf = (isWanted: (one: InpatientCase) => boolean) => records.find(isWanted)?.caseId ?? "";
    const here = (one: InpatientCase) => one.hospitalId === hospital;
    const earlier = caseOf((one) => here(one) && one.insuranceType === line?.insuranceType);
    const elsewhere = caseOf((one) => ![undefined, hospital].includes(one.hospitalId));
    const ofOtherFund = caseOf(
      (one) => here(one) && ![undefined, line?.insuranceType].includes(one.insuranceType),
    );
    const cleared = (earlierCase: string, ...caseIds: string[]) => {
      const found = finding(caseIds, hospital, "confirmed");
      const evidence = { ...found.evidence, operands: { earlierCase } };
      return clearedOf({ ...found, kind: "readmission", evidence });
    };
    const whole = ["100.01", []];
    expect(cleared(earlier, earlier, elsewhere)).toEqual(whole);
    expect(cleared(earlier, earlier, ofOtherFund)).toEqual(whole);
    expect(cleared(earlier, ofOtherFund, earlier)).toEqual(whole);
    expect(cleared(earlier, earlier, "of-no-settlement")).toEqual(whole);
    const none = ["0.00", ["ENGINE_DEDUCTION_WITHOUT_LEDGER"]];
    expect(cleared(elsewhere, elsewhere, earlier)).toEqual(none);
    expect(cleared(ofOtherFund, earlier, elsewhere)).toEqual(whole);
    expect(cleared("of-no-settlement", earlier, "of-no-settlement")).toEqual(none);
  });

  test("WX-031, WX-034: a finding of any other kind rests on its cases at its hospital, and names no fund where they are of none that is known", () => {
    const line = settled.settled.result.statement[0];
    const hospital = line?.hospitalId ?? "";
    const own = records.find(
      (one) => one.hospitalId === hospital && one.insuranceType === line?.insuranceType,
    );
    const other = records.find((one) => ![undefined, hospital].includes(one.hospitalId));
    const cleared = (...caseIds: string[]) => clearedOf(finding(caseIds, hospital, "confirmed"));
    expect(cleared(own?.caseId ?? "", other?.caseId ?? "")).toEqual(["100.01", []]);
    const none = ["0.00", ["ENGINE_DEDUCTION_WITHOUT_LEDGER"]];
    expect(cleared(other?.caseId ?? "")).toEqual(none);
    expect(cleared(own?.caseId ?? "", "of-no-settlement")).toEqual(none);
  });
});

describe("two editions compared", () => {
  const sourceOf = (from: Engine, candidate: Engine, cases = records) => {
    const { hospitals } = sample;
    const taken = (one: Engine) => ({
      cases: one.take(cases, hospitals),
      history: one.take(past, hospitals),
    });
    return { baseline: taken(from), candidate: taken(candidate), hospitals, budget: sample.budget() };
  };
  const compare = (candidate: Engine, from = engine, cases = records) =>
    compareEditions(from, candidate, sourceOf(from, candidate, cases));

  test("sets of causes that are settled apart make the comparison that one makes of all", () => {
    const candidate = engineFor(
      edition("zhejiang-shaoxing/2020", {
        "weights.coefficient.clamp.upper": "1.1",
        "weights.caseClasses.thresholds.low.multiple": "0.7",
      }),
    );
    const source = sourceOf(engine, candidate);
    const causes = causesBetween(engine, candidate, source);
    const [here, there] = [0, 1].map(() => new Comparing(causes, engine, candidate, source)) as [
      Comparing,
      Comparing,
    ];
    const own = [0, here.sets.length - 1];
    const rest = here.sets.filter((set) => !own.includes(set));
    expect(rest.length).toBeGreaterThan(1);
    here.settle(own);
    for (const set of rest) there.settle([set]);
    const joined = comparisonRows(here.finish([structuredClone(there.shares)]));
    expect(joined).toEqual(comparisonRows(compare(candidate)));
  });

  test("a case is told with its own place also behind an id that came twice, and a copy of its row has its amounts", () => {
    const [first, ...others] = records;
    const comparison = compare(engine, engine, [first, first, ...others] as typeof records);
    const compared = comparedCases(comparison);
    expect(compared.ids).toHaveLength(records.length);
    const { caseIds } = comparison.before.weighed;
    expect(compared.ids).toEqual(Array.from(compared.first, (index) => caseIds[index]));
    for (const row of comparisonRows(comparison)) {
      const { before, after, difference, causes } = { ...row };
      expect(before.plus(difference).toFixed(2)).toBe(after.toFixed(2));
      expect(causes).toEqual(row.causes);
    }
  });

  test("an edition compared with itself moves nothing", () => {
    const rows = comparisonRows(compare(engine));
    expect(rows.filter(({ difference }) => !difference.isZero())).toEqual([]);
    expect(rows.filter(({ level }) => level === "case")).toHaveLength(records.length);
  });

  test("hospitals are compared at what they are settled at, also where the hospitals file has figures for the coefficient (ZJ-045)", () => {
    const hospitals = sample.hospitals.map((hospital, at) => ({
      ...hospital,
      inputs: { ...hospital.inputs, "traditional-medicine": decimal(at % 2 === 0 ? "50" : "90") },
    }));
    const bands = [{ upTo: "60", factor: "0.9" }, { factor: "1.2" }];
    const source = { document: "scores", clause: "made up" };
    const scores = {
      method: "scoreBands",
      bands: { value: bands, unit: "bands of the score", source, status: "assumed" },
    };
    const variant = {
      extends: "zhejiang-shaoxing@2020",
      documents: [{ key: "scores", title: "made up", seen: "none" }],
      weights: { coefficient: { incentives: { "traditional-medicine": scores } } },
    };
    const candidate = engineFor(loadRuleset(variant, { catalog, file: "scores.json" }));
    const comparison = compareEditions(engine, candidate, { ...sourceOf(engine, candidate), hospitals });
    const compared = comparisonRows(comparison).filter(({ level }) => level === "hospital");
    const paid = (on: Engine) => {
      const weights = on.weigh({ hospitals, history: on.take(past, hospitals) });
      const area = on.settle({ cases: on.take(records, hospitals), weights, budget: sample.budget() });
      const sums = new Map<string, Decimal>();
      for (const { hospitalId, drgTotalCost } of area.settled.result.statement)
        sums.set(hospitalId, (sums.get(hospitalId) ?? decimal(0)).plus(drgTotalCost ?? 0));
      return compared.map(({ id }) => (sums.get(id) ?? decimal(0)).toFixed(2));
    };
    expect(compared.map(({ before }) => before.toFixed(2))).toEqual(paid(engine));
    expect(compared.map(({ after }) => after.toFixed(2))).toEqual(paid(candidate));
    expect(compared.some(({ difference }) => !difference.isZero())).toBe(true);
  });

  test("under one scheme an exemption of readmissions that differs is a rule of cases, not grouping (ZJ-015)", () => {
    const everybody = Array.from("ABCDEFGHIJKLMNOPQRSTZ");
    const candidate = engineFor(
      edition("zhejiang-shaoxing/2020", {
        "weights.readmission.exempt.diagnosisPrefixes": everybody,
      }),
    );
    const comparison = compare(candidate);
    expect(comparison.causes).toEqual(["caseRules"]);
    const moved = comparisonRows(comparison).filter(({ difference }) => !difference.isZero());
    expect(moved.length).toBeGreaterThan(0);
    for (const { causes, difference } of moved)
      expect(causes.caseRules?.toFixed(2)).toBe(difference.toFixed(2));
  });

  test("several causes are divided by their exact shares, the same whichever order they are told in, and a part that is alike has none", () => {
    const candidate = engineFor(
      edition("zhejiang-shaoxing/2020", {
        "weights.coefficient.clamp.upper": "1.1",
        "weights.caseClasses.thresholds.low.multiple": "0.7",
      }),
    );
    const there = comparisonRows(compare(candidate));
    for (const { causes, difference } of there) {
      const sum = Object.values(causes).reduce((total, effect) => total.plus(effect), decimal(0));
      expect(sum.toFixed(2)).toBe(difference.toFixed(2));
      expect(causes.units?.isZero() && causes.groupValues?.isZero()).toBe(true);
    }
    const moved = there.filter(({ level, causes }) => level === "hospital" && !causes.caseRules?.isZero());
    expect(moved.length).toBeGreaterThan(0);
    const turned = new Map(
      comparisonRows(compare(engine, candidate)).map((row) => [`${row.level} ${row.id}`, row]),
    );
    for (const { level, id, causes } of there.filter(({ level }) => level !== "case")) {
      const opposite = turned.get(`${level} ${id}`)?.causes.caseRules?.negated();
      expect(
        opposite
          ?.minus(causes.caseRules ?? 0)
          .abs()
          .lte("0.01"),
      ).toBe(true);
    }
  });

  test("causes sum to the difference at every level, to the fen, and only the part that changed has an effect", () => {
    const candidate = engineFor(
      edition("zhejiang-shaoxing/2020", { "weights.coefficient.clamp.upper": "1.1" }),
    );
    const rows = comparisonRows(compare(candidate));
    for (const { causes, difference } of rows) {
      const sum = Object.values(causes).reduce((total, effect) => total.plus(effect), decimal(0));
      expect(sum.toFixed(2)).toBe(difference.toFixed(2));
    }
    const hospitals = rows.filter(({ level }) => level === "hospital");
    expect(hospitals.some(({ causes }) => causes.coefficients?.isZero() === false)).toBe(true);
    expect(hospitals.every(({ causes }) => causes.groupValues?.isZero() && causes.settlement?.isZero())).toBe(
      true,
    );
  });

  test("a line of a case tells the amounts of its row to the fen, the negative ones and the nothings too", () => {
    const candidate = engineFor(
      edition("zhejiang-shaoxing/2020", {
        "weights.coefficient.clamp.upper": "1.1",
        "weights.caseClasses.thresholds.low.multiple": "0.7",
      }),
    );
    const comparison = compare(candidate);
    const lineAt = comparedRow(comparedCases(comparison), comparison, scaledText);
    const rows = comparisonRows(comparison).filter(({ level }) => level === "case");
    const inTexts = ({ before, after, difference, causes, ...rest }: ComparisonRow) => ({
      ...rest,
      ...{ before: before.toFixed(2), after: after.toFixed(2), difference: difference.toFixed(2) },
      causes: Object.fromEntries(Object.entries(causes).map(([cause, yuan]) => [cause, yuan.toFixed(2)])),
    });
    expect(rows.map((_, at) => lineAt(at))).toEqual(rows.map(inTexts));
    const signs = new Set(rows.map(({ difference }) => Math.sign(difference.toNumber())));
    expect([...signs].sort()).toEqual([-1, 0, 1]);
  });
});
