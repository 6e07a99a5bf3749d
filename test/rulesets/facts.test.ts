import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";

interface Fact {
  readonly id: string;
  readonly topic: string;
  readonly confidence: string;
}

/** The ids of every fact of the nation, the provinces and the four cities, with topic and how it is known. */
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

/** Facts that a formula names in what is said of it. */
function countedFacts(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return new Set(texts.flatMap((text) => text.match(/\b(?:NAT|ZJ|HN|JS)-\d+[a-z]?\b/g) ?? []));
}

describe("facts of the nation, of Zhejiang, Henan, Jiangsu and of four of their cities", () => {
  const counted = countedFacts("src");
  const files = catalogFiles().map(({ name, content }) => ({
    name,
    facts: new Set(citedFacts(JSON.parse(content))),
  }));

  it.each(facts.map(({ id, topic }): [string, string] => [id, topic]))(
    "%s (%s) is a parameter of its city, or of any edition where it is not a city's, or counted by a formula, or listed with the reason",
    (id) => {
      const city = CITIES[id.split("-")[0] ?? ""];
      const isParameter = files.some(
        ({ name, facts: cited }) => cited.has(id) && (city === undefined || name.startsWith(`${city}/`)),
      );
      const isCounted = city === undefined && counted.has(id);
      expect(isParameter || isCounted || listed.has(id)).toBe(true);
    },
  );

  it("lists no fact as missing that is a parameter of its city, or of any edition or formula where it is not a city's", () => {
    const both = [...listed].filter((id) => {
      const city = CITIES[String(id).split("-")[0] ?? ""];
      if (city === undefined && counted.has(id)) return true;
      return files.some(
        ({ name, facts: cited }) => cited.has(id) && (city === undefined || name.startsWith(`${city}/`)),
      );
    });
    expect(both).toEqual([]);
  });
});
