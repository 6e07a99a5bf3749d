import { describe, expect, it } from "vitest";
import { compareEditions } from "../../src/engine/compare/compare-editions.js";
import { createEngine } from "../../src/engine/create-engine.js";
import { EditionParameters } from "../../src/engine/edition-parameters.js";
import { type Diagnostic, isDrgError } from "../../src/primitives/index.js";
import { editionValues } from "../../src/rulesets/edition-values.js";
import {
  applySettings,
  applyValues,
  patchRuleset,
  type Ruleset,
  rulesetNeeds,
} from "../../src/rulesets/index.js";
import { edition } from "./shipped.js";

const LISHUI = edition("zhejiang-lishui@2025");
const GRADE = "weights.coefficient.components.grade.weight";
const DRUGS = "weights.addOns.negotiatedDrugs.share";
const PREPAID = "settlement.prepayment.ratio";
const CLAMP = "weights.coefficient.clamp.upper";
const AUDIT = "rules.audit.readmission-15-days";

const documents = [{ key: "local", title: "本地办法", seen: "full-text" }];

function given(value: unknown, unit = "share", more: object = {}) {
  return { value, unit, source: { document: "local", clause: "三" }, status: "supplied", ...more };
}

function file(values: Readonly<Record<string, object>>, more: object = {}) {
  return { for: LISHUI.reference, values, documents, ...more };
}

/** Every problem as `code path`. */
function problemsOf(work: () => unknown): readonly string[] {
  return diagnosticsOf(work).map(({ code, path }) => `${code} ${path}`);
}

function diagnosticsOf(work: () => unknown): readonly Diagnostic[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!isDrgError(error)) throw error;
    return (
      (error.info.problems as readonly Diagnostic[] | undefined) ?? [
        { code: error.code, severity: "error", path: error.path ?? "", message: error.text },
      ]
    );
  }
}

function drugShare(ruleset: Ruleset) {
  const parameters = new EditionParameters(ruleset, { on: "2025-12-31" });
  const share = parameters.weights.addOns?.negotiatedDrugs?.share.toFixed();
  return { share, supplied: parameters.supplied, notEvaluated: parameters.notEvaluated };
}

