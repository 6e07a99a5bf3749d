import { fc, test as propertyTest } from "@fast-check/vitest";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { parseISO } from "date-fns/parseISO";
import { describe, expect, test } from "vitest";
import { addDays, dateOfDayNumber, dayNumber, daysBetween, isCivilDate } from "../../src/primitives/index.js";

describe("civil dates", () => {
  test.each(["2020-02-29", "2000-02-29", "1970-01-01", "2026-12-31", "0001-01-01"])("%s exists", (date) => {
    expect(isCivilDate(date)).toBe(true);
    expect(dateOfDayNumber(dayNumber(date))).toBe(date);
  });

  test.each([
    "2020-02-30",
    "2021-02-29",
    "1900-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-1-1",
    "20200101",
    "2020-01-01T00:00",
    "",
  ])("%j does not", (date) => {
    expect(isCivilDate(date)).toBe(false);
    expect(() => dayNumber(date)).toThrowError(/DATE_INVALID/);
  });

  test("the epoch is day 0, a stay over the summer-time change is counted in calendar days", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1969-12-31")).toBe(-1);
    // Shanghai's last summer time began on 1991-04-14
    expect(daysBetween("1991-04-13", "1991-04-15")).toBe(2);
    expect(addDays("2020-02-28", 2)).toBe("2020-03-01");
  });

  propertyTest.prop([fc.integer({ min: -200_000, max: 200_000 })])(
    "day number and date are inverse",
    (day) => {
      expect(dayNumber(dateOfDayNumber(day))).toBe(day);
    },
  );

  propertyTest.prop([fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: -20_000, max: 40_000 })])(
    "agrees with date-fns on calendar days, in whatever zone the tests run",
    (a, b) => {
      const [from, to] = [dateOfDayNumber(a), dateOfDayNumber(b)];
      expect(daysBetween(from, to)).toBe(differenceInCalendarDays(parseISO(to), parseISO(from)));
    },
  );
});
