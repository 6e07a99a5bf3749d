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
    const { documents, lineage, patches, origins, settlement, ...rest } = ruleset;
    const { documents: _d, lineage: own, patches: _p, origins: _o, settlement: _s, ...kept } = parent;
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

  it("changes a dated value for all its days, an item of a list by its name, and ends a part by null", () => {
    const ruleset = load({ extends: PARENT, settlement: { prepayment: null } });
    expect(ruleset.settlement?.prepayment).toBeUndefined();
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
      for (const steps of membersOf(json)) {
        const without = structuredClone(json) as Node;
        const parent = steps.slice(0, -1).reduce<Node>((node, step) => node[step] as Node, without);
        const key = steps.at(-1) ?? "";
        delete parent[key];
        const missing = safeLoadRuleset(without);
        if (missing.ok) continue;
        const problem = missing.problems.find(({ path }) => path === steps.join("."));
        if (problem?.code !== "RULESET_MISSING_KEY") continue;
        const snippet = /written like this: (.*)$/s.exec(problem.message.en)?.[1] ?? "";
        Object.assign(parent, JSON.parse(`{${snippet}}`));
        expect(safeLoadRuleset(without), `${steps.join(".")}: ${snippet}`).toMatchObject({ ok: true });
      }
    },
  );
});

type Node = Record<string, unknown>;

/** The ways to all members of objects; one item stands for a list, and one rule for all of supervision. */
function membersOf(node: unknown, steps: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(node)) return node.slice(0, 1).flatMap((item) => membersOf(item, [...steps, "0"]));
  if (typeof node !== "object" || node === null) return [];
  const members = Object.entries(node);
  return (steps.at(-1) === "audit" ? members.slice(0, 1) : members).flatMap(([key, member]) => [
    [...steps, key],
    ...membersOf(member, [...steps, key]),
  ]);
}
