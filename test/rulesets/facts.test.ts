import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";

interface Fact {
  readonly id: string;
  readonly topic: string;
  readonly confidence: string;
}

/** The ids of every fact of the four cities, with topic and how it is known. */
const facts: readonly Fact[] = JSON.parse(
  readFileSync(new URL("fixtures/facts.json", import.meta.url), "utf8"),
);

/** City of a fact by the letters of its id -> folder of its editions. */
const CITIES: Readonly<Record<string, string>> = {
  SX: "zhejiang-shaoxing",
  LS: "zhejiang-lishui",
  SMX: "henan-sanmenxia",
  WX: "jiangsu-wuxi",
};

const excused = readFileSync(new URL("../../docs/rulesets/facts-not-parameters.md", import.meta.url), "utf8");
const listed = new Set(
  [...excused.matchAll(/^\| ([A-Z]+-\d+[a-z]?) \| .+ \| .+ \|$/gm)].map(([, id]) => id ?? ""),
);

function citedFacts(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(citedFacts);
  if (typeof node !== "object" || node === null) return [];
  const own = "facts" in node && Array.isArray(node.facts) ? node.facts : [];
  return [...own, ...Object.values(node).flatMap(citedFacts)];
}

describe("facts of Shaoxing, Lishui, Sanmenxia and Wuxi", () => {
  const files = catalogFiles().map(({ name, content }) => ({
    name,
    facts: new Set(citedFacts(JSON.parse(content))),
  }));

  it.each(facts.map(({ id, topic }): [string, string] => [id, topic]))(
    "%s (%s) is a parameter of its city, or listed with the reason",
    (id) => {
      const folder = CITIES[id.split("-")[0] ?? ""];
      const isParameter = files.some(
        ({ name, facts: cited }) => name.startsWith(`${folder}/`) && cited.has(id),
      );
      expect(isParameter || listed.has(id)).toBe(true);
    },
  );

  it("lists no fact as missing that is a parameter of its city", () => {
    const both = [...listed].filter((id) => {
      const folder = CITIES[String(id).split("-")[0] ?? ""];
      return files.some(({ name, facts: cited }) => name.startsWith(`${folder}/`) && cited.has(id));
    });
    expect(both).toEqual([]);
  });
});
