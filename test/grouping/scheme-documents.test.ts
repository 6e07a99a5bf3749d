import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemeJsonSchema } from "../../scripts/schemes/json-schema.js";
import { groupCase, loadScheme, type SchemeFile } from "../../src/grouping/index.js";
import { parseScheme } from "../../src/grouping/parse-scheme.js";
import { schemeFile, shippedReferences } from "./shipped-schemes.js";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

describe("what is published about schemes", () => {
  it("the worked example of the format loads and does what it says", () => {
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(read("docs/scheme-format.md")) ?? [];
    const compiled = loadScheme(parseScheme(JSON.parse(example)), schemeFile);
    const tonsils = {
      caseId: "1",
      sex: "male",
      diagnoses: ["J35.000"],
      procedures: ["28.2x00x003"],
    } as const;
    expect(groupCase({ ...tonsils, ageYears: 16 }, compiled).drg).toBe("DE22");
    expect(groupCase({ ...tonsils, ageYears: 17 }, compiled).drg).toBe("DE29");
    const entries = compiled.scheme.mdcs.flatMap((mdc) => mdc.adrgs);
    expect(entries.find(({ id }) => id === "GD2")?.drgs.map(({ code }) => code)).toEqual(["GD25"]);
    expect(entries.find(({ id }) => id === "ES2")?.name).toBe("肺部真菌感染");
    expect(compiled.scheme.validProcedures).toContain("99.9999x999");
  });

  it("the JSON Schema is that of the code", () => {
    expect(read("rulesets/schema/scheme.schema.json")).toBe(schemeJsonSchema());
  });

  it("the index lists just the shipped files", () => {
    const index = JSON.parse(read("rulesets/schemes/index.json")) as {
      schemes: readonly { reference: string; file: string; extends?: string }[];
    };
    expect(index.schemes.map(({ reference }) => reference)).toEqual(shippedReferences());
    for (const { reference, file, extends: base } of index.schemes) {
      const shipped: SchemeFile | undefined = schemeFile(reference);
      expect(file).toBe(`${reference}.json`);
      expect(shipped !== undefined && "extends" in shipped ? shipped.extends : undefined).toBe(base);
    }
  });
});