describe("a values file", () => {
  it("supplies what the edition lacks; the result names it as supplied, not as assumed", () => {
    expect(drugShare(LISHUI).share).toBeUndefined();
    const { share, supplied, notEvaluated } = drugShare(applyValues(LISHUI, file({ [DRUGS]: given("0.1") })));
    expect(share).toBe("0.1");
    expect(supplied).toEqual([{ path: DRUGS, value: "0.1", unit: "share", clause: "local 三" }]);
    expect(notEvaluated.map(({ path }) => path)).not.toContain(DRUGS);
  });

  it("a form that is only partly filled in leaves the rest unknown", () => {
    const blank = { ...given(null), source: { document: "local", clause: "" } };
    const supplied = applyValues(LISHUI, file({ [DRUGS]: given("0.05"), [GRADE]: blank }));
    expect(drugShare(supplied).share).toBe("0.05");
    expect(drugShare(supplied).notEvaluated.map(({ path }) => path)).toContain(GRADE);
  });

  it("takes the unit that the edition counts in, not another that such values may have", () => {
    const daily = "weights.caseClasses.classes.bed-day.points.daily.psychiatric.tertiary";
    expect(problemsOf(() => applyValues(LISHUI, file({ [daily]: given("300", "yuan/day") })))).toEqual([]);
    expect(problemsOf(() => applyValues(LISHUI, file({ [daily]: given("12", "points/day") })))).toEqual([
      `VALUES_UNIT ${daily}`,
    ]);
  });

  it("growth control (ZJ-043) is applied by no settlement: its values are not asked for, and refused by name where they are given", () => {
    const path = "weights.growthControl.lossShare";
    expect(problemsOf(() => applyValues(LISHUI, file({ [path]: given("0.3") })))).toEqual([
      `VALUES_UNAPPLIED ${path}`,
    ]);
    expect(problemsOf(() => applySettings(LISHUI, [`${path}=0.3`]))).toEqual([`VALUES_UNAPPLIED ${path}`]);
    const asked = rulesetNeeds(LISHUI).flatMap(({ values }) => values.map((value) => value.path));
    expect(asked.filter((one) => one.startsWith("weights.growthControl"))).toEqual([]);
    const share = { value: "0.3", unit: "share", source: { document: "d", clause: "c" }, status: "assumed" };
    const stated = patchRuleset(
      LISHUI,
      { [path]: share, "weights.growthControl.rewardShare": share },
      { name: "local", documents: [{ key: "d", title: "d", seen: "none" }] },
    );
    const engine = createEngine(stated, { on: "2025-12-31" });
    const other = createEngine(LISHUI, { on: "2025-12-31" });
    const none = { cases: other.take([], []) };
    const nobody = { baseline: none, candidate: none, hospitals: [] };
    for (const pay of [
      () => engine.settle({} as never),
      () => compareEditions(engine, other, nobody),
      () => compareEditions(other, engine, nobody),
    ]) {
      expect(problemsOf(pay)).toEqual(["ENGINE_RULE_UNAPPLIED weights.growthControl"]);
    }
  });

  it("fills the periods that no text states, and leaves those that one does", () => {
    const shaoxing = edition("zhejiang-shaoxing@2020");
    const supplied = applyValues(shaoxing, file({ [GRADE]: given("0.5") }, { for: shaoxing.reference }));
    const weight = (on: string) => editionValues(supplied, on).find(({ path }) => path === GRADE)?.value;
    expect([weight("2020-12-31"), weight("2021-01-01")]).toEqual(["0.2", "0.5"]);
  });

  it("a value that the texts state for the day is told by the engine, which takes that of the text; that of other days is taken", () => {
    const shaoxing = edition("zhejiang-shaoxing@2020");
    const clamped = (value: string, more: object = {}) =>
      applyValues(
        shaoxing,
        file({ [CLAMP]: given(value, "coefficient", more) }, { for: shaoxing.reference }),
        "v.json",
      );
    const on = "2020-12-31";
    const engine = createEngine(clamped("1.1"), { on });
    expect(engine.parameters).toEqual(createEngine(shaoxing, { on }).parameters);
    const [told] = engine.diagnostics.filter(({ code }) => code === "VALUES_STATED");
    expect(told?.message.en).toMatch(/^v\.json: the texts say "1\.6279" for .* on 2020-12-31/);
    expect(told?.message.zh).toContain("在 2020-12-31 已有文件明定");
    const codes = (value: string, day: string, more: object = {}) =>
      createEngine(clamped(value, more), { on: day }).diagnostics.filter(
        ({ code }) => code === "VALUES_STATED",
      );
    expect(codes("1.1", "2021-12-31")).toEqual([]);
    expect(codes("1.6279", on)).toEqual([]);
    expect(codes("1.1", on, { overrides: true })).toEqual([]);
  });

  it("later files win", () => {
    const first = applyValues(LISHUI, file({ [DRUGS]: given("0.05") }), "a.json");
    expect(drugShare(applyValues(first, file({ [DRUGS]: given("0.08") }), "b.json")).share).toBe("0.08");
  });

  it.each([
    ["0.1", []],
    ["0.1000001", [`VALUES_RANGE ${DRUGS}`]],
    ["-0.01", [`VALUES_RANGE ${DRUGS}`]],
    ["10", [`VALUES_RANGE ${DRUGS}`]],
  ])("negotiated drugs become points by at most 10%% (ZJ-046): %s", (value, problems) => {
    expect(problemsOf(() => applyValues(LISHUI, file({ [DRUGS]: given(value) })))).toEqual(problems);
  });

  it.each([
    ["settlement.sharing.hospitalsKeep", "1", "1.5", /应为 0 至 1。.*写/, /0 to 1\b.*[Ww]rite/],
    [DRUGS, "0.1", "0.5", /应为 0 至 0\.1（.*第12项.*请核对取值和单位/, /0 to 0\.1\b.*[Cc]heck/],
  ])(
    "a share beyond its bounds pays nobody: %s takes %s and refuses %s, with path and remedy",
    (path, most, beyond, zh, en) => {
      expect(problemsOf(() => applyValues(LISHUI, file({ [path]: given(most) })))).toEqual([]);
      const refused = diagnosticsOf(() => applyValues(LISHUI, file({ [path]: given(beyond) })));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ code: "VALUES_RANGE", severity: "error", path });
      expect(refused[0]?.message.zh).toMatch(zh);
      expect(refused[0]?.message.en).toMatch(en);
    },
  );

  it.each([
    ["0.5", []],
    ["0.499", [`VALUES_RANGE ${GRADE}`]],
    ["1", []],
    ["1.01", [`VALUES_RANGE ${GRADE}`]],
  ])("the grade weighs at least 50%% (ZJ-034): %s", (value, problems) => {
    expect(problemsOf(() => applyValues(LISHUI, file({ [GRADE]: given(value) })))).toEqual(problems);
  });

  it("a printed bound is told with its clause, and 60 for 60% with what to write", () => {
    const [low] = diagnosticsOf(() => applyValues(LISHUI, file({ [GRADE]: given("0.3") })));
    expect(low?.message.zh).toContain("应为 0.5 至 1（zhejiang-2025-notice 第4项：等级系数权重不低于 50%）");
    const [percent] = diagnosticsOf(() => applyValues(LISHUI, file({ [GRADE]: given("60") })));
    expect(percent?.message.zh).toContain("60% 写 0.6");
    expect(percent?.message.en).toContain("write 0.6 for 60%");
  });

  it("weights that are all given must sum to 1, as in an edition", () => {
    const names = ["grade", "historical-cost", "case-mix-index", "head-ratio", "personal-burden"];
    const weights = (...shares: string[]) =>
      file(
        Object.fromEntries(
          shares.map((share, at) => [`weights.coefficient.components.${names[at]}.weight`, given(share)]),
        ),
      );
    expect(problemsOf(() => applyValues(LISHUI, weights("0.5", "0.3", "0.1", "0.05", "0.05")))).toEqual([]);
    expect(problemsOf(() => applyValues(LISHUI, weights("0.6", "0.3", "0.1", "0.05", "0.05")))).toEqual([
      "WEIGHTS_COMPONENT_SUM weights.coefficient.components",
    ]);
  });

  it.each<[string, string, Readonly<Record<string, object>>, string]>([
    [
      "zhejiang-lishui@2025",
      "WEIGHTS_VALUE_RANGE weights.caseClasses.thresholds.high.bands",
      {
        "weights.caseClasses.thresholds.high.bands": given(
          [{ upTo: "-1", multiple: "3" }, { multiple: "2" }],
          "bands of base points",
        ),
      },
      "v.json:5:3",
    ],
    [
      "zhejiang-lishui@2025",
      "WEIGHTS_BANDS_ORDER weights.caseClasses.thresholds.high.bands",
      {
        "weights.caseClasses.thresholds.high.bands": given(
          [{ multiple: "3" }, { upTo: "100", multiple: "2" }],
          "bands of base points",
        ),
      },
      "v.json:5:3",
    ],
    [
      "zhejiang-lishui@2025",
      "WEIGHTS_COMPONENT_SUM weights.coefficient.components",
      Object.fromEntries(
        ["grade", "historical-cost", "case-mix-index", "head-ratio", "personal-burden"].map((name, at) => [
          `weights.coefficient.components.${name}.weight`,
          given(["0.6", "0.3", "0.1", "0.05", "0.05"][at]),
        ]),
      ),
      "v.json:5:3",
    ],
    [
      "jiangsu-wuxi@2022",
      "SETTLEMENT_VALUE_RANGE settlement.deposit.release",
      { "settlement.deposit.release": given([{ scoreFrom: "0", share: "50" }], "method") },
      "v.json:5:3",
    ],
    [
      "jiangsu-wuxi@2022",
      "RULESET_PART_CONTRADICTS settlement.deposit.release.1",
      {
        "settlement.deposit.release": given(
          [
            { scoreFrom: "90", share: "1" },
            { scoreFrom: "90", share: "0.5" },
          ],
          "method",
        ),
      },
      "v.json:5:3",
    ],
  ])(
    "%s: %s, which only the whole edition can tell, is told with the line of the value",
    (reference, problem, values, place) => {
      const text = JSON.stringify({ for: reference, documents, values }, null, 1).replace(
        /"documents": \[.*?\]/s,
        `"documents": ${JSON.stringify(documents)}`,
      );
      const [found, ...others] = diagnosticsOf(() => applyValues(edition(reference), text, "v.json"));
      expect(others).toEqual([]);
      expect(`${found?.code} ${found?.path}`).toBe(problem);
      expect(found?.message.zh.startsWith(`${place}：`)).toBe(true);
      expect(found?.message.en.startsWith(`${place}: `)).toBe(true);
    },
  );

  it("tells everything that is wrong at once, each with its path", () => {
    const wrong = file(
      {
        "weights.addOns.negotiatedDrug.share": given("0.05"),
        [DRUGS]: given("0.05", "yuan"),
        [GRADE]: given(0.6),
        "settlement.sharing.hospitalsKeep": given("30"),
        "settlement.sharing.fundBears": { ...given("0.5"), source: { document: "", clause: "" } },
        "weights.coefficient.incentives.old.strength": {
          ...given("1", "factor"),
          source: { document: "other", clause: "二" },
        },
        [PREPAID]: given("0.9"),
      },
      { for: "zhejiang-lishui@2020" },
    );
    expect(problemsOf(() => applyValues(LISHUI, wrong))).toEqual([
      "VALUES_OTHER_EDITION for",
      "VALUES_PATH_UNKNOWN weights.addOns.negotiatedDrug.share",
      `VALUES_UNIT ${DRUGS}`,
      `VALUES_FORM ${GRADE}`,
      "VALUES_RANGE settlement.sharing.hospitalsKeep",
      "VALUES_WITHOUT_SOURCE settlement.sharing.fundBears",
      "VALUES_DOCUMENT_UNKNOWN weights.coefficient.incentives.old.strength",
      `VALUES_STATED ${PREPAID}`,
    ]);
    const [, path] = diagnosticsOf(() => applyValues(LISHUI, wrong));
    expect(path?.message.zh).toContain(`是否要写 ${DRUGS}？`);
  });

  it("refuses a key that stands twice, and keys it does not know, with the line", () => {
    const twice = `{"for": "x",\n "for": "y", "values": {}}`;
    expect(problemsOf(() => applyValues(LISHUI, twice, "v.json"))).toEqual(["RULESET_DUPLICATE_KEY for"]);
    const strange = `{"for": "${LISHUI.reference}",\n "value": {}, "values": {}}`;
    const [problem] = diagnosticsOf(() => applyValues(LISHUI, strange, "v.json"));
    expect(problem?.code).toBe("RULESET_UNKNOWN_KEY");
    expect(problem?.message.en).toContain("v.json:2");
  });

  it("a cited document needs a title, and a key that the edition does not use for another", () => {
    const untitled = { documents: [{ ...documents[0], title: "" }] };
    expect(problemsOf(() => applyValues(LISHUI, file({ [DRUGS]: given("0.1") }, untitled)))).toEqual([
      "VALUES_DOCUMENT_UNTITLED documents.0",
    ]);
    const key = LISHUI.documents[0]?.key ?? "";
    const taken = { documents: [{ ...documents[0], key }] };
    const cited = { ...given("0.1"), source: { document: key, clause: "三" } };
    expect(problemsOf(() => applyValues(LISHUI, file({ [DRUGS]: cited }, taken)))).toEqual([
      "VALUES_DOCUMENT_TAKEN documents.0",
    ]);
  });

  it("what the texts state is replaced only where the file says so, and stays on record", () => {
    const changed = applyValues(LISHUI, file({ [PREPAID]: given("0.9", "share", { overrides: true }) }));
    expect(changed.overridden).toEqual([
      { path: PREPAID, stated: "0.85", clause: "zhejiang-2019-21 按月预拨，原则上不低于 85%" },
    ]);
    expect(LISHUI.overridden).toBeUndefined();
  });
});

