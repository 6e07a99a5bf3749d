import { describe, expect, test } from "vitest";
import { type Cited, CitedReader, citedOn, messageTable } from "../../src/primitives/index.js";

const cited = <T>(value: T | null, status: Cited<T>["status"]): Cited<T> => ({
  value,
  unit: "ratio",
  source: { document: "W10", clause: "§二(二)" },
  status,
});

describe("reading cited values", () => {
  test("an official value is read and leaves no mark", () => {
    const reader = new CitedReader({ on: "2020-01-01" });
    expect(reader.read(cited("0.2", "official"), "weights.grade", "coefficient")).toBe("0.2");
    expect(reader.assumptions).toEqual([]);
    expect(reader.notEvaluated).toEqual([]);
  });

  test("an assumed value is used and listed once; strict refuses it with its path and clause", () => {
    const reader = new CitedReader({ on: "2020-01-01" });
    reader.read(cited("0.4", "assumed"), "weights.low", "low");
    reader.read(cited("0.4", "assumed"), "weights.low", "low");
    expect(reader.assumptions).toEqual([
      { path: "weights.low", value: "0.4", unit: "ratio", clause: "W10 §二(二)" },
    ]);
    const strict = new CitedReader({ on: "2020-01-01", strict: true });
    expect(() => strict.read(cited("0.4", "assumed"), "weights.low", "low")).toThrowError(
      /RULESET_ASSUMED_UNDER_STRICT/,
    );
  });

  test.each(["illegible", "unknown"] as const)(
    "an %s value is never invented: the rule is listed as not evaluated",
    (status) => {
      const reader = new CitedReader({ on: "2020-01-01" });
      expect(
        reader.read(cited<string>(null, status), "settlement.cap", "special-review quota"),
      ).toBeUndefined();
      expect(reader.notEvaluated).toMatchObject([
        { rule: "special-review quota", path: "settlement.cap", status },
      ]);
      expect(reader.notEvaluated[0]?.remedy.en).toContain("settlement.cap");
    },
  );

  test("a dated history: the latest start not after the day wins, before the first it is unknown, null ends it", () => {
    const { unit: _unit, ...period } = cited("0.2", "official");
    const history = {
      unit: "ratio",
      history: [
        { ...period, from: "2021-01-01", value: "0.3" },
        { ...period, from: "2020-01-01" },
        { ...period, from: "2022-01-01", value: null, status: "unknown" as const },
      ],
    };
    expect(citedOn(history, "2019-12-31").status).toBe("unknown");
    expect(citedOn(history, "2020-01-01").value).toBe("0.2");
    expect(citedOn(history, "2021-06-30").value).toBe("0.3");
    expect(citedOn(history, "2022-01-01").value).toBeNull();
  });
});

describe("messages", () => {
  const errors = messageTable<{ POINT_ZERO: { group: string } }>({
    POINT_ZERO: ({ group }) => ({ zh: `病组 ${group} 点数为零`, en: `Group ${group} has zero points.` }),
  });

  test("an error carries code, operands, place and both languages", () => {
    const error = errors.error("POINT_ZERO", { group: "BR23" }, { path: "groups.3", clause: "W1" });
    expect(error).toMatchObject({
      code: "POINT_ZERO",
      info: { group: "BR23" },
      path: "groups.3",
      clause: "W1",
    });
    expect(error.describe("zh")).toBe("POINT_ZERO: 病组 BR23 点数为零（位置：groups.3）");
    expect(error.describe("en")).toBe("POINT_ZERO: Group BR23 has zero points. (at groups.3)");
  });

  test("an error about the whole of a file names no place", () => {
    const error = errors.error("POINT_ZERO", { group: "BR23" }, { path: "" });
    expect(error.describe("zh")).toBe("POINT_ZERO: 病组 BR23 点数为零");
    expect(error.message).toBe("POINT_ZERO: Group BR23 has zero points.");
  });

  test("a diagnostic is plain data", () => {
    expect(
      JSON.parse(JSON.stringify(errors.diagnostic("warning", "POINT_ZERO", "groups.3", { group: "BR23" }))),
    ).toEqual({
      code: "POINT_ZERO",
      severity: "warning",
      path: "groups.3",
      message: { zh: "病组 BR23 点数为零", en: "Group BR23 has zero points." },
    });
  });
});
