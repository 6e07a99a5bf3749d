import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShelf } from "../src/shelf/open-shelf.js";
import { jobsHere, startService } from "./service.js";

let app: FastifyInstance;
beforeAll(async () => {
  const shelf = openShelf({
    schemes: ["chs-drg@1.0", "chs-drg@2.0", "zj-drg@1.1"],
    rulesets: ["national-chs@2020", "zhejiang-lishui@2020"],
  });
  app = (await startService({ shelf, pool: jobsHere(shelf) })).app;
});
afterAll(() => app.close());

async function post(path: string, payload: object) {
  return JSON.parse((await app.inject({ method: "POST", url: path, payload })).body);
}

/** A stay that is in GE19 under chs-drg@1.0 and in GF39 under 2.0. */
const stay = (caseId: string, dischargeDate?: string) => ({
  ...{ caseId, sex: "male", ageYears: 35, diagnoses: ["K45.100", "I67.100x021"], procedures: ["53.0302"] },
  ...(dischargeDate !== undefined && { dischargeDate }),
});

describe("each case is answered by the values and the scheme of its day of discharge", () => {
  const asked = { ruleset: "national-chs@2020" };

  it("price: each names its day, the basis the days of change", async () => {
    const cases = [stay("old", "2020-12-31"), stay("new", "2025-06-01"), stay("undated")];
    const body = await post("/v1/price", { ...asked, cases });
    const told = body.results.map(({ on, drg }: Record<string, string>) => [on, drg]);
    expect(told).toEqual([
      ["2020-12-31", "GE19"],
      ["2025-06-01", "GF39"],
      ["2020-06-01", "GE19"],
    ]);
    expect(body).toMatchObject({
      on: "2020-12-31",
      changes: ["2021-05-01", "2024-07-23", "2025-01-01"],
      scheme: "chs-drg@1.0",
    });
    expect(body.results[2].remarks.join()).toContain("no date of discharge");
  });

  it("price: `on` takes one day for all, and a case of another time says so", async () => {
    const body = await post("/v1/price", { ...asked, on: "2025-12-31", cases: [stay("old", "2020-12-31")] });
    expect(body).toMatchObject({ on: "2025-12-31", scheme: "chs-drg@2.0" });
    expect(body.results[0]).toMatchObject({ on: "2025-12-31", drg: "GF39" });
    expect(body.results[0].remarks.join()).toContain("others held on 2020-12-31");
  });

  it.each([
    ["2020-05-31", "before its first day"],
    ["2019-03-01", "in a year before"],
    ["2028-03-01", "behind its last"],
  ])(
    "price: a case discharged outside the edition's life, %s, says so, and so does the basis",
    async (day) => {
      const { results, diagnostics } = await post("/v1/price", { ...asked, cases: [stay("1", day)] });
      expect(results[0].remarks.join()).toContain(`${day} is outside the dates of the ruleset`);
      expect(diagnostics).toContainEqual(expect.objectContaining({ code: "ENGINE_OUTSIDE_EDITION" }));
    },
  );

  it("weigh: ZJ-060, a group without coefficient since 2021-09-06", async () => {
    const hospitals = [{ hospitalId: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.2" }];
    const groups = [{ drg: "DE25", averageCost: "10000", basePoints: "100", stable: true }];
    const of = (dischargeDate: string) => ({
      ...{ caseId: dischargeDate, hospitalId: "H1", drg: "DE25", totalCost: "9500.00", dischargeDate },
      ...{ admissionDate: "2021-01-01", insuranceType: "employee", diagnoses: ["J35.000"] },
    });
    const cases = [of("2021-09-05"), of("2021-09-06")];
    const { results } = await post("/v1/weigh", {
      ruleset: "zhejiang-lishui@2020",
      hospitals,
      groups,
      cases,
    });
    const told = results.map(({ on, result }: { on: string; result: Record<string, string> }) => [
      on,
      Number(result.coefficient),
    ]);
    expect(told).toEqual([
      ["2021-09-05", 1.2],
      ["2021-09-06", 1],
    ]);
  });
});
