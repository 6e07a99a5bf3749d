import { describe, expect, it } from "vitest";
import { NEVER_PRINCIPAL_OUTSIDE, UNKNOWN_OUTSIDE } from "../../scripts/schemes-import/lint-explanations.js";
import { lintDictionary } from "../../src/cli/shipped/code-knowledge.js";
import type { Scheme } from "../../src/grouping/index.js";
import { shippedScheme } from "./import-helpers.js";

const { diagnoses: known, grey } = lintDictionary();
const REFUSED = new Set(
  ["chs-drg@2.0", "chs-drg@3.0"].flatMap((one) => shippedScheme(one).invalidPrincipalDiagnoses ?? []),
);

/** The diagnoses of a group that no chapter of its scheme lists. */
function outside(scheme: Scheme, group: string): readonly string[] {
  const chapters = new Set(scheme.mdcs.flatMap(({ lists }) => lists?.diagnoses ?? []));
  const entry = scheme.mdcs.flatMap(({ adrgs }) => adrgs).find(({ code }) => code === group);
  return (entry?.lists?.diagnoses ?? []).filter((code) => !chapters.has(code));
}

describe("why zj-drg@1.1 keeps groups with diagnoses outside their chapter", () => {
  const scheme = shippedScheme("zj-drg@1.1");

  it.each(UNKNOWN_OUTSIDE.split(" "))("%s: no bill holds one of them", (group) => {
    const codes = outside(scheme, group);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => known.has(code))).toEqual([]);
  });

  it.each(NEVER_PRINCIPAL_OUTSIDE.split(" "))("%s: none is a principal diagnosis, but P00.807", (group) => {
    const codes = outside(scheme, group);
    expect(codes.some((code) => REFUSED.has(code))).toBe(true);
    const left = codes.filter((code) => known.has(code) && !grey?.has(code) && !REFUSED.has(code));
    expect(left).toEqual(group.startsWith("P") ? ["P00.807"] : []);
  });

  it("RT1 and SU1: one bill code each has no chapter, and is a case without group", () => {
    const left = ["RT1", "SU1"].map((group) =>
      outside(scheme, group).filter((code) => known.has(code) && !grey?.has(code)),
    );
    expect(left).toEqual([["D48.721"], ["U07.100x002"]]);
  });
});
