import { describe, expect, expectTypeOf, it } from "vitest";
import {
  APPLIES,
  alone,
  amount,
  bindDeclared,
  choice,
  count,
  declaredValues,
  fields,
  items,
  made,
  named,
  onDemand,
  oneOf,
  optional,
  partOf,
  plain,
  rule,
  ruleOr,
  share,
  type TypeOf,
  variants,
} from "../../src/declare/index.js";
import { schemaOf } from "../../src/declare/to-schema.js";
import { CitedReader, type Decimal, DrgError } from "../../src/primitives/index.js";

const source = { document: "T", clause: "1" };
const cited = <T>(value: T, unit = "share") => ({ value, unit, source, status: "official" as const });
const lost = (unit = "share") => ({ value: null, unit, source, status: "unknown" as const });

const WITHOUT = { zh: "不扣减", en: "nothing is taken off" };

/** A made-up section with every kind of part. */
const section = fields({
  cut: optional(
    rule(
      fields({
        applies: APPLIES,
        share: share("扣减比例", "share taken off"),
        days: count("天数", "days", "days"),
      }),
      {
        title: { zh: "扣减", en: "reduction" },
        without: WITHOUT,
        facts: ["XX-001"],
      },
    ),
  ),
  way: ruleOr(variants({ none: {}, above: { cost: amount("费用高于", "cost above", "yuan") } }), (path) => ({
    method: "unread" as const,
    path,
  })),
  soft: optional(alone(share("可缺的比例", "share that may be missing"))),
  parts: optional(
    rule(
      fields({
        kinds: items(partOf(fields({ kind: plain(oneOf(["a", "b"])), weight: share("权重", "weight") }))),
        total: choice("合成", "combination", ["sum", "mean"]),
      }),
    ),
  ),
  names: optional(named(rule(share("份额", "share")))),
  later: optional(onDemand(share("用到才读", "read when asked for"))),
});

type Section = TypeOf<typeof section>;

const outOfRange = (value: string, path: string, range: { en: string }) =>
  new DrgError("OUT", { zh: range.en, en: range.en }, { value }, { path });

function bind(json: unknown) {
  const reader = new CitedReader({ on: "2020-01-01" });
  const parsed = schemaOf(section).parse(json);
  const bound = bindDeclared(section, parsed, "s", reader, outOfRange);
  return { ...bound, missing: reader.notEvaluated.map(({ rule: of, path }) => `${of} ${path}`) };
}

const way = { method: "none" };
const yes = cited(true, "yes/no");
const cut = { applies: yes, share: cited("0.3"), days: cited(3, "days") };

