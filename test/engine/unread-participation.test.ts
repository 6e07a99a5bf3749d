import { describe, expect, test } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { yearBudget } from "../year-budget.js";
import { edition, engineFor } from "./sample-engine.js";

/** What settling tells of two hospitals' stays of March, one of which is paid by DRG from a day on. */
function told(path: string, participatesFrom?: string) {
  const hospitals = [{ participatesFrom }, {}].map((own, at) =>
    parseHospital({ hospitalId: `H${at}`, grade: "tertiary", poolingArea: "A", coefficient: "1", ...own }),
  );
  const groups = [
    { drg: "BR23", averageCost: "10000", basePoints: "100", relativeWeight: "1", stable: true },
  ];
  const year = Number(path.slice(-4));
  const cases = ["10", "20", undefined].flatMap((day, at) =>
    hospitals.map(({ hospitalId }) =>
      parseCase({
        ...{ caseId: `${hospitalId}-${at}`, patientId: "P", hospitalId, poolingArea: "A" },
        ...{ insuranceType: "employee", totalCost: "10000", fundPayment: "6000", drg: "BR23" },
        ...(day !== undefined && { admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-${day}` }),
      }),
    ),
  );
  const engine = engineFor(edition(path), { on: `${year}-12-31` });
  const weights = engine.weigh({ hospitals, groups: groups.map((row) => parsePublishedGroup(row)) });
  const budget = parseBudget(yearBudget(year, "100000", { poolingArea: "A" }));
  const { diagnostics } = engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
  const notes = diagnostics.filter(({ code }) => code === "ENGINE_PARTICIPATION_NOT_READ");
  return notes.map(({ severity, path, message }) => ({ severity, path, ...message }));
}

describe("the first day of payment by DRG of a hospital (SMX-005)", () => {
  test("is told once where no unit of the edition asks for it and stays lie before it", () => {
    const [note, ...others] = told("zhejiang/2020", "2020-03-15");
    expect(others).toEqual([]);
    expect([note?.severity, note?.path]).toEqual(["warning", "hospitals.participatesFrom"]);
    expect(note?.zh).toContain("1 家机构的DRG付费起始日期（participatesFrom）晚于其 1 例病例");
    expect(note?.en).toContain("1 hospital the hospitals file gives a first day of payment by DRG");
    for (const words of [note?.zh, note?.en]) expect(words).toContain("zhejiang@2020");
  });

  test.each([
    ["an edition that pays such stays the old way", "henan-sanmenxia/2022", "2022-03-15"],
    ["a day that no stay lies before", "zhejiang/2020", "2020-03-10"],
    ["no day", "zhejiang/2020", undefined],
  ])("is not told: %s", (_, path, day) => {
    expect(told(path, day)).toEqual([]);
  });
});