describe("--set", () => {
  it("changes a value for a what-if and counts it as assumed", () => {
    const parameters = new EditionParameters(applySettings(LISHUI, [`${DRUGS}=0.1`]), { on: "2025-12-31" });
    expect(parameters.weights.addOns?.negotiatedDrugs?.share.toFixed()).toBe("0.1");
    expect(parameters.assumptions).toContainEqual({
      path: DRUGS,
      value: "0.1",
      unit: "share",
      clause: `--set ${DRUGS}`,
    });
  });

  it.each([
    ["settlement.prepayment.ratio", "VALUES_SETTING_FORM --set"],
    ["settlement.prepayment.ration=0.9", "VALUES_PATH_UNKNOWN settlement.prepayment.ration"],
    ["settlement.prepayment.ratio=90", "VALUES_RANGE settlement.prepayment.ratio"],
    ["settlement.prepayment.ratio=x", "VALUES_FORM settlement.prepayment.ratio"],
    [`${DRUGS}=0.11`, `VALUES_RANGE ${DRUGS}`],
    ...[`${PREPAID}.value=0.9`, `${PREPAID}.status=reported`, `${PREPAID}.unit=yuan`].map((setting) => [
      setting,
      `VALUES_PATH_UNKNOWN ${setting.slice(0, setting.indexOf("="))}`,
    ]),
    ["settlement.prepayment.ratio=1e1", "VALUES_FORM settlement.prepayment.ratio"],
    [`${CLAMP}.history.0.value=1.1`, `VALUES_PATH_UNKNOWN ${CLAMP}.history.0.value`],
    [`${PREPAID}.source.document=x`, `VALUES_PATH_UNKNOWN ${PREPAID}.source.document`],
    [`${AUDIT}.source.clause=x`, `VALUES_PATH_UNKNOWN ${AUDIT}.source.clause`],
    [`${AUDIT}.status=reported`, `VALUES_PATH_UNKNOWN ${AUDIT}.status`],
    ...["id", "version", "region", "title.en", "effective.from", "documents.0.seen", "lineage.0"].map(
      (path) => [`${path}=2020`, `VALUES_PATH_UNKNOWN ${path}`],
    ),
  ])("%s is an error: %s", (setting, problem) => {
    expect(problemsOf(() => applySettings(LISHUI, [setting]))).toEqual([problem]);
  });

  it("a part of a value is refused by the name of the value that it belongs to", () => {
    const shaoxing = edition("zhejiang-shaoxing@2020");
    expect(
      diagnosticsOf(() => applySettings(shaoxing, [`${CLAMP}.history.0.value=1.1`]))[0]?.message.en,
    ).toContain(`Did you mean ${CLAMP}?`);
  });

  it("asks for a number as it is written on the command line: without quotes, without exponent", () => {
    for (const written of ["1e1", '"0.9"']) {
      const [problem] = diagnosticsOf(() =>
        applySettings(LISHUI, [`settlement.prepayment.ratio=${written}`]),
      );
      expect(problem?.message.en).toContain("Write a decimal number, such as 0.85.");
      expect(problem?.message.zh).toContain("请写小数，如 0.85。");
    }
    const [inFile] = diagnosticsOf(() => applyValues(LISHUI, file({ [DRUGS]: given("1e1") })));
    expect(inFile?.message.en).toContain('a decimal number in quotes, such as "0.85"');
  });

  it("takes the name of a method, also of a named item of a list", () => {
    const path = `${AUDIT}.window.dayCount`;
    const set = applySettings(edition("zhejiang-shaoxing@2020"), [
      `${path}=dischargeDayIsOne`,
      "settlement.budgetUnits.method=none",
    ]);
    expect(set.settlement?.budgetUnits?.method).toBe("none");
    expect(JSON.stringify(set.rules)).toContain('"dischargeDayIsOne"');
  });
});
