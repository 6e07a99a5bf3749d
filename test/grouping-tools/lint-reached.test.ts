import { describe, expect, it } from "vitest";
import REACHED from "../../scripts/schemes/reached.json" with { type: "json" };
import { lintSchemes, reachedGroups } from "../../scripts/schemes-import/lint-section.js";
import { schemeFile, shippedReferences } from "../grouping/shipped-schemes.js";
import { someSchemes } from "./some-schemes.js";

/** Schemes that are linted here, another in every run; `lint-section.ts` lints them all. */
const LINTED = Number(process.env.LINT_SCHEMES ?? 1);

const readScheme = (reference: string) => {
  const file = schemeFile(reference);
  if (file === undefined) throw new Error(`no shipped scheme ${reference}`);
  return file;
};

describe("a generated case of every DRG of the shipped schemes", () => {
  it("reaches its group, or the group is explained", () => {
    const written: Readonly<Record<string, { drgs: number; unreached: readonly { why: string }[] }>> =
      REACHED;
    expect(Object.keys(written)).toEqual(shippedReferences());
    const unreached = Object.values(written).flatMap((one) => one.unreached);
    expect(unreached.filter(({ why }) => /cases tried|cannot be reached|shadowed/.test(why))).toEqual([]);
  });

  it("as it is written down; some schemes, others in every run", () => {
    const all = shippedReferences().filter((reference) => reference !== "shanghai@2.0");
    for (const one of lintSchemes(someSchemes(all, LINTED), readScheme)) {
      expect(reachedGroups(one), one.reference).toEqual(REACHED[one.reference as keyof typeof REACHED]);
    }
  });
});
