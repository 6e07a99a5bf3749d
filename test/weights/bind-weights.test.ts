import { describe, expect, expectTypeOf, it } from "vitest";
import { declaredValues } from "../../src/declare/index.js";
import { schemaOf } from "../../src/declare/to-schema.js";
import { type Cited, CitedReader } from "../../src/primitives/index.js";
import { bindWeights } from "../../src/weights/index.js";
import { type WeightsSection, weightsDeclaration } from "../../src/weights/parameters.js";
import { thrown } from "../thrown.js";

const weightsSection = schemaOf(weightsDeclaration);

const source = { document: "T", clause: "1" };

function cited<T>(value: T | null, status: Cited<T>["status"] = "official") {
  return { value, unit: "test", source, status };
}

/** A synthetic section in the shape of the 2020 coefficient. */
function section(gradeWeight = "0.2", hospitalWeight = "0.8"): WeightsSection {
  return {
    coefficient: {
      method: "weightedSum",
      components: {
        grade: {
          method: "gradeRatio",
          weight: cited(gradeWeight),
          minimumCases: cited(6),
          fallback: cited("neighbouringGrade" as const),
        },
        hospital: {
          method: "hospitalRatio",
          weight: cited(hospitalWeight),
          weightLimits: { upper: cited("0.8") },
          minimumCases: cited(6),
          fallback: cited("gradeRatio" as const),
        },
      },
      cases: cited("retained" as const, "assumed"),
      groupsWithoutCoefficient: { first: cited(["CB23"]), rest: cited<string[]>(null, "unknown") },
    },
    caseClasses: {
      hitPolicy: "first",
      order: cited(["low", "cut", "normal"], "assumed"),
      multipleOf: cited("groupAverage" as const),
      thresholds: {
        low: { method: "fixed", multiple: cited("0.4") },
        high: { method: "fixed", multiple: cited<string>(null, "unknown") },
      },
      classes: {
        low: { when: { multiple: { atLeast: "high" } }, points: { method: "complete" } },
        cut: {
          when: { status: ["ambiguous"] },
          points: { method: "byCost", reduction: cited<string>(null, "unknown") },
        },
        normal: { when: {}, points: { method: "complete" } },
      },
    },
  };
}

const codeOf = (work: () => unknown) => thrown(work)?.code;
const pathOf = (work: () => unknown) => thrown(work)?.path;

const reader = (strict = false) => new CitedReader({ on: "2020-12-31", strict });

