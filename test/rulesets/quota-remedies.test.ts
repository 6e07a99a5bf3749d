import { describe, expect, it } from "vitest";
import { edition, references } from "./shipped.js";

const KINDS = {
  "special-review-quota": "specialReview",
  "record-correction-quota": "recordCorrection",
  "bed-day-exit-quota": "bedDayExit",
} as const;

describe("the remedy of a finding on a quota says what a review does with what is beyond it (SX-050 to SX-052, NAT-071, ZJ-055)", () => {
  const quotas = references.flatMap((reference) => {
    const { rules, settlement } = edition(reference);
    return Object.entries(KINDS).flatMap(([id, kind]) => {
      const remedy = rules?.audit?.[id]?.remedy;
      const { force: cited } = (settlement?.review?.[kind]?.quota ?? {}) as { force?: { value?: unknown } };
      const force = cited?.value;
      return remedy === undefined || force === undefined ? [] : [[reference, id, force, remedy] as const];
    });
  });

  it("of some editions the one, of others the other", () => {
    expect(new Set(quotas.map(([, , force]) => force))).toEqual(new Set(["hard", "in-principle"]));
  });

  it.each(quotas)("%s %s: %s", (_reference, _id, force, remedy) => {
    const { zh, en } = remedy as { zh: string; en: string };
    expect([zh.includes("不予受理"), en.includes("not heard")]).toEqual(Array(2).fill(force === "hard"));
    expect([zh.includes("原则上"), en.includes("in principle only")]).toEqual(
      Array(2).fill(force !== "hard"),
    );
  });
});
