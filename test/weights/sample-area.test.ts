import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Hospital, type InpatientCase, type JsonRecord, parseCase } from "../../src/cases/index.js";
import { groupCase } from "../../src/grouping/group-case.js";
import { CitedReader, fromScaled, toScaled, WORKING_SCALE } from "../../src/primitives/index.js";
import { loadRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { reductionInVariance } from "../../src/weights/groups/case-mix.js";
import {
  bindWeights,
  coefficientTable,
  type GroupedAs,
  groupStatistics,
  groupTable,
  historyUses,
  hospitalsById,
  weighCases,
} from "../../src/weights/index.js";
import type { WeightsSection } from "../../src/weights/parameters.js";
import { area, scheme } from "../testing/zhejiang-sample.js";
import { type ReferenceStay, referencePoints } from "./reference/point-method-2020.js";

const CASES = 10_000;
const NEWEST_YEAR = 2019;

const regions = new URL("../../rulesets/regions/", import.meta.url);
const catalog = rulesetCatalog(
  readdirSync(regions, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .map((name) => ({ name, content: readFileSync(new URL(name, regions), "utf8") })),
);

/** The weights of the shipped 2020 edition, as they were in force at the end of that year. */
function edition2020() {
  const path = "zhejiang-shaoxing/2020.json";
  const ruleset = loadRuleset(readFileSync(new URL(path, regions), "utf8"), { catalog, file: path });
  const reader = new CitedReader({ on: "2020-12-31", rulesetId: ruleset.reference });
  return { parameters: bindWeights(ruleset.weights as WeightsSection, reader), reader };
}

type Grouped = readonly [InpatientCase, GroupedAs];

function referenceStay([record, grouped]: Grouped, hospitals: ReadonlyMap<string, Hospital>): ReferenceStay {
  const { marks = {}, careType } = record;
  return {
    caseId: record.caseId,
    hospital: record.hospitalId ?? "",
    grade: hospitals.get(record.hospitalId ?? "")?.grade ?? "ungraded",
    patient: record.patientId ?? "",
    drg: grouped.drg,
    status: grouped.status,
    admitted: record.admissionDate ?? "",
    discharged: record.dischargeDate ?? "",
    fen: Math.round(Number(record.totalCost) * 100),
    bedDayCare: careType !== undefined && careType !== "acute",
    bedDayExit: marks.bedDayExit === true,
    ...(marks.approvedCost !== undefined && { approvedFen: Math.round(Number(marks.approvedCost) * 100) }),
    specialReview: marks.specialReviewApproved === true,
    newTechnology: marks.newTechnology === true,
    justified: marks.readmissionJustified === true,
    principal: record.diagnoses[0] ?? "",
  };
}

/** Experts have set a cost for every other new technology and stay without a diagnosis, and for some ordinary ones, whose points no approval sets (ZJ-014, SX-020). */
function byExperts(record: JsonRecord, at: number): JsonRecord {
  const marks = record.marks as JsonRecord;
  const isOpen = marks.newTechnology === true || record.diagnoses === undefined;
  if (marks.specialReviewApproved === true || at % (isOpen ? 2 : 50) !== 0) return record;
  return { ...record, marks: { ...marks, approvedCost: `${1000 + at}.07` } };
}

describe("the 10,000-case sample area under the shipped 2020 edition", () => {
  const { parameters, reader } = edition2020();
  const sample = area({ seed: 20200101, cases: CASES });
  const groupAll = (records: Iterable<unknown>): Grouped[] =>
    Array.from(records, (record) => {
      const parsed = parseCase(record);
      const { drg, status } = groupCase(parsed, scheme);
      return [parsed, { drg, status }] as const;
    });
  let history: Grouped[];
  let cases: Grouped[];
  let weighedOnce: ReturnType<typeof weighArea>;
  beforeAll(() => {
    history = groupAll(sample.history());
    cases = groupAll(Array.from(sample.stays(), ({ record }, at) => byExperts(record, at)));
    weighedOnce = weighArea();
  });

  function weighArea() {
    const { history: years, groupWeight, stability, coefficient } = parameters;
    if (years === undefined || groupWeight === undefined) throw new Error("the edition weighs nothing");
    const columns = caseColumns(history);
    const statistics = groupStatistics(columns, years, { stability, newestYear: NEWEST_YEAR });
    const groups = groupTable(statistics, years, groupWeight);
    const coefficients = coefficientTable(
      { hospitals: sample.hospitals, statistics, years: years.years, history: () => columns, groups },
      coefficient,
    );
    const tables = { groups, coefficients, hospitals: hospitalsById(sample.hospitals) };
    return {
      statistics,
      tables,
      weighed: weighCases(caseColumns(cases, parameters.readmission), tables, parameters),
    };
  }

  it("agrees with the independent calculation on every case", () => {
    const { tables, weighed } = weighedOnce;
    const hospitals = hospitalsById(sample.hospitals);
    const stays = cases.map((one) => referenceStay(one, hospitals));
    const reference = referencePoints(
      history.map((one) => referenceStay(one, hospitals)),
      stays,
      NEWEST_YEAR,
    );
    expect(toScaled(tables.groups.areaAverageCost ?? fromScaled(0n, 0), WORKING_SCALE)).toBe(
      reference.areaMean,
    );
    const known = (units: bigint | undefined) => (units === undefined || units < 0n ? undefined : units);
    const differences: unknown[] = [];
    reference.results.forEach((expected, i) => {
      const actual = {
        caseId: weighed.caseIds[i],
        caseClass: weighed.classes[weighed.caseClass[i] ?? -1],
        points: known(weighed.points[i]),
        coefficient: known(weighed.coefficient[i]),
        basePoints: known(weighed.basePoints[i]),
      };
      const same = (Object.keys(actual) as (keyof typeof actual)[]).every(
        (key) => actual[key] === expected[key],
      );
      if (!same) differences.push({ expected, actual, stay: stays[i] });
    });
    expect(differences.slice(0, 3)).toEqual([]);
    expect(reference.results).toHaveLength(CASES);
    const classes = new Set(reference.results.map(({ caseClass }) => caseClass));
    expect([...classes]).toEqual(
      expect.arrayContaining(["bed-day", "readmitted", "unstable", "low", "normal"]),
    );
  });

  it("agrees with weighCase on every twentieth case", () => {
    const { tables, weighed } = weighedOnce;
    for (let i = 0; i < cases.length; i += 20) {
      const [record, grouped] = cases[i] as Grouped;
      const readmitted = weighed.classes[weighed.caseClass[i] ?? -1] === "readmitted";
      const one = weighCase(record, grouped, tables, parameters, { readmitted });
      expect(one.points === undefined ? -1n : toScaled(one.points, WORKING_SCALE)).toBe(weighed.points[i]);
    }
  });

  it("accounts for every history case, and explains a share of the variance", () => {
    const { statistics } = weighedOnce;
    const uses = historyUses(statistics);
    expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(history.length);
    expect(reductionInVariance(statistics)?.gt("0.3")).toBe(true);
  });

  it("says which values it assumed and which rules it could not evaluate", () => {
    expect(reader.notEvaluated.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["weights.history.trimming", "weights.caseClasses.thresholds.high"]),
    );
    expect(reader.assumptions.map(({ path }) => path)).toContain("weights.caseClasses.order");
  });
});