describe("a declaration", () => {
  it("gives the type of the plain parameters", () => {
    expectTypeOf<NonNullable<Section["cut"]>>().toEqualTypeOf<{
      readonly share: Decimal;
      readonly days: number;
    }>();
    expectTypeOf<Section["way"]["method"]>().toEqualTypeOf<"none" | "above" | "unread">();
  });

  it("takes citations away, and keeps the clause of every value", () => {
    const { value, clauses } = bind({ cut, way: { method: "above", cost: cited("12.50", "yuan") } });
    expect(value?.cut?.share.toFixed()).toBe("0.3");
    expect(value?.way).toMatchObject({ method: "above" });
    expect(clauses["s.cut.share"]).toBe("T 1");
  });

  it("leaves out the innermost rule that lacks a value, and lists all that it lacks", () => {
    const { value, missing } = bind({ cut: { ...cut, share: lost(), days: lost("days") }, way });
    expect(value).toEqual({ way: { method: "none" } });
    expect(missing).toEqual(["s.cut s.cut.share", "s.cut s.cut.days"]);
  });

  it("puts what stands in for a rule in its place", () => {
    const { value } = bind({ way: { method: "above", cost: lost("yuan") } });
    expect(value?.way).toEqual({ method: "unread", path: "s.way" });
  });

  it("reads no value of a rule that is not in force", () => {
    const { value, missing } = bind({ cut: { ...cut, applies: cited(false, "yes/no"), share: lost() }, way });
    expect(value?.cut).toBeUndefined();
    expect(missing).toEqual([]);
  });

  it("a value that stands alone is left out alone, under the name of the rule around it", () => {
    const { value, missing } = bind({ soft: lost(), way });
    expect(value).toEqual({ way: { method: "none" } });
    expect(missing).toEqual(["s s.soft"]);
  });

  it("a part without which the rule cannot do leaves the rule out", () => {
    const kinds = [
      { kind: "a", weight: cited("0.5") },
      { kind: "b", weight: lost() },
    ];
    const { value, missing } = bind({ parts: { kinds, total: cited("sum", "method") }, way });
    expect(value?.parts).toBeUndefined();
    expect(missing).toEqual(["s.parts.kinds.1 s.parts.kinds.1.weight"]);
  });

  it("a named rule that lacks its value is absent, the others stay", () => {
    const { value } = bind({ names: { first: cited("0.1"), second: lost() }, way });
    expect(Object.keys(value?.names ?? {})).toEqual(["first"]);
  });

  it("a value on demand is not read with the others", () => {
    const { value, missing } = bind({ later: lost(), way });
    expect(value).toEqual({ way: { method: "none" } });
    expect(missing).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ["-0.01", ["s.cut.share from 0 to 1"]],
    ["0", []],
    ["1", []],
    ["1.01", ["s.cut.share from 0 to 1"]],
    ["0.0000000000001", ["s.cut.share from 0 to 1"]],
  ])("a share of %s", (text, expected) => {
    const { problems } = bind({ cut: { ...cut, share: cited(text) }, way });
    expect(problems.map((problem) => `${problem.path} ${problem.text.en}`)).toEqual(expected);
  });

  it("tells a strange unit, and binds the value all the same", () => {
    const { value, misfits, problems } = bind({ cut: { ...cut, days: cited(3, "cases") }, way });
    expect(value?.cut?.days).toBe(3);
    expect(misfits).toEqual([{ path: "s.cut.days", unit: "cases", value: 3 }]);
    expect(problems).toEqual([]);
  });

  it("gathers what a check finds, and leaves the rule out", () => {
    const checked = fields({
      share: optional(
        rule(
          made(share("份额", "share"), (_value, { path }) => {
            throw new DrgError("CHECK", { zh: "不对", en: "wrong" }, {}, { path });
          }),
        ),
      ),
    });
    const reader = new CitedReader({ on: "2020-01-01" });
    const { value, problems } = bindDeclared(checked, { share: cited("0.1") }, "c", reader, outOfRange);
    expect(value).toEqual({});
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["CHECK c.share"]);
  });

  it("an error of the program is no problem of the edition", () => {
    const broken = made(share("份额", "share"), () => {
      throw new TypeError("bug");
    });
    const reader = new CitedReader({ on: "2020-01-01" });
    expect(() => bindDeclared(broken, cited("0.1"), "c", reader, outOfRange)).toThrow(TypeError);
  });

  it.each<[string, unknown]>([
    ["a member too many", { way, extra: 1 }],
    ["a member too few", {}],
    ["a method that is not there", { way: { method: "sideways" } }],
    ["a value without a source", { way, soft: "0.1" }],
    ["a float", { way, soft: cited(0.1) }],
    ["a name that is none", { way, names: { "1st": cited("0.1") } }],
  ])("its schema refuses %s", (_name, json) => {
    expect(schemaOf(section).safeParse(json).success).toBe(false);
  });

  it("lists its values with question, range, rule, what happens without them, and state", () => {
    const json = { cut: { ...cut, share: lost() }, way };
    const values = declaredValues(section, json, "s", {
      on: "2020-01-01",
      title: { zh: "节", en: "section" },
    });
    expect(values.map(({ path, state }) => `${path} ${state}`)).toEqual([
      "s.cut.applies stated",
      "s.cut.share unknown",
      "s.cut.days stated",
      "s.soft silent",
      "s.later silent",
    ]);
    expect(values[1]).toMatchObject({
      question: { zh: "扣减比例：是多少？", en: "Share taken off: how much?" },
      range: { zh: "0 至 1", en: "from 0 to 1" },
      units: ["share"],
      clause: "T 1",
      rule: { path: "s.cut", title: { en: "reduction" }, without: WITHOUT, facts: ["XX-001"] },
    });
    expect(values[3]?.rule).toMatchObject({ path: "s", title: { en: "section" } });
  });
});
