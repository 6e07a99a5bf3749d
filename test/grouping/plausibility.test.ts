import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EITHER_SEX, FEMALE_ONLY, MALE_ONLY } from "../../src/grouping/case-view.js";
import { type CodeSystem, groupCase } from "../../src/grouping/index.js";
import { SEX_BY_TITLE } from "../../src/grouping/sex-by-title.js";
import { shippedReferences, shippedScheme } from "./shipped-schemes.js";

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
    [
      "a delivery of a man: every code of pregnancy and childbirth, which the conflict of age has too",
      { sex: "male", diagnoses: ["O82.000", "O80.000"] },
      ["GROUPING_SEX_CONFLICT diagnoses.0", "GROUPING_SEX_CONFLICT diagnoses.1"],
    ],
    [
      "a mother's code of a newborn boy",
      { sex: "male", ageYears: 0, ageDays: 3, birthWeightGrams: 3000, diagnoses: ["O82.000"] },
      ["GROUPING_SEX_CONFLICT diagnoses.0", conflict()],
    ],
    [
      "a hysterectomy on a man, which a chapter of childbirth lists too",
      { sex: "male", diagnoses: ["J18.900"], procedures: ["68.4900"] },
      ["GROUPING_SEX_CONFLICT procedures.0"],
    ],
    [
      "an operation on the prostate of a woman, beside another",
      { diagnoses: ["J18.900"], procedures: ["47.0900", "60.5x00"] },
      ["GROUPING_SEX_CONFLICT procedures.1"],
    ],
    ["a hysterectomy on a woman", { diagnoses: ["J18.900"], procedures: ["68.4900"] }, []],
    [
      "an operation of one sex where the sex is stated as unknown",
      { sex: "unknown", diagnoses: ["J18.900"], procedures: ["68.4900", "60.5x00"] },
      [],
    ],
    ["where the sex is stated as unknown", { sex: "unknown", diagnoses: ["N80.000"] }, []],
  ])("%s", (_, change, codes) => {
    expect(said(change).slice(1)).toEqual(codes);
  });
});

describe("birth weight (出生体重) that is not given: the admission weight that stands in for it is told", () => {
  const newborn = {
    caseId: "1",
    sex: "male" as const,
    ...{ ageYears: 0, ageDays: 20, admissionWeightGrams: 1600 },
    diagnoses: ["P07.300x001"],
    procedures: [],
  };
  it.each([
    ["chs-drg@2.0", "PS29"],
    ["chs-drg@1.1", "PS25"],
  ])("%s: %s", (reference, drg) => {
    const result = groupCase(newborn, shippedScheme(reference));
    expect(result.drg).toBe(drg);
    expect(
      result.diagnostics.map(({ severity, code, path, message }) => [severity, code, path, message]),
    ).toEqual([
      [
        "info",
        "GROUPING_ADMISSION_WEIGHT_TAKEN",
        "birthWeightGrams",
        {
          zh: "分组条件用到出生体重，但病例没有给出，按入院体重 1600 克判断。请补充出生体重，病组可能因此不同。",
          en: "A condition asked for the birth weight, which the case does not give; the admission weight, 1600 g, stood in for it. Supply birthWeightGrams: the group may be another by it.",
        },
      ],
    ]);
    expect(groupCase({ ...newborn, birthWeightGrams: 1600 }, shippedScheme(reference)).diagnostics).toEqual(
      [],
    );
  });
});

describe("intensive care of ZJ-DRG, whose document prints no condition (assumed: the department ICU, or hours)", () => {
  it("a department written otherwise keeps its group, and is told: what is asked, what stands there, what to write", () => {
    const infarct = {
      caseId: "1",
      sex: "male" as const,
      ...{ ageYears: 70, department: "重症医学科" },
      diagnoses: ["I21.001"],
      procedures: [],
    };
    const { drg, diagnostics } = groupCase(infarct, scheme);
    expect(drg).toBe("FR25");
    expect(diagnostics.find(({ code }) => code === "GROUPING_DEPARTMENT_ALIKE")?.message).toEqual({
      zh: "分组条件要求科别写作“ICU”或有监护病房时间；病例的科别“重症医学科”像是重症监护，但逐字比较不相同，也没有监护病房时间，相应条件按不成立处理。患者如住过重症监护病房，请填监护病房小时数（icuHours），或将科别（department）写作“ICU”。",
      en: 'A condition asks for the department "ICU" or for hours in intensive care; "重症医学科" reads as intensive care but is not that text, and no hours are given, so the condition was taken as not holding. Where the patient lay in intensive care, supply icuHours, or write the department as "ICU".',
    });
    expect(groupCase({ ...infarct, department: "ICU" }, scheme)).toMatchObject({
      drg: "FR29",
      diagnostics: [],
    });
  });
});

