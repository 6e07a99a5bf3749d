import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  budgetToJson,
  caseToJson,
  type InpatientCase,
  parseBudget,
  parseCase,
  parseHospital,
  parsePublishedGroup,
} from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { hospitalToJson, publishedGroupToJson } from "../../src/cases/record-json.js";
import { groupCase } from "../../src/grouping/group-case.js";
import { Decimal, isDrgError } from "../../src/primitives/index.js";
import { sampleArea, sampleCases } from "../../src/testing/sample/index.js";
import { area, sampleScheme, scheme, weights } from "./zhejiang-sample.js";

const SEED = 20;
const sample = area({ seed: SEED, cases: 4_000 });
const stays = [...sample.stays()];
const cases = stays.map(({ record }) => parseCase(record));

function sum(amounts: readonly (Decimal | undefined)[]): Decimal {
  return amounts.reduce<Decimal>((total, amount) => total.plus(amount ?? 0), new Decimal(0));
}

describe(`a sample area (seed ${SEED})`, () => {
  it("has as many cases as asked for, to the last one", () => {
    for (const count of [1, 2, 3, 10, 257])
      expect([...area({ seed: 5, cases: count }).stays()]).toHaveLength(count);
    expect(stays).toHaveLength(4_000);
    expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(4_000);
  });

  it("is the same for the same seed and another for another", () => {
    const text = (seed: number) => JSON.stringify([...area({ seed, cases: 300 }).stays()]);
    expect(text(SEED)).toBe(text(SEED));
    expect(text(SEED)).not.toBe(text(SEED + 1));
    expect(JSON.stringify(budgetToJson(sample.budget()))).toBe(JSON.stringify(budgetToJson(sample.budget())));
  });

  it("begins the same however many cases follow", () => {
    const few = [...area({ seed: SEED, cases: 500 }).stays()].slice(0, 490);
    expect(JSON.stringify(few)).toBe(JSON.stringify(stays.slice(0, 490)));
  });

  it("marks every case, hospital and person as synthetic", () => {
    for (const { marks, patientId, hospitalId, caseId } of cases) {
      expect(marks).toEqual({ synthetic: true });
      for (const id of [patientId, hospitalId, caseId]) if (id !== undefined) expect(id).toMatch(/^SYN-/);
    }
    expect(sample.hospitals.every(({ name }) => name?.includes("synthetic") && name.includes("合成"))).toBe(
      true,
    );
  });

  it("writes records that are read without a warning, and back to the same record", () => {
    for (const { record } of stays) {
      const result = safeParseCase(record);
      expect(result.ok && result.warnings).toEqual([]);
      if (result.ok) expect(caseToJson(result.value)).toEqual(asWritten(record));
    }
  });

  it("discharges every stay within the period, after its admission", () => {
    for (const { admissionDate, dischargeDate } of cases) {
      if (dischargeDate === undefined) continue;
      expect(dischargeDate >= "2020-01-01" && dischargeDate <= "2020-12-31").toBe(true);
      if (admissionDate !== undefined) expect(admissionDate <= dischargeDate).toBe(true);
    }
  });

  it("adds up: categories to the total, fund and patient to the total, self-funded within the patient's part", () => {
    for (const { totalCost, costs = {}, fundPayment, patientPayment, selfFunded } of cases) {
      if (totalCost === undefined) continue;
      expect(sum(Object.values(costs)).eq(totalCost)).toBe(true);
      expect(sum([fundPayment, patientPayment]).eq(totalCost)).toBe(true);
      expect(selfFunded?.lte(patientPayment ?? 0)).toBe(true);
    }
  });

  it("lands every case in the group it was made for", () => {
    for (const [index, { drg, record }] of stays.entries()) {
      const inpatientCase = cases[index];
      if (inpatientCase === undefined) continue;
      const result = groupCase(inpatientCase, scheme);
      if (inpatientCase.diagnoses.length === 0 || inpatientCase.sex === undefined)
        expect(result.status).toBe("invalid");
      else if (drg === undefined) expect(result.status).toBe("ungroupable");
      else expect(`${String(record.caseId)} ${result.drg}`).toBe(`${String(record.caseId)} ${drg}`);
    }
  });

  it("reaches most groups of the scheme, surgical and medical", () => {
    const all = scheme.scheme.mdcs.flatMap(({ adrgs }) => adrgs.flatMap(({ drgs }) => drgs));
    expect(sampleScheme.groups.length).toBeGreaterThan(all.length * 0.9);
    expect(new Set(stays.map(({ drg }) => drg)).size).toBeGreaterThan(400);
  });

  it("has every kind of case that settlement must cope with", () => {
    const count = (holds: (inpatientCase: InpatientCase) => boolean) => cases.filter(holds).length;
    expect(count(({ ageDays }) => ageDays !== undefined)).toBeGreaterThan(40);
    expect(
      count(({ careType, lengthOfStayDays = 0 }) => careType === "psychiatric" && lengthOfStayDays > 60),
    ).toBeGreaterThan(10);
    expect(stays.filter(({ drg }) => drg === undefined).length).toBeGreaterThan(5);
    expect(count(({ insuranceType }) => insuranceType === "employee")).toBeGreaterThan(1_000);
    expect(count(({ insuranceType }) => insuranceType === "resident")).toBeGreaterThan(1_000);
    expect(count(({ dischargeDisposition }) => dischargeDisposition === 5)).toBeGreaterThan(5);
  });

  it("lacks each of the needed fields now and then", () => {
    const lacking = new Set<string>();
    const needed = ["sex", "items", "patientId", "hospitalId", "admissionDate", "totalCost"];
    needed.push("insuranceType", "diagnoses");
    for (const { record } of area({ seed: SEED, cases: 12_000 }).stays()) {
      for (const field of needed) if (!(field in record)) lacking.add(field);
    }
    expect([...lacking].sort()).toEqual([...needed].sort());
  });

  it("has only stays that have ended: without a date of discharge a stay is not of the year", () => {
    expect(stays.filter(({ record }) => !("dischargeDate" in record))).toEqual([]);
  });

  it("spreads costs about the group's average, with dear and cheap outliers", () => {
    const averages = new Map(sample.groups.map(({ drg, averageCost }) => [drg, averageCost]));
    const multiples = stays.flatMap(({ drg }, index) => {
      const [average, cost] = [averages.get(drg ?? ""), cases[index]?.totalCost];
      const bedDay = cases[index]?.careType === "psychiatric";
      return average === undefined || cost === undefined || bedDay ? [] : [cost.div(average).toNumber()];
    });
    const share = (holds: (multiple: number) => boolean) => multiples.filter(holds).length / multiples.length;
    expect(share((multiple) => multiple > 3)).toBeGreaterThan(0.004);
    expect(share((multiple) => multiple > 3)).toBeLessThan(0.04);
    expect(share((multiple) => multiple < 0.4)).toBeGreaterThan(0.01);
    expect(share((multiple) => multiple < 0.4)).toBeLessThan(0.12);
    expect(share((multiple) => multiple > 0.5 && multiple < 2)).toBeGreaterThan(0.8);
  });

  it("has hospitals of three grades in each pooling area and one medical community in each", () => {
    for (const poolingArea of ["SYN-A1", "SYN-A2"]) {
      const here = sample.hospitals.filter((hospital) => hospital.poolingArea === poolingArea);
      expect(new Set(here.map(({ grade }) => grade))).toEqual(new Set(["tertiary", "secondary", "primary"]));
      expect(new Set(here.map(({ budgetUnit }) => budgetUnit)).size).toBe(2);
      expect(here.filter(({ budgetUnit }) => budgetUnit !== undefined).length).toBeGreaterThan(2);
    }
    const known = new Set(sample.hospitals.map(({ hospitalId }) => hospitalId));
    expect(cases.every(({ hospitalId }) => hospitalId === undefined || known.has(hospitalId))).toBe(true);
  });

  it("writes hospitals, groups, events and budget that are read back", () => {
    for (const hospital of sample.hospitals)
      expect(parseHospital(hospitalToJson(hospital))).toEqual(hospital);
    for (const group of sample.groups) {
      expect(publishedGroupToJson(parsePublishedGroup(publishedGroupToJson(group)))).toEqual(
        publishedGroupToJson(group),
      );
    }
    for (const { events } of stays)
      for (const event of events) expect(parseCareEvent(event).patientId).toMatch(/^SYN-/);
    const budget = budgetToJson(sample.budget());
    expect(budgetToJson(parseBudget(budget))).toEqual(budget);
  });

  it("budgets 97 % of each fund's cost, cut to the fen", () => {
    for (const budgetBase of ["total-cost", "fund"] as const) {
      const small = area({ seed: SEED, cases: 500, demands: { budgetBase } });
      const own = [...sampleCases([...small.stays()].map(({ record }) => record))];
      for (const { poolingArea, insuranceType, amount } of small.budget().funds) {
        const charged = own.filter(
          (each) => each.poolingArea === poolingArea && each.insuranceType === insuranceType,
        );
        const base = sum(charged.map((each) => (budgetBase === "fund" ? each.fundPayment : each.totalCost)));
        expect(amount?.toFixed(2)).toBe(base.times("0.97").toDecimalPlaces(2, "down").toFixed(2));
      }
    }
  });

  it("has three smaller years of history, each in its year, without planted pairs", () => {
    const history = [...sampleCases(area({ seed: SEED, cases: 600 }).history())];
    const years = new Map<string, number>();
    for (const { dischargeDate = "" } of history)
      years.set(dischargeDate.slice(0, 4), (years.get(dischargeDate.slice(0, 4)) ?? 0) + 1);
    expect([...years]).toEqual([
      ["2017", 300],
      ["2018", 300],
      ["2019", 300],
    ]);
    expect(new Set([...history, ...cases].map(({ caseId }) => caseId)).size).toBe(900 + 4_000);
  });

  it("works for a leap day, a short period, one area, no history", () => {
    const leap = area({
      seed: 1,
      cases: 50,
      period: { from: "2020-02-29", to: "2021-02-27" },
      historyYears: 2,
    });
    const first = [...sampleCases(leap.history())][0]?.dischargeDate ?? "";
    expect(first >= "2018-02-28" && first < "2019-02-28").toBe(true);
    const short = area({
      seed: 1,
      cases: 400,
      period: { from: "2021-01-01", to: "2021-03-01" },
      poolingAreas: 1,
      historyYears: 0,
    });
    expect([...short.history()]).toEqual([]);
    expect(short.hospitals).toHaveLength(9);
    for (const inpatientCase of sampleCases([...short.stays()].map(({ record }) => record))) {
      const { dischargeDate = "2021-01-15" } = inpatientCase;
      expect(dischargeDate >= "2021-01-01" && dischargeDate <= "2021-03-01").toBe(true);
    }
  });

  it.each([
    ["no cases", { seed: 1, cases: 0 }],
    ["half a case", { seed: 1, cases: 1.5 }],
    ["a seed that is no number", { seed: Number.NaN, cases: 1 }],
    ["a period of a day", { seed: 1, cases: 1, period: { from: "2020-01-01", to: "2020-01-01" } }],
    ["no pooling area", { seed: 1, cases: 1, poolingAreas: 0 }],
  ])("refuses %s", (_name, options) => {
    expect(() => area(options)).toThrow(expect.objectContaining({ code: "SAMPLE_OPTION_INVALID" }));
  });

  it("refuses a scheme no record of which was reached", () => {
    try {
      sampleArea({ reference: "none@1", groups: [], ungroupable: [] }, weights, { seed: 1, cases: 1 });
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error, "SAMPLE_SCHEME_EMPTY")).toBe(true);
    }
  });

  it("copes with a scheme of one group", () => {
    const group = sampleScheme.groups.find(({ mdc }) => mdc === "MDCB");
    if (group === undefined) throw new Error("the scheme has an MDCB");
    const tiny = sampleArea(
      { reference: "tiny@1", groups: [group], ungroupable: [] },
      {},
      { seed: 1, cases: 200 },
    );
    expect([...tiny.stays()]).toHaveLength(200);
    expect(tiny.groupsWithoutWeight).toEqual([group.drg]);
  });
});

describe("the sample's own files", () => {
  it("do not need fast-check, so that the command line can carry them", () => {
    const folder = new URL("../../src/testing/sample/", import.meta.url);
    for (const file of readdirSync(folder)) {
      expect(readFileSync(new URL(file, folder), "utf8")).not.toMatch(
        /from "(fast-check|\.\.\/[a-z-]+\.js)"/,
      );
    }
  });
});

/** The record as `caseToJson` writes it: no zeros behind the fen, an empty list where the diagnoses are missing. */
function asWritten(record: object): unknown {
  const text = JSON.stringify({ diagnoses: [], ...record }, (_key, value) =>
    typeof value === "string" && /^\d+\.\d\d$/.test(value) ? new Decimal(value).toFixed() : value,
  );
  return JSON.parse(text);
}
