import { describe, expect, it } from "vitest";
import { groupedStays } from "../../scripts/supervision/grouped-stays.js";
import type { CareEvent, Hospital } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import type { AuditCase, IndicatorRow } from "../../src/rules/index.js";
import { DIMENSIONS, type Dimension } from "../../src/rules/monitoring/dimension.js";
import { monitor } from "../../src/rules/monitoring/monitor.js";
import type { MonitoringParameters, Period } from "../../src/rules/parameters.js";
import { randomFrom, shuffled } from "../random.js";
import { area, scheme, weights } from "../testing/zhejiang-sample.js";
import { HOSPITALS, randomArea, randomEvents } from "./area.js";
import { byPatient, idIn, independentComparison, independentIndicator } from "./independent-indicators.js";

const PARAMETERS: MonitoringParameters = {
  consumptionIndex: ["ratio-of-sums", "mean-of-ratios"],
  groupingRate: { longestStayDays: 60, lowestCost: decimal("5") },
  readmission: {
    days: 15,
    sameHospital: false,
    sameGroup: false,
    excluded: { fact: "careType", operator: "equal", value: "psychiatric" },
  },
  lowRiskGroups: ["GZ13", "ES15"],
  basicGroups: ["BR23"],
  highWeight: decimal("2"),
  volumeChange: decimal("0.5"),
  costDifference: decimal("1.5"),
  lists: {},
};

const plain = { diagnoses: [], procedures: [], dischargeDate: "2021-01-10" } as const;

function value(
  rows: readonly IndicatorRow[],
  indicator: string,
  dimension = "city",
  id = "all",
  period = "all",
) {
  const row = rows.find(
    (r) => r.indicator === indicator && r.dimension === dimension && r.id === id && r.period === period,
  );
  return row?.value === null ? null : row?.value?.toFixed();
}

