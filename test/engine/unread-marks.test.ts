import { describe, expect, test } from "vitest";
import type { CaseMarks } from "../../src/cases/field-values.js";
import { parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { unreadMarks } from "../../src/engine/unread-marks.js";
import { decimal } from "../../src/primitives/index.js";
import { edition, engineFor, weighedSample } from "./sample-engine.js";

/** What is told of cases that carry these marks, as mark and number of cases, in both languages. */
function told(path: string, ...marks: readonly CaseMarks[]) {
  const { weights, settlement } = engineFor(edition(path)).parameters;
  const weighed = { classes: ["special-review"], pointsClass: new Int32Array(marks.length) };
  const [note] = unreadMarks(new Map(marks.entries()), { weights, settlement }, weighed);
  return note === undefined ? "" : `${note.severity} ${note.code} ${note.message.zh} ${note.message.en}`;
}

describe("marks of the agency or a review that no rule in force reads (ZJ-040)", () => {
  test("points of the province move nothing where no unit pays at its values, and that is told with the cases", () => {
    const note = told(
      "zhejiang-shaoxing/2020",
      { provincialPoints: "50", offSite: true },
      { provincialPoints: "7" },
    );
    expect(note).toMatch(/^warning ENGINE_MARKS_NOT_READ/);
    expect(note).toContain("provincialPoints（全省点数）2 例");
    expect(note).toContain("provincialPoints (points of the province), 2 cases");
    expect(note).not.toContain("offSite");
  });

  test.each<[path: string, mark: string, value: unknown, isTold: boolean]>([
    ["zhejiang/2020", "provincialPoints", "50", true],
    ["zhejiang/2020", "provincialPoints", null, false],
    ["zhejiang/2020", "selfPaidOffline", true, true],
    ["zhejiang/2020", "selfPaidOffline", "否", false],
    ["zhejiang/2020", "otherPayer", true, false],
    ["zhejiang/2020", "readmissionJustified", true, false],
    ["zhejiang/2020", "approvedPoints", "99", false],
    ["zhejiang/2020", "unreasonableCost", "9", false],
    ["zhejiang/2020", "approvedByItem", true, true],
    ["zhejiang/2020", "firstSelfPaid", "12", false],
    ["zhejiang/2020", "a-name-of-ones-own", true, false],
    ["zhejiang/2020", "synthetic", true, false],
    ["henan-sanmenxia/2022", "approvedPoints", "99", true],
    ["henan-sanmenxia/2022", "readmissionJustified", true, true],
    ["henan-sanmenxia/2022", "approvedByItem", true, false],
  ])("%s, %s = %j", (path, mark, value, isTold) => {
    expect(told(path, { [mark]: value } as CaseMarks) !== "").toBe(isTold);
  });
});

describe("points and costs that experts approved (ZJ-014, ZJ-029, SX-020)", () => {
  const hospitals = [
    parseHospital({ hospitalId: "H", grade: "tertiary", poolingArea: "A", coefficient: "1" }),
  ];
  const groups = [
    { drg: "*", averageCost: "10000" },
    { drg: "BR23", averageCost: "10000", basePoints: "100", stable: true },
  ].map((row) => parsePublishedGroup(row));
  const settled = (path: string, ...rows: readonly (readonly [drg: string, marks: object])[]) => {
    const on = path.endsWith("2018") ? "2019-12-31" : "2020-12-31";
    const year = on.slice(0, 4);
    const engine = engineFor(edition(path), { on });
    const cases = rows.map(([drg, marks], at) =>
      parseCase({
        ...{
          caseId: `${at}`,
          hospitalId: "H",
          patientId: `${at}`,
          poolingArea: "A",
          insuranceType: "employee",
        },
        ...{
          admissionDate: `${year}-03-01`,
          dischargeDate: `${year}-03-05`,
          totalCost: "10000",
          fundPayment: "6000",
        },
        ...{ drg, marks },
      }),
    );
    const weights = engine.weigh({ hospitals, groups });
    const { weighed, diagnostics } = engine.settle({ cases: engine.take(cases), weights });
    const note = diagnostics.find(({ code }) => code === "ENGINE_MARKS_NOT_READ");
    return { points: Array.from(weighed.points, Number).map((one) => one / 1e12), note };
  };
  const points = { approvedPoints: "55.5" };
  const cost = { approvedCost: "5000" };
  const isNew = { newTechnology: true };

  test("set the points of a new technology and of an ungroupable case; without them its cost does", () => {
    const rows = [{ ...isNew, ...points }, { ...isNew, ...cost }, isNew].map(
      (marks) => ["BR23", marks] as const,
    );
    const open = [points, cost, {}].map((marks) => ["0000", marks] as const);
    expect(settled("zhejiang/2020", ...rows, ...open)).toEqual({
      points: [55.5, 50, 100, 55.5, 50, 100],
      note: undefined,
    });
  });

  test("one that cannot be read is never taken for none", () => {
    const { points: none } = settled("zhejiang/2020", ["0000", { approvedPoints: "many" }]);
    expect(none).toEqual([-1e-12]);
  });

  test("on a case of a class that is not weighed by them they move nothing, and that is told", () => {
    const { points: ordinary, note } = settled(
      "zhejiang/2020",
      ["BR23", points],
      ["BR23", cost],
      ["0000", points],
    );
    expect(ordinary).toEqual([100, 100, 55.5]);
    expect(note?.message.en).toMatch(/approvedCost \(.*\), 1 case; approvedPoints \(.*\), 1 case\./);
    expect(note?.message.zh).toContain("或病例所属的分类不按它计点");
  });
});

describe("more is said to be unreasonable than the case cost (ZJ-058)", () => {
  const { engine, hospitals, weights, budget, records } = weighedSample("zhejiang/2020", {
    seed: 3,
    cases: 20,
  });
  const [first, second] = records.filter(({ totalCost }) => totalCost !== undefined);
  const toldOf = (mark: string, amounts: readonly (string | undefined)[]) => {
    const changed = new Map([first, second].map((record, at) => [record, amounts[at]]));
    const cases = records.map((record) => {
      const amount = changed.get(record);
      return amount === undefined ? record : { ...record, marks: { ...record.marks, [mark]: amount } };
    });
    const { diagnostics } = engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
    return diagnostics.filter(({ code }) => code.endsWith("_ABOVE_COST"));
  };
  const told = (...amounts: readonly (string | undefined)[]) => toldOf("unreasonableCost", amounts);
  const cost = first?.totalCost ?? decimal(0);

  test("is told with the case and both amounts; all of the cost is not", () => {
    expect(told(cost.toFixed(2))).toEqual([]);
    expect(told("-")).toEqual([]);
    const above = cost.plus("0.01").toFixed(2);
    expect(told(above)).toMatchObject([
      {
        ...{ code: "SETTLEMENT_UNREASONABLE_ABOVE_COST", severity: "warning", path: "cases.marks" },
        message: {
          zh: `1 例标记的不合理费用高于其总费用：${first?.caseId} ${above} 元 > ${cost.toFixed(2)} 元；扣除后的费用按 0 计，不为负。请核对标记（unreasonableCost）与总费用。`,
          en: `The marks of 1 case say that more was unreasonable than the case cost: ${first?.caseId} ${above} > ${cost.toFixed(2)} yuan. What is left counts as 0, not less. Check marks.unreasonableCost and the cost.`,
        },
      },
    ]);
    expect(told(above, "99999999.00")[0]?.message.en).toMatch(/^The marks of 2 cases say/);
  });

  test.each([
    ["approvedCost", "特病单议核准费用", "cost approved in special review"],
    ["negotiatedDrugCost", "国谈药费用", "cost of negotiated drugs"],
  ])("SETTLEMENT_MARK_ABOVE_COST: so is a larger %s (ZJ-014, ZJ-046)", (mark, zh, en) => {
    expect(toldOf(mark, [cost.toFixed(2), "-"])).toEqual([]);
    const above = cost.plus("0.01").toFixed(2);
    expect(toldOf(mark, [above])).toMatchObject([
      {
        ...{ code: "SETTLEMENT_MARK_ABOVE_COST", severity: "warning", path: "cases.marks" },
        message: {
          zh: `1 例标记的${zh}（${mark}）高于其总费用：${first?.caseId} ${above} 元 > ${cost.toFixed(2)} 元；读取该标记的规则已照此计点付费，由同一总额分配的各机构金额随之变动。请核对标记与总费用，更正后重新结算。`,
          en: `The marks of 1 case say more of ${mark} (${en}) than the case cost: ${first?.caseId} ${above} > ${cost.toFixed(2)} yuan. A rule that reads the mark pays by that amount, and every hospital that shares the total is moved by it. Check the mark and the cost, and settle again.`,
        },
      },
    ]);
    expect(toldOf(mark, [above, "99999999.00"])[0]?.message.en).toMatch(/^The marks of 2 cases say/);
  });
});

describe("a value that nothing uses (ZJ-041)", () => {
  const { budget, records, hospitals, weights } = weighedSample("zhejiang/2020", { seed: 3, cases: 60 });
  const settle = (patch: Record<string, unknown>) => {
    const engine = engineFor(edition("zhejiang/2020", patch as never));
    return engine.settle({ cases: engine.take(records, hospitals), weights, budget });
  };

  test("a cap of off-site cases where no unit pays what it caps is refused", () => {
    expect(() => settle({ "settlement.offSite.cap": "item-cost" })).toThrowError(
      /ENGINE_CAP_WITHOUT_UNIT.*settlement\.offSite\.cap/,
    );
    expect(() => settle({})).not.toThrow();
  });

  test("it holds where a unit pays at the province's values, or waits for its point value", () => {
    const unit = "settlement.paymentUnits.rows.off-site.pays";
    for (const pointValue of ["100", null]) {
      const status = pointValue === null ? "unknown" : "assumed";
      const source = { document: "edition-decision", clause: "test" };
      const patch = {
        "settlement.offSite.cap": "item-cost",
        [`${unit}.method`]: "prior-year-province",
        [`${unit}.pointValue`]: { value: pointValue, unit: "yuan/point", status, source },
      };
      expect(() => settle(patch)).not.toThrow();
    }
  });
});
