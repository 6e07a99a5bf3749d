import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { HospitalGrade, InsuranceType } from "../../src/cases/index.js";
import { CitedReader, type Decimal, decimal } from "../../src/primitives/index.js";
import { publishedGroups } from "../../src/rulesets/index.js";
import { bindSettlement } from "../../src/settlement/index.js";
import { paymentStandard } from "../../src/settlement/rate/payment-standard.js";
import { rateForHospital } from "../../src/settlement/rate/rate-for-hospital.js";
import { edition } from "./shipped.js";

/** The published standards, as public transcriptions print them (OpenDRG, Apache-2.0). */
function printed(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), "utf8").trim();
  const [head = "", ...lines] = text.split("\n");
  const names = head.split(",");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, index) => [names[index] ?? "", cell])),
  );
}

/** Prices a unit of every group of an edition's table at a hospital of a grade, by the rate method. */
function pricing(reference: string) {
  const ruleset = edition(reference);
  if (ruleset.settlement === undefined || ruleset.groupTable === undefined) throw new Error(reference);
  const { rate } = bindSettlement(ruleset.settlement, new CitedReader({ on: ruleset.effective.from }));
  const weights = new Map(
    publishedGroups(ruleset.groupTable).map((group) => [group.drg, group.relativeWeight]),
  );
  return (drg: string, grade: HospitalGrade, insuranceType: InsuranceType): Decimal | undefined => {
    const priced = rate?.uniformGroups?.groups.has(drg) ? rate.uniformGroups.pricedAs : grade;
    const asked = {
      hospitalId: "H",
      grade: priced,
      tier: undefined,
      ledger: { poolingArea: "A", insuranceType },
      fund: undefined,
    };
    const perUnit = rate?.source && rateForHospital(rate.source, asked)?.rate;
    const weight = weights.get(drg);
    return weight && perUnit && paymentStandard(weight, perUnit, rate?.standardRounding);
  };
}

const GRADES = ["primary", "secondary", "tertiary"] as const;

describe("published payment standards, row by row", () => {
  it("Wuxi 2022: 602 rows, three grades, exact (WX-051, WX-052, WX-054, WX-055)", () => {
    const rows = printed("wuxi-2022-standards.csv");
    const price = pricing("jiangsu-wuxi@2022");
    expect(rows).toHaveLength(602);
    for (const row of rows) {
      for (const grade of GRADES)
        expect(price(row.drg ?? "", grade, "employee")?.eq(row[grade] ?? "")).toBe(true);
    }
  });

  it("Suzhou 2023: 648 rows, three grades, exact to the ten digits printed (SZ-001, SZ-002)", () => {
    const rows = printed("suzhou-2023-standards.csv");
    const price = pricing("jiangsu-suzhou@2023");
    expect(rows).toHaveLength(648);
    for (const row of rows) {
      for (const grade of GRADES) {
        const standard = price(row.drg ?? "", grade, "employee");
        expect(standard?.toSignificantDigits(10).eq(row[grade] ?? "")).toBe(true);
      }
    }
  });

  it("Wuhan 2022: 658 rows, two funds, exact (WH-001)", () => {
    const rows = printed("wuhan-2022-standards.csv");
    const price = pricing("hubei-wuhan@2022");
    expect(rows).toHaveLength(658);
    for (const row of rows) {
      for (const fund of ["employee", "resident"] as const) {
        expect(price(row.drg ?? "", "secondary", fund)?.eq(row[fund] ?? "")).toBe(true);
      }
    }
  });

  it("Wuhan's two displaced rows: the weight read from the remarks gives the printed price", () => {
    const price = pricing("hubei-wuhan@2022");
    expect(price("AH11", "secondary", "employee")).toEqual(decimal("148652"));
    expect(price("AH1B", "secondary", "employee")).toEqual(decimal("127416"));
  });

  it("a grade whose rate was not published has no standard", () => {
    expect(pricing("hubei-wuhan@2022")("AA19", "tertiary", "employee")).toBeUndefined();
  });
});