describe("literal tables", () => {
  it("grouping rate: 1,000 cases, 20 longer than 60 days, 30 in no group or ambiguous (EX-129, NAT-042)", () => {
    const cases = Array.from(
      { length: 1000 },
      (_, index): AuditCase => ({
        ...plain,
        caseId: String(index),
        totalCost: decimal("5"),
        lengthOfStayDays: index < 20 ? 61 : 60,
        drg: index >= 20 && index < 35 ? "0000" : index >= 35 && index < 50 ? "BQY" : "BR23",
      }),
    );
    const { rows } = monitor(cases, PARAMETERS, { period: "all" });
    const row = rows.find((r) => r.indicator === "grouping-rate" && r.dimension === "city");
    expect([row?.numerator.toFixed(), row?.denominator?.toFixed()]).toEqual(["950", "980"]);
    expect(row?.value?.toFixed(4)).toBe("0.9694");
    const cheap = cases.map((c, index) => (index === 999 ? { ...c, totalCost: decimal("4.99") } : c));
    const [denominator] = monitor(cheap, PARAMETERS, { period: "all" })
      .rows.filter((r) => r.indicator === "grouping-rate")
      .map((r) => r.denominator?.toFixed());
    expect(denominator).toBe("979");
  });

  it("both readings of the cost index (EX-130, NAT-038, NAT-039)", () => {
    const at = (hospitalId: string, drg: string, cost: string, n: number) =>
      Array.from(
        { length: n },
        (_, i): AuditCase => ({
          ...plain,
          caseId: `${hospitalId}${drg}${i}`,
          hospitalId,
          drg,
          totalCost: decimal(cost),
        }),
      );
    // Area averages 10,000 for DRG1 (2 x 12,000 + 2 x 8,000) and 30,000 for DRG2 (15,000 + 45,000).
    const cases = [
      ...at("A", "DRG1", "12000", 2),
      ...at("B", "DRG1", "8000", 2),
      ...at("A", "DRG2", "15000", 1),
      ...at("B", "DRG2", "45000", 1),
    ];
    const { rows } = monitor(cases, PARAMETERS, { period: "all" });
    expect(value(rows, "cost-index", "hospital", "A")).toBe("0.78");
    expect(value(rows, "cost-index-mean", "hospital", "A")).toBe("0.966666666667");
    expect(value(rows, "cost-index")).toBe("1");
  });

  it("DRG payment sums what is known and tells how many lack it; TCM and targeted-therapy shares count their groups (WX-040, WX-041)", () => {
    const cases: AuditCase[] = [
      { ...plain, caseId: "1", drg: "BX29", drgPayment: decimal("1000.10") },
      { ...plain, caseId: "2", drg: "RU13", drgPayment: decimal("2000.20") },
      { ...plain, caseId: "3", drg: "RU13" },
      { ...plain, caseId: "4", drg: "BR23", drgPayment: decimal("0") },
    ];
    const lists = { traditionalMedicineGroups: ["BX29"], targetedTherapyGroups: ["RU13"] };
    const { rows } = monitor(cases, { ...PARAMETERS, ...lists }, { period: "all" });
    expect(value(rows, "drg-payment")).toBe("3000.3");
    expect(value(rows, "traditional-medicine-share")).toBe("0.25");
    expect(value(rows, "targeted-therapy-share")).toBe("0.5");
    const without = monitor(cases, PARAMETERS, { period: "all" });
    expect(without.rows.some(({ indicator }) => indicator === "targeted-therapy-share")).toBe(false);
    expect(without.notComputed.map(({ indicator }) => indicator)).toContain("targeted-therapy-share");
  });

  it("CMI, total weight, groups, burden, self-paid share, head ratio, low-risk deaths", () => {
    const cases: AuditCase[] = [
      {
        ...plain,
        caseId: "1",
        patientId: "P",
        drg: "FM19",
        relativeWeight: decimal("3.75"),
        totalCost: decimal("1000"),
        patientPayment: decimal("250"),
        selfFunded: decimal("50"),
        dischargeDisposition: 5,
      },
      {
        ...plain,
        caseId: "2",
        patientId: "P",
        drg: "GZ13",
        relativeWeight: decimal("0.41"),
        totalCost: decimal("500"),
        patientPayment: decimal("50"),
        dischargeDisposition: 5,
      },
      {
        ...plain,
        caseId: "3",
        patientId: "Q",
        drg: "GZ13",
        relativeWeight: decimal("0.41"),
        dischargeDisposition: 1,
      },
      { ...plain, caseId: "4", drg: "0000", relativeWeight: decimal("9") },
    ];
    const { rows } = monitor(cases, PARAMETERS, { period: "all" });
    expect(value(rows, "total-weight")).toBe("4.57");
    expect(value(rows, "cmi")).toBe("1.523333333333");
    expect(value(rows, "drg-groups")).toBe("2");
    expect(value(rows, "burden-rate")).toBe("0.2");
    expect(value(rows, "self-funded-share")).toBe("0.05");
    expect(value(rows, "person-time-head-ratio")).toBe("1.5");
    expect(value(rows, "low-risk-death-rate")).toBe("0.5");
    expect(value(rows, "high-weight-share")).toBe("0.333333333333");
    const missing = (indicator: string) =>
      rows.find((r) => r.indicator === indicator && r.dimension === "city")?.missing;
    expect(missing("burden-rate")).toBe(2);
    expect(missing("cmi")).toBe(0);
    expect(missing("total-weight")).toBe(0);
    const [first, ...others] = cases;
    const { relativeWeight: _weight, ...unweighed } = first as AuditCase;
    const fewer = monitor([unweighed, ...others], PARAMETERS, { period: "all" }).rows;
    const found = (indicator: string) =>
      fewer.find((r) => r.indicator === indicator && r.dimension === "city");
    // Three cases are in a group; the one without a weight is missing, the one in none is not.
    expect([found("cmi")?.missing, found("cmi")?.value?.toFixed()]).toEqual([1, "0.41"]);
    expect([found("total-weight")?.missing, found("total-weight")?.value?.toFixed()]).toEqual([1, "0.82"]);
    // Beside the mean stands of how many it is: neither all cases nor all in a group.
    const of = (rows: readonly IndicatorRow[]) =>
      ["cases", "weighed-cases"].map((indicator) => value(rows, indicator));
    expect([of(rows), of(fewer)]).toEqual([
      ["4", "3"],
      ["4", "2"],
    ]);
  });

  it("every indicator tells how many cases it could not use, and uses the others", () => {
    const whole: AuditCase = {
      ...plain,
      caseId: "1",
      patientId: "P",
      admissionDate: "2021-01-05",
      drg: "GZ13",
      relativeWeight: decimal("0.5"),
      totalCost: decimal("100"),
      lengthOfStayDays: 5,
      dischargeDisposition: 5,
      careType: "acute",
    };
    const { drg: _drg, ...ungrouped } = { ...whole, caseId: "2", patientId: "Q" };
    const bare: AuditCase = { ...plain, caseId: "3", drg: "GZ13" };
    const worthless = { ...whole, caseId: "4", patientId: "R", drg: "ES15", totalCost: decimal("0") };
    const { rows } = monitor([whole, ungrouped, bare, worthless], PARAMETERS, { period: "all" });
    const told = Object.fromEntries(
      rows
        .filter(({ dimension }) => dimension === "city")
        .map(({ indicator, missing, numerator, denominator }) => [
          indicator,
          [numerator.toFixed(), denominator?.toFixed(), missing],
        ]),
    );
    expect(told).toMatchObject({
      "drg-groups": ["2", undefined, 1],
      "total-weight": ["1", undefined, 1],
      cmi: ["1", "2", 1],
      "grouping-rate": ["1", "1", 2],
      riv: ["5000", "5000", 1],
      "cost-index": ["100", "100", 2],
      "cost-index-mean": ["1", "1", 2],
      "time-index": ["10", "10", 1],
      "time-index-mean": ["2", "2", 1],
      "low-risk-death-rate": ["2", "2", 1],
      "readmission-rate": ["0", "3", 1],
    });
  });

  it("RIV is 1 when groups explain all and 0 when they explain nothing (NAT-035)", () => {
    const of = (pairs: readonly [string, string][]) =>
      pairs.map(
        ([drg, cost], i): AuditCase => ({ ...plain, caseId: String(i), drg, totalCost: decimal(cost) }),
      );
    const all = of([
      ["A1", "10"],
      ["A1", "10"],
      ["B1", "30"],
      ["B1", "30"],
    ]);
    const nothing = of([
      ["A1", "10"],
      ["A1", "30"],
      ["B1", "10"],
      ["B1", "30"],
    ]);
    const some = of([
      ["A1", "10"],
      ["A1", "20"],
      ["B1", "30"],
      ["B1", "40"],
    ]);
    expect(value(monitor(all, PARAMETERS, { period: "all" }).rows, "riv")).toBe("1");
    expect(value(monitor(nothing, PARAMETERS, { period: "all" }).rows, "riv")).toBe("0");
    expect(value(monitor(some, PARAMETERS, { period: "all" }).rows, "riv")).toBe("0.8");
  });

  it("readmission on day 15 counts, on day 16 not; excluded stays count neither way (ZJ-071)", () => {
    const stay = (
      caseId: string,
      patientId: string,
      from: string,
      to: string,
      careType = "acute",
    ): AuditCase =>
      ({ ...plain, caseId, patientId, admissionDate: from, dischargeDate: to, careType }) as AuditCase;
    const cases = [
      stay("1", "P", "2021-01-01", "2021-01-05"),
      stay("2", "P", "2021-01-20", "2021-01-21"),
      stay("3", "Q", "2021-01-01", "2021-01-05"),
      stay("4", "Q", "2021-01-21", "2021-01-22"),
      stay("5", "R", "2021-01-01", "2021-01-05", "psychiatric"),
      stay("6", "R", "2021-01-06", "2021-01-07"),
      stay("7", "S", "2021-01-01", "2021-01-05"),
      stay("8", "S", "2021-01-06", "2021-01-07", "psychiatric"),
    ];
    const row = monitor(cases, PARAMETERS, { period: "all" }).rows.find(
      (r) => r.indicator === "readmission-rate",
    );
    expect([row?.numerator.toFixed(), row?.denominator?.toFixed()]).toEqual(["1", "6"]);
  });

  it("period-on-period change, within the cases and against the cases of the time before", () => {
    const on = (dates: readonly string[]) =>
      dates.map(
        (dischargeDate, i): AuditCase => ({ ...plain, caseId: `${dischargeDate}${i}`, dischargeDate }),
      );
    const { rows } = monitor(on(["2021-01-31", "2021-02-01", "2021-02-28", "2021-02-28"]), PARAMETERS, {
      previous: on(["2020-12-31", "2020-12-01", "2020-11-01"]),
    });
    const city = rows.filter((r) => r.indicator === "cases" && r.dimension === "city");
    expect(
      city.map((r) => [r.period, r.value?.toFixed(), r.previous?.toFixed(), r.change?.toFixed()]),
    ).toEqual([
      ["2021-01", "1", "2", "-0.5"],
      ["2021-02", "3", "1", "2"],
    ]);
  });

  describe("against the cases of the time before (环比)", () => {
    const on = (name: string, dates: readonly string[]) =>
      dates.map((dischargeDate, i): AuditCase => ({ ...plain, caseId: `${name}${i}`, dischargeDate }));
    const february = on("f", ["2021-02-01", "2021-02-28", "2021-02-28"]);
    const previous = on("p", ["2021-01-05", "2021-01-06"]);
    const event: CareEvent = { patientId: "P", date: "2021-01-15", kind: "outpatient", hospitalId: "H1" };
    const told = (result: ReturnType<typeof monitor>, indicator: string) =>
      result.rows
        .filter((row) => row.indicator === indicator && row.dimension === "city")
        .map((row) => [row.period, row.value?.toFixed(), row.previous?.toFixed()]);

    it("a case that strayed into their period does not stand for it, and is told", () => {
      const result = monitor([...february, ...on("s", ["2021-01-31"])], PARAMETERS, { previous });
      expect(told(result, "cases")).toEqual([
        ["2021-01", "1", undefined],
        ["2021-02", "3", "2"],
      ]);
      const [overlap] = result.diagnostics;
      expect([overlap?.code, overlap?.message.en]).toEqual([
        "RULES_PERIODS_IN_BOTH",
        expect.stringContaining("2021-01 (1 and 2)"),
      ]);
    });

    it("nor does one of them that lies in the period of the cases", () => {
      const march = on("m", ["2021-03-01"]);
      const strayed = [...previous, ...on("s", ["2021-02-01"])];
      const result = monitor([...february, ...march], PARAMETERS, { previous: strayed });
      expect(told(result, "cases")).toEqual([
        ["2021-02", "3", "2"],
        ["2021-03", "1", "3"],
      ]);
    });

    it("an event in their period leaves them as they are; of a period of events alone no case is known", () => {
      const result = monitor(february, PARAMETERS, { previous, events: [event] });
      expect(told(result, "cases")).toEqual([["2021-02", "3", "2"]]);
      expect(told(result, "outpatient-visits")).toEqual([
        ["2021-01", "1", undefined],
        ["2021-02", "0", "1"],
      ]);
      const without = monitor(february, PARAMETERS, { events: [event] });
      expect(told(without, "cases")).toEqual([["2021-02", "3", undefined]]);
      expect(result.diagnostics).toEqual([]);
    });
  });

  it("groups with abnormal volume or wide cost are counted (WX-041)", () => {
    const make = (month: string, drg: string, hospitalId: string, n: number, cost: string) =>
      Array.from(
        { length: n },
        (_, i): AuditCase => ({
          ...plain,
          caseId: `${month}${drg}${hospitalId}${i}`,
          dischargeDate: `2021-${month}-15`,
          drg,
          hospitalId,
          totalCost: decimal(cost),
        }),
      );
    const cases = [
      ...make("01", "A1", "H1", 4, "100"),
      ...make("01", "B1", "H1", 4, "100"),
      ...make("02", "A1", "H1", 6, "100"),
      ...make("02", "B1", "H1", 5, "100"),
      ...make("02", "A1", "H2", 1, "150"),
      ...make("02", "B1", "H2", 0, "1"),
    ];
    const { rows } = monitor(cases, PARAMETERS);
    expect(value(rows, "volume-change-groups", "hospital", "H1", "2021-02")).toBe("0.5");
    expect(value(rows, "volume-change-groups", "hospital", "H1", "2021-01")).toBeNull();
    expect(value(rows, "cost-difference", "group", "A1", "2021-02")).toBe("1.5");
    expect(value(rows, "cost-difference-groups", "city", "all", "2021-02")).toBe("1");
  });

  it("the averages that a cost difference compares carry twelve decimals, half-up, as every quotient does", () => {
    const stay = (caseId: string, hospitalId: string, totalCost: string): AuditCase => ({
      ...{ ...plain, caseId, hospitalId, drg: "A1", status: "grouped" as const },
      ...{ totalCost: decimal(totalCost), dischargeDate: "2021-02-03" },
    });
    const cases = [
      stay("1", "H1", "20"),
      stay("2", "H1", "0.01"),
      stay("3", "H1", "0.01"),
      stay("4", "H2", "1"),
    ];
    const { rows } = monitor(cases, PARAMETERS);
    const row = rows.find(({ indicator }) => indicator === "cost-difference");
    // 20.02 yuan over three stays, against 1.
    expect([row?.numerator?.toFixed(), row?.denominator?.toFixed(), row?.value?.toFixed()]).toEqual([
      "6.673333333333",
      "1",
      "6.673333333333",
    ]);
  });

  it("events without kind or date are no visits, and are told (WX-040)", () => {
    const at = { patientId: "P", hospitalId: "H1" };
    const events: readonly CareEvent[] = [
      { ...at, date: "2021-01-02", kind: "outpatient", amount: decimal("10") },
      { ...at, date: "2021-01-02", amount: decimal("10") },
      { ...at, date: "2021-02-02" },
      { ...at, kind: "outpatient" },
      { ...at, kind: "pharmacy" },
      at,
    ];
    const { rows, diagnostics } = monitor([{ ...plain, caseId: "1" }], PARAMETERS, { events });
    const told = rows
      .filter(({ indicator, dimension }) => indicator.startsWith("outpatient") && dimension === "city")
      .map(({ period, indicator, value, missing }) => [period, indicator, value?.toFixed(), missing]);
    expect(told).toEqual([
      ["2021-01", "outpatient-visits", "1", 1],
      ["2021-01", "outpatient-cost", "10", 1],
      ["2021-02", "outpatient-visits", undefined, 1],
      ["2021-02", "outpatient-cost", undefined, 1],
    ]);
    expect(diagnostics.map(({ code, message }) => [code, message.en.slice(0, 48)])).toEqual([
      ["RULES_EVENTS_IN_DOUBT", "Of the events 3 have no kind and 2 no date: whet"],
    ]);
  });

  it("outpatient events count in their period for the city and the hospital (WX-040)", () => {
    const { rows } = monitor([{ ...plain, caseId: "1", hospitalId: "H1" }], PARAMETERS, {
      period: "month",
      events: [
        {
          patientId: "P",
          date: "2021-01-03",
          kind: "outpatient",
          amount: decimal("10.50"),
          hospitalId: "H1",
        },
        { patientId: "P", date: "2021-01-31", kind: "outpatient", hospitalId: "H1" },
        { patientId: "P", date: "2021-01-31", kind: "pharmacy", amount: decimal("99") },
      ],
    });
    expect(value(rows, "outpatient-visits", "hospital", "H1", "2021-01")).toBe("2");
    expect(value(rows, "outpatient-cost", "city", "all", "2021-01")).toBe("10.5");
  });

  it("an indicator without its switch is not computed, and that is said", () => {
    const { rows, notComputed } = monitor([{ ...plain, caseId: "1" }], { consumptionIndex: [], lists: {} });
    const missing = notComputed.map(({ indicator }) => indicator);
    expect(missing).toEqual(
      expect.arrayContaining(["grouping-rate", "readmission-rate", "cost-index", "time-index-mean"]),
    );
    for (const indicator of missing) expect(rows.some((r) => r.indicator === indicator)).toBe(false);
  });

  it("cases without a discharge date are counted apart", () => {
    const { undatedCases, cases, rows } = monitor(
      [{ caseId: "1", diagnoses: [], procedures: [] }],
      PARAMETERS,
    );
    expect([undatedCases, cases, rows.length]).toEqual([1, 1, 0]);
  });

  describe("a case id that stands more than once at its hospital: as in settlement, none of them counts", () => {
    const told = (cases: readonly AuditCase[]) => {
      const { rows, groupComparison, ...others } = monitor(cases, PARAMETERS, {
        period: "quarter",
        hospitals: HOSPITALS,
        events: randomEvents(5, 100, 60).filter(({ kind, date }) => kind && date),
      });
      return { rows: rows.map((row) => JSON.stringify(row)), groupComparison, ...others };
    };
    const undated = ({ dischargeDate: _, ...one }: AuditCase): AuditCase => one;
    const once = randomArea(71, 400);
    const dated = once.flatMap(({ hospitalId, dischargeDate }, at) =>
      hospitalId && dischargeDate ? [at] : [],
    );

    it("what is left is what the others alone come to, whatever the order and whatever the twins say", () => {
      const twins = dated.filter((_, at) => at % 9 === 0);
      const others = once.filter((_, at) => !twins.includes(at));
      const twice = [
        ...once,
        ...twins.map((at) => ({ ...(once[at] as AuditCase), totalCost: decimal("1.23") })),
      ];
      const { repeatedCases, cases, diagnostics, ...figures } = told(shuffled(randomFrom(3), twice));
      const { repeatedCases: none, cases: fewer, diagnostics: nothing, ...alone } = told(others);
      expect(figures).toEqual(alone);
      expect([repeatedCases, cases - fewer, none, nothing]).toEqual([2 * twins.length, repeatedCases, 0, []]);
      expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
        [
          "CASES_REPEATED",
          {
            zh: `${repeatedCases} 例的病例号在同一医疗机构不止一次（${twins
              .slice(0, 3)
              .map((at) => once[at]?.caseId)
              .join("、")} 等），无法判断以哪一例为准，与结算一样各例均不计入。请各保留一条，或改正病例号。`,
            en: `${repeatedCases} cases stand under an id that their hospital has more than once (${twins
              .slice(0, 3)
              .map((at) => once[at]?.caseId)
              .join(
                ", ",
              )}, ...). Nobody can say which of them holds: as in settlement none is counted. Keep one of each, or correct the ids.`,
          },
        ],
      ]);
    });

    it.each([
      ["one of them has no date of discharge", (one: AuditCase) => [one, undated(one)]],
      ["none of them has one", (one: AuditCase) => [undated(one), undated(one)]],
    ])("also where %s (SX-022)", (_name, rowsOf) => {
      const twins = dated.filter((_, at) => at % 9 === 0);
      const others = once.filter((_, at) => !twins.includes(at));
      const cases = [...others, ...twins.flatMap((at) => rowsOf(once[at] as AuditCase))];
      const { repeatedCases, diagnostics, cases: all, ...figures } = told(shuffled(randomFrom(3), cases));
      const { repeatedCases: _none, diagnostics: _nothing, cases: fewer, ...alone } = told(others);
      expect(figures).toEqual(alone);
      expect([repeatedCases, all - fewer]).toEqual([2 * twins.length, 2 * twins.length]);
      expect(diagnostics.map(({ code }) => code)).toEqual(["CASES_REPEATED"]);
    });

    it("a stay without a date of discharge is no return, no head and no stay of a period (WX-044, ZJ-071)", () => {
      const { undatedCases: before, cases: _cases, ...figures } = told(once);
      const back = dated.map((at): AuditCase => {
        const { dischargeDate = "", ...one } = undated(once[at] as AuditCase);
        const admissionDate = (once[at] as AuditCase).dischargeDate ?? dischargeDate;
        return { ...one, caseId: `${one.caseId}-2`, hospitalId: "H9", admissionDate };
      });
      const { undatedCases, cases: _all, ...again } = told([...once, ...back]);
      expect(undatedCases - before).toBe(back.length);
      expect(again.rows).toEqual(figures.rows);
    });

    it("the same id at another hospital, or at none, is another case", () => {
      const here = { ...plain, caseId: "1", totalCost: decimal("5") };
      const cases = [{ ...here, hospitalId: "H1" }, { ...here, hospitalId: "H2" }, here, here];
      expect(told(cases)).toMatchObject({ repeatedCases: 0, cases: 4 });
    });

    it("a period, department or group of such cases alone is none", () => {
      const here = { ...plain, caseId: "1", hospitalId: "H1", drg: "BR23", department: "01" };
      const { rows } = monitor([here, here], PARAMETERS, { hospitals: HOSPITALS });
      expect(rows).toEqual([]);
    });
  });
});

