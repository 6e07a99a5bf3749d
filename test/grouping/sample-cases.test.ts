import { describe, expect, it } from "vitest";
import { groupCase } from "../../src/grouping/index.js";
import { sampleCases, shippedScheme } from "./shipped-schemes.js";

/** Answers of the public groupers; see fixtures/README.md. */
const AGREEING = ["zj-drg@1.1"];

describe("the sample cases of the public groupers", () => {
  it.each(AGREEING)("%s agrees on status, MDC, ADRG and DRG in all of them", (reference) => {
    const scheme = shippedScheme(reference);
    const samples = sampleCases(reference);
    expect(samples).toHaveLength(2000);
    for (const sample of samples) {
      const { status, mdc, adrg, drg } = groupCase(sample.case, scheme);
      expect({ caseId: sample.case.caseId, status, mdc, adrg, drg }).toEqual({
        caseId: sample.case.caseId,
        ...sample.expected,
      });
    }
  });
});
