import { expect, it } from "vitest";
import { randomYear } from "../../scripts/year/random-year.js";

const FIRST = 1;
const YEARS = 20;

it(`years ${FIRST} to ${FIRST + YEARS - 1}: the parts are the whole, settling again is settling from the start, a withdrawn application and a dismissed finding do nothing`, () => {
  const years = Array.from({ length: YEARS }, (_, at) => randomYear(FIRST + at));
  for (const name of ["applications", "withdrawn", "changes", "lines", "deducted", "dismissed"] as const)
    expect(
      years.reduce((sum, year) => sum + year[name], 0),
      name,
    ).toBeGreaterThan(0);
});