describe("against an independent computation", () => {
  const NOT_PER_CASE = new Set([
    "drg-payment",
    "outpatient-visits",
    "outpatient-cost",
    "volume-change-groups",
    "cost-difference",
    "cost-difference-groups",
  ]);

  /** Compares every row of the dimensions with the definitions; the number of rows compared. */
  function compare(
    cases: readonly AuditCase[],
    period: Exclude<Period, "year">,
    dimensions: readonly Dimension[],
    hospitals: readonly Hospital[],
  ): number {
    const { rows, undatedCases } = monitor(cases, PARAMETERS, { period, hospitals });
    const dated = cases.filter((c) => c.dischargeDate !== undefined);
    expect(undatedCases).toBe(cases.length - dated.length);
    const persons = byPatient(dated);
    const lists = new Map<string, AuditCase[]>();
    for (const subject of dated) {
      for (const dimension of dimensions) {
        const key = `${periodOfCase(subject, period)} ${dimension} ${idIn(dimension, subject, hospitals)}`;
        const own = lists.get(key);
        if (own === undefined) lists.set(key, [subject]);
        else own.push(subject);
      }
    }
    const compared = rows.filter(
      (row) => dimensions.includes(row.dimension) && !NOT_PER_CASE.has(row.indicator),
    );
    for (const row of compared) {
      const own = lists.get(`${row.period} ${row.dimension} ${row.id}`) ?? [];
      const standard = lists.get(`${row.period} city all`) ?? [];
      const expected = independentIndicator(row.indicator, own, standard, persons, PARAMETERS);
      const shown = `${row.indicator} ${row.dimension} ${row.id} ${row.period}: ${row.value} / ${expected}`;
      // Twelve decimals are carried; sums of quotients may differ in the last of them.
      const agrees =
        row.value === null || expected === null
          ? row.value === expected
          : row.value.minus(expected).abs().lte("0.0000000001");
      if (!agrees) expect.fail(shown);
    }
    return compared.length;
  }

  it.each([
    [101, "month", 60],
    [202, "quarter", 120],
    [303, "all", 400],
  ] as const)("random area with missing fields, seed %i by %s", (seed, period, count) => {
    expect(compare(randomArea(seed, count), period, DIMENSIONS, HOSPITALS)).toBeGreaterThan(400);
  });

  it.each([404, 505])("a group at a hospital beside all that treated it, dated or not, seed %i", (seed) => {
    const cases = randomArea(seed, 400);
    expect(cases.some((c) => c.dischargeDate === undefined && c.drg !== undefined)).toBe(true);
    const { groupComparison } = monitor(cases, PARAMETERS, { hospitals: HOSPITALS });
    const shown = groupComparison.map(({ drg, hospitalId, cases, costRatio, daysRatio }) => [
      ...[drg, hospitalId, cases],
      ...[costRatio, daysRatio].map((one) => one?.toFixed(9)),
    ]);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown).toEqual(independentComparison(cases));
  });

  it("a case without hospital, or of one called as that is told, is compared with none", () => {
    const grouped = { ...plain, drg: "BR23", groupingStatus: "grouped", totalCost: decimal("10") } as const;
    const cases = [undefined, "-", "H1"].map((hospitalId, at) => ({
      ...grouped,
      caseId: `${at}`,
      ...(hospitalId !== undefined && { hospitalId }),
    }));
    const { groupComparison } = monitor(cases, PARAMETERS);
    expect(groupComparison.map((row) => [row.hospitalId, row.cases, row.hospitals])).toEqual([["H1", 1, 1]]);
  });

  it("sample area of 2,000 cases, by city, tier, hospital and department", () => {
    const sample = area({ seed: 5, cases: 2_000 });
    const { cases } = groupedStays(sample, scheme);
    const weighed = cases.map((c) => {
      const weight = c.drg === undefined ? undefined : weights[c.drg];
      return weight === undefined ? c : { ...c, relativeWeight: decimal(weight) };
    });
    expect(
      compare(weighed, "all", ["city", "tier", "hospital", "department"], sample.hospitals),
    ).toBeGreaterThan(300);
  });
});

function periodOfCase({ dischargeDate }: AuditCase, period: Exclude<Period, "year">): string {
  if (period === "all") return "all";
  const [year, month] = (dischargeDate as string).split("-");
  return period === "month" ? `${year}-${month}` : `${year}-Q${Math.floor((Number(month) + 2) / 3)}`;
}

describe("properties", () => {
  it("rows do not depend on the order of the cases", () => {
    const cases = randomArea(7, 300);
    const events = randomEvents(8, 100, 100);
    const options = { hospitals: HOSPITALS, events };
    const before = JSON.stringify(monitor(cases, PARAMETERS, options).rows);
    expect(JSON.stringify(monitor(shuffled(randomFrom(9), cases), PARAMETERS, options).rows)).toBe(before);
  });

  it("counts add up over every dimension", () => {
    const { rows } = monitor(randomArea(11, 500), PARAMETERS, { period: "all", hospitals: HOSPITALS });
    const totals = new Map<string, number>();
    for (const row of rows.filter((r) => r.indicator === "cases")) {
      totals.set(row.dimension, (totals.get(row.dimension) ?? 0) + Number(row.value));
    }
    expect(new Set(totals.values()).size).toBe(1);
  });
});
