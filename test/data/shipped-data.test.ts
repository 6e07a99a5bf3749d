import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as bundled from "../../data/bundled.js";
import { BUNDLED_FILES } from "../../data/bundled-files.js";
import * as node from "../../data/node.js";
import { shippedData } from "../../data/shipped-data.js";
import { RULESET_FILES, SCHEME_FILES } from "../../data/shipped-files.js";
import { shippedFileLists } from "../../scripts/data/shipped-files.js";
import { groupCase } from "../../src/grouping/index.js";
import { root } from "../house/source-files.js";
import { edition, references } from "../rulesets/shipped.js";

const stay = {
  caseId: "1",
  sex: "female",
  ageYears: 88,
  diagnoses: ["K22.301", "K11.901", "E11.900", "I10.x05"],
  procedures: ["96.0800x005"],
} as const;

describe("what is shipped is loaded by its name", () => {
  test.each(Object.entries(shippedFileLists()))("data/%s is what rulesets/ holds", (name, text) => {
    expect(readFileSync(join(root, "data", name), "utf8")).toBe(text);
  });

  test("a bundler reaches every file that a scheme or an edition needs", () => {
    const needed = [...Object.values(SCHEME_FILES), ...Object.values(RULESET_FILES)].flat();
    expect(needed.filter((file) => !Object.hasOwn(BUNDLED_FILES, file))).toEqual([]);
  });

  test.each([
    ["Node", node],
    ["a bundler", bundled],
  ])("in %s: a national scheme, and a local one with its base", async (_, data) => {
    expect(groupCase(stay, await data.loadShippedScheme("chs-drg@1.1")).drg).toBe("GZ13");
    const local = await data.loadShippedScheme("wuxi@2022");
    expect(local.reference).toBe("wuxi@2022");
    expect(groupCase(stay, local).drg).toBe("GZ13");
  });

  test("every edition is the one that the catalog composes", async () => {
    expect(node.SHIPPED_RULESETS).toEqual(references);
    for (const reference of node.SHIPPED_RULESETS)
      expect(await node.loadShippedRuleset(reference)).toEqual(edition(reference));
  });

  test("the code dictionaries name a heading, and the crosswalk is theirs", async () => {
    const { dictionary, crosswalk } = await node.loadShippedCodes();
    const codes = { dictionary, crosswalk };
    const headed = { ...stay, diagnoses: ["Z37.000"] };
    const result = groupCase(headed, await node.loadShippedScheme("chs-drg@2.0"), codes);
    expect([result.status, result.drg]).toEqual(["invalid", "0000"]);
  });

  test("the types know the names, and an unknown one is refused with those there are", async () => {
    expectTypeOf<"chs-drg@3.0">().toExtend<node.ShippedSchemeReference>();
    // @ts-expect-error: no such scheme is shipped
    await expect(node.loadShippedScheme("chs-drg@9")).rejects.toThrow(/chs-drg@9.*chs-drg@2\.0/s);
    // @ts-expect-error: no such edition is shipped
    await expect(node.loadShippedRuleset("toString")).rejects.toMatchObject({
      code: "SHIPPED_NOT_FOUND",
      text: { zh: expect.stringMatching(/随附的规则集中没有“toString”/), en: expect.any(String) },
      info: { kind: "ruleset", reference: "toString", known: references },
    });
  });

  test("a file is read once; a reading that failed is tried again", async () => {
    const asked: string[] = [];
    const data = shippedData(async (file) => {
      asked.push(file);
      if (asked.length === 1) throw new Error("offline");
      return JSON.parse(readFileSync(join(root, "rulesets", file), "utf8"));
    });
    await expect(data.loadShippedScheme("chs-drg@1.1")).rejects.toThrow("offline");
    await Promise.all([data.loadShippedScheme("chs-drg@1.1"), data.loadShippedScheme("chs-drg@1.1")]);
    await data.loadShippedScheme("wuxi@2022");
    expect(asked).toEqual(["schemes/chs-drg@1.1.json", "schemes/chs-drg@1.1.json", "schemes/wuxi@2022.json"]);
  });

  test("nobody can write into what all callers share", async () => {
    const scheme = await node.loadShippedScheme("wuxi@2022");
    const ruleset = await node.loadShippedRuleset("beijing@2022");
    const { dictionary, crosswalk } = await node.loadShippedCodes();
    expect([scheme.scheme, ruleset, dictionary, crosswalk].flatMap(openPlaces)).toEqual([]);
    expect(() => Object.assign(scheme.scheme.switches, { retry: "none" })).toThrow(TypeError);
    expect(() => Object.assign(scheme, { tables: undefined })).toThrow(TypeError);
    for (const write of ["set", "delete", "clear"] as const)
      expect(() => (crosswalk.diagnoses as Map<string, string>)[write]("A00.000", "B00.000")).toThrow(
        TypeError,
      );
    expect(crosswalk.diagnoses.get("A00.000")).toBe("A00.000");
  });
});

/** Where an object, or one that it holds, takes writes. */
function openPlaces(shared: object): string[] {
  const open: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (!Object.isFrozen(value)) open.push(path);
    for (const [name, member] of value instanceof Map ? value : Object.entries(value))
      visit(member, `${path}.${name}`);
  };
  visit(shared, "");
  return open;
}
