import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Decimal } from "../../src/primitives/index.js";
import { auditSteps } from "./audit-steps.js";
import { GIVEN, type WalkStep } from "./walk-step.js";

const RULESET = "jiangsu-wuxi@2022";
/** The hospital whose eyes the walk looks through. */
const HOSPITAL = "SYN-H004";
const HUNDRED = 100;

/** What a tier's agreed total is of the cost of its stays, so that every band of retention is met. Made up. */
const TOTAL_OF_COST = { "1": 1, "2": 1.3, "3": 1.6 } as const;
type Tier = keyof typeof TOTAL_OF_COST;
/** The final totals, of those published. Made up. */
const GROWTH = 1.02;
/** What was prepaid, of the fund payment published. Made up. */
const PREPAID = 0.8;

/** 无锡的一年: tiers, floating rate, clearing coefficient, retention, deposit and audit on a synthetic area. What no text prints is supplied by made-up values. */
export function wuxiYear(root: string, cases: number): readonly WalkStep[] {
  const at = (...names: readonly string[]) => join(root, ...names);
  const sample = (name: string) => at("sample", name);
  const given = (name: string) => at(GIVEN, name);
  const values = ["--values", sample("values.json"), "--values", given("office-values.json")];
  return [
    {
      title: { zh: "年度日程", en: "The calendar of the year" },
      words: ["year", "--plan", "--ruleset", RULESET],
    },
    {
      title: { zh: "合成统筹区", en: "A synthetic area" },
      words: [
        ...["sample", "--ruleset", RULESET, "--cases", String(cases), "--seed", "2022"],
        ...["--out", at("sample")],
      ],
    },
    {
      title: {
        zh: "公示结算：层级、浮动费率、清算系数与结余留用",
        en: "Publish the settlement: tiers, floating rate, clearing coefficient, retention",
      },
      words: [
        ...["settle", "--ruleset", RULESET, ...values, "--cases", sample("cases.jsonl")],
        ...[
          "--hospitals",
          given("hospitals.csv"),
          "--budget",
          given("budget.json"),
          "--out",
          at("published"),
        ],
      ],
      codes: [0, 1],
      given: [
        {
          name: "office-values.json",
          about: { zh: "幻灯片未印的取值，系虚构", en: "what the slides leave out, made up" },
          write: (to) => writeFileSync(to, jsonText(officeValues())),
        },
        {
          name: "hospitals.csv",
          about: {
            zh: "样本的医疗机构，另加三项年度数据，系虚构",
            en: "the hospitals of the sample with three yearly figures beside them, made up",
          },
          write: (to) => writeHospitals(sample("hospitals.csv"), to),
        },
        {
          name: "budget.json",
          about: {
            zh: "各层级的总额：第一层级为其住院费用的 1 倍，第二层级 1.3 倍，第三层级 1.6 倍，系虚构",
            en: "the agreed totals of the tiers: 1, 1.3 and 1.6 times what their stays cost, made up",
          },
          write: (to) =>
            writeBudget(
              {
                budget: sample("budget.json"),
                cases: sample("cases.jsonl"),
                hospitals: given("hospitals.csv"),
              },
              to,
            ),
        },
      ],
    },
    {
      title: { zh: "一家机构的金额如何得来", en: "How a hospital's amount comes about" },
      words: ["explain", "--hospital", HOSPITAL, "--settled", at("published")],
    },
    {
      title: { zh: "层级总额核定后重新结算", en: "The totals of the tiers are final: settle again" },
      words: [
        ...["resettle", "--settled", at("published"), "--budget", given("final-budget.json")],
        ...["--out", at("final")],
      ],
      codes: [0, 1],
      given: [
        {
          name: "final-budget.json",
          about: {
            zh: "核定的层级总额：比原定多百分之二，系虚构",
            en: "the final totals: two in a hundred above those agreed, made up",
          },
          write: (to) => writeFinalBudget(given("budget.json"), to),
        },
      ],
    },
    {
      title: { zh: "稽核", en: "Audit" },
      words: [
        ...["screen", "--ruleset", RULESET, ...values, "--cases", sample("cases.jsonl")],
        ...["--on", "2022-12-31", "--out", at("audit")],
      ],
      codes: [0, 1],
    },
    {
      title: {
        zh: "年度清算：保证金、考核与违规扣款",
        en: "Clear the year: deposit, assessment, deductions",
      },
      words: [
        ...["clear", "--settled", at("final"), "--prepaid", given("prepaid.csv")],
        ...["--assessment", given("assessment.csv"), "--findings", at("audit", "findings.jsonl")],
        ...["--steps", given("audit-steps.jsonl"), "--out", at("cleared")],
      ],
      codes: [0, 1],
      given: [
        {
          name: "prepaid.csv",
          about: {
            zh: "经办机构已预拨的金额：公示统筹支付的八成，系虚构",
            en: "what the agency has prepaid: four fifths of the fund payment published, made up",
          },
          write: (to) => writePrepaid(at("published", "statement.csv"), to),
        },
        {
          name: "assessment.csv",
          about: {
            zh: "年度考核得分，一家机构的尚未知道，系虚构",
            en: "scores of the yearly assessment, one hospital's not known yet, made up",
          },
          write: (to) => writeAssessment(sample("hospitals.csv"), to),
        },
        auditSteps(at("audit", "findings.jsonl")),
      ],
    },
    {
      title: { zh: "沿链核对全年", en: "Verify the year along its chain" },
      words: ["settle", "--verify", at("cleared")],
    },
  ];
}

