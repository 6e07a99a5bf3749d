import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settleSmall, yearBudget } from "./small-area.js";

/** In which band of a fifth the one case of a settled area stands in the report. */
async function bandOf(ruleset: string, year: number, group: object, totalCost: string): Promise<number> {
  const drg = "BR23";
  const settled = await settleSmall({
    ruleset,
    cases: [
      {
        ...{
          caseId: "c",
          hospitalId: "H1",
          patientId: "P",
          drg,
          poolingArea: "X",
          insuranceType: "employee",
        },
        ...{ admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-20`, totalCost, fundPayment: "7000" },
        ...{ diagnoses: ["I10.x00"], procedures: [] },
      },
    ],
    hospitals: [
      { hospitalId: "H1", name: "H1", grade: "tertiary", tier: "1", poolingArea: "X", coefficient: "1" },
    ],
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg, stable: true, ...group },
    ],
    budget: yearBudget(year, "100000"),
  });
  const report = readFileSync(join(settled.folder, "report.html"), "utf8");
  const chart = /aria-label="Multiples of the group average".*?<\/svg>/s.exec(report)?.[0] ?? "";
  const columns = chart.matchAll(/<path d="M[\d. ]+l[\d.]+ 0l0 -?([\d.]+)[^>]* ecmeta_data_index="(\d+)"/g);
  return Number([...columns].find(([, height]) => Number(height) > 0)?.[2] ?? -1);
}

describe("the chart of multiples is exact", () => {
  it.each([
    ["5999.99", 2],
    ["6000", 3],
  ])("%s over an average of 10,000 is in band %i of a fifth", async (cost, band) => {
    const group = { averageCost: "10000", basePoints: "100" };
    expect(await bandOf("zhejiang-shaoxing@2020", 2020, group, cost)).toBe(band);
  });

  it.each([
    ["20001.38", 9],
    ["20001.39", 10],
  ])("%s over a standard of 10,000.695, which is paid as 10,000.70, is in band %i", async (cost, band) => {
    expect(await bandOf("jiangsu-wuxi@2022", 2022, { relativeWeight: "0.76575" }, cost)).toBe(band);
  });
});
