import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { catalogFiles, REGIONS } from "../../scripts/rulesets/catalog-files.js";
import { cited, madeUp, pointsSettlement } from "./made-up.js";
import { references } from "./shipped.js";

/** A committed JSON Schema as an editor would apply it. */
function committed(name: string): z.ZodType {
  const text = readFileSync(new URL(`../../rulesets/schema/${name}.schema.json`, import.meta.url), "utf8");
  return z.fromJSONSchema(JSON.parse(text));
}

const editions = committed("ruleset");
const tables = committed("groups");
const examples = committed("examples");

describe("committed JSON Schemas", () => {
  it.each(catalogFiles().map(({ name, content }) => [name, content]))("take %s", (name, content) => {
    const schema = name.endsWith(".groups.json") ? tables : editions;
    expect(schema.safeParse(JSON.parse(content)).error?.issues ?? []).toEqual([]);
  });

  it.each(references)("take the examples of %s", (reference) => {
    const text = readFileSync(`${REGIONS}${reference.replace("@", "/")}.examples.json`, "utf8");
    expect(examples.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  });

  it.each<[string, object]>([
    ["an unknown member", madeUp({ setlement: {} })],
    ["an unknown member of a section", madeUp({ settlement: { ...pointsSettlement, prepaid: 1 } })],
    ["a wrong choice", madeUp({ settlement: { ...pointsSettlement, unit: cited("guess", "method") } })],
    ["an unknown method", madeUp({ settlement: { ...pointsSettlement, pointValue: { method: "guess" } } })],
    [
      "a value without unit",
      madeUp({
        settlement: {
          unit: { value: "points", source: { document: "none", clause: "c" }, status: "assumed" },
        },
      }),
    ],
    [
      "a source without clause",
      madeUp({ settlement: { unit: { ...cited("points", "method"), source: { document: "none" } } } }),
    ],
    ["no region", madeUp({ region: undefined })],
  ])("refuse %s", (_name, json) => {
    expect(editions.safeParse(JSON.parse(JSON.stringify(json))).success).toBe(false);
  });
});
