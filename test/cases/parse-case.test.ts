import { Decimal as DecimalJs } from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseToJson, lengthOfStay, parseCase, RepeatedIds } from "../../src/cases/index.js";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { safeParseHospital } from "../../src/cases/parse-hospital.js";
import { clipped } from "../../src/cases/value-reader.js";
import { isDrgError } from "../../src/primitives/index.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";

function problemsOf(input: unknown): string[] {
  const result = safeParseCase(input);
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

const WHOLE = {
  caseId: "1",
  hospitalId: "H1",
  patientId: "P1",
  sex: "female",
  ageYears: 0,
  ageDays: 12,
  birthWeightGrams: 2400,
  admissionWeightGrams: 2500,
  admissionDate: "2020-02-28",
  dischargeDate: "2020-03-02",
  lengthOfStayDays: 3,
  dischargeDisposition: 1,
  department: "03",
  diagnoses: ["P07.100", "P59.900"],
  procedures: ["99.8300"],
  ventilatorHours: 12.5,
  totalCost: "12345.67",
  fundPayment: "8000",
  patientPayment: "4345.67",
  selfFunded: "0",
  costs: { drug: "345.67", consumable: "12000" },
  insuranceType: "resident",
  poolingArea: "A",
  careType: "acute",
  items: ["X1"],
  marks: { specialReview: { approved: true, cost: "100.00" } },
  drg: "PS13",
};

describe("a case that can be read", () => {
  it("keeps every field, amounts as exact decimals", () => {
    const read = parseCase(WHOLE);
    expect(read.totalCost?.toFixed()).toBe("12345.67");
    expect(read.costs?.drug?.toFixed()).toBe("345.67");
    expect(caseToJson(read)).toEqual(WHOLE);
  });

  it("needs nothing but its id; what is absent stays absent", () => {
    expect(parseCase({ caseId: "1" })).toStrictEqual({ caseId: "1", diagnoses: [], procedures: [] });
  });

  it.each([
    [{ newTechnology: "true" }, "新技术（newTechnology）应为是非值，实为文本。请按字段说明改写。"],
    [{ ageYears: "6" }, "年龄（ageYears）应为数字，实为文本。请按字段说明改写。"],
    [{ diagnoses: "I10.x00" }, "诊断（diagnoses）应为列表，实为文本。请按字段说明改写。"],
    [{ costs: [] }, "费用构成（costs）应为对象，实为列表。请按字段说明改写。"],
  ])("says in Chinese words what a field should be and is: %j", (wrong, said) => {
    const result = safeParseCase({ caseId: "1", diagnoses: ["I10.x00"], procedures: [], ...wrong });
    expect(result.ok ? [] : result.problems.map(({ message }) => message.zh)).toEqual([said]);
  });

  it("takes null for absent, in fields and in costs", () => {
    const read = parseCase({ caseId: "1", sex: null, totalCost: null, costs: { drug: null, bed: "1" } });
    expect(Object.keys(read)).toEqual(["caseId", "diagnoses", "procedures", "costs"]);
    expect(Object.keys(read.costs ?? {})).toEqual(["bed"]);
  });

  it("is read again from its own result", () => {
    const read = parseCase(WHOLE);
    expect(caseToJson(parseCase(read))).toEqual(WHOLE);
  });

  it("derives the length of stay from the dates, the two end days counting as one", () => {
    const stay = (admissionDate: string, dischargeDate: string) =>
      parseCase({ caseId: "1", admissionDate, dischargeDate }).lengthOfStayDays;
    expect(stay("2020-06-12", "2020-06-15")).toBe(3);
    expect(stay("2020-06-12", "2020-06-12")).toBe(1);
    expect(stay("2020-06-12", "2020-06-13")).toBe(1);
    expect(stay("2020-02-28", "2020-03-01")).toBe(2);
    expect(lengthOfStay("2019-12-31", "2020-12-31")).toBe(366);
    expect(parseCase({ caseId: "1", admissionDate: "2020-06-12" }).lengthOfStayDays).toBeUndefined();
  });

  it("keeps a length of stay that contradicts the dates, and says so", () => {
    const result = safeParseCase({ ...WHOLE, lengthOfStayDays: 30 });
    expect(result.ok && result.value.lengthOfStayDays).toBe(30);
    expect(result.ok && result.warnings.map(({ code }) => code)).toEqual(["CASE_STAY_MISMATCH"]);
  });

  it("does not hand out the caller's own lists and maps", () => {
    const input = structuredClone(WHOLE);
    const read = parseCase(input);
    input.diagnoses.push("Z99");
    input.marks.specialReview.approved = false;
    expect(read.diagnoses).toEqual(WHOLE.diagnoses);
    expect(read.marks).toEqual(WHOLE.marks);
  });

  it("compares codes exactly: nothing is trimmed or changed", () => {
    const diagnoses = ["i10.x00 ", "A18.500x005+H32.0*", "Ｉ１０"];
    expect(parseCase({ caseId: "1", diagnoses }).diagnoses).toEqual(diagnoses);
  });
});

describe("a record that cannot be read is refused with code and path", () => {
  const long = "9".repeat(10_000_000);
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
  it.each([
    ["not an object", [], ["RECORD_NOT_OBJECT "]],
    ["null", null, ["RECORD_NOT_OBJECT "]],
    ["a text", "case", ["RECORD_NOT_OBJECT "]],
    ["an instance", new Date(0), ["RECORD_NOT_OBJECT "]],
    ["a map", new Map([["caseId", "1"]]), ["RECORD_NOT_OBJECT "]],
    ["no id", {}, ["RECORD_FIELD_MISSING caseId"]],
    ["null id", { caseId: null }, ["RECORD_FIELD_MISSING caseId"]],
    ["empty id", { caseId: "" }, ["RECORD_TEXT_EMPTY caseId"]],
    ["numeric id", { caseId: 1 }, ["RECORD_WRONG_TYPE caseId"]],
    ["a misspelt field", { caseId: "1", totalcost: "1" }, ["RECORD_FIELD_NEARLY_KNOWN totalcost"]],
    ["unknown sex", { caseId: "1", sex: "男" }, ["RECORD_NOT_ONE_OF sex"]],
    ["sex as number", { caseId: "1", sex: 1 }, ["RECORD_WRONG_TYPE sex"]],
    ["disposition 6", { caseId: "1", dischargeDisposition: 6 }, ["RECORD_NOT_ONE_OF dischargeDisposition"]],
    [
      "disposition text",
      { caseId: "1", dischargeDisposition: "1" },
      ["RECORD_WRONG_TYPE dischargeDisposition"],
    ],
    ["age as text", { caseId: "1", ageYears: "45" }, ["RECORD_WRONG_TYPE ageYears"]],
    ["age below 0", { caseId: "1", ageYears: -1 }, ["RECORD_OUT_OF_RANGE ageYears"]],
    ["age above 150", { caseId: "1", ageYears: 151 }, ["RECORD_OUT_OF_RANGE ageYears"]],
    ["age with decimals", { caseId: "1", ageYears: 1.5 }, ["RECORD_NOT_INTEGER ageYears"]],
    ["NaN", { caseId: "1", ventilatorHours: Number.NaN }, ["RECORD_OUT_OF_RANGE ventilatorHours"]],
    ["Infinity", { caseId: "1", ageDays: Number.POSITIVE_INFINITY }, ["RECORD_OUT_OF_RANGE ageDays"]],
    ["no such day", { caseId: "1", admissionDate: "2020-02-30" }, ["RECORD_DATE_INVALID admissionDate"]],
    ["a time", { caseId: "1", admissionDate: "2020-02-03T00:00:00Z" }, ["RECORD_DATE_INVALID admissionDate"]],
    ["a Date", { caseId: "1", admissionDate: new Date(0) }, ["RECORD_WRONG_TYPE admissionDate"]],
    [
      "discharge before admission",
      { caseId: "1", admissionDate: "2020-02-03", dischargeDate: "2020-02-02" },
      ["CASE_DATES_REVERSED dischargeDate"],
    ],
    [
      "two things at once, one of them between fields",
      { caseId: "1", admissionDate: "2020-02-03", dischargeDate: "2020-02-02", totalCost: "-5" },
      ["AMOUNT_NEGATIVE totalCost", "CASE_DATES_REVERSED dischargeDate"],
    ],
    [
      "a stay of 200 years",
      { caseId: "1", admissionDate: "1820-02-03", dischargeDate: "2020-02-02" },
      ["CASE_STAY_TOO_LONG dischargeDate"],
    ],
    ["a float for money", { caseId: "1", totalCost: 0.1 }, ["RECORD_DECIMAL_IS_NUMBER totalCost"]],
    ["an integer for money", { caseId: "1", totalCost: 100 }, ["RECORD_DECIMAL_IS_NUMBER totalCost"]],
    ["NaN for money", { caseId: "1", totalCost: Number.NaN }, ["RECORD_DECIMAL_IS_NUMBER totalCost"]],
    [
      "a NaN Decimal",
      { caseId: "1", totalCost: new DecimalJs(Number.NaN) },
      ["RECORD_DECIMAL_INVALID totalCost"],
    ],
    ["negative cost", { caseId: "1", totalCost: "-0.01" }, ["AMOUNT_NEGATIVE totalCost"]],
    ["a tenth of a fen", { caseId: "1", totalCost: "1.001" }, ["AMOUNT_TOO_FINE totalCost"]],
    ["a trillion", { caseId: "1", totalCost: "1000000000000" }, ["AMOUNT_TOO_LARGE totalCost"]],
    ["an exponent", { caseId: "1", totalCost: "1e3" }, ["RECORD_DECIMAL_INVALID totalCost"]],
    ["hexadecimal", { caseId: "1", totalCost: "0x10" }, ["RECORD_DECIMAL_INVALID totalCost"]],
    ["a unit", { caseId: "1", totalCost: "10元" }, ["RECORD_DECIMAL_INVALID totalCost"]],
    ["an empty amount", { caseId: "1", totalCost: "" }, ["RECORD_DECIMAL_INVALID totalCost"]],
    [
      "cost in a map",
      { caseId: "1", costs: { drug: "-1", bed: 2 } },
      ["AMOUNT_NEGATIVE costs.drug", "RECORD_DECIMAL_IS_NUMBER costs.bed"],
    ],
    ["a list for a map", { caseId: "1", costs: ["1"] }, ["RECORD_WRONG_TYPE costs"]],
    ["diagnoses as text", { caseId: "1", diagnoses: "I10" }, ["RECORD_WRONG_TYPE diagnoses"]],
    ["an empty drg", { caseId: "1", drg: "" }, ["RECORD_TEXT_EMPTY drg"]],
    ["an empty item", { caseId: "1", items: ["I10", ""] }, ["RECORD_TEXT_EMPTY items.1"]],
    ["a hole in a list", { caseId: "1", diagnoses: new Array(1) }, ["RECORD_WRONG_TYPE diagnoses.0"]],
    ["100,000 codes", { caseId: "1", items: new Array(100_000).fill("X") }, ["RECORD_LIST_TOO_LONG items"]],
    ["a code of 10 MB", { caseId: "1", procedures: [long] }, ["RECORD_TEXT_TOO_LONG procedures.0"]],
    ["an id of 10 MB", { caseId: long }, ["RECORD_TEXT_TOO_LONG caseId"]],
    ["an amount of 10 MB", { caseId: "1", totalCost: long }, ["RECORD_DECIMAL_INVALID totalCost"]],
    ["a date of 10 MB", { caseId: "1", admissionDate: long }, ["RECORD_DATE_INVALID admissionDate"]],
    ["a sex of 10 MB", { caseId: "1", sex: long }, ["RECORD_NOT_ONE_OF sex"]],
    ["a key of 10 MB", { caseId: "1", [long]: 1 }, ["RECORD_TEXT_TOO_LONG "]],
    [
      "marks nested deep",
      { caseId: "1", marks: deep(50) },
      [expect.stringMatching(/^RECORD_NESTED_TOO_DEEP marks\.a/)],
    ],
    [
      "marks nested 5,000 deep",
      { caseId: "1", marks: deep(5_000) },
      [expect.stringMatching(/^RECORD_NESTED_TOO_DEEP marks/)],
    ],
    ["a function in marks", { caseId: "1", marks: { a: () => 1 } }, ["RECORD_WRONG_TYPE marks.a"]],
    ["NaN in marks", { caseId: "1", marks: { a: Number.NaN } }, ["RECORD_WRONG_TYPE marks.a"]],
  ])("%s", (_name, input, expected) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  it("refuses keys that reach a prototype, and pollutes nothing", () => {
    const polluting = JSON.parse(
      '{"caseId":"1","__proto__":{"sex":"male"},"costs":{"__proto__":{"bed":"1"}},"marks":{"constructor":{"prototype":1}}}',
    );
    expect(problemsOf(polluting)).toEqual([
      "RECORD_KEY_FORBIDDEN ",
      "RECORD_KEY_FORBIDDEN costs",
      "RECORD_KEY_FORBIDDEN marks",
    ]);
    expect(({} as Record<string, unknown>).sex).toBeUndefined();
  });

  it("refuses a record of a million fields at once", () => {
    const wide: Record<string, unknown> = { caseId: "1" };
    for (let index = 0; index < 1_000_000; index += 1) wide[`f${index}`] = index;
    expect(problemsOf(wide)).toEqual(["RECORD_LIST_TOO_LONG "]);
    expect(problemsOf({ caseId: "1", costs: wide })).toEqual(["RECORD_LIST_TOO_LONG costs"]);
    const hospital = safeParseHospital(wide);
    expect(hospital.ok || hospital.problems.map(({ code }) => code)).toEqual(["RECORD_LIST_TOO_LONG"]);
  });

  it("names every problem at once, and none carries the megabytes along", () => {
    const result = safeParseCase({ caseId: long, sex: "x", ageYears: -1, totalCost: long });
    expect(result.ok || result.problems).toHaveLength(4);
    expect(JSON.stringify(result).length).toBeLessThan(5_000);
  });

  it("throws the first problem from parseCase, with all of them", () => {
    try {
      parseCase({ caseId: "1", sex: "x", ageYears: -1 });
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error, "RECORD_NOT_ONE_OF")).toBe(true);
      expect(isDrgError(error) && error.path).toBe("sex");
      expect(isDrgError(error) && error.info.problems).toHaveLength(2);
      expect(isDrgError(error) && error.text.zh).toContain("sex");
    }
  });

  it("reports unknown fields instead, where asked to", () => {
    const result = safeParseCase({ caseId: "1", ward: "3" }, { unknownFields: "report" });
    expect(result.ok && result.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "RECORD_FIELD_UNKNOWN ward",
    ]);
    expect(result.ok && "ward" in result.value).toBe(false);
  });
});