describe("binding the weights section", () => {
  it("is what the schema takes, and nothing else", () => {
    expect(weightsSection.safeParse(section()).success).toBe(true);
    expect(weightsSection.safeParse({ ...section(), surprise: 1 }).success).toBe(false);
    expectTypeOf(section()).toExtend<WeightsSection>();
  });

  it("leaves out what needs an unknown value, keeps the rest, and lists rule and path", () => {
    const values = reader();
    const bound = bindWeights(section(), values);
    expect(bound.coefficient).toMatchObject({ method: "weightedSum", groupsWithoutCoefficient: ["CB23"] });
    expect(bound.caseClasses?.rows.map(({ caseClass, points }) => [caseClass, points.method])).toEqual([
      ["cut", "notEvaluated"],
      ["normal", "complete"],
    ]);
    expect(values.notEvaluated.map(({ path }) => path).sort()).toEqual([
      "weights.caseClasses.classes.cut.points.reduction",
      "weights.caseClasses.thresholds.high.multiple",
      "weights.coefficient.groupsWithoutCoefficient.rest",
    ]);
    expect(values.assumptions.map(({ path }) => path).sort()).toEqual([
      "weights.caseClasses.order",
      "weights.coefficient.cases",
    ]);
    expect(bound.clauses?.["weights.coefficient.components.grade.weight"]).toBe("T 1");
  });

  it("refuses assumed values under strict", () => {
    expect(codeOf(() => bindWeights(section(), reader(true)))).toBe("RULESET_ASSUMED_UNDER_STRICT");
  });

  it("checks that component weights sum to 1 and keep their limits (ZJ-034): below, at, above", () => {
    expect(codeOf(() => bindWeights(section("0.2", "0.7"), reader()))).toBe("WEIGHTS_COMPONENT_SUM");
    expect(codeOf(() => bindWeights(section("0.21", "0.79"), reader()))).toBeUndefined();
    expect(codeOf(() => bindWeights(section("0.2", "0.8"), reader()))).toBeUndefined();
    expect(codeOf(() => bindWeights(section("0.19", "0.81"), reader()))).toBe("WEIGHTS_COMPONENT_LIMIT");
  });

  it.each([
    ["0.09", undefined],
    ["0.1", undefined],
    ["0.11", "WEIGHTS_SHARE_LIMIT"],
  ])("ZJ-046: %s of negotiated drugs becomes points, at most 0.1: %s", (share, code) => {
    const negotiatedDrugs = { share: cited(share), shareLimits: { upper: cited("0.1") } };
    expect(codeOf(() => bindWeights({ addOns: { negotiatedDrugs } }, reader()))).toBe(code);
  });

  describe("ZJ-045: factors by bands of a score", () => {
    const bands = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...(at < count - 1 && { upTo: String(at + 1) }),
        factor: "1.05",
      }));
    const scored = (rows: readonly object[]): object => {
      const { coefficient, ...rest } = section();
      const incentives = { "traditional-medicine": { method: "scoreBands", bands: cited(rows) } };
      return { ...rest, coefficient: { ...coefficient, incentives } };
    };

    it.each([
      [0, false],
      [1, true],
      [50, true],
      [51, false],
    ])("%i bands are a table: %s", (count, isTable) => {
      expect(weightsSection.safeParse(scored(bands(count))).success).toBe(isTable);
    });

    it.each([
      ["rises", bands(3), undefined],
      ["has an open end before the last", bands(3).toReversed(), "WEIGHTS_BANDS_ORDER"],
      [
        "stands still",
        [
          { upTo: "60", factor: "1" },
          { upTo: "60", factor: "1.02" },
        ],
        "WEIGHTS_BANDS_ORDER",
      ],
    ])("a table that %s", (_, rows, code) => {
      expect(codeOf(() => bindWeights(scored(rows) as WeightsSection, reader()))).toBe(code);
    });

    it("an area is asked for them by their name and unit, row by row", () => {
      const asked = declaredValues(weightsDeclaration, scored([]) as WeightsSection, "weights", {
        on: "2020-12-31",
        title: { zh: "权重", en: "weights" },
      }).find(({ path }) => path === "weights.coefficient.incentives.traditional-medicine.bands");
      expect(asked).toMatchObject({
        name: { zh: "按得分分档的系数", en: "factors by bands of the score" },
        place: { zh: "中医药", en: "traditional medicine" },
        units: ["bands of the score"],
        form: {
          form: "list",
          ...{ least: 1, most: 50 },
          of: { form: "record", of: { upTo: { optional: true }, factor: { form: "decimal" } } },
        },
      });
    });
  });

  it("a component that falls back on the grade ratio needs one", () => {
    const hospital = (fallback: "gradeRatio" | "one", components: object = {}): WeightsSection => ({
      coefficient: {
        method: "weightedSum",
        cases: cited("all"),
        components: {
          ...components,
          hospital: {
            method: "hospitalRatio",
            weight: cited("1"),
            minimumCases: cited(6),
            fallback: cited(fallback),
          },
        },
      },
    });
    expect(codeOf(() => bindWeights(hospital("one"), reader()))).toBeUndefined();
    expect(codeOf(() => bindWeights(hospital("gradeRatio"), reader()))).toBe("WEIGHTS_FALLBACK_UNKNOWN");
  });

  it("refuses an order that misses a class, an unknown threshold, bands that do not rise", () => {
    const base = section();
    const classes = base.caseClasses as NonNullable<WeightsSection["caseClasses"]>;
    const bind = (part: Partial<typeof classes>) =>
      codeOf(() => bindWeights({ caseClasses: { ...classes, ...part } }, reader()));
    expect(bind({ order: cited(["low", "normal"]) })).toBe("WEIGHTS_CLASS_ORDER");
    expect(bind({ order: cited(["low", "cut", "normal", "normal"]) })).toBe("WEIGHTS_CLASS_ORDER");
    const told = (order: string[]) => () =>
      bindWeights({ caseClasses: { ...classes, order: cited(order) } }, reader());
    expect(told(["low", "normal"])).toThrow('does not name the class "cut"');
    expect(told(["low", "cut", "normal", "normal"])).toThrow('the class "normal" 2 times');
    expect(told(["low", "cut", "gone", "normal"])).toThrow('"gone", which is none of the classes');
    expect(bind({ thresholds: {} })).toBe("WEIGHTS_THRESHOLD_UNKNOWN");
    expect(() => bindWeights({ caseClasses: { ...classes, thresholds: {} } }, reader())).toThrow(
      expect.objectContaining({ path: "weights.caseClasses.classes.low" }),
    );
    const bands = [{ upTo: "300", multiple: "3" }, { upTo: "100", multiple: "2" }, { multiple: "1.5" }];
    expect(bind({ thresholds: { high: { method: "byBasePoints", bands: cited(bands) } } })).toBe(
      "WEIGHTS_BANDS_ORDER",
    );
  });

  it("refuses thresholds that cannot be, and names both where one crosses another (ZJ-025, ZJ-026)", () => {
    const { caseClasses: base } = section() as { caseClasses: NonNullable<WeightsSection["caseClasses"]> };
    const fixed = (value: string) => ({ method: "fixed" as const, multiple: cited(value) });
    const bands = (...multiples: string[]) => ({
      method: "byBasePoints" as const,
      bands: cited(
        multiples.map((multiple, at) => ({
          ...(at < multiples.length - 1 && { upTo: `${at + 1}00` }),
          multiple,
        })),
      ),
    });
    const classes = {
      ...base.classes,
      low: { when: { multiple: { atMost: "low" } }, points: { method: "complete" } },
      high: { when: { multiple: { atLeast: "high" } }, points: { method: "complete" } },
    };
    const order = cited(["low", "high", ...["cut", "normal"]]);
    const bind = (low: object, high: object) => {
      const thresholds = { ...base.thresholds, low, high };
      return codeOf(() =>
        bindWeights({ caseClasses: { ...base, order, classes, thresholds } } as never, reader()),
      );
    };
    expect(bind(fixed("0.4"), bands("3", "2", "1.5"))).toBeUndefined();
    expect(bind(fixed("0.999"), fixed("1"))).toBeUndefined();
    expect(bind(fixed("1"), fixed("3"))).toBeUndefined();
    expect(bind(fixed("0.4"), fixed("0.999"))).toBe("WEIGHTS_THRESHOLD_HIGH_BELOW_ONE");
    expect(bind(fixed("0.4"), bands("3", "0.5"))).toBe("WEIGHTS_THRESHOLD_HIGH_BELOW_ONE");
    expect(bind(fixed("1.001"), fixed("3"))).toBe("WEIGHTS_THRESHOLD_LOW_ABOVE_ONE");
    expect(bind(fixed("0"), fixed("3"))).toBe("WEIGHTS_THRESHOLD_NOT_POSITIVE");
    expect(bind(fixed("0.4"), bands("3", "0"))).toBe("WEIGHTS_THRESHOLD_NOT_POSITIVE");
    expect(bind(fixed("0.4"), bands("3", "0.4"))).toBe("WEIGHTS_THRESHOLDS_CROSS");
    expect(() =>
      bindWeights(
        {
          caseClasses: { ...base, order, classes, thresholds: { low: fixed("0.4"), high: fixed("0.3") } },
        } as never,
        reader(),
      ),
    ).toThrow(
      /“low”（weights\.caseClasses\.thresholds\.low，最高 0\.4）|"low" \(weights\.caseClasses\.thresholds\.low, up to 0\.4\)/,
    );
  });

  it("refuses a lower limit of the coefficient above the upper one", () => {
    const { coefficient } = section();
    const bind = (lower: string, upper: string) =>
      codeOf(() =>
        bindWeights(
          { coefficient: { ...coefficient, clamp: { lower: cited(lower), upper: cited(upper) } } } as never,
          reader(),
        ),
      );
    expect(bind("0.8", "1.2")).toBeUndefined();
    expect(bind("1", "1")).toBeUndefined();
    expect(bind("1.2", "0.8")).toBe("WEIGHTS_LIMITS_REVERSED");
  });

  it.each([
    ["0.6", "0.6", "RULESET_PART_CONTRADICTS"],
    ["0.5", "0.5", undefined],
    ["0.5", "0.5000001", "RULESET_PART_CONTRADICTS"],
    ["1.1", "0", "WEIGHTS_VALUE_RANGE"],
  ])("no history is left where %s of it is cut below and %s above (SX-014a)", (lower, upper, code) => {
    const { history } = section();
    const trimming = {
      method: "middleSegment",
      lowerShare: cited(lower),
      upperShare: cited(upper),
      scope: cited("group"),
    };
    expect(codeOf(() => bindWeights({ history: { ...history, trimming } } as never, reader()))).toBe(code);
  });

  it("multiples of the mean lie on both sides of it (SX-014a)", () => {
    const { history } = section();
    const bind = (lower: string, upper: string) => {
      const multiples = { lowerMultiple: cited(lower), upperMultiple: cited(upper) };
      const trimming = { method: "meanMultiples", ...multiples, scope: cited("group") };
      return codeOf(() => bindWeights({ history: { ...history, trimming } } as never, reader()));
    };
    expect(bind("0.3", "3")).toBeUndefined();
    expect(bind("1", "1")).toBeUndefined();
    expect(bind("1.5", "3")).toBe("WEIGHTS_VALUE_RANGE");
    expect(bind("0.3", "0.9")).toBe("WEIGHTS_VALUE_RANGE");
  });

  it("trimming whose parameters are unknown is not evaluated; the rest of history is (SX-014a)", () => {
    const values = reader();
    const history: NonNullable<WeightsSection["history"]> = {
      trimming: {
        method: "middleSegment",
        lowerShare: cited<string>(null, "unknown"),
        upperShare: cited<string>(null, "unknown"),
        scope: cited("group" as const),
      },
      years: { method: "pooled", years: cited(2) },
      deviation: cited("population" as const),
      ambiguous: cited("ownGroup" as const),
      areaAverage: cited("retainedCases" as const),
    };
    expect(bindWeights({ history }, values).history?.trimming).toEqual({ method: "none" });
    expect(values.notEvaluated.map(({ rule }) => rule)).toEqual([
      "weights.history.trimming",
      "weights.history.trimming",
    ]);
  });

  it("refuses a share above 1 and a negative value", () => {
    expect(codeOf(() => bindWeights(section("1.2", "0.8"), reader()))).toBe("WEIGHTS_VALUE_RANGE");
    expect(codeOf(() => bindWeights(section("-0.2", "0.8"), reader()))).toBe("WEIGHTS_VALUE_RANGE");
  });

  it("names the value that is out of range by its own path, not the section's", () => {
    expect(pathOf(() => bindWeights(section("-0.2", "1.2"), reader()))).toBe(
      "weights.coefficient.components.grade.weight",
    );
    expect(
      pathOf(() => bindWeights({ addOns: { negotiatedDrugs: { share: cited("1.5") } } }, reader())),
    ).toBe("weights.addOns.negotiatedDrugs.share");
  });

  it("lists what the points of a class lack, also where its conditions name an unknown threshold", () => {
    const values = reader();
    const base = section();
    const classes = base.caseClasses as NonNullable<WeightsSection["caseClasses"]>;
    const low = {
      when: { multiple: { atLeast: "high" } },
      points: { method: "complete" as const, reduction: cited<string>(null, "unknown") },
    };
    const bound = bindWeights({ caseClasses: { ...classes, classes: { ...classes.classes, low } } }, values);
    expect(bound.caseClasses?.rows.map(({ caseClass }) => caseClass)).toEqual(["cut", "normal"]);
    expect(values.notEvaluated.map(({ path }) => path).sort()).toEqual([
      "weights.caseClasses.classes.cut.points.reduction",
      "weights.caseClasses.classes.low.points.reduction",
      "weights.caseClasses.thresholds.high.multiple",
    ]);
  });
});