/** What the slides leave out (层级的界限、三项如何合成、保证金比例与返还、间隔天数), made up. */
function officeValues(): object {
  const supplied: readonly (readonly [string, unknown, string])[] = [
    [
      "settlement.tiers.rows",
      [
        { tier: "1", grades: ["tertiary"] },
        { tier: "2", grades: ["secondary"] },
        { tier: "3", grades: ["primary"] },
      ],
      "tiers",
    ],
    ["settlement.clearingCoefficient.combination", "product", "method"],
    ["settlement.clearingCoefficient.appliesTo", "claim", "method"],
    ["settlement.deposit.ratio", "0.05", "share"],
    [
      "settlement.deposit.release",
      [
        { scoreFrom: "90", share: "1" },
        { scoreFrom: "80", share: "0.5" },
      ],
      "method",
    ],
    ["rules.audit.split-stay.window.days", 15, "days"],
  ];
  const source = { document: "made-up", clause: "-" };
  return {
    for: RULESET,
    documents: [{ key: "made-up", title: "演示用的取值 values made up for this walk", seen: "none" }],
    synthetic: true,
    values: Object.fromEntries(
      supplied.map(([path, value, unit]) => [path, { value, unit, source, status: "supplied" }]),
    ),
  };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The rows of a CSV file of the program's own. */
function rowsOf(file: string): {
  readonly header: readonly string[];
  readonly rows: Record<string, string>[];
} {
  const [header = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
  });
  return { header: names, rows };
}

/** The yearly figures of each hospital, a little apart from each other. */
function writeHospitals(from: string, to: string): void {
  const { header, rows } = rowsOf(from);
  const lines = rows.map((row, place) => {
    const figures = [1 + (place % 5) / HUNDRED, 1 + (place % 3) / HUNDRED, 0.95 - (place % 4) / HUNDRED];
    return [...header.map((name) => row[name]), ...figures.map((figure) => figure.toFixed(2))].join(",");
  });
  const figures = ["headRatioGrowth", "costPerWeightGrowth", "listAccuracy"].map((name) => `inputs.${name}`);
  const head = [...header, ...figures].join(",");
  writeFileSync(to, [head, ...lines, ""].join("\n"));
}

interface Fund {
  readonly poolingArea: string;
  readonly insuranceType: string;
  readonly tiers?: readonly { readonly tier: string; readonly amount: string }[];
}

interface BudgetFile {
  readonly period: object;
  readonly funds: readonly Fund[];
}

/** The agreed total of each tier of each fund, from what its stays cost. */
function writeBudget(
  from: { readonly budget: string; readonly cases: string; readonly hospitals: string },
  to: string,
): void {
  const budget = JSON.parse(readFileSync(from.budget, "utf8")) as BudgetFile;
  const { rows } = rowsOf(from.hospitals);
  const tiers: Readonly<Record<string, Tier>> = { tertiary: "1", secondary: "2", primary: "3" };
  const placeOf = new Map(
    rows.map(({ hospitalId, grade = "", poolingArea }) => [hospitalId, { poolingArea, tier: tiers[grade] }]),
  );
  const costs = new Map<string, Decimal>();
  for (const line of readFileSync(from.cases, "utf8").trimEnd().split("\n")) {
    const { hospitalId, insuranceType, totalCost = "0" } = JSON.parse(line) as Record<string, string>;
    const place = placeOf.get(hospitalId);
    const key = [place?.poolingArea, insuranceType, place?.tier].join(" ");
    costs.set(key, new Decimal(totalCost).plus(costs.get(key) ?? 0));
  }
  const funds = budget.funds.map(({ poolingArea, insuranceType }) => ({
    poolingArea,
    insuranceType,
    tiers: (Object.keys(TOTAL_OF_COST) as Tier[]).map((tier) => {
      const cost = costs.get([poolingArea, insuranceType, tier].join(" ")) ?? new Decimal(0);
      return { tier, amount: cost.times(TOTAL_OF_COST[tier]).toFixed(2) };
    }),
  }));
  writeFileSync(to, jsonText({ ...budget, funds }));
}

function writeFinalBudget(from: string, to: string): void {
  const budget = JSON.parse(readFileSync(from, "utf8")) as BudgetFile;
  const funds = budget.funds.map(({ tiers = [], ...fund }) => ({
    ...fund,
    tiers: tiers.map(({ tier, amount }) => ({ tier, amount: new Decimal(amount).times(GROWTH).toFixed(2) })),
  }));
  writeFileSync(to, jsonText({ ...budget, funds }));
}

/** What the agency says it has paid so far: the edition prints no rule for it. */
function writePrepaid(from: string, to: string): void {
  const lines = rowsOf(from)
    .rows.filter(({ hospitalId }) => hospitalId !== "")
    .map(
      ({ hospitalId, poolingArea, insuranceType, drgFundPayment: paid }) =>
        `${hospitalId},${poolingArea},${insuranceType},${new Decimal(paid || 0).times(PREPAID).toFixed(2)}`,
    );
  writeFileSync(to, ["hospitalId,poolingArea,insuranceType,payment", ...lines, ""].join("\n"));
}

/** Scores of which some give all of the deposit back, some half, some nothing; one hospital's is not known yet. */
function writeAssessment(from: string, to: string): void {
  const scores = ["95", "90", "85", "79.99"];
  const lines = rowsOf(from)
    .rows.slice(1)
    .map(({ hospitalId }, place) => `${hospitalId},${scores[place % scores.length]}`);
  writeFileSync(to, ["hospitalId,assessmentScore", ...lines, ""].join("\n"));
}
