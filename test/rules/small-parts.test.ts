import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { stayOf } from "../../src/cases/length-of-stay.js";
import { decimal, fenOf, periodOf, toScaled } from "../../src/primitives/index.js";
import { dayOf } from "../../src/rules/day-of.js";
import { previousPeriod } from "../../src/rules/previous-period.js";

describe("fenOf", () => {
  it.each([
    ["0", 0],
    ["0.01", 1],
    ["0.1", 10],
    ["1", 100],
    ["1234.5", 123450],
    ["9999999.99", 999999999],
    ["10000000", 1000000000],
    ["12345678901.23", 1234567890123],
    ["-0.05", -5],
  ])("%s yuan is %i fen", (yuan, fen) => {
    expect(fenOf(decimal(yuan as string))).toBe(fen);
  });
  property.prop([fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })])("is the exact scaling", (fen) => {
    const amount = decimal(fen).div(100);
    expect(fenOf(amount)).toBe(Number(toScaled(amount, 2)));
  });
  it("never drops a part of a fen", () => {
    expect(() => fenOf(decimal("0.001"))).toThrow("DECIMAL_TOO_FINE");
    expect(() => fenOf(decimal("0.00000001"))).toThrow("DECIMAL_TOO_FINE");
    expect(() => fenOf(decimal("1234567.891"))).toThrow("DECIMAL_TOO_FINE");
  });
});

describe("periods", () => {
  it.each([
    ["2020-01-31", "month", "2020-01", "2019-12"],
    ["2020-12-01", "month", "2020-12", "2020-11"],
    ["2020-03-31", "quarter", "2020-Q1", "2019-Q4"],
    ["2020-04-01", "quarter", "2020-Q2", "2020-Q1"],
    ["2020-12-31", "year", "2020", "2019"],
    ["2020-12-31", "all", "all", undefined],
  ] as const)("%s by %s is %s after %s", (date, period, id, before) => {
    expect(periodOf(date, period)).toBe(id);
    expect(previousPeriod(id)).toBe(before);
  });
});

describe("days", () => {
  const stay = {
    caseId: "1",
    diagnoses: [],
    procedures: [],
    admissionDate: "2021-01-10",
    dischargeDate: "2021-01-15",
  };
  it("a length of stay as stated, else from the dates, else unknown", () => {
    expect(stayOf(stay)).toBe(5);
    expect(stayOf({ ...stay, lengthOfStayDays: 7 })).toBe(7);
    expect(stayOf({ ...stay, dischargeDate: "2021-01-10" })).toBe(1);
    expect(stayOf({ ...stay, dischargeDate: "2021-01-09" })).toBeUndefined();
    expect(stayOf({ ...stay, dischargeDate: "2021-01-09", lengthOfStayDays: 7 })).toBeUndefined();
    expect(stayOf({ ...stay, lengthOfStayDays: -1 })).toBeUndefined();
    expect(stayOf({ ...stay, admissionDate: "2021-02-30" })).toBeUndefined();
  });
  it("a text that is no date has no day", () => {
    expect([dayOf("1970-01-02"), dayOf("1970-02-30"), dayOf(undefined)]).toEqual([1, undefined, undefined]);
  });
});
