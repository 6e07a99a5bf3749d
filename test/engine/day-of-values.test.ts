import { describe, expect, it, test } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { type CivilDate, createEngine, decimal, describePricing, priceCase } from "../../src/index.js";
import { changeDays, valuesDay } from "../../src/rulesets/index.js";
import { yearBudget } from "../year-budget.js";
import { edition } from "./sample-engine.js";

const lishui = edition("zhejiang-lishui/2020");

const hospitals = [
  parseHospital({ hospitalId: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.2" }),
  parseHospital({ hospitalId: "H2", grade: "secondary", poolingArea: "A", coefficient: "0.8" }),
];
const groups = [
  parsePublishedGroup({ drg: "DE25", averageCost: "10000", basePoints: "100", stable: true }),
  parsePublishedGroup({ drg: "BR25", averageCost: "5000", basePoints: "50", stable: true }),
];
const stay = (caseId: string, hospitalId: string, drg: string, totalCost: string, dischargeDate?: string) =>
  parseCase({
    ...{ caseId, hospitalId, drg, totalCost, fundPayment: "2000.00", insuranceType: "employee" },
    ...(dischargeDate !== undefined && { dischargeDate, admissionDate: "2021-01-01" }),
    ...{ patientId: caseId, diagnoses: [], procedures: [] },
  });
const budget = parseBudget(yearBudget(2021, "28000.00", { poolingArea: "A" }));

/** Four stays of October 2021, settled by an engine. */
function settled(on: CivilDate | undefined, withBudget = true) {
  const engine = createEngine(lishui, on === undefined ? {} : { on });
  const day = "2021-10-01";
  const cases = engine.take(
    [
      stay("1", "H1", "DE25", "9500.00", day),
      stay("2", "H1", "BR25", "4800.00", day),
      stay("3", "H2", "DE25", "9000.00", day),
      stay("4", "H2", "BR25", "5000.00", day),
    ],
    hospitals,
  );
  const weights = engine.weigh({ hospitals, groups });
  const area = engine.settle({ cases, weights, ...(withBudget && { budget }) });
  const paid = area.settled.result.statement.map(
    ({ hospitalId, drgTotalCost }) => `${hospitalId} ${drgTotalCost?.toFixed(2)}`,
  );
  return { area, paid, codes: area.diagnostics.map(({ code }) => code) };
}

describe("the days on which an edition's values change", () => {
  test("are those within its life, in order, and may be asked for a part of it", () => {
    expect(changeDays(lishui)).toEqual(["2021-09-06", "2021-09-15", "2023-10-30"]);
    expect(changeDays(lishui, ["rules.monitoring"])).toEqual(["2021-09-15", "2023-10-30"]);
    expect(changeDays(lishui, ["rules.audit", "scheme"])).toEqual([]);
    expect(changeDays(edition("jiangsu-suzhou/2022"))).toEqual([]);
  });

  test.each([
    ["2020-01-01", "2020-01-01"],
    ["2021-09-05", "2020-01-01"],
    ["2021-09-06", "2021-09-06"],
    ["2021-09-14", "2021-09-06"],
    ["2030-01-01", "2023-10-30"],
    ["2019-01-01", "2020-01-01"],
  ])("the values of %s hold since %s", (day, since) => {
    expect(valuesDay(lishui, day)).toBe(since);
  });
});

describe("settling by the values of another day (ZJ-060)", () => {
  it("is told where the engine was made without a day: a group without coefficient since 2021-09-06 keeps it", () => {
    const asked = settled("2021-12-31");
    expect(asked.codes).not.toContain("ENGINE_PERIOD_OF_OTHER_VALUES");
    const unasked = settled(undefined);
    expect(unasked.paid).not.toEqual(asked.paid);
    const said = unasked.area.diagnostics.find(({ code }) => code === "ENGINE_PERIOD_OF_OTHER_VALUES");
    expect(said).toMatchObject({ severity: "warning", path: "effective" });
    expect(said?.message.zh).toMatch(/变动（2021-09-06、.*采用的是 2020-01-01 .*止于 2021-12-31/);
    expect(said?.message.en).toMatch(/Those of 2020-01-01 are taken, .* ends on 2021-12-31/);
  });

  it("is told by the cases where there is no budget, whose period would say it", () => {
    expect(settled("2021-10-31", false).codes).not.toContain("ENGINE_CASES_OF_OTHER_VALUES");
    const { area } = settled("2021-06-30", false);
    const said = area.diagnostics.find(({ code }) => code === "ENGINE_CASES_OF_OTHER_VALUES");
    expect(said?.message.zh).toContain("有 4 例的出院日期（2021-10-01 至 2021-10-01）取值不同");
    expect(said?.message.en).toContain("4 cases were discharged (2021-10-01 to 2021-10-01)");
  });
});

describe("a day outside the edition's life", () => {
  const shaoxing = edition("zhejiang-shaoxing/2020");
  it.each([
    ["2019-12-31", "2020-01-01"],
    ["2025-06-30", "2024-12-31"],
  ])(
    "%s is told, and takes the values of the nearest end, %s: as many are known as on that day",
    (on, end) => {
      const [outside, within] = [on, end].map((day) => createEngine(shaoxing, { on: day }));
      expect(outside?.parameters.settlement).toEqual(within?.parameters.settlement);
      expect(outside?.parameters.weights).toEqual(within?.parameters.weights);
      expect(outside?.parameters.notEvaluated).toEqual(within?.parameters.notEvaluated);
      expect(outside?.on).toBe(on);
      const [told] = outside?.diagnostics ?? [];
      expect(told).toMatchObject({ code: "ENGINE_OUTSIDE_EDITION" });
      expect(told?.message.en).toContain(`and ${on} is calculated, by the values of ${end}`);
      expect(told?.message.zh).toContain(`计算的是 ${on}，取 ${end} 的取值`);
    },
  );
});

describe("a day in another form than YYYY-MM-DD", () => {
  it.each(["2021-6-1", "2021/06/01", "20210601", "2021-02-30", "", null, 20210601, new Date(0)])(
    "%s is refused, for days are compared as texts",
    (on) => {
      expect(() => createEngine(lishui, { on: on as string }).parameters.scheme(() => true)).toThrowError(
        /DATE_INVALID/,
      );
    },
  );
});

describe("pricing by the values of another day (ZJ-060)", () => {
  const record = stay("1", "H1", "DE25", "9500.00", "2021-10-01");

  it.each(["2019-12-31", "2027-01-01"])(
    "a case discharged on %s, outside the edition's life, says so",
    (day) => {
      const { remarks } = priceCase(createEngine(lishui), { ...record, dischargeDate: day });
      const { from, to } = lishui.effective;
      expect(remarks).toContainEqual({ kind: "outside-edition", day, from, to });
    },
  );
  const priced = (on: CivilDate, one = record) =>
    priceCase(createEngine(lishui, { on }), one, {
      ...{ groups, pointValue: decimal("100"), coefficient: decimal("1.2") },
    });

  it.each([
    ["2021-09-05", "12000.00"],
    ["2021-09-06", "10000.00"],
    ["2021-10-01", "10000.00"],
  ])("by those of %s it is %s: no coefficient multiplies the group since 2021-09-06", (on, standard) => {
    expect(priced(on).prices[0]?.standard.toFixed(2)).toBe(standard);
  });

  it("is said with the price, as is a case without a date", () => {
    expect(priced("2021-10-01").remarks).toEqual([]);
    const other = priced("2020-12-31");
    expect(other.remarks).toEqual([{ kind: "other-day", on: "2020-12-31", discharged: "2021-10-01" }]);
    expect(describePricing(other, "zh").remarks).toEqual([
      "按 2020-12-31 的取值，出院日期 2021-10-01 的取值不同",
    ]);
    expect(describePricing(other, "en").remarks).toEqual([
      "by the values of 2020-12-31; others held on 2021-10-01, the day of discharge",
    ]);
    const undated = priced("2020-12-31", stay("1", "H1", "DE25", "9500.00"));
    expect(describePricing(undated, "zh").remarks[0]).toMatch(/未写出院日期，按 2020-12-31 的取值/);
    expect(describePricing(undated, "en").remarks[0]).toMatch(
      /no date of discharge: by the values of 2020-12-31/,
    );
  });
});
