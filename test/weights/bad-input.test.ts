import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { HISTORY_USES } from "../../src/weights/history/history-use.js";
import {
  coefficientTable,
  type GroupedAs,
  groupStatistics,
  groupTable,
  historyDiagnostics,
  historyUses,
  hospitalsById,
  publishedGroupTable,
  readmittedStays,
  type WeighTables,
  weighCases,
} from "../../src/weights/index.js";
import type { WeightParameters } from "../../src/weights/parameters.js";
import { thrown } from "../thrown.js";
import {
  COEFFICIENT,
  GROUP_WEIGHT,
  HISTORY,
  PARAMETERS,
  READMISSION,
  STABILITY,
} from "./support/parameters.js";

const d = decimal;
const GROUPED: GroupedAs = { drg: "G", status: "grouped" };
const HOSPITALS: readonly Hospital[] = [{ hospitalId: "H", grade: "secondary", coefficient: d("1") }];

function record(more: Partial<InpatientCase> = {}): InpatientCase {
  return {
    caseId: "c",
    hospitalId: "H",
    patientId: "P",
    admissionDate: "2019-03-01",
    dischargeDate: "2019-03-09",
    totalCost: d("10000"),
    diagnoses: [],
    procedures: [],
    ...more,
  };
}

function tables(groups: Parameters<typeof publishedGroupTable>[0], hospitals = HOSPITALS): WeighTables {
  return {
    groups: publishedGroupTable(groups, GROUP_WEIGHT),
    coefficients: coefficientTable({ hospitals }, { method: "given" }),
    hospitals: hospitalsById(hospitals),
  };
}

const GROUP = { drg: "G", averageCost: d("10000"), basePoints: d("100"), stable: true, inputs: {} };
const AREA = { drg: "*", averageCost: d("12000"), inputs: {} };
const ONE_GROUP = tables([GROUP, AREA]);

/** The reason, by both paths. */
function reasonOf(
  one: InpatientCase,
  grouped: GroupedAs = GROUPED,
  by: WeighTables = ONE_GROUP,
  parameters: WeightParameters = PARAMETERS,
): string | undefined {
  const weight = weighCase(one, grouped, by, parameters, { readmitted: false });
  const weighed = weighCases(caseColumns([[one, grouped]]), by, parameters);
  expect(weighed.reasons[weighed.reason[0] ?? -1]).toBe(weight.reason);
  expect(weighed.points[0] === -1n).toBe(weight.points === undefined);
  expect(weight.points === undefined).toBe(weight.reason !== undefined);
  return weight.reason;
}

const without = (key: keyof InpatientCase): InpatientCase => {
  const { [key]: _left, ...rest } = record();
  return rest as InpatientCase;
};

const codeOf = (work: () => unknown) => thrown(work)?.code;

