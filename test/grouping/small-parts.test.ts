import { describe, expect, it } from "vitest";
import { applySchemePatch } from "../../src/grouping/apply-scheme-patch.js";
import { CodeTally } from "../../src/grouping/code-tally.js";
import type { Scheme } from "../../src/grouping/scheme.js";
import { conditionSchema } from "../../src/grouping/scheme-schema.js";
import { SMALL } from "../grouping-tools/small-scheme.js";

describe("findings on codes over many cases", () => {
  const said = (text: string) => ({
    code: "GROUPING_CODE_UNKNOWN",
    severity: "warning" as const,
    path: "",
    message: { zh: text, en: text },
  });
  it("a case counts once for a finding; the most frequent first, ties by text; the first three cases by id", () => {
    const [one, other] = [new CodeTally(), new CodeTally()];
    one.add("c5", [said("B"), said("B"), said("C")], true);
    one.add("c4", [said("A")], false);
    other.add("c3", [said("C"), said("A")], true);
    other.add("c2", [said("C")], false);
    other.add("c1", [said("C")], false);
    for (const parts of [
      [one, other],
      [other, one],
    ]) {
      const { counts, inDoubt } = CodeTally.of(parts.map(({ findings }) => findings));
      expect(counts.map(({ message, cases, first }) => [message.en, cases, ...first])).toEqual([
        ["C", 4, "c1", "c2", "c3"],
        ["A", 2, "c3", "c4"],
        ["B", 1, "c5"],
      ]);
      expect(inDoubt).toBe(2);
    }
  });
});

describe("a count of procedures", () => {
  it.each([
    [{ list: "procedures", ">=": 2 }, true],
    [{ list: ["01.2400"], "==": 1 }, true],
    [{ list: "procedures" }, false],
    [{ ">=": 2 }, false],
  ])("is compared with something: %j: %s", (procedureCountIn, isCondition) => {
    expect(conditionSchema.safeParse({ procedureCountIn }).success).toBe(isCondition);
  });
});

describe("lists of codes of a derived scheme", () => {
  const NAMES = [
    "validProcedures",
    "invalidPrincipalDiagnoses",
    "invalidProcedures",
    "greyDiagnoses",
    "greyProcedures",
  ] as const;
  const derived = (patch: object) =>
    ({ ...SMALL, id: "derived", base: "small@1", patch }) as unknown as Parameters<
      typeof applySchemePatch
    >[1];

  it.each(NAMES)("%s: kept where the patch is silent, and patched alone", (name) => {
    const base: Scheme = { ...SMALL, ...Object.fromEntries(NAMES.map((each) => [each, ["A", each]])) };
    const lists = (scheme: Scheme) => Object.fromEntries(NAMES.map((each) => [each, scheme[each]]));
    expect(lists(applySchemePatch(base, derived({})))).toEqual(lists(base));
    const patched = applySchemePatch(base, derived({ [name]: { add: ["B"], remove: ["A"] } }));
    expect(lists(patched)).toEqual({ ...lists(base), [name]: ["B", name] });
  });

  it("one that the base lacks stays absent", () => {
    const { greyDiagnoses, invalidProcedures } = applySchemePatch(SMALL, derived({}));
    expect([greyDiagnoses, invalidProcedures]).toEqual([undefined, undefined]);
  });
});
