import { describe, expect, it } from "vitest";
import { everydayOutcomes, standingSection } from "../../scripts/schemes/everyday-section.js";
import { shippedReferences, shippedScheme } from "../grouping/shipped-schemes.js";
import { everydayStays, wrongStays } from "./everyday-stays.js";

/** Stays of 398 that a scheme may have wrong (`everyday.csv` of the grouping facts, and 2 or 3 for the national schemes and ZJ 1.0). */
const MOST_WRONG: Readonly<Record<string, number>> = {
  "anyang@2021": 11,
  "beijing@2022": 1,
  "changchun@2022": 1,
  "changzhou@2022": 1,
  "chs-drg@1.0": 2,
  "chs-drg@1.0-revised": 2,
  "fuzhou@2022": 1,
  "hefei@2023": 12,
  "liaocheng@2022": 5,
  "linfen@2022": 6,
  "quanzhou@2023": 8,
  "wlmq@2022": 1,
  "wuhan@2022": 2,
  "wuxi@2022": 8,
  "xjbt@2022": 4,
  "yinchuan@2023": 114,
  "yunnan@2022": 12,
  "yunnan@2023": 3,
  "zj-drg@1.0": 3,
  "zj-drg@1.1": 3,
};

const stays = everydayStays();
const given = stays.filter(({ file }) => file !== "further");

describe("everyday stays end in the group that its name promises", () => {
  it("239 stays from outside, and each stay has a name of its own", () => {
    expect(given).toHaveLength(239);
    expect(new Set(stays.map(({ id }) => id)).size).toBe(stays.length);
  });

  it("the page says of how many stays its figures are, and which of them the standing was judged by", () => {
    expect(standingSection([]).join("\n")).toContain(
      "239 of those 398 stays were handed on and stand in `test/everyday`, with 64 that were written from the names of the groups: what is counted on this page is counted from these 303.",
    );
  });

  it("every stay under every scheme ends there, or is explained", () => {
    const { outcomes, elsewhere } = everydayOutcomes(shippedReferences());
    expect(outcomes).toBeGreaterThanOrEqual(300 * 37);
    const unexplained = elsewhere.filter(({ why }) => why === undefined);
    expect(unexplained.map(({ reference, stay }) => `${reference}: ${stay}`)).toEqual([]);
  });

  it.each(shippedReferences())("%s has no more of them wrong than the facts say", (reference) => {
    const wrong = wrongStays(given, shippedScheme(reference)).map(({ stay }) => stay.id);
    expect(wrong.length, wrong.join("; ")).toBeLessThanOrEqual(MOST_WRONG[reference] ?? 0);
  });
});
