import { describe, expect, it } from "vitest";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

const scheme = shippedScheme("zj-drg@1.1");

/** What is said of a record's age, sex and codes, with what the group is; nothing but that. */
function said(change: object): readonly (string | undefined)[] {
  const record = {
    caseId: "1",
    sex: "female" as const,
    ageYears: 30,
    diagnoses: [],
    procedures: [],
    ...change,
  };
  const { drg, diagnostics } = groupCase(record, scheme);
  const own = diagnostics.filter(({ code }) => /^GROUPING_(?:AGE|SEX)_/.test(code));
  return [drg, ...own.map(({ code, path }) => `${code} ${path}`)];
}

describe("codes that are hardly those of an age or sex are said, and the group stays", () => {
  const conflict = (at = 0) => `GROUPING_AGE_CONFLICT diagnoses.${at}`;

  it.each<readonly [string, object, readonly string[]]>([
    ["a newborn's code below one year", { ageYears: 0, ageDays: 200, diagnoses: ["J18.900", "P07.300"] }, []],
    ["at one year", { ageYears: 1, diagnoses: ["J18.900", "P07.300"] }, [conflict(1)]],
    ["of an adult", { ageYears: 60, diagnoses: ["P22.000"] }, [conflict()]],
    ["at an age that is not known", { ageYears: undefined, diagnoses: ["P22.000"] }, []],
    ["a mother's code below nine", { ageYears: 8, diagnoses: ["O80.000"] }, [conflict()]],
    ["at nine", { ageYears: 9, diagnoses: ["O80.000"] }, []],
    ["at 64", { ageYears: 64, diagnoses: ["O80.000"] }, []],
    ["above 64", { ageYears: 65, diagnoses: ["O80.000"] }, [conflict()]],
    [
      "of a newborn: the mother's record",
      { ageYears: 0, ageDays: 3, birthWeightGrams: 3000, diagnoses: ["O80.000"] },
      [conflict()],
    ],
    ["another code at any age", { ageYears: 0, ageDays: 200, diagnoses: ["J18.900"] }, []],
    [
      "a woman's diagnosis of a man",
      { sex: "male", diagnoses: ["N80.000"] },
      ["GROUPING_SEX_CONFLICT diagnoses.0"],
    ],
    ["of a woman", { diagnoses: ["N80.000"] }, []],
    ["where the sex is stated as unknown", { sex: "unknown", diagnoses: ["N80.000"] }, []],
  ])("%s", (_, change, codes) => {
    expect(said(change).slice(1)).toEqual(codes);
  });
});

describe("an age in days on which a rule turned is said", () => {
  const newborn = { ageYears: 0, birthWeightGrams: 2600, diagnoses: ["P22.000"] };
  const turned = "GROUPING_AGE_DECIDES ageDays";

  it.each<readonly [number, string, readonly string[]]>([
    [27, "PR19", []],
    [28, "PR19", [turned]],
    [29, "0000", [turned]],
    // Without a group the way back is said at any age.
    [200, "0000", [turned]],
  ])("P22.000 at %i days: %s", (ageDays, drg, codes) => {
    expect(said({ ...newborn, ageDays })).toEqual([drg, ...codes]);
  });

  it("names both groups, and the days", () => {
    const { diagnostics } = groupCase(
      { caseId: "1", sex: "male", procedures: [], ...newborn, ageDays: 29 },
      scheme,
    );
    expect(diagnostics.map(({ message }) => message.zh)).toContain(
      "年龄 29 天，没有病组；若为 28 天，则为 PR19：病组取决于天数。请核对年龄天数。",
    );
  });

  it("a child beside the limit whose group is the same at either age has nothing to check", () => {
    expect(said({ ageYears: 0, ageDays: 29, diagnoses: ["J18.900"] }).slice(1)).toEqual([]);
    expect(said({ ageYears: 0, diagnoses: ["P22.000"] }).slice(1)).toEqual([]);
  });
});