describe("a case that cannot be weighed says why", () => {
  it.each([
    ["cost-missing", without("totalCost")],
    ["cost-not-positive", record({ totalCost: d("0") })],
    ["cost-not-positive", record({ totalCost: d("-1.00") })],
    ["cost-out-of-range", record({ totalCost: d("99999999999999.99") })],
    ["dates-reversed", record({ admissionDate: "2019-03-10" })],
    ["length-of-stay-missing", without("dischargeDate")],
    ["hospital-unknown", without("hospitalId")],
    ["hospital-unknown", record({ hospitalId: "elsewhere" })],
    ["hospital-unknown", record({ hospitalId: "__proto__" })],
    ["no-bed-day-standard", record({ careType: "hospice" })],
    ["approval-missing", record({ marks: { specialReview: true } })],
    ["mark-unreadable", record({ marks: { specialReview: true, approvedCost: "0x10" } })],
    ["mark-unreadable", record({ marks: { negotiatedDrugCost: "-5" } })],
  ])("%s", (reason, one) => {
    expect(reasonOf(one)).toBe(reason);
  });

  it("group without a row, without a worth, without an average; no area average", () => {
    const odd = {
      caseClasses: {
        ...PARAMETERS.caseClasses,
        rows: PARAMETERS.caseClasses?.rows.filter(({ caseClass }) => caseClass !== "unstable") ?? [],
      },
    };
    const weigh = (by: WeighTables, drg = "G") =>
      weighCase(record(), { drg, status: "grouped" }, by, {
        ...PARAMETERS,
        caseClasses: { multipleOf: "groupAverage", thresholds: {}, ...odd.caseClasses },
      }).reason;
    expect(weigh(ONE_GROUP, "nowhere")).toBe("group-unlisted");
    expect(weigh(tables([{ drg: "G", averageCost: d("10000"), stable: true, inputs: {} }]))).toBe(
      "no-base-points",
    );
    expect(weigh(tables([{ drg: "G", basePoints: d("100"), stable: true, inputs: {} }]))).toBe(
      "no-average-cost",
    );
    expect(weigh(tables([{ ...GROUP, averageCost: d("0") }]))).toBe("no-average-cost");
    expect(reasonOf(record(), { drg: "nowhere", status: "grouped" }, tables([GROUP]))).toBe(
      "no-area-average",
    );
  });

  it("an invalid record is not weighed, nor one that only a class for others would hold", () => {
    expect(reasonOf(record(), { drg: "0000", status: "invalid" })).toBe("record-invalid");
    const rows = [{ caseClass: "all", when: {}, points: { method: "complete" } }] as const;
    const caseClasses = { multipleOf: "groupAverage", thresholds: {}, rows } as const;
    expect(weighCase(record(), { drg: "G", status: "invalid" }, ONE_GROUP, { caseClasses }).reason).toBe(
      "record-invalid",
    );
  });

  it("NAT-060: why a class outside the groups gives no points: no group, or another method", () => {
    const rows = [
      { caseClass: "bed-day", when: { careTypes: ["psychiatric"] }, points: { method: "outside" } },
      { caseClass: "none", when: { status: ["ungroupable"] }, points: { method: "outside" } },
      { caseClass: "all", when: {}, points: { method: "complete" } },
    ] as const;
    const parameters = {
      ...PARAMETERS,
      caseClasses: { multipleOf: "groupAverage", thresholds: {}, rows },
    } as const;
    const psychiatric = record({ careType: "psychiatric" });
    const reasonUnder = (one: InpatientCase, grouped: GroupedAs) =>
      reasonOf(one, grouped, ONE_GROUP, parameters);
    expect(reasonUnder(record(), { drg: "0000", status: "ungroupable" })).toBe("not-grouped");
    expect(reasonUnder(psychiatric, { drg: "0000", status: "ungroupable" })).toBe("outside-groups");
    expect(reasonUnder(psychiatric, GROUPED)).toBe("outside-groups");
    expect(reasonUnder(psychiatric, { drg: "0000", status: "invalid" })).toBe("record-invalid");
  });

  it("a hospital without a coefficient is named, not given 1", () => {
    const hospitals: Hospital[] = [{ hospitalId: "H", grade: "secondary" }];
    expect(reasonOf(record(), GROUPED, tables([GROUP, AREA], hospitals))).toBe("no-coefficient");
  });

  it("points beyond the columns are refused, not wrapped around", () => {
    const hospitals: Hospital[] = [{ hospitalId: "H", grade: "secondary", coefficient: d("1000") }];
    expect(reasonOf(record(), GROUPED, tables([{ ...GROUP, basePoints: d("80000") }, AREA], hospitals))).toBe(
      "points-out-of-range",
    );
  });
});

