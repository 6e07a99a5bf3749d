import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Decimal } from "../../src/primitives/index.js";
import { writeSteps } from "./audit-steps.js";
import type { WalkStep } from "./walk-step.js";

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
  const values = ["--values", sample("values.json"), "--values", at("office-values.json")];
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
        ...["--hospitals", at("hospitals.csv"), "--budget", at("budget.json"), "--out", at("published")],
      ],
      codes: [0, 1],
      prepare: () => {
        writeFileSync(at("office-values.json"), jsonText(officeValues()));
        writeHospitals(sample("hospitals.csv"), at("hospitals.csv"));
        writeBudget(sample("budget.json"), sample("cases.jsonl"), at("budget.json"));
      },
    },
    {
      title: { zh: "一家机构的金额如何得来", en: "How a hospital's amount comes about" },
      words: ["explain", "--hospital", HOSPITAL, "--settled", at("published")],
    },
    {
      title: { zh: "层级总额核定后重新结算", en: "The totals of the tiers are final: settle again" },
      words: [
        ...["resettle", "--settled", at("published"), "--budget", at("final-budget.json")],
        ...["--out", at("final")],
      ],
      codes: [0, 1],
      prepare: () => writeFinalBudget(at("budget.json"), at("final-budget.json")),
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
        ...["clear", "--settled", at("final"), "--prepaid", at("prepaid.csv")],
        ...["--assessment", at("assessment.csv"), "--findings", at("audit", "findings.jsonl")],
        ...["--steps", at("audit-steps.jsonl"), "--out", at("cleared")],
      ],
      codes: [0, 1],
      prepare: () => {
        writePrepaid(at("published", "statement.csv"), at("prepaid.csv"));
        writeAssessment(sample("hospitals.csv"), at("assessment.csv"));
        writeSteps(at("audit", "findings.jsonl"), at("audit-steps.jsonl"));
      },
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
function writeBudget(from: string, casesFile: string, to: string): void {
  const budget = JSON.parse(readFileSync(from, "utf8")) as BudgetFile;
  const { rows } = rowsOf(join(to, "..", "hospitals.csv"));
  const tiers: Readonly<Record<string, Tier>> = { tertiary: "1", secondary: "2", primary: "3" };
  const placeOf = new Map(
    rows.map(({ hospitalId, grade = "", poolingArea }) => [hospitalId, { poolingArea, tier: tiers[grade] }]),
  );
  const costs = new Map<string, Decimal>();
  for (const line of readFileSync(casesFile, "utf8").trimEnd().split("\n")) {
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
