import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import {
  coefficientTable,
  describeCaseWeight,
  explainCaseWeight,
  groupStatistics,
  groupTable,
  hospitalsById,
} from "../../src/weights/index.js";
import type { CoefficientParameters } from "../../src/weights/parameters.js";
import { COEFFICIENT, GROUP_WEIGHT, HISTORY, PARAMETERS } from "./support/parameters.js";
import { syntheticArea } from "./support/synthetic-area.js";
import { areaTables } from "./support/weigh-area.js";

const GROUPED = { drg: "BR23", status: "grouped" } as const;

function stay(totalCost: string, hospitalId: string, caseId = "c1"): InpatientCase {
  return {
    caseId,
    hospitalId,
    dischargeDate: "2019-05-05",
    diagnoses: [],
    procedures: [],
    lengthOfStayDays: 9,
    totalCost: decimal(totalCost),
  };
}

/** Two hospitals of ten cases each; the ratios are exact. */
function tables(coefficient: CoefficientParameters = COEFFICIENT) {
  const hospitals: Hospital[] = [
    { hospitalId: "A", grade: "tertiary" },
    { hospitalId: "B", grade: "secondary" },
  ];
  const history = hospitals.flatMap(({ hospitalId }, h) =>
    Array.from(
      { length: 10 },
      (_, n) => [stay(h === 0 ? "12000" : "8000", hospitalId, `${hospitalId}${n}`), GROUPED] as const,
    ),
  );
  const statistics = groupStatistics(caseColumns(history), HISTORY);
  const groups = groupTable(statistics, HISTORY, GROUP_WEIGHT);
  return {
    groups,
    coefficients: coefficientTable({ hospitals, statistics, years: HISTORY.years }, coefficient),
    hospitals: hospitalsById(hospitals),
  };
}

const parameters = {
  ...PARAMETERS,
  clauses: {
    "weights.caseClasses.thresholds.low.multiple": "W3 item 5",
    "weights.coefficient.clamp.upper": "W10 二(二)",
    "weights.caseClasses.classes.low.points.cap": "W2",
    "weights.caseClasses.classes.normal.points.unrelated": "never cited",
  },
};