describe("the JSON of a case", () => {
  it("is read back to the same case, byte for byte, with keys in a fixed order", () => {
    fc.assert(
      fc.property(inpatientCaseJson(), (json) => {
        const text = JSON.stringify(caseToJson(parseCase(json)));
        const turned = Object.fromEntries(Object.entries(JSON.parse(text)).reverse());
        expect(JSON.stringify(caseToJson(parseCase(turned)))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("writes amounts as plain text without an exponent", () => {
    const json = caseToJson(parseCase({ totalCost: "10.50", caseId: "1" }));
    expect(JSON.stringify(json)).toBe('{"caseId":"1","diagnoses":[],"procedures":[],"totalCost":"10.5"}');
  });
});

describe("repeated ids", () => {
  it("are named with both places", () => {
    const ids = new RepeatedIds("caseId");
    expect(ids.see("1", 10)).toBeUndefined();
    expect(ids.see("__proto__")).toBeUndefined();
    const found = ids.see("1", 12);
    expect(found?.code).toBe("CASE_ID_TWICE");
    expect(found?.message.en).toContain("records 10 and 12");
    expect(ids.see("__proto__")?.code).toBe("CASE_ID_TWICE");
  });

  it.each(["hospitalId", "drg"] as const)("of %s too", (kind) => {
    const ids = new RepeatedIds(kind);
    ids.see("x");
    expect(ids.see("x")?.path).toBe(kind);
  });
});

it("a text of a hundred characters is quoted whole, a longer one by its first hundred", () => {
  const of = (length: number) => clipped("x".repeat(length));
  expect([of(99), of(100)]).toEqual(["x".repeat(99), "x".repeat(100)]);
  expect(of(101)).toBe(`${"x".repeat(100)}…`);
});
