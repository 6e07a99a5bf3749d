import { describe, expect, it } from "vitest";
import { lintRuleset, loadRuleset, type Ruleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { checkGroupTable } from "../../src/rulesets/lint/check-group-table.js";
import { lintMessages } from "../../src/rulesets/lint/ruleset-lint-messages.js";
import { cited, madeUp, pointsSettlement } from "./made-up.js";
import { edition, references, shipped } from "./shipped.js";

const DOCUMENTS = [
  { key: "none", title: "none", seen: "none" },
  { key: "full", title: "full", seen: "full-text" },
  { key: "part", title: "part", seen: "excerpt" },
];

function found(changes: object): string[] {
  const ruleset = loadRuleset(madeUp({ documents: DOCUMENTS, ...changes }));
  return lintRuleset(ruleset)
    .filter(({ severity, code }) => severity !== "info" && code !== "LINT_DOCUMENT_UNUSED")
    .map(({ code, path }) => `${code} ${path}`);
}

function settlement(changes: object) {
  return { settlement: { ...pointsSettlement, ...changes } };
}

function prepayment(ratio: object) {
  return settlement({ prepayment: { ...pointsSettlement.prepayment, ratio } });
}

function retention(bands: readonly object[], applies = true) {
  return settlement({
    retention: { applies: cited(applies, "yes/no"), bands: cited(bands, "bands of q") },
  });
}

const OVERLAPPING = [
  { below: "0.9", pay: "actual", factor: "1" },
  { below: "0.7", pay: "actual", factor: "1.1" },
  { pay: "payable", factor: "1" },
];

const RATIO = "settlement.prepayment.ratio";

/** A class of low outliers and one of all others; a class of high ones. */
const OUTLIERS = {
  low: { when: { multiple: { atMost: "low" } }, points: { method: "complete" } },
  all: { when: {}, points: { method: "complete" } },
};
const HIGH = { ...OUTLIERS.all, when: { multiple: { atLeast: "high" } } };
const multiple = (value: string) => ({ method: "fixed", multiple: cited(value, "multiple") });

function classes(order: string[], rows: object, thresholds: object = {}) {
  return {
    weights: {
      caseClasses: {
        hitPolicy: "first",
        order: cited(order, "order of classes"),
        multipleOf: cited("groupAverage", "method"),
        thresholds,
        classes: rows,
      },
    },
  };
}

const complete = { method: "complete" };

describe("lintRuleset", () => {
  it.each(references)("finds neither errors nor warnings in %s", (reference) => {
    const findings = lintRuleset(edition(reference), { catalog: shipped });
    const serious = findings.filter(({ severity }) => severity !== "info");
    expect(serious.map(({ code, path }) => `${code} ${path}`)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      "a document that is not listed",
      prepayment(cited("0.9", "share", "assumed", "gone")),
      `LINT_DOCUMENT_UNKNOWN ${RATIO}`,
    ],
    [
      "official without the full text",
      prepayment(cited("0.9", "share", "official", "part")),
      `LINT_STATUS_UNSUPPORTED ${RATIO}`,
    ],
    [
      "reported of a text read in full",
      prepayment(cited("0.9", "share", "reported", "full")),
      `LINT_STATUS_UNSUPPORTED ${RATIO}`,
    ],
    [
      "assumed from a text, without a note",
      prepayment(cited("0.9", "share", "assumed", "full")),
      `LINT_ASSUMED_WITHOUT_NOTE ${RATIO}`,
    ],
    [
      "a value that is said to be unknown",
      prepayment(cited("0.9", "share", "unknown")),
      `LINT_NULL_STATUS ${RATIO}`,
    ],
    [
      "no value that is said to be official",
      prepayment(cited(null, "share", "official", "full")),
      `LINT_NULL_STATUS ${RATIO}`,
    ],
    ["a unit that nobody knows", prepayment(cited("0.9", "bushels")), `LINT_UNIT_UNKNOWN ${RATIO}`],
    ["a share above 1", prepayment(cited("90", "share")), `LINT_UNIT_MISFIT ${RATIO}`],
    ["a share in days", prepayment(cited("0.9", "days")), `LINT_UNIT_MISFIT ${RATIO}`],
    ["bands that overlap", retention(OVERLAPPING), "LINT_BANDS_ORDER settlement.retention.bands.1"],
    [
      "a band behind an open one",
      retention([
        { pay: "actual", factor: "1" },
        { below: "0.9", pay: "actual", factor: "1" },
      ]),
      "LINT_BANDS_OPEN_END settlement.retention.bands.0",
    ],
    [
      "a gap above the last band",
      retention([{ below: "0.7", pay: "actual", factor: "1" }]),
      "LINT_BANDS_NO_LAST settlement.retention.bands",
    ],
    [
      "bands that overlap in a rule that is not in force",
      retention(OVERLAPPING, false),
      "LINT_BANDS_ORDER settlement.retention.bands.1",
    ],
    [
      "ages that overlap among the persons of one fund",
      settlement({
        capitation: {
          applies: cited(true, "yes/no"),
          quotas: cited(
            [
              { insuranceType: "employee", ageTo: 64, amount: "300" },
              { insuranceType: "resident", ageFrom: 64, amount: "250" },
              { insuranceType: "employee", ageFrom: 64, amount: "400" },
            ],
            "yuan/person-year",
          ),
        },
      }),
      "LINT_RANGE_OVERLAP settlement.capitation.quotas",
    ],
    [
      "weights of a clearing coefficient that add to 0.9, where the edition does not say how cases are weighed",
      settlement({
        clearingCoefficient: {
          applies: cited(true, "yes/no"),
          combination: cited("weighted-sum", "method"),
          appliesTo: cited("amount", "method"),
          parts: ["0.5", "0.4"].map((weight) => ({
            indicator: "list-accuracy",
            better: cited("higher", "method"),
            weight: cited(weight, "share"),
          })),
        },
      }),
      "LINT_WEIGHTS_SUM settlement.clearingCoefficient.parts",
    ],
    [
      "tiers that overlap",
      settlement({
        tiers: {
          method: "grade-and-cost",
          applies: cited(true, "yes/no"),
          rows: cited(
            [
              { tier: "a", grades: ["tertiary"], costBelow: "9000" },
              { tier: "b", grades: ["tertiary"], costFrom: "8000" },
            ],
            "tiers",
          ),
        },
      }),
      "LINT_RANGE_OVERLAP settlement.tiers.rows",
    ],
    [
      "a tier whose costs end before they begin",
      settlement({
        tiers: {
          method: "grade-and-cost",
          applies: cited(true, "yes/no"),
          rows: cited([{ tier: "a", grades: ["tertiary"], costFrom: "9000", costBelow: "8000" }], "tiers"),
        },
      }),
      "LINT_RANGE_REVERSED settlement.tiers.rows",
    ],
    [
      "a score of the deposit twice",
      settlement({
        deposit: {
          applies: cited(true, "yes/no"),
          ratio: cited("0.1", "share"),
          release: cited(
            [
              { scoreFrom: "90", share: "1" },
              { scoreFrom: "90.0", share: "0.5" },
            ],
            "method",
          ),
        },
      }),
      "LINT_SCORES_REPEATED settlement.deposit.release.1",
    ],
    [
      "a gap between tiers",
      settlement({
        tiers: {
          method: "grade-and-cost",
          applies: cited(true, "yes/no"),
          rows: cited(
            [
              { tier: "a", grades: ["tertiary"], costBelow: "8000" },
              { tier: "b", grades: ["tertiary"], costFrom: "9000" },
            ],
            "tiers",
          ),
        },
      }),
      "LINT_RANGE_GAP settlement.tiers.rows",
    ],
    [
      "a period that ends before it begins",
      { effective: { from: "2020-12-31", to: "2020-01-01" } },
      "LINT_PERIOD_REVERSED effective",
    ],
    ["a version of another year", { version: "2019" }, "LINT_VERSION_YEAR version"],
    [
      "an edition that ends within a month",
      { effective: { from: "2020-01-01", to: "2020-12-30" } },
      "LINT_WITHIN_MONTH effective.to",
    ],
    [
      "an edition that begins within a month",
      { effective: { from: "2020-01-02", to: "2020-12-31" } },
      "LINT_WITHIN_MONTH effective.from",
    ],
    [
      "a value that changes within a month",
      prepayment({
        unit: "share",
        history: [
          { from: "2020-01-01", value: "0.9", source: { document: "none", clause: "c" }, status: "assumed" },
          { from: "2020-07-05", value: "0.8", source: { document: "none", clause: "c" }, status: "assumed" },
        ],
      }),
      `LINT_WITHIN_MONTH ${RATIO}.history.1`,
    ],
    [
      "diagnoses of one edition and procedures of another",
      { codeEditions: { diagnoses: "ICD-10 医保版 2.0", procedures: "ICD-9-CM-3" } },
      "LINT_CODE_EDITIONS codeEditions",
    ],
    [
      "a scheme that is no name and version",
      { scheme: { prescribed: cited("made-up", "scheme") } },
      "LINT_SCHEME_REFERENCE scheme.prescribed",
    ],
    [
      "a document that is listed twice",
      { documents: [...DOCUMENTS, { key: "part", title: "another", seen: "full-text" }] },
      "LINT_ROW_REPEATED documents",
    ],
    [
      "a figure that is not that of its clause",
      prepayment({ ...cited("0.9", "share"), source: { document: "none", clause: "按 85% 预付" } }),
      `LINT_FIGURE_DIFFERS ${RATIO}`,
    ],
    [
      "a rule of which nothing is known, looked for in two documents",
      settlement({
        rate: {
          abnormal: {
            extremeLow: {
              applies: cited(null, "yes/no", "unknown", "part"),
              multiple: cited(null, "multiple", "unknown", "full"),
            },
          },
        },
      }),
      "LINT_SOURCES_APART settlement.rate.abnormal.extremeLow",
    ],
    [
      "a unit that an unknown value cannot have",
      prepayment({ ...cited(null, "days", "unknown") }),
      `LINT_UNIT_MISFIT ${RATIO}`,
    ],
    [
      "weights without a table or a way to find averages",
      classes(["normal"], { normal: { when: {}, points: complete } }),
      "LINT_NO_GROUP_VALUES groupTable",
    ],
    [
      "a last class that weighs nothing",
      classes(["normal"], { normal: { when: {}, points: { method: "outside" } } }),
      "LINT_CLASS_NOT_WEIGHED weights.caseClasses.classes.normal.points",
    ],
    [
      "a last class that takes its points from a next one",
      classes(["normal"], {
        normal: { when: {}, points: { method: "reducedNextClass", reduction: cited("0.1", "share") } },
      }),
      "LINT_CLASS_NOT_WEIGHED weights.caseClasses.classes.normal.points",
    ],
    [
      "records that failed validation, weighed",
      classes(["invalid", "normal"], {
        invalid: { when: { status: ["invalid"] }, points: complete },
        normal: { when: {}, points: complete },
      }),
      "LINT_INVALID_WEIGHED weights.caseClasses.classes.invalid.points",
    ],
    [
      "a group listed twice",
      settlement({
        rate: { byItem: { applies: cited(true, "yes/no"), groups: cited(["BR21", "BR21"], "groups") } },
      }),
      "LINT_ROW_REPEATED settlement.rate.byItem.groups",
    ],
    [
      "two rates of one class of hospitals",
      settlement({
        rate: {
          source: {
            method: "given",
            applies: cited(true, "yes/no"),
            rates: cited(
              [
                { grade: "tertiary", rate: "9000" },
                { grade: "tertiary", rate: "8000" },
              ],
              "yuan per unit weight",
            ),
          },
        },
      }),
      "LINT_ROW_REPEATED settlement.rate.source.rates",
    ],
    [
      "a payment unit that asks for what an earlier one has taken",
      settlement({
        paymentUnits: {
          order: cited(["one", "two"], "order of units"),
          rows: Object.fromEntries(
            ["one", "two"].map((name) => [
              name,
              {
                applies: cited(true, "yes/no"),
                unit: "off-site",
                when: { marks: ["offSite"] },
                pays: { method: "unpaid", drawsOnTotal: cited(false, "yes/no") },
              },
            ]),
          ),
        },
      }),
      "LINT_UNIT_UNREACHABLE settlement.paymentUnits.rows.two",
    ],
    [
      "a history that begins too late",
      prepayment({
        unit: "share",
        history: [
          { from: "2020-06-01", value: "0.9", source: { document: "none", clause: "c" }, status: "assumed" },
        ],
      }),
      `LINT_PERIOD_GAP ${RATIO}`,
    ],
    [
      "two values for one day",
      prepayment({
        unit: "share",
        history: ["0.9", "0.8"].map((value) => ({
          from: "2020-01-01",
          value,
          source: { document: "none", clause: "c" },
          status: "assumed",
        })),
      }),
      `LINT_PERIOD_ORDER ${RATIO}.history.1`,
    ],
    [
      "a period after the edition's end",
      prepayment({
        unit: "share",
        history: ["2020-01-01", "2021-01-01"].map((from) => ({
          from,
          value: "0.9",
          source: { document: "none", clause: "c" },
          status: "assumed",
        })),
      }),
      `LINT_PERIOD_OUTSIDE ${RATIO}.history.1`,
    ],
    [
      "weights that do not add to 1",
      {
        weights: {
          coefficient: {
            method: "weightedSum",
            cases: cited("all", "method"),
            components: {
              grade: {
                method: "gradeRatio",
                weight: cited("0.3", "share"),
                minimumCases: cited(6, "cases"),
                fallback: cited("one", "method"),
              },
              own: {
                method: "hospitalRatio",
                weight: cited("0.8", "share"),
                minimumCases: cited(6, "cases"),
                fallback: cited("one", "method"),
              },
            },
          },
        },
      },
      "LINT_WEIGHTS_SUM weights.coefficient.components",
    ],
    [
      "a class behind one that takes all",
      classes(["a", "b"], {
        a: { when: {}, points: complete },
        b: { when: { readmitted: true }, points: complete },
      }),
      "LINT_CLASS_UNREACHABLE weights.caseClasses.classes.b",
    ],
    [
      "a table without a last row",
      classes(["a"], { a: { when: { readmitted: true }, points: complete } }),
      "LINT_CLASS_NO_LAST weights.caseClasses.classes.a",
    ],
    [
      "a class missing from the order",
      classes(["a"], { a: { when: {}, points: complete }, b: { when: {}, points: complete } }),
      "LINT_CLASS_ORDER weights.caseClasses.order",
    ],
    [
      "a low limit above the average (ZJ-025)",
      classes(["low", "all"], OUTLIERS, { low: multiple("1.5") }),
      "LINT_THRESHOLD_LOW_ABOVE_ONE weights.caseClasses.thresholds.low",
    ],
    [
      "a high limit below the average (ZJ-026)",
      classes(["high", "all"], { high: HIGH, all: OUTLIERS.all }, { high: multiple("0.3") }),
      "LINT_THRESHOLD_HIGH_BELOW_ONE weights.caseClasses.thresholds.high",
    ],
    [
      "more cut from the ends than there is",
      {
        weights: {
          history: {
            trimming: {
              method: "middleSegment",
              lowerShare: cited("0.6", "share"),
              upperShare: cited("0.6", "share"),
              scope: cited("group", "method"),
            },
            years: { method: "pooled", years: cited(3, "years") },
            deviation: cited("sample", "method"),
            ambiguous: cited("outside", "method"),
            areaAverage: cited("groupedCases", "method"),
          },
        },
      },
      "LINT_CUT_WHOLE weights.history.trimming",
    ],
    [
      "a low limit of 0",
      classes(["low", "all"], OUTLIERS, { low: multiple("0") }),
      "LINT_THRESHOLD_NOT_POSITIVE weights.caseClasses.thresholds.low",
    ],
    [
      "a high limit that is below the low one (ZJ-026)",
      classes(
        ["low", "high", "all"],
        { ...OUTLIERS, high: HIGH },
        { low: multiple("0.4"), high: multiple("0.3") },
      ),
      "LINT_THRESHOLDS_CROSS weights.caseClasses.thresholds.high",
    ],
    [
      "a threshold that is not there",
      classes(["a", "b"], {
        a: { when: { multiple: { atMost: "low" } }, points: complete },
        b: { when: {}, points: complete },
      }),
      "LINT_THRESHOLD_UNKNOWN weights.caseClasses.classes.a",
    ],
    [
      "a threshold that nobody uses",
      classes(
        ["a"],
        { a: { when: {}, points: complete } },
        { low: { method: "fixed", multiple: cited("0.4", "multiple") } },
      ),
      "LINT_THRESHOLD_UNUSED weights.caseClasses.thresholds.low",
    ],
    [
      "a quota of more than all cases",
      settlement({
        review: {
          specialReview: {
            applies: cited(true, "yes/no"),
            quota: {
              number: cited("101", "quota"),
              unit: cited("percent", "quota unit"),
              population: "records",
              period: "year",
              rounding: cited("down", "rounding"),
            },
            effect: { method: "by-item", applies: cited(true, "yes/no") },
          },
        },
      }),
      "LINT_QUOTA_RANGE settlement.review.specialReview.quota",
    ],
    [
      "a section that cannot be calculated with",
      { settlement: { unit: cited("points", "method") } },
      "LINT_NOT_BOUND settlement",
    ],
    [
      "year weights that are all zero",
      {
        weights: {
          history: {
            trimming: { method: "none" },
            years: {
              method: "weighted",
              weights: cited(["0", "0", "0"], "year weights, oldest first"),
              absentYear: cited("renormalise", "method"),
            },
            deviation: cited("population", "method"),
            ambiguous: cited("ownGroup", "method"),
            areaAverage: cited("retainedCases", "method"),
          },
        },
      },
      "LINT_WEIGHTS_ZERO weights.history.years.weights",
    ],
    [
      "a list that a condition names and the section does not hold",
      {
        rules: {
          audit: {
            tumours: {
              kind: "record",
              title: { zh: "肿瘤", en: "tumours" },
              severity: "low",
              aspect: "completeness",
              source: { document: "none", clause: "c" },
              status: "assumed",
              evidence: { zh: "病历", en: "record" },
              remedy: { zh: "退回", en: "sent back" },
              condition: { fact: "diagnoses", operator: "codeInList", value: { list: "nowhere" } },
            },
          },
        },
      },
      "LINT_LIST_UNKNOWN rules.audit.tumours",
    ],
    [
      "a fact id that is none",
      prepayment({ ...cited("0.9", "share"), source: { document: "none", clause: "c", facts: ["SX36"] } }),
      `LINT_FACT_ID ${RATIO}`,
    ],
  ])("finds %s", (_name, changes, expected) => {
    expect(found(changes)).toContain(expected);
  });

  it("finds a group twice in the table, a number that is none or not above zero, a group that is not in it", () => {
    const ruleset = loadRuleset(
      madeUp({
        settlement: {
          rate: { byItem: { applies: cited(true, "yes/no"), groups: cited(["BR21", "BR29"], "groups") } },
        },
      }),
    );
    const rows = [
      ["BR21", "1.5"],
      ["BR21", "1"],
      ["BR23", "0"],
      ["BR25", "-1"],
      ["BS11", "0.0001"],
      ["BS13", "1e3"],
      ["BS15", null],
    ];
    const table = { columns: ["drg", "relativeWeight"], rows } as unknown as Ruleset["groupTable"];
    const found = checkGroupTable({ ...ruleset, groupTable: table } as Ruleset);
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "LINT_TABLE_DUPLICATE groupTable.BR21",
      "LINT_TABLE_VALUE groupTable.BR23",
      "LINT_TABLE_VALUE groupTable.BR25",
      "LINT_TABLE_VALUE groupTable.BS13",
      "LINT_GROUP_UNLISTED settlement.rate.byItem.groups",
      "LINT_GROUP_WEIGHED settlement.rate.byItem.groups",
    ]);
  });

  it.each([
    [
      "a misspelt mark",
      ["drg", "relativeWeight", "stabel"],
      ["BR21", "1", true],
      "LINT_TABLE_COLUMN_UNUSED columns",
      "stable",
    ],
    [
      "a column that nobody names",
      ["drg", "relativeWeight", "rank"],
      ["BR21", "1", "3"],
      "LINT_TABLE_COLUMN_UNUSED columns",
      undefined,
    ],
    [
      "no column with a worth",
      ["drg", "stable"],
      ["BR21", true],
      "LINT_TABLE_WITHOUT_WORTH columns",
      undefined,
    ],
    [
      "a row that is too short",
      ["drg", "relativeWeight", "stable"],
      ["BR21", "1"],
      "LINT_TABLE_ROW_LENGTH BR21",
      undefined,
    ],
    [
      "a row that is too long",
      ["drg", "relativeWeight"],
      ["BR21", "1", true],
      "LINT_TABLE_ROW_LENGTH BR21",
      undefined,
    ],
  ])("a group table with %s", (_, columns, row, told, nearest) => {
    const table = { columns, rows: [row] } as unknown as Ruleset["groupTable"];
    const found = checkGroupTable({
      ...edition("jiangsu-wuxi@2022"),
      settlement: undefined,
      rules: undefined,
      groupTable: table,
    } as never);
    const [code, place] = told.split(" ");
    expect(found.map((one) => `${one.code} ${one.path}`)).toEqual([`${code} groupTable.${place}`]);
    if (nearest !== undefined) {
      expect(found[0]?.message.zh).toContain(`是否应为“${nearest}”？`);
      expect(found[0]?.message.en).toContain(`Is "${nearest}" meant?`);
    }
  });

  it("a column that the edition names and its table lacks (LINT_TABLE_COLUMN_ABSENT)", () => {
    const ruleset = edition("jiangsu-yancheng@2022");
    const { columns, rows } = ruleset.groupTable as NonNullable<Ruleset["groupTable"]>;
    const renamed = columns.map((column) => column.replace("coefficientTertiary", "coefTertiary"));
    const found = checkGroupTable({
      ...ruleset,
      groupTable: { ...ruleset.groupTable, columns: renamed, rows },
    } as Ruleset);
    expect(found.map(({ code }) => code)).toEqual(["LINT_TABLE_COLUMN_UNUSED", "LINT_TABLE_COLUMN_ABSENT"]);
  });

  it.each([
    [
      "a prescribed scheme that is not at hand",
      { prescribed: cited("zj-drg@1.2", "scheme") },
      ["prescribed"],
    ],
    [
      "nor the one that stands in for it",
      { prescribed: cited("zj-drg@1.2", "scheme"), standIn: cited("chs-drg@9", "scheme") },
      ["prescribed", "standIn"],
    ],
    [
      "one of the two at hand is enough",
      { prescribed: cited("zj-drg@1.2", "scheme"), standIn: cited("chs-drg@1.1", "scheme") },
      [],
    ],
  ])("%s (LINT_SCHEME_UNKNOWN)", (_title, scheme, paths) => {
    const found = lintRuleset(loadRuleset(madeUp({ scheme })), { schemes: ["chs-drg@1.1", "zj-drg@1.1"] });
    const unknown = found.filter(({ code }) => code === "LINT_SCHEME_UNKNOWN");
    expect(unknown.map(({ path }) => path)).toEqual(paths.map((key) => `scheme.${key}`));
    for (const { message } of unknown.slice(0, 1)) expect(message.en).toContain("Did you mean zj-drg@1.1?");
  });

  it("lists a rule that lacks a value, with the patch that supplies it", () => {
    const findings = lintRuleset(edition("zhejiang-shaoxing@2020"));
    const quota = findings.find(({ path }) => path === "settlement.review.specialReview.quota.unit");
    expect(quota).toMatchObject({ code: "LINT_NOT_EVALUATED", severity: "info" });
    expect(quota?.suggestion?.en).toContain("settlement.review.specialReview.quota.unit");
  });

  it("says when a rule lacks a value, where it has one at another time (SX-050: the settlement of 2020 alone)", () => {
    const findings = lintRuleset(edition("zhejiang-shaoxing@2020"));
    const at = (path: string) => findings.find((one) => one.path === path)?.message;
    const path = "settlement.review.specialReview.deadline.date";
    expect(at(path)?.en).toContain(
      "lacks this value (unknown) from 2021-01-01 to 2024-12-31, and is not evaluated then",
    );
    expect(at(path)?.zh).toContain("2021-01-01 至 2024-12-31 缺少这一取值（unknown），其间不会执行");
    expect(at("settlement.sharing.fundBears")?.en).toContain(
      "lacks this value (unknown) and is not evaluated",
    );
  });

  it("finds a child outside its parent's dates and two editions of one day", () => {
    const { scheme, codeEditions, documents, ...child } = madeUp({
      id: "utopia-amaurot",
      region: "990100",
      extends: "utopia@2020",
      effective: { from: "2020-06-01", to: null },
    });
    const twin = madeUp({ id: "erewhon", effective: { from: "2020-12-31", to: null } });
    const catalog = rulesetCatalog(
      [madeUp(), child, twin].map((content, index) => ({ name: String(index), content })),
    );
    const codes = (source: object) =>
      lintRuleset(loadRuleset(source, { catalog }), { catalog }).map(({ code }) => code);
    expect(codes(child)).toContain("LINT_PERIOD_OUTSIDE_PARENT");
    expect(codes(twin)).toContain("LINT_PERIOD_OVERLAP");
    const next = { version: "2021", effective: { from: "2021-01-01", to: null } };
    expect(codes(madeUp({ ...next, region: "990200" }))).toContain("LINT_REGION_DIFFERS");
    expect(codes(madeUp(next))).not.toContain("LINT_REGION_DIFFERS");
  });

  it("has a Chinese and an English text for every code", () => {
    expect(new Set(lintMessages.codes).size).toBe(lintMessages.codes.length);
  });
});