describe("explanation of a case's points", () => {
  it("ZJ-051, ZJ-014: names the grounds by which a case may be put forward for special review, and no other", () => {
    const newborn = (grams: number) => ({ ...stay("30000", "A"), birthWeightGrams: grams });
    const rules = {
      ...parameters,
      reviewGrounds: {
        smallNewborn: {
          birthWeightBelowGrams: 1500,
          timesAreaAverage: decimal("2.5"),
          timesGroupAverage: decimal("1"),
        },
        smallGroup: { fewerCasesThan: 21 },
      },
      clauses: { "weights.reviewGrounds.smallNewborn.timesAreaAverage": "W5 条件4" },
    };
    const explained = (record: InpatientCase, changed = rules) =>
      explainCaseWeight(record, GROUPED, tables(), changed);
    expect(explained(newborn(1499)).grounds).toEqual(["smallNewborn", "smallGroup"]);
    expect(explained(newborn(1500)).grounds).toEqual(["smallGroup"]);
    // 满 1 周岁的不是新生儿, also where its days alone say so.
    expect(explained({ ...newborn(1499), ageDays: 28 }).grounds).toContain("smallNewborn");
    expect(explained({ ...newborn(1499), ageDays: 400 }).grounds).not.toContain("smallNewborn");
    expect(explained(stay("30000", "A")).grounds).toEqual(["smallGroup"]);
    const few = { ...rules, reviewGrounds: { smallGroup: { fewerCasesThan: 20 } } };
    expect(explained(newborn(1400), few as typeof rules).grounds).toEqual([]);
    expect(explainCaseWeight(newborn(1400), GROUPED, tables(), parameters).grounds).toEqual([]);
    const said = (locale: "zh" | "en") => describeCaseWeight(explained(newborn(1400)), locale);
    expect(said("zh")).toContain("可申请特病单议：低体重新生儿 [W5 条件4]");
    expect(said("en")).toContain("May be put forward for special review: smallNewborn [W5 条件4]");
    expect(said("en")).toContain("May be put forward for special review: smallGroup");
  });

  it("does not say of what nobody looked up that it does not hold; weighing goes on without it", () => {
    const explanation = explainCaseWeight(stay("10000", "A"), GROUPED, tables(), parameters);
    const trial = explanation.trials.find(({ caseClass }) => caseClass === "readmitted");
    expect(trial?.outcome).toBe("unknown");
    expect(explanation.result).toMatchObject({ caseClass: "normal" });
    expect(describeCaseWeight(explanation, "zh").filter((line) => line.endsWith("：无法判断"))).toHaveLength(
      1,
    );
  });

  it("shows class, thresholds compared, operands, components and clauses", () => {
    const explanation = explainCaseWeight(stay("3000", "A"), GROUPED, tables(), parameters, {
      readmitted: false,
    });
    expect(explanation.result.caseClass).toBe("low");
    expect(explanation.trials.at(-1)).toMatchObject({
      caseClass: "low",
      outcome: "held",
      conditions: [
        { condition: "multiple.atMost", threshold: "low", actual: "3000", required: "0.4 × 10000 = 4000" },
      ],
    });
    expect(explanation.trials.slice(0, -1).every(({ outcome }) => outcome === "failed")).toBe(true);
    expect(explanation.steps.map(({ step, formula }) => [step, formula])).toEqual([
      ["multiple", "C / Avg_g"],
      ["proportional", "min(BP, BP × K × r)"],
    ]);
    expect(explanation.clauses).toEqual({
      "weights.caseClasses.thresholds.low.multiple": "W3 item 5",
      "weights.coefficient.clamp.upper": "W10 二(二)",
      "weights.caseClasses.classes.low.points.cap": "W2",
    });
  });

  it("is the same lines in English and in Chinese", () => {
    const explanation = explainCaseWeight(stay("3000", "A"), GROUPED, tables(), parameters);
    const english = describeCaseWeight(explanation, "en");
    expect(english[0]).toBe("Case c1, group BR23 (grouped)");
    expect(english).toContain("Coefficient K = 0.2 × 1.2 + 0.8 × 1.2 = 1.2");
    expect(english).toContain("  multiple.atMost: 3000 / 0.4 × 10000 = 4000 (holds) [W3 item 5]");
    expect(english).toContain("proportional: min(BP, BP × K × r); BP = 100, r = 0.3, K = 1.2; = 36 [W2]");
    expect(english.filter((line) => line.includes("Clause"))).toEqual([
      "Clause weights.coefficient.clamp.upper: W10 二(二)",
    ]);
    expect(english.filter((line) => line.includes("[]"))).toEqual([]);
    expect(english.at(-1)).toBe("Result: class low, 36 points");
    const chinese = describeCaseWeight(explanation, "zh");
    expect(chinese).toHaveLength(english.length);
    expect(chinese).toContain("  倍率不高于：3000 / 0.4 × 10000 = 4000（成立） [W3 item 5]");
    expect(chinese).toContain(
      "按倍率计点：取小(基准点数, 基准点数 × 差异系数 × 倍率)；基准点数 = 100，倍率 = 0.3，差异系数 = 1.2；= 36 [W2]",
    );
    expect(chinese.at(-1)).toBe("结果：低倍率类，36 点");
  });

  it("under rates a case is worth a relative weight, and it is called one (NAT-030)", () => {
    const { groups, ...others } = tables();
    const row = {
      drg: "BR23",
      stable: true,
      averageCost: decimal("10000"),
      relativeWeight: decimal("0.6884"),
    };
    const weighed = {
      ...others,
      groups: { ...groups, unit: "weight", pointsPerAverage: decimal("1"), rows: new Map([["BR23", row]]) },
    } as const;
    const explanation = explainCaseWeight(stay("10000", "A"), GROUPED, weighed, parameters);
    const english = describeCaseWeight(explanation, "en");
    expect(english.at(-1)).toBe("Result: class normal, weight 0.82608");
    expect(english).toContain("completeStay: RW × K; RW = 0.6884, K = 1.2; = 0.82608");
    const chinese = describeCaseWeight(explanation, "zh");
    expect(chinese.at(-1)).toBe("结果：正常类，权重 0.82608");
    expect(chinese).toContain(
      "按病组计权重：相对权重 × 差异系数；相对权重 = 0.6884，差异系数 = 1.2；= 0.82608",
    );
    expect([...english, ...chinese].join()).not.toMatch(/points|点数|\bBP\b/);
  });

  it("cites the clause of an incentive that is among the factors of K (ZJ-045)", () => {
    const bands = [{ upTo: decimal("80"), factor: decimal("1") }, { factor: decimal("1.01") }];
    const incentives = { "traditional-medicine": { method: "scoreBands", bands } } as const;
    const clauses = {
      "weights.coefficient.incentives.traditional-medicine.bands": "W11 三(一)",
      "weights.coefficient.incentives.children.strength": "never cited",
    };
    const explanation = explainCaseWeight(
      stay("10000", "A"),
      GROUPED,
      tables({ ...COEFFICIENT, incentives }),
      { ...parameters, clauses },
    );
    const lines = describeCaseWeight(explanation, "en");
    expect(lines).toContainEqual(expect.stringContaining("× 1 (traditional-medicine)"));
    expect(lines.filter((line) => line.startsWith("Clause"))).toEqual([
      "Clause weights.coefficient.incentives.traditional-medicine.bands: W11 三(一)",
    ]);
  });

  it("says why a case was not weighed", () => {
    const { totalCost: _cost, ...costless } = stay("1", "A");
    const lines = describeCaseWeight(explainCaseWeight(costless, GROUPED, tables(), parameters), "en");
    expect(lines.at(-1)).toMatch(/^Result: not weighed\. cost-missing: /);
  });

  it("comes to the result of weighCase on every case of a synthetic area", () => {
    const area = syntheticArea(5, { history: 1500, cases: 400, groups: 30 });
    const { tables: areas } = areaTables(area, PARAMETERS);
    for (const [record, grouped] of area.cases) {
      const explanation = explainCaseWeight(record, grouped, areas, PARAMETERS, { readmitted: true });
      expect(explanation.result).toEqual(weighCase(record, grouped, areas, PARAMETERS, { readmitted: true }));
      expect(describeCaseWeight(explanation, "zh").length).toBeGreaterThan(1);
    }
  });
});
