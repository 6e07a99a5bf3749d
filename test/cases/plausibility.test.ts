import { describe, expect, it } from "vitest";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { JsonRowReader } from "../../src/cases/row/json-row-reader.js";

/** A record in which nothing is remarkable. */
const PLAIN = {
  ...{ caseId: "1", ageYears: 40, diagnoses: ["K80.100x001", "I10.x00"], procedures: ["51.2300"] },
  ...{ admissionDate: "2020-05-01", dischargeDate: "2020-05-05", ventilatorHours: 10, icuHours: 10 },
  ...{ totalCost: "1000.00", fundPayment: "700.00", patientPayment: "300.00", selfFunded: "50.00" },
};

type Change = Readonly<Record<string, unknown>>;

/** What is said of the record with a change: codes and places. The fast reader must leave to the plain path whatever has something to say. */
function said(change: Change): readonly string[] {
  const record = { ...PLAIN, ...change };
  const result = safeParseCase(record);
  const warnings = result.ok ? result.warnings.map(({ code, path }) => `${code} ${path}`) : ["refused"];
  const line = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
  const isFast = new JsonRowReader(new CaseRow()).read(line, 0);
  if (isFast) expect(warnings).toEqual([]);
  return warnings;
}

describe("what of a record is hardly meant is said, and nothing is changed by it", () => {
  const AGE = "CASE_AGE_MISMATCH ageDays";
  const NO_DAYS = "CASE_AGE_DAYS_MISSING ageDays";
  const TOTAL = "CASE_COSTS_ABOVE_TOTAL costs";
  const paid = (field: string) => `CASE_PAYMENT_ABOVE_COST ${field}`;
  const NEWBORN = { ageYears: 0, ageDays: 3 };
  const weight = (field: string) => `CASE_WEIGHT_UNLIKELY ${field}`;
  const ventilation = (path: string) => `CASE_VENTILATION_MISMATCH ${path}`;
  const UNTIMED = { ventilatorHours: undefined, admissionDate: undefined, dischargeDate: undefined };
  const hours = (field: string) => `CASE_HOURS_ABOVE_STAY ${field}`;

  it("a weight of 0 is missing to grouping, and said to be", () => {
    const parsed = safeParseCase({ caseId: "1", ageYears: 0, ageDays: 3, birthWeightGrams: 0 });
    expect(parsed.ok && parsed.warnings.map(({ message }) => message.en)).toEqual([
      expect.stringContaining("grouping takes it for missing"),
    ]);
  });

  it.each<readonly [string, Change, readonly string[]]>([
    ["nothing remarkable", {}, []],
    ["age 0 without days", { ageYears: 0 }, [NO_DAYS]],
    ["age 0 with days", { ageYears: 0, ageDays: 0 }, []],
    ["age 1 without days", { ageYears: 1 }, []],
    ["days alone", { ageYears: undefined, ageDays: 3 }, []],
    ["age 0: the last day of a long year", { ageYears: 0, ageDays: 365 }, []],
    ["age 0: a day more", { ageYears: 0, ageDays: 366 }, [AGE]],
    ["age 1: a day less than a short year", { ageYears: 1, ageDays: 364 }, [AGE]],
    ["age 1: a short year", { ageYears: 1, ageDays: 365 }, []],
    ["age 1: the last day of two long years", { ageYears: 1, ageDays: 731 }, []],
    ["age 1: a day more", { ageYears: 1, ageDays: 732 }, [AGE]],
    ["an adult of 0 days", { ageYears: 60, ageDays: 0 }, [AGE]],
    [
      "a newborn of 3 g: kilograms",
      { ...NEWBORN, birthWeightGrams: 3, admissionWeightGrams: 3 },
      [weight("birthWeightGrams"), weight("admissionWeightGrams")],
    ],
    ["a newborn of nothing", { ...NEWBORN, birthWeightGrams: 0 }, [weight("birthWeightGrams")]],
    ["a newborn of 200 g", { ...NEWBORN, birthWeightGrams: 200, admissionWeightGrams: 20_000 }, []],
    ["a newborn of 10 kg", { ...NEWBORN, birthWeightGrams: 10_000 }, []],
    [
      "a newborn of more",
      { ...NEWBORN, birthWeightGrams: 10_001, admissionWeightGrams: 20_001 },
      [weight("birthWeightGrams"), weight("admissionWeightGrams")],
    ],
    [
      "a weight of somebody of unknown age",
      { ageYears: undefined, birthWeightGrams: 3 },
      [weight("birthWeightGrams")],
    ],
    ["an adult whose export puts 0, or kilograms", { birthWeightGrams: 0, admissionWeightGrams: 60 }, []],
    // A stay of four days has five on the calendar: 120 hours.
    ["hours: as many as the stay has", { ventilatorHours: 120, procedures: ["96.7201"] }, []],
    ["hours: more", { ventilatorHours: 120.5, procedures: ["96.7201"] }, [hours("ventilatorHours")]],
    ["ventilation from 96 hours on: 96 hours", { ventilatorHours: 96, procedures: ["96.7201"] }, []],
    [
      "an hour less",
      { ventilatorHours: 95, procedures: ["51.2300", "96.7201"] },
      [ventilation("procedures.1")],
    ],
    [
      "both codes, an hour less",
      { ventilatorHours: 95, procedures: ["96.7101", "96.7201"] },
      [ventilation("procedures.1")],
    ],
    ["no hours, a stay of three days", { ...UNTIMED, lengthOfStayDays: 3, procedures: ["96.7201"] }, []],
    [
      "of two days",
      { ...UNTIMED, lengthOfStayDays: 2, procedures: ["96.7201"] },
      [ventilation("procedures.0")],
    ],
    ["of unknown length", { ...UNTIMED, procedures: ["96.7201"] }, []],
    ["ventilation of less: an hour less", { ventilatorHours: 95.5, procedures: ["96.7101"] }, []],
    ["96 hours", { ventilatorHours: 96, procedures: ["96.7101"] }, [ventilation("procedures.0")]],
    ["no hours", { ...UNTIMED, lengthOfStayDays: 1, procedures: ["96.7101"] }, []],
    ["96 hours without a code of ventilation", { ventilatorHours: 96 }, [ventilation("ventilatorHours")]],
    ["of unknown hours by its code", { ventilatorHours: 96, procedures: ["96.7000"] }, []],
    ["by a mask", { ventilatorHours: 96, procedures: ["93.9000x002"] }, []],
    ["fewer", { ventilatorHours: 95 }, []],
    ["hours of intensive care", { icuHours: 121 }, [hours("icuHours")]],
    ["hours of a stay of unknown length", { dischargeDate: undefined, icuHours: 900 }, []],
    [
      "a code twice, the principal one too",
      { diagnoses: ["I10.x00", "E11.900", "I10.x00"] },
      ["CASE_CODE_TWICE diagnoses.2"],
    ],
    ["an operation twice", { procedures: ["51.2300", "51.2300"] }, ["CASE_CODE_TWICE procedures.1"]],
    ["a code as diagnosis and as procedure", { diagnoses: ["51.2300"], procedures: ["51.2300"] }, []],
    [
      "several codes twice: the first of them",
      { diagnoses: ["A", "B", "B", "A"] },
      ["CASE_CODE_TWICE diagnoses.2"],
    ],
    ["many codes, each once", { diagnoses: Array.from({ length: 101 }, (_, at) => `A${at}`) }, []],
    ["empty places are no code", { diagnoses: ["I10.x00", "", ""] }, []],
    ["fund payment: a fen below the cost", { fundPayment: "999.99" }, []],
    ["fund payment: the cost", { fundPayment: "1000" }, []],
    ["fund payment: a fen above", { fundPayment: "1000.01" }, [paid("fundPayment")]],
    [
      "each payment by itself",
      { patientPayment: "1000.01", selfFunded: "2000" },
      [...[paid("patientPayment"), paid("selfFunded")]],
    ],
    ["payments of an unknown cost", { totalCost: undefined, fundPayment: "1" }, []],
    ["cost parts: a fen below the total", { costs: { bed: "500", operation: "499.99" } }, []],
    ["cost parts: the total", { costs: { bed: "500", operation: "500" } }, []],
    ["cost parts: a fen above", { costs: { bed: "500", operation: "500.01" } }, [TOTAL]],
    [
      "drugs beside their kinds count once",
      { costs: { drug: "900", westernDrug: "600", herbalPieces: "300" } },
      [],
    ],
    ["kinds of drugs above the drugs", { costs: { bed: "100", drug: "1", westernDrug: "900.01" } }, [TOTAL]],
    ["a category of one's own may be a sum", { costs: { bed: "600", subtotal: "600" } }, []],
    ["but is not above the total", { costs: { subtotal: "1000.01" } }, [TOTAL]],
  ])("%s", (_, change, codes) => {
    expect(said(change)).toEqual(codes);
  });

  it("the record is read as it stands", () => {
    const result = safeParseCase({ ...PLAIN, ageYears: 60, ageDays: 0, fundPayment: "1000.01" });
    expect(
      result.ok && [result.value.ageYears, result.value.ageDays, result.value.fundPayment?.toFixed()],
    ).toEqual([...[60, 0, "1000.01"]]);
  });
});