describe("a man's delivery is a conflict of sex under every scheme, whether its chapter asks for the sex or not", () => {
  it.each(shippedReferences())("%s", (reference) => {
    const man = {
      caseId: "1",
      sex: "male" as const,
      ...{ ageYears: 30, lengthOfStayDays: 5, dischargeDisposition: 1 as const },
      diagnoses: ["O82.000"],
      procedures: ["74.1x01"],
    };
    const conflicts = ({ diagnostics }: ReturnType<typeof groupCase>) =>
      diagnostics.filter(({ code }) => code === "GROUPING_SEX_CONFLICT").map(({ path }) => path);
    expect(conflicts(groupCase(man, shippedScheme(reference)))).toEqual(["diagnoses.0", "procedures.0"]);
    expect(conflicts(groupCase({ ...man, sex: "female" }, shippedScheme(reference)))).toEqual([]);
  });
});

/** Categories of ICD-10 that are limited to one sex: WHO, ICD-10 Volume 2; an asterisk code says it too. */
const LIMITED = {
  male: /^(?:B26\.0|C6[0-3]|D07\.[4-6]|D29|D40|E29|I86\.1|N4\d|N5[01]|Q5[3-5]|R86)/,
  female:
    /^(?:A34|C5[1-8]|C79\.6|D06|D07\.[0-3]|D2[5-8]|D39|E28|F53|I86\.3|N7\d|N8\d|N9[0-8]|O\d|Q5[0-2]|S31\.4|S37\.[4-6]|Z01\.4|Z31\.[12]|Z3[2-7]|Z39)/,
};
/** Organs and words of one sex in a title. */
const NAMED = {
  male: /男|阴茎|睾丸|附睾|前列腺|精囊|精索|输精管|阴囊|包皮|龟头|精阜|鞘膜|性无能/,
  female: /女|子宫|卵巢|输卵管|阴道|外阴|阴唇|宫腔|宫颈|前庭大腺|盆腔炎|纳博特腺|附件|受精卵|供卵|妊娠|流产/,
};

