import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertCodes } from "../../src/grouping/crosswalk.js";
import {
  type CodeSystem,
  type CrosswalkTable,
  groupCase,
  loadCodeDictionary,
  loadCrosswalk,
} from "../../src/grouping/index.js";
import { checkCodes } from "../../src/grouping/judge-code.js";
import { sampleCases, shippedScheme } from "./shipped-schemes.js";

function codesFile<File>(name: string): File {
  const path = join(import.meta.dirname, "../../rulesets/codes", `${name}.json`);
  return JSON.parse(readFileSync(path, "utf8")) as File;
}

const crosswalk = loadCrosswalk(
  codesFile<CrosswalkTable>("icd-10-yb.from-gl"),
  codesFile<CrosswalkTable>("icd-9-cm-3-yb.from-gl"),
);
const dictionary = loadCodeDictionary(
  codesFile<CodeSystem>("icd-10-yb"),
  codesFile<CodeSystem>("icd-9-cm-3-yb"),
);
const scheme = shippedScheme("chs-drg@1.1");
const plain = { caseId: "1", sex: "male", ageYears: 40, procedures: [] as string[] } as const;

describe("code conversion", () => {
  const samples = sampleCases("chs-drg@1.1.converted");

  it("gives the public grouper's codes and answers on its 300 samples", () => {
    expect(samples).toHaveLength(300);
    for (const sample of samples) {
      const { status, mdc, adrg, drg } = groupCase(sample.case, scheme, { crosswalk });
      expect({ id: sample.case.caseId, status, mdc, adrg, drg }).toEqual({
        id: sample.case.caseId,
        ...sample.expected,
      });
      const { record, problem } = convertCodes(sample.case, crosswalk);
      if (problem === undefined && sample.converted !== undefined) {
        expect({ diagnoses: record.diagnoses, procedures: record.procedures }).toEqual(sample.converted);
      }
    }
  });

  it("reports each change code by code", () => {
    const { record, changes } = convertCodes({ ...plain, diagnoses: ["D36.109", "B20.100"] }, crosswalk);
    expect(record.diagnoses).toEqual(["D36.109", "B20.100x001"]);
    expect(changes.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: "GROUPING_CODE_REPLACED", path: "diagnoses.1" },
    ]);
    expect(changes[0]?.message.en).toContain("B20.100x001");
  });

  it("stops at the first code without an entry, diagnoses before procedures", () => {
    const bad = { ...plain, diagnoses: ["A00.000", "Q99.999"], procedures: ["99.9999"] };
    const result = groupCase(bad, scheme, { crosswalk });
    expect(result).toMatchObject({ status: "invalid", drg: "0000" });
    expect(result.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["GROUPING_DIAGNOSIS_NOT_CONVERTIBLE", "diagnoses.1"],
    ]);
    const worse = groupCase({ ...bad, diagnoses: ["A00.000"] }, scheme, { crosswalk });
    expect(worse.diagnostics[0]?.code).toBe("GROUPING_PROCEDURE_NOT_CONVERTIBLE");
  });

  it("is not applied unless asked for", () => {
    const record = { ...plain, diagnoses: ["B20.100"] };
    expect(groupCase(record, scheme).diagnostics.map(({ code }) => code)).not.toContain(
      "GROUPING_CODE_REPLACED",
    );
  });
});

describe("code dictionary", () => {
  it("reports unknown and grey codes and changes no group", () => {
    const record = { ...plain, diagnoses: ["J18.900", "Q99.999x999"], procedures: ["00.0000"] };
    const withDictionary = groupCase(record, scheme, { dictionary });
    const without = groupCase(record, scheme);
    const { codesInDoubt, ...grouped } = withDictionary;
    expect({ ...grouped, diagnostics: [] }).toEqual({ ...without, diagnostics: [] });
    expect(codesInDoubt).toEqual(["diagnoses.1", "procedures.0"]);
    expect(withDictionary.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["GROUPING_CODE_UNKNOWN", "diagnoses.1"],
      ["GROUPING_CODE_UNKNOWN", "procedures.0"],
    ]);
    const grey = loadCodeDictionary(
      { ...codesFile<CodeSystem>("icd-10-yb"), grey: ["J18.900"] },
      codesFile<CodeSystem>("icd-9-cm-3-yb"),
    );
    expect(checkCodes(record, grey)[0]?.code).toBe("GROUPING_CODE_GREY");
  });
});
