import { describe, expect, it } from "vitest";
import { findRuleset, loadRuleset } from "../../src/rulesets/index.js";
import { safeLoadRuleset } from "../../src/rulesets/load-ruleset.js";
import { shipped } from "./shipped.js";

const PARENT = "zhejiang-shaoxing@2020";
const load = (json: object) => loadRuleset(json, { catalog: shipped, file: "draft.json" });

describe("a variant file: only what it extends and the changed values", () => {
  it("is the edition it extends, with its values in it: a bare value keeps the unit and is assumed", () => {
    const parent = findRuleset(shipped, PARENT);
    const ruleset = load({ extends: PARENT, settlement: { prepayment: { ratio: "0.9" } } });
    expect(ruleset.settlement?.prepayment?.ratio).toEqual({
      value: "0.9",
      unit: "share",
      source: { document: "draft.json", clause: "settlement.prepayment.ratio" },
      status: "assumed",
    });
    const { title, documents, lineage, patches, origins, settlement, ...rest } = ruleset;
    const { documents: _d, lineage: own, patches: _p, origins: _o, settlement: _s, ...parts } = parent;
    const { title: called, ...kept } = parts;
    // It is not called by its parent's name alone: who reads a page of it sees that it was changed, and by what.
    expect(title).toEqual({
      zh: `${called.zh}（按 draft.json 改动）`,
      en: `${called.en} (changed by draft.json)`,
    });
    expect(rest).toEqual(kept);
    expect(lineage).toEqual(["draft.json", ...own]);
    expect(patches).toEqual(["draft.json"]);
    expect(documents.at(-1)).toEqual({ key: "draft.json", title: "draft.json", seen: "none" });
    expect(origins.find(({ path }) => path === "settlement.prepayment.ratio")?.reference).toBe("draft.json");
  });

  it("takes a group table, a header member of its own, and a complete cited value as it stands", () => {
    const cited = {
      value: "0.8",
      unit: "share",
      source: { document: "letter", clause: "一" },
      status: "reported",
    };
    const ruleset = load({
      extends: "jiangsu-suzhou@2022",
      title: { zh: "试算", en: "trial" },
      documents: [{ key: "letter", title: "函", seen: "full-text" }],
    });
    expect(ruleset.groupTable).toEqual(findRuleset(shipped, "jiangsu-suzhou@2022").groupTable);
    expect(ruleset.title.en).toBe("trial");
    expect(
      load({ extends: PARENT, settlement: { prepayment: { ratio: cited } } }).settlement?.prepayment?.ratio,
    ).toEqual(cited);
  });

  it("changes a dated value for all its days, and ends a part by null", () => {
    const lowest = "weights.coefficient.clamp.lower";
    expect(findRuleset(shipped, PARENT)).toHaveProperty(`${lowest}.history`);
    const ruleset = load({
      extends: PARENT,
      weights: { coefficient: { clamp: { lower: "0.5" } } },
      settlement: { prepayment: null },
    });
    expect(ruleset).toHaveProperty(lowest, {
      value: "0.5",
      unit: "coefficient",
      source: { document: "draft.json", clause: lowest },
      status: "assumed",
    });
    expect(ruleset.settlement?.prepayment).toBeUndefined();
  });

  it("takes a list as it stands", () => {
    const wuxi = "jiangsu-wuxi@2022";
    const parts = findRuleset(shipped, wuxi).settlement?.clearingCoefficient?.parts.slice(0, 1);
    const ruleset = load({ extends: wuxi, settlement: { clearingCoefficient: { parts } } });
    expect(parts).toHaveLength(1);
    expect(ruleset.settlement?.clearingCoefficient?.parts).toEqual(parts);
  });
});

describe("the problems of a file", () => {
  const text = [
    "{",
    `  "extends": "${PARENT}",`,
    '  "settlment": {},',
    '  "settlement": {',
    '    "prepayment": { "rato": "1", "ratio": { "value": 0.9, "source": { "document": "x", "clause": "y" }, "status": "assumed" } },',
    '    "pointValue": { "method": "totalcost" }',
    "  }",
    "}",
  ].join("\n");
  const outcome = safeLoadRuleset(text, { catalog: shipped, file: "draft.json" });
  const messages = outcome.ok ? [] : outcome.problems.map(({ message }) => message.en);

  it.each([
    ['draft.json:3:3: the key "settlment"', 'Did you mean "settlement"?'],
    ['draft.json:5:21: the key "rato"', 'Did you mean "ratio"?'],
    ["draft.json:5:45: the value 0.9 does not fit", 'a decimal number in quotes, such as "0.85"'],
    ['draft.json:5:34 lacks "unit"', '"unit": "share"'],
    ['draft.json:6:21 names "totalcost"', "Did you mean total-cost?"],
  ])("are told at once, with line and column: %s ... %s", (where, what) => {
    expect(messages.find((message) => message.startsWith(where))).toContain(what);
    expect(messages).toHaveLength(5);
  });

  it("name every missing member of the header at once, and the edition that is not held", () => {
    const missing = safeLoadRuleset({ id: "own", version: "2020", extends: "atlantis@2020" });
    const found = missing.ok ? [] : missing.problems.map(({ code, path }) => `${code} ${path}`);
    expect(found).toEqual([
      "RULESET_NOT_FOUND extends",
      "RULESET_MISSING_KEY title",
      "RULESET_MISSING_KEY region",
      "RULESET_MISSING_KEY effective",
      "RULESET_MISSING_KEY selectBy",
      "RULESET_MISSING_KEY lastVerifiedOn",
    ]);
  });
});

