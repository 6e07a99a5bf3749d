import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOfDayNumber, dayNumber, isDrgError } from "../../src/primitives/index.js";
import { rulesetCatalog } from "../../src/rulesets/index.js";
import { editionInForce, resolveRuleset } from "../../src/rulesets/resolve-ruleset.js";
import { madeUp } from "./made-up.js";
import { shipped } from "./shipped.js";

const FIRST = dayNumber("2018-01-01");
const LAST = dayNumber("2026-12-31");
const regions = [...new Set([...shipped.editions.values()].map(({ json }) => String(json.region)))].sort();

function referenceOn(region: string, on: string): string {
  try {
    return resolveRuleset(shipped, { region, on }).reference;
  } catch (error) {
    return isDrgError(error) ? error.code : String(error);
  }
}

describe("resolveRuleset", () => {
  it("every day of 2018 to 2026 has at most one edition per region", () => {
    for (const region of regions) {
      for (let day = FIRST; day <= LAST; day++) editionInForce(shipped, region, dateOfDayNumber(day));
    }
  });

  it("gives the same edition every time, and a county that of its city", () => {
    fc.assert(
      fc.property(fc.constantFrom(...regions), fc.integer({ min: FIRST, max: LAST }), (region, day) => {
        const on = dateOfDayNumber(day);
        const first = referenceOn(region, on);
        expect(referenceOn(region, on)).toBe(first);
        if (region.endsWith("00")) expect(referenceOn(`${region.slice(0, 4)}82`, on)).toBe(first);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["330600", "2018-10-21", "RULESET_NONE_IN_FORCE"],
    ["330600", "2018-10-22", "zhejiang-shaoxing@2018"],
    ["330600", "2019-12-31", "zhejiang-shaoxing@2018"],
    ["330600", "2020-01-01", "zhejiang-shaoxing@2020"],
    ["330600", "2024-12-31", "zhejiang-shaoxing@2020"],
    ["330600", "2025-01-01", "zhejiang-shaoxing@2025"],
    ["330681", "2025-06-01", "zhejiang-shaoxing@2025"],
    ["330100", "2021-06-01", "zhejiang@2020"],
    ["331100", "2026-01-01", "zhejiang-lishui@2025"],
    ["411200", "2022-12-31", "henan-sanmenxia@2022"],
    ["411200", "2023-01-01", "henan-sanmenxia@2023"],
    ["411200", "2024-12-31", "henan-sanmenxia@2023"],
    ["411200", "2025-01-01", "RULESET_ENDED"],
    ["411202", "2025-01-01", "RULESET_ENDED"],
    ["411200", "2021-12-31", "national-chs@2020"],
    ["320200", "2022-06-30", "jiangsu-wuxi@2022"],
    ["320200", "2024-01-01", "RULESET_ENDED"],
    ["120000", "2022-06-30", "national-chs@2020"],
    ["110000", "2022-06-30", "beijing@2022"],
    ["320500", "2023-06-30", "jiangsu-suzhou@2023"],
    ["450902", "2022-06-30", "guangxi-yulin@2022"],
    ["451000", "2022-06-30", "guangxi@2022"],
    ["110000", "2026-12-31", "RULESET_ENDED"],
    ["120000", "2026-12-31", "national-chs@2020"],
    ["120000", "2027-01-01", "national-chs@2027"],
  ])("%s on %s: %s", (region, on, reference) => {
    expect(referenceOn(region, on)).toBe(reference);
  });

  it("refuses a region or a day that cannot be", () => {
    expect(() => resolveRuleset(shipped, { region: "3306", on: "2020-01-01" })).toThrow(
      "RULESET_REGION_INVALID",
    );
    expect(() => resolveRuleset(shipped, { region: "330600", on: "2020-02-30" })).toThrow("DATE_INVALID");
  });

  it("refuses to choose between two editions of one region and day", () => {
    const later = madeUp({ version: "2021", effective: { from: "2020-12-31", to: null } });
    const catalog = rulesetCatalog([
      { name: "a", content: madeUp() },
      { name: "b", content: later },
    ]);
    expect(resolveRuleset(catalog, { region: "990000", on: "2020-12-30" }).version).toBe("2020");
    expect(() => resolveRuleset(catalog, { region: "990000", on: "2020-12-31" })).toThrow(
      "RULESET_AMBIGUOUS",
    );
  });
});
