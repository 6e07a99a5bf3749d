import { expect, it } from "vitest";
import { countsByCode, Notices } from "../../src/cli/io/notices.js";

const message = { zh: "一", en: "one" };

it("what was noticed is counted in the order of the codes, whatever order the rows stand in, in one run and in parts", () => {
  const rows = ["ID_DAMAGED", "AGE_ODD", "ID_DAMAGED", "COST_ODD"].map((code, at) => ({
    ...{ code, message },
    line: at + 2,
  }));
  const countsOf = (some: typeof rows) => {
    const notices = new Notices("cases.csv");
    notices.add(some);
    return notices.counts;
  };
  const expected = JSON.stringify({ AGE_ODD: 1, COST_ODD: 1, ID_DAMAGED: 2 });
  expect(JSON.stringify(countsOf(rows))).toBe(expected);
  expect(JSON.stringify(countsOf([...rows].reverse()))).toBe(expected);
  const parts = [rows.slice(2), rows.slice(0, 2)].map(countsOf);
  expect(JSON.stringify(countsByCode(parts.flatMap((part) => Object.entries(part))))).toBe(expected);
});