describe("the snippet of a missing member", () => {
  it.each([PARENT, "henan-sanmenxia@2023", "national-chs@2027"])(
    "is right in every place of %s",
    (reference) => {
      const {
        lineage,
        origins,
        patches,
        reference: _reference,
        groupTable,
        ...json
      } = findRuleset(shipped, reference);
      const checked = apart(membersOf(json)).reduce((sum, places) => sum + snippetsThatFit(json, places), 0);
      expect(checked).toBeGreaterThan(400);
    },
  );
});

/**
 * Takes members out of an edition, puts back what each problem says that is lacking, and expects that the edition is then read.
 *
 * @param places members of different objects, none within another
 * @returns how many of them were missed
 */
function snippetsThatFit(json: object, places: readonly Place[]): number {
  const without = structuredClone(json) as Node;
  const parents = places.map((steps) =>
    steps.slice(0, -1).reduce((node, step) => node[step] as Node, without),
  );
  for (const [at, steps] of places.entries()) delete parents[at]?.[steps.at(-1) ?? ""];
  const outcome = safeLoadRuleset(without);
  if (outcome.ok) return 0;
  const snippets = places.map((steps) => {
    const problem = outcome.problems.find(({ path }) => path === steps.join("."));
    if (problem?.code !== "RULESET_MISSING_KEY") return undefined;
    return /written like this: (.*)$/s.exec(problem.message.en)?.[1] ?? "";
  });
  const unsaid = places.filter((_, at) => snippets[at] === undefined);
  const missed = places.length - unsaid.length;
  if (missed === 0)
    return places.length === 1 ? 0 : places.reduce((sum, place) => sum + snippetsThatFit(json, [place]), 0);
  for (const [at, snippet] of snippets.entries())
    Object.assign(
      parents[at] as Node,
      snippet === undefined ? original(json, places[at]) : JSON.parse(`{${snippet}}`),
    );
  expect(
    safeLoadRuleset(without),
    places.map((steps, at) => `${steps.join(".")}: ${snippets[at]}`).join("\n"),
  ).toMatchObject({
    ok: true,
  });
  // What is not said may be hidden by what is.
  return missed + (unsaid.length === 0 ? 0 : snippetsThatFit(json, unsaid));
}

/** A member as it was, in an object of its own. */
function original(json: object, steps: Place = []): Node {
  const key = steps.at(-1) ?? "";
  const parent = steps.slice(0, -1).reduce((node, step) => node[step] as Node, json as Node);
  return key in parent ? { [key]: parent[key] } : {};
}

/** Members in sets of which no two are of one object or one within the other: those of one depth, one of each object. */
function apart(places: readonly Place[]): readonly (readonly Place[])[] {
  const seen = new Map<string, number>();
  const sets = new Map<string, Place[]>();
  for (const steps of places) {
    const parent = JSON.stringify(steps.slice(0, -1));
    const turn = seen.get(parent) ?? 0;
    seen.set(parent, turn + 1);
    const key = `${steps.length} ${turn}`;
    sets.set(key, [...(sets.get(key) ?? []), steps]);
  }
  return [...sets.values()];
}

type Place = readonly string[];
type Node = Record<string, unknown>;

/** The ways to all members of objects; one item stands for a list, and one rule for all of supervision. */
function membersOf(node: unknown, steps: Place = []): readonly Place[] {
  if (Array.isArray(node)) return node.slice(0, 1).flatMap((item) => membersOf(item, [...steps, "0"]));
  if (typeof node !== "object" || node === null) return [];
  const members = Object.entries(node);
  return (steps.at(-1) === "audit" ? members.slice(0, 1) : members).flatMap(([key, member]) => [
    [...steps, key],
    ...membersOf(member, [...steps, key]),
  ]);
}