describe("history", () => {
  const history = (costs: readonly string[], more: Partial<InpatientCase> = {}) =>
    caseColumns(
      costs.map((totalCost, n) => [record({ caseId: `h${n}`, totalCost: d(totalCost), ...more }), GROUPED]),
    );
  const statisticOf = (costs: readonly string[]) =>
    groupStatistics(history(costs), HISTORY, { stability: STABILITY }).groups.get("G");

  it("one case in a group: an average, no variation, unstable", () => {
    const one = statisticOf(["10000"]);
    expect(one).toMatchObject({ cases: 1, trimmedCases: 0, stable: false, instability: "few-cases" });
    expect(one?.averageCost?.toFixed()).toBe("10000");
    expect(one?.coefficientOfVariation?.toFixed()).toBe("0");
  });

  it("stable from 5 cases on: 4 below, 5 at, 6 above (ZJ-023)", () => {
    const of = (count: number) => statisticOf(Array.from({ length: count }, () => "10000"))?.stable;
    expect([of(4), of(5), of(6)]).toEqual([false, true, true]);
  });

  it("stable up to a CV of exactly 1 (ZJ-023, SX-014)", () => {
    // Five cases of which one is dear: CV² = 4 (x − y)² / (x + 4 y)²; x = 6 y gives exactly 1.
    const of = (dear: string) => {
      const columns = history(["1000", "1000", "1000", "1000", dear]);
      return groupStatistics(
        columns,
        { ...HISTORY, trimming: { method: "none" } },
        { stability: STABILITY },
      ).groups.get("G");
    };
    expect(of("6000")?.coefficientOfVariation?.toFixed()).toBe("1");
    expect([of("5999.99")?.stable, of("6000")?.stable, of("6000.01")?.stable]).toEqual([true, true, false]);
    expect(of("6000.01")?.instability).toBe("variation");
  });

  it("all costs equal: nothing is trimmed, CV 0, no variance to explain", () => {
    const equal = statisticOf(Array.from({ length: 9 }, () => "10000"));
    expect(equal).toMatchObject({ cases: 9, trimmedCases: 0, stable: true });
    expect(equal?.medianCost?.toFixed()).toBe("10000");
  });

  it("cases that cannot be used are told apart and counted by reason", () => {
    const { totalCost: _cost, ...costless } = record({ caseId: "no cost" });
    const { dischargeDate: _date, ...undated } = record({ caseId: "no date" });
    const columns = caseColumns([
      ...Array.from(
        { length: 20 },
        (_, n) => [record({ caseId: `h${n}`, totalCost: d(String(10000 + n)) }), GROUPED] as const,
      ),
      [record({ caseId: "dear", totalCost: d("90000") }), GROUPED],
      [costless, GROUPED],
      [record({ caseId: "free", totalCost: d("0") }), GROUPED],
      [undated, GROUPED],
      [record({ caseId: "reversed", admissionDate: "2019-04-01" }), GROUPED],
      [record({ caseId: "old", admissionDate: "2015-01-01", dischargeDate: "2015-01-05" }), GROUPED],
      [record({ caseId: "nowhere" }), { drg: "0000", status: "ungroupable" }],
    ]);
    const statistics = groupStatistics(columns, HISTORY, { stability: STABILITY });
    const uses = Array.from(statistics.use, (use, index) => [columns.caseIds[index], HISTORY_USES[use]]);
    expect(uses.filter(([, use]) => use !== "used")).toEqual([
      ["dear", "trimmed"],
      ["no cost", "cost-missing"],
      ["free", "cost-not-positive"],
      ["no date", "discharge-date-missing"],
      ["reversed", "dates-reversed"],
      ["old", "outside-years"],
      ["nowhere", "no-group"],
    ]);
    expect(historyUses(statistics).used).toBe(20);
    expect(historyDiagnostics(statistics).map(({ code }) => code)).toEqual(
      Array(6).fill("HISTORY_CASES_UNUSED"),
    );
  });

  it("an empty history is an error with a code; a group without history has no row", () => {
    expect(codeOf(() => groupStatistics(caseColumns([]), HISTORY))).toBe("WEIGHTS_HISTORY_ABSENT");
    const statistics = groupStatistics(history(["10000"]), HISTORY);
    expect(groupTable(statistics, HISTORY, GROUP_WEIGHT).rows.has("never")).toBe(false);
    const coefficients = coefficientTable(
      { hospitals: [{ hospitalId: "H", grade: "primary" }], statistics, years: HISTORY.years },
      COEFFICIENT,
    );
    expect(coefficients.of("H", "never")).toMatchObject({
      status: "computed",
      parts: [{ basis: "one" }, { basis: "one" }],
    });
  });
});

