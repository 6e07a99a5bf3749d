import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { HospitalGrade } from "../../src/cases/field-values.js";
import { Decimal, decimal } from "../../src/primitives/index.js";
import type { RateSource } from "../../src/settlement/parameters/rate-parameters.js";
import { paymentStandard } from "../../src/settlement/rate/payment-standard.js";
import { rateForHospital } from "../../src/settlement/rate/rate-for-hospital.js";
import { settle } from "../../src/settlement/settle.js";
import { rateParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
  const [head = "", ...lines] = readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  const keys = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, at) => [keys[at] ?? "", value])));
}

const GRADES = ["primary", "secondary", "tertiary"] as const;

function rateOf(
  source: RateSource,
  grade: HospitalGrade,
  insuranceType: "employee" | "resident" = "employee",
): Decimal {
  const ledger = { poolingArea: "000000", insuranceType };
  const rate = rateForHospital(source, {
    hospitalId: "H",
    grade,
    tier: undefined,
    ledger,
    fund: undefined,
  })?.rate;
  if (rate === undefined) throw new Error(`no rate for ${grade}`);
  return rate;
}

describe("WX-050…055: 602 published standards × 3 grades, to the last printed decimal", () => {
  const source: RateSource = {
    method: "given",
    rates: [
      { grade: "primary", rate: decimal("7782") },
      { grade: "secondary", rate: decimal("9947") },
      { grade: "tertiary", rate: decimal("13060") },
    ],
  };
  const rows = table("wuxi-2022-standards.csv");

  test("standard = weight × rate of the grade; basic groups at the primary rate everywhere", () => {
    expect(rows).toHaveLength(602);
    expect(rows.filter((row) => row.uniform === "1")).toHaveLength(25);
    for (const row of rows) {
      for (const grade of GRADES) {
        const rate = rateOf(source, row.uniform === "1" ? "primary" : grade);
        expect(paymentStandard(decimal(row.weight ?? ""), rate).toFixed(), `${row.drg} ${grade}`).toBe(
          decimal(row[grade] ?? "").toFixed(),
        );
      }
    }
  });

  test("settling one case of every group pays each standard, to the fen", () => {
    const cases = GRADES.flatMap((grade) =>
      rows.map(
        (row): TestCase => ({
          caseId: row.drg ?? "",
          hospitalId: grade,
          poolingArea: "000000",
          insuranceType: "employee",
          group: row.drg ?? "",
          points: row.weight ?? "",
          cost: "1",
          fund: "1",
        }),
      ),
    );
    const uniformGroups = {
      groups: new Set(rows.flatMap((row) => (row.uniform === "1" ? [row.drg ?? ""] : []))),
      pricedAs: "primary" as const,
    };
    const result = settle(
      { cases: weighed(cases), hospitals: GRADES.map((grade) => ({ hospitalId: grade, grade })) },
      rateParameters({ source, uniformGroups }),
    );
    const expected = GRADES.map((grade) =>
      rows
        .reduce((sum, row) => sum.plus(decimal(row[grade] ?? "").toDecimalPlaces(2)), new Decimal(0))
        .toFixed(2),
    );
    expect(result.statement.map((line) => line.drgTotalCost?.toFixed(2))).toEqual(expected);
  });
});

describe("SZ-001, SZ-002: 648 published standards × 3 grades", () => {
  /**
   * The base that reproduces every row is 9,435.25 yuan exactly (secondary: × 1.02 = 9,623.955); the table prints amounts with ten
   * significant digits, so 29.7 × 9,435.25 × 0.75 = 210,170.19375 stands there as 210170.1938.
   */
  const source: RateSource = {
    method: "base-times-coefficient",
    base: decimal("9435.25"),
    coefficients: [
      { grade: "primary", coefficient: decimal("0.75") },
      { grade: "secondary", coefficient: decimal("1.02") },
      { grade: "tertiary", coefficient: decimal("1.2") },
    ],
  };

  test("standard = weight × base × coefficient of the grade; basic groups at 1.02 everywhere", () => {
    const rows = table("suzhou-2023-standards.csv");
    expect(rows).toHaveLength(648);
    expect(rows.filter((row) => row.uniform === "1")).toHaveLength(21);
    for (const row of rows) {
      for (const grade of GRADES) {
        const rate = rateOf(source, row.uniform === "1" ? "secondary" : grade);
        const standard = paymentStandard(decimal(row.weight ?? ""), rate);
        expect(standard.toSignificantDigits(10).toFixed(), `${row.drg} ${grade}`).toBe(
          decimal(row[grade] ?? "").toFixed(),
        );
      }
    }
  });
});

describe("WH-001: 658 published standards × 2 funds, secondary hospitals", () => {
  const source: RateSource = {
    method: "given",
    rates: [
      { grade: "secondary", insuranceType: "employee", rate: decimal("10618") },
      { grade: "secondary", insuranceType: "resident", rate: decimal("9800") },
    ],
  };

  test("standard = weight × rate of the fund", () => {
    const rows = table("wuhan-2022-standards.csv");
    expect(rows).toHaveLength(658);
    for (const row of rows) {
      for (const fund of ["employee", "resident"] as const) {
        const standard = paymentStandard(decimal(row.weight ?? ""), rateOf(source, "secondary", fund));
        expect(standard.toFixed(), `${row.drg} ${fund}`).toBe(decimal(row[fund] ?? "").toFixed());
      }
    }
  });
});
