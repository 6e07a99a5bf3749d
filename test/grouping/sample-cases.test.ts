import { describe, expect, it } from "vitest";
import { compileScheme } from "../../src/grouping/compile-scheme.js";
import { type CompiledScheme, groupCase } from "../../src/grouping/index.js";
import { type SampleCase, sampleCases, shippedScheme } from "./shipped-schemes.js";

interface Difference {
  readonly sample: SampleCase;
  readonly drg: string;
  readonly codes: readonly string[];
}

/** The samples whose answer differs from the public grouper's, in status, MDC, ADRG or DRG. */
function differences(reference: string, scheme: CompiledScheme): readonly Difference[] {
  return sampleCases(reference).flatMap((sample) => {
    const { status, mdc, adrg, drg, diagnostics } = groupCase(sample.case, scheme);
    const { expected } = sample;
    const same =
      status === expected.status && mdc === expected.mdc && adrg === expected.adrg && drg === expected.drg;
    return same ? [] : [{ sample, drg, codes: diagnostics.map(({ code }) => code) }];
  });
}

/** The samples of 2.0 and of the groups made from it rest on the tables alone: their interpreter refuses no code. */
const LENIENT = {
  invalidPrincipalDiagnosis: "accept",
  invalidProcedure: "keep",
  greyPrincipalCode: "accept",
} as const;

const REFUSALS: readonly string[] = [
  "GROUPING_PRINCIPAL_DIAGNOSIS_INVALID",
  "GROUPING_PRINCIPAL_DIAGNOSIS_GREY",
  "GROUPING_MAIN_PROCEDURE_GREY",
  "GROUPING_MAIN_PROCEDURE_INVALID",
];

describe("the 2,000 sample cases of each public grouper", () => {
  it.each(["beijing@2022", "chs-drg@1.0-revised", "chs-drg@1.1", "chs-drg@3.0", "wuxi@2022", "zhoukou@2023"])(
    "%s agrees on status, MDC, ADRG and DRG in all of them",
    (reference) => {
      expect(sampleCases(reference)).toHaveLength(2000);
      expect(differences(reference, shippedScheme(reference))).toEqual([]);
    },
  );

  it("zj-drg@1.1 differs only where the text of 1.0 prints the name of an operation in another group than its heading says", () => {
    const found = differences("zj-drg@1.1", shippedScheme("zj-drg@1.1"));
    const moves = found.map(({ sample, drg }) => [sample.case.procedures[0], sample.expected.drg, drg]);
    expect(moves).toEqual([
      ["39.7800x010", "FM25", "FE15"],
      ["39.7800x010", "FM25", "FE15"],
    ]);
  });

  it.each([
    ["chs-drg@2.0", 88],
    ["shanghai@2.0", 64],
  ])(
    "%s differs only by its invalid and grey codes (%i cases), and agrees without them",
    (reference, count) => {
      const official = shippedScheme(reference);
      const found = differences(reference, official);
      expect(found).toHaveLength(count);
      for (const { codes } of found) expect(codes.some((code) => REFUSALS.includes(code))).toBe(true);
      const { scheme } = official;
      const lenient = compileScheme({ ...scheme, switches: { ...scheme.switches, ...LENIENT } });
      expect(differences(reference, lenient)).toEqual([]);
    },
  );

  it("chs-drg@2.0: K80.101 with I50.900 and procedure 51.2300 is HC23", () => {
    const record = {
      caseId: "1",
      sex: "female",
      ageYears: 60,
      diagnoses: ["K80.101", "I50.900"],
      procedures: ["51.2300"],
    } as const;
    expect(groupCase(record, shippedScheme("chs-drg@2.0"))).toMatchObject({
      status: "grouped",
      mdc: "MDCH",
      adrg: "HC2",
      drg: "HC23",
      complication: "mcc",
    });
  });

  it("a full trace walks to the same group as the fast path", () => {
    for (const reference of ["chs-drg@2.0", "chs-drg@3.0", "shanghai@2.0", "wuxi@2022", "zj-drg@1.1"]) {
      const scheme = shippedScheme(reference);
      for (const sample of sampleCases(reference).slice(0, 400)) {
        const { trace, ...full } = groupCase(sample.case, scheme, { trace: "full" });
        expect(full).toEqual(groupCase(sample.case, scheme));
        if (full.status === "grouped") {
          const { trace: matched } = groupCase(sample.case, scheme, { trace: "matched" });
          const held = trace
            ?.filter((step) => step.held && step.level !== "record")
            .slice(-(matched?.length ?? 0));
          expect(held?.at(-1)).toEqual(matched?.at(-1));
        }
      }
    }
  });
});