describe("tables", () => {
  it("refuse a group or hospital that stands twice, and coefficients that are none", () => {
    expect(codeOf(() => publishedGroupTable([GROUP, GROUP], GROUP_WEIGHT))).toBe("WEIGHTS_GROUP_TWICE");
    expect(codeOf(() => hospitalsById([...HOSPITALS, ...HOSPITALS]))).toBe("WEIGHTS_HOSPITAL_TWICE");
    expect(codeOf(() => hospitalsById([{ hospitalId: "H", grade: "primary", coefficient: d("-1") }]))).toBe(
      "WEIGHTS_VALUE_RANGE",
    );
    expect(() =>
      hospitalsById([{ hospitalId: "H", grade: "primary", coefficient: d("1.0512345678901") }]),
    ).toThrow("H.coefficient = 1.0512345678901 is out of range (0 to 1000000, at most 12 decimals)");
    expect(codeOf(() => publishedGroupTable([{ ...GROUP, basePoints: d("10000000") }], GROUP_WEIGHT))).toBe(
      "WEIGHTS_VALUE_RANGE",
    );
    expect(codeOf(() => weighCase(record(), GROUPED, ONE_GROUP, {}))).toBe("WEIGHTS_PART_ABSENT");
  });
});

describe("readmission", () => {
  it("stays without patient or dates are not judged, and are counted", () => {
    const columns = caseColumns([
      [without("patientId"), GROUPED],
      [without("admissionDate"), GROUPED],
      [record(), GROUPED],
    ]);
    const { notChecked, diagnostics, readmitted } = readmittedStays(columns, READMISSION);
    expect(notChecked).toBe(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(["READMISSION_NOT_CHECKED"]);
    expect([...readmitted]).toEqual([0, 0, 0]);
  });

  it("a hundred thousand stays of one patient take no quadratic time", () => {
    const stays = Array.from({ length: 100_000 }, (_, n) => [record({ caseId: `c${n}` }), GROUPED] as const);
    const { readmitted } = readmittedStays(caseColumns(stays), { ...READMISSION, hospitals: "other" });
    expect(readmitted.reduce((sum, mark) => sum + mark, 0)).toBe(0);
  });

  it("a stay that begins before the other ends is no return; a transfer on the day of discharge is one", () => {
    const judge = (admissionDate: string) => {
      const later = record({ caseId: "later", admissionDate, dischargeDate: "2019-03-20" });
      return [
        ...readmittedStays(
          caseColumns([
            [record(), GROUPED],
            [later, GROUPED],
          ]),
          READMISSION,
        ).readmitted,
      ];
    };
    expect(judge("2019-03-08")).toEqual([0, 0]);
    expect(judge("2019-03-09")).toEqual([1, 0]);
  });

  it("counts the day of discharge as day 1 where the edition says so (OQ-18)", () => {
    const judge = (dayCount: "dischargeDayIsZero" | "dischargeDayIsOne", admissionDate: string) => {
      const later = record({ caseId: "later", admissionDate, dischargeDate: "2019-04-20" });
      return readmittedStays(
        caseColumns([
          [record(), GROUPED],
          [later, GROUPED],
        ]),
        { ...READMISSION, dayCount },
      ).readmitted[0];
    };
    expect([judge("dischargeDayIsZero", "2019-03-24"), judge("dischargeDayIsZero", "2019-03-25")]).toEqual([
      1, 0,
    ]);
    expect([judge("dischargeDayIsOne", "2019-03-23"), judge("dischargeDayIsOne", "2019-03-24")]).toEqual([
      1, 0,
    ]);
  });

  it("counts returns to any, to the same, or to another hospital", () => {
    const judge = (hospitals: "any" | "same" | "other", hospitalId: string) => {
      const later = record({
        caseId: "later",
        hospitalId,
        admissionDate: "2019-03-12",
        dischargeDate: "2019-03-20",
      });
      return readmittedStays(
        caseColumns([
          [record(), GROUPED],
          [later, GROUPED],
        ]),
        { ...READMISSION, hospitals },
      ).readmitted[0];
    };
    expect(
      (["any", "same", "other"] as const).map((which) => [judge(which, "H"), judge(which, "elsewhere")]),
    ).toEqual([
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
  });
});
