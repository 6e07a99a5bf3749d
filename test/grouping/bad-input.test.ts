import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import {
  groupCase,
  isPatchedScheme,
  loadScheme,
  resolveScheme,
  type SchemeFile,
} from "../../src/grouping/index.js";
import { parseScheme } from "../../src/grouping/parse-scheme.js";
import { isDrgError } from "../../src/primitives/index.js";
import { thrown } from "../thrown.js";
import { MADE_UP } from "./made-up-scheme.js";
import { schemeFile, shippedScheme } from "./shipped-schemes.js";

const scheme = shippedScheme("chs-drg@1.1");
const usual: GroupableCase = {
  caseId: "1",
  sex: "male",
  ageYears: 40,
  diagnoses: ["J18.900"],
  procedures: [],
};
const group = (record: unknown) => groupCase(record as GroupableCase, scheme);

describe("hostile and broken cases", () => {
  it.each([
    ["null", null],
    ["undefined", undefined],
    ["a number", 7],
    ["a text", "J18.900"],
    ["an array", []],
    ["an empty object", {}],
    ["codes that are a text", { ...usual, diagnoses: "J18.900" }],
    ["codes that are null", { ...usual, procedures: null }],
    ["a code that is a number", { ...usual, diagnoses: ["J18.900", 18.9] }],
    ["a hole in the codes", { ...usual, diagnoses: Object.assign(["J18.900"], { length: 3 }) }],
    ["an age that is a text", { ...usual, ageYears: "40" }],
    ["a stay that is a text", { ...usual, lengthOfStayDays: "4" }],
    ["a sex that is a number", { ...usual, sex: 1 }],
    ["a sex of another spelling", { ...usual, sex: "Male" }],
  ])("%s is invalid, with the place", (_name, record) => {
    const result = group(record);
    expect(result).toMatchObject({
      status: "invalid",
      mdc: "0000",
      adrg: "00",
      drg: "0000",
      complication: null,
    });
    expect(result.diagnostics).toHaveLength(1);
    expect(result.diagnostics[0]?.code).toBe("GROUPING_RECORD_SHAPE");
    expect(result.diagnostics[0]?.path).not.toBe("");
  });

  it("10,000 codes are grouped like one", () => {
    const many = { ...usual, diagnoses: ["J18.900", ...Array.from({ length: 9999 }, (_, at) => `X${at}.y`)] };
    expect(group(many)).toMatchObject({ status: "grouped", drg: group(usual).drg });
    const procedures = Array.from({ length: 10_000 }, (_, at) => `${at}.z`);
    expect(group({ ...usual, procedures })).toMatchObject({ status: "grouped", drg: group(usual).drg });
  });

  it("a code of a megabyte is a code that nobody knows", () => {
    const long = "J".repeat(1_000_000);
    expect(group({ ...usual, diagnoses: ["J18.900", long] }).drg).toBe(group(usual).drg);
    const alone = group({ ...usual, diagnoses: [long] });
    expect(alone.status).toBe("ungroupable");
    expect(JSON.stringify(alone).length).toBeLessThan(2000);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "NaN", "0", "\u0000", "💊"])(
    "the code %j is a code that nobody knows",
    (code) => {
      expect(group({ ...usual, diagnoses: [code] }).status).toBe("ungroupable");
      expect(group({ ...usual, diagnoses: ["J18.900", code], procedures: [code] }).drg).toBe(
        group(usual).drg,
      );
    },
  );

  it("a record with own __proto__ keys is read like any other", () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"sex":"female"},"caseId":"1","ageYears":40,"diagnoses":["J18.900"],"procedures":[]}',
    );
    expect(group(hostile).diagnostics[0]?.code).toBe("GROUPING_SEX_MISSING");
  });

  it.each(["j18.900", "Ｊ18.900", " J18.900", "J18.900 ", "J18．900"])(
    "%j is not corrected, only hinted at",
    (code) => {
      const result = group({ ...usual, diagnoses: [code] });
      expect(result.status).toBe("ungroupable");
      expect(result.diagnostics.map(({ code: found }) => found)).toContain("GROUPING_CODE_MISWRITTEN");
    },
  );

  it("dagger and asterisk are part of a code", () => {
    const whole = group({ ...usual, diagnoses: ["A17.000+G01*"] });
    expect(whole).toMatchObject({ status: "grouped", mdc: "MDCB" });
    expect(group({ ...usual, diagnoses: ["A17.000+G01"] }).status).toBe("ungroupable");
  });

  it("a view is not left in a state by a broken case", () => {
    const before = group(usual);
    group({ ...usual, diagnoses: [1] });
    group(null);
    expect(group(usual)).toEqual(before);
  });
});

describe("broken schemes", () => {
  const broken = (change: object): SchemeFile => ({ ...MADE_UP, ...change }) as SchemeFile;
  const codeOf = (run: () => unknown) => thrown(run)?.code;

  it.each([
    ["another format", broken({ format: "x" }), "SCHEME_INVALID"],
    ["nothing", null as unknown as SchemeFile, "SCHEME_INVALID"],
    [
      "a list that is not there",
      broken({ mdcs: MADE_UP.mdcs.map((mdc) => ({ ...mdc, condition: { principalDiagnosis: "nowhere" } })) }),
      "SCHEME_LIST_UNKNOWN",
    ],
    [
      "an unknown condition",
      broken({ mdcs: MADE_UP.mdcs.map((mdc) => ({ ...mdc, condition: { shoeSize: { ">": 40 } } })) }),
      "SCHEME_INVALID",
    ],
    ["codes that are numbers", broken({ validProcedures: [1, 2] }), "SCHEME_INVALID"],
    ["a base that is not there", broken({ extends: "nobody@1", patch: {} }), "SCHEME_BASE_MISSING"],
  ])("%s", (_name, file, code) => {
    expect(codeOf(() => loadScheme(file))).toBe(code);
  });

  it("bases that extend each other are refused", () => {
    const loop = (id: string, base: string) => broken({ id, extends: base, patch: {} });
    const files: Readonly<Record<string, SchemeFile>> = { "b@3": loop("b", "a@3"), "a@3": loop("a", "b@3") };
    expect(codeOf(() => resolveScheme(loop("a", "b@3"), (reference) => files[reference]))).toBe(
      "SCHEME_BASE_CYCLE",
    );
  });

  it("the schema names the place of the first problem", () => {
    const bad = JSON.parse(JSON.stringify(MADE_UP));
    bad.mdcs[0].adrgs[0].kind = "surgery";
    try {
      parseScheme(bad);
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error, "SCHEME_INVALID") && error.path).toBe("mdcs.0.adrgs.0.kind");
    }
    for (const hostile of [null, 1, "x", [], {}, { ...bad, extra: 1 }]) {
      expect(codeOf(() => parseScheme(hostile))).toBe("SCHEME_INVALID");
    }
  });

  it("every shipped scheme passes the schema", () => {
    for (const reference of ["chs-drg@1.1", "wuxi@2022", "yinchuan@2023", "zj-drg@1.0"]) {
      const file = schemeFile(reference);
      expect(file).toBeDefined();
      if (file !== undefined) expect(isPatchedScheme(parseScheme(file))).toBe(isPatchedScheme(file));
    }
  });
});