/** A coefficient of two parts; the weight of the second changes on a day. */
function dated(before: string, after: string) {
  const period = (value: string, from: string) => {
    const { unit: _unit, ...state } = cited(value, "share");
    return { ...state, from };
  };
  const part = (weight: object) => ({
    method: "hospitalRatio",
    weight,
    minimumCases: cited(6, "cases"),
    fallback: cited("one", "method"),
  });
  const changing = { unit: "share", history: [period(before, "2020-01-01"), period(after, "2020-07-01")] };
  return {
    weights: {
      coefficient: {
        method: "weightedSum",
        cases: cited("all", "method"),
        components: { first: part(cited("0.7", "share")), second: part(changing) },
      },
    },
  };
}

describe("linting values that change within the edition", () => {
  const sums = (before: string, after: string) =>
    found(dated(before, after)).filter((finding) => finding.startsWith("LINT_WEIGHTS_SUM"));

  it("component weights sum to 1 in every period (ZJ-034), not in the first alone", () => {
    expect(sums("0.3", "0.3")).toEqual([]);
    expect(sums("0.3", "1.0")).toEqual(["LINT_WEIGHTS_SUM weights.coefficient.components"]);
    expect(sums("0.4", "0.3")).toEqual(["LINT_WEIGHTS_SUM weights.coefficient.components"]);
  });

  it("each period with a wrong sum is told by its own sum", () => {
    const ruleset = loadRuleset(madeUp({ documents: DOCUMENTS, ...dated("0.4", "1.0") }));
    const told = lintRuleset(ruleset).filter(({ code }) => code === "LINT_WEIGHTS_SUM");
    expect(told.map(({ message }) => message.en)).toEqual([
      "The weights of the parts add up to 1.1, not to 1.",
      "The weights of the parts add up to 1.7, not to 1.",
    ]);
  });
});

describe("linting component weights that break what they must keep", () => {
  it("every limit that is passed is told, and a sum that is not 1, one line a cause (ZJ-034)", () => {
    const part = (weight: string, weightLimits: object) => ({
      ...{ method: "given", weight: cited(weight, "share"), weightLimits },
    });
    const components = {
      grade: part("0.4", { lower: cited("0.5", "share") }),
      cost: part("0.35", { upper: cited("0.3", "share") }),
      mix: part("0.03", { lower: cited("0.03", "share") }),
      rest: part("0.02", { lower: cited("0.03", "share"), upper: cited("0.1", "share") }),
    };
    const coefficient = { method: "weightedSum", cases: cited("all", "method"), components };
    const errors = lintRuleset(
      loadRuleset(madeUp({ documents: DOCUMENTS, weights: { coefficient } })),
    ).filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "LINT_WEIGHTS_SUM weights.coefficient.components",
      "LINT_WEIGHT_LIMIT weights.coefficient.components.grade.weight",
      "LINT_WEIGHT_LIMIT weights.coefficient.components.cost.weight",
      "LINT_WEIGHT_LIMIT weights.coefficient.components.rest.weight",
    ]);
  });
});