/** The titles of a dictionary that is shipped. */
function titlesOf(dictionary: string): Readonly<Record<string, string>> {
  const file = join(import.meta.dirname, `../../rulesets/codes/${dictionary}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as CodeSystem).names;
}

/** The codes that a scheme that is shipped says are of one sex, each once. */
function ofOneSex(list: "diagnoses" | "procedures") {
  const marked = shippedReferences().flatMap((reference) => {
    const { tables } = shippedScheme(reference).tables.view;
    const marks = list === "diagnoses" ? tables.diagnosisMarks : tables.procedureMarks;
    return [...tables[list].entries()].flatMap(([code, number]) => {
      const sex = { [MALE_ONLY]: "male", [FEMALE_ONLY]: "female" }[(marks[number] ?? 0) & EITHER_SEX] as
        | "male"
        | "female"
        | undefined;
      return sex === undefined ? [] : [[`${code} ${sex}`, { reference, code, sex }] as const];
    });
  });
  return new Map(marked);
}

describe("the sex of a diagnosis is that of its category or its title, not of the chapter that it is grouped in", () => {
  const names = titlesOf("icd-10-yb");
  const marked = ofOneSex("diagnoses");

  it("every diagnosis that a scheme says is of one sex is so by its category, or its title names the sex", () => {
    const unfounded = [...marked.values()].filter(({ code, sex }) => {
      const isLimited = code.split("+").some((part) => LIMITED[sex].test(part));
      return !isLimited && !NAMED[sex].test(names[code] ?? "");
    });
    const titled = unfounded.filter(({ code }) => names[code] !== undefined);
    expect(titled.map(({ reference, code }) => `${reference} ${code} ${names[code]}`)).toEqual([]);
    // Two codes of a scheme that the dictionary lacks: nobody can say what their titles are.
    expect(unfounded.map(({ reference, code }) => `${reference} ${code}`)).toEqual([
      "zj-drg@1.0 S37.812",
      "zj-drg@1.0 C45.700x004",
    ]);
    expect(marked.size).toBeGreaterThan(1_000);
  });

  it("what is said otherwise than its chapter has it is a code of the dictionary that a scheme marks so", () => {
    const all = { ...names, ...titlesOf("icd-9-cm-3-yb") };
    for (const [code, sex] of Object.entries(SEX_BY_TITLE)) {
      expect(all[code], code).toBeDefined();
      if (sex === FEMALE_ONLY) expect(all[code], code).toMatch(NAMED.female);
    }
  });

  it.each([
    ["female", "I89.000x025"],
    ["male", "A18.102"],
    ["female", "S39.903"],
    ["male", "T28.300"],
    ["female", "T83.600"],
    ["male", "N94.804"],
  ])("nothing is said of a %s with %s, under any scheme", (sex, code) => {
    const record = {
      caseId: "1",
      sex: sex as "male",
      ageYears: 40,
      diagnoses: ["J18.900", code],
      procedures: [],
    };
    for (const reference of shippedReferences()) {
      const { diagnostics } = groupCase(record, shippedScheme(reference));
      expect(diagnostics.map(({ code: said }) => said)).not.toContain("GROUPING_SEX_CONFLICT");
    }
  });

  it("a man with a disease of the labium is told, whatever chapter a scheme has it in", () => {
    const record = {
      caseId: "1",
      sex: "male" as const,
      ageYears: 40,
      diagnoses: ["J18.900", "I89.000x025"],
      procedures: [],
    };
    for (const reference of ["chs-drg@1.1", "chs-drg@2.0"]) {
      const { diagnostics } = groupCase(record, shippedScheme(reference));
      expect(diagnostics.map(({ code }) => code)).toContain("GROUPING_SEX_CONFLICT");
    }
  });
});

describe("the sex of an operation is that of its chapter of ICD-9-CM-3, or of the lists it stands in and its title", () => {
  const names = titlesOf("icd-9-cm-3-yb");
  const chapter = { male: /^6[0-4]\./, female: /^(?:6[5-9]|7[0-5])\./ };
  const other = { male: "female", female: "male" } as const;

  it("outside of those chapters its title names an organ of the sex", () => {
    const marked = [...ofOneSex("procedures").values()];
    const outside = marked.filter(({ code, sex }) => !chapter[sex].test(code));
    expect(outside.length).toBeGreaterThan(10);
    const unfounded = outside.filter(({ code, sex }) => !NAMED[sex].test(names[code] ?? ""));
    expect(unfounded.map(({ reference, code }) => `${reference} ${code} ${names[code]}`)).toEqual([]);
    expect(marked.length).toBeGreaterThan(500);
  });

  it("no operation is of a sex where a chapter (MDC) that asks for the other one lists it, unless its title names an organ", () => {
    const odd = new Set<string>();
    for (const reference of shippedReferences()) {
      const { scheme: each, tables } = shippedScheme(reference);
      const { procedures, procedureMarks } = tables.view.tables;
      for (const { condition, adrgs } of each.mdcs) {
        const asked = /"sex":"(male|female)"/.exec(JSON.stringify(condition))?.[1];
        if (asked === undefined) continue;
        const bit = asked === "male" ? FEMALE_ONLY : MALE_ONLY;
        for (const code of adrgs.flatMap(({ lists = {} }) => Object.values(lists).flat())) {
          const isOfOther = ((procedureMarks[procedures.numberOf(code)] ?? 0) & bit) !== 0;
          if (isOfOther && !NAMED[other[asked as "male"]].test(names[code] ?? "")) odd.add(code);
        }
      }
    }
    expect([...odd]).toEqual([]);
  });

  it.each([
    ["male", "71.3x01"],
    ["female", "64.5x00"],
    ["male", "40.2909"],
    ["male", "69.1906"],
  ])("nothing is said of a %s with %s, under any scheme", (sex, code) => {
    const record = {
      caseId: "1",
      sex: sex as "male",
      ageYears: 40,
      diagnoses: ["J18.900"],
      procedures: ["47.0900", code],
    };
    for (const reference of shippedReferences()) {
      const { diagnostics } = groupCase(record, shippedScheme(reference));
      expect(diagnostics.map(({ code: said }) => said)).not.toContain("GROUPING_SEX_CONFLICT");
    }
  });

  it("a man's hysterectomy is told under every scheme, wherever it stands, and names the procedure", () => {
    for (const reference of shippedReferences()) {
      const record = {
        caseId: "1",
        sex: "male" as const,
        ageYears: 40,
        diagnoses: ["J18.900"],
        procedures: ["47.0900", "68.4900"],
      };
      const { diagnostics } = groupCase(record, shippedScheme(reference));
      const told = diagnostics.filter(({ code }) => code === "GROUPING_SEX_CONFLICT");
      expect(
        told.map(({ path, message }) => [path, message.zh]),
        reference,
      ).toEqual([["procedures.1", "手术操作 68.4900 与性别（男）不符。请核对性别或手术操作。"]]);
    }
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
    expect(said({ ageYears: 0, diagnoses: ["P22.000"] }).slice(1)).toEqual([
      "GROUPING_AGE_DAYS_MISSING ageDays",
    ]);
  });
});
