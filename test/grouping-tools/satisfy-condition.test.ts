import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { satisfyOptions } from "../../src/grouping/explain/satisfy-condition.js";
import { SchemeProbe } from "../../src/grouping/explain/scheme-probe.js";
import { loadScheme } from "../../src/grouping/index.js";
import { SMALL } from "./small-scheme.js";

const probe = new SchemeProbe(loadScheme(SMALL));
const man = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"], procedures: [] } as const;

/** The edits that are proposed. */
function proposed(condition: Condition, wanted: boolean) {
  const owner = { level: "drg", entry: "BR21", name: "", condition, lists: undefined } as const;
  return satisfyOptions(probe, man, condition, owner, wanted, 1);
}

describe("of a combined condition only the parts that stand in the way are edited", () => {
  const adult: Condition = { ageYears: { ">=": 18 } };
  const old: Condition = { ageYears: { ">=": 80 } };
  const long: Condition = { lengthOfStayDays: { ">": 60 } };
  const male: Condition = { sex: "male" };

  it.each<[string, Condition, boolean, Condition]>([
    ["all that is to hold: a part that holds already is passed", { all: [adult, old] }, true, old],
    ["any that is to fail: a part that fails already is passed", { any: [old, adult] }, false, adult],
    ["any that is to hold: whichever part does not", { any: [old] }, true, old],
    ["all that is to fail: whichever part holds", { all: [old, male] }, false, male],
  ])("%s", (_, combined, wanted, decisive) => {
    expect(proposed(combined, wanted)).toEqual(proposed(decisive, wanted));
    expect(proposed(combined, wanted).length).toBeGreaterThan(0);
  });

  it("a part that is not known stands in the way of both", () => {
    expect(proposed({ all: [adult, long] }, true)).toEqual(proposed(long, true));
    expect(proposed({ any: [old, long] }, false)).toEqual(proposed(long, false));
  });
});
