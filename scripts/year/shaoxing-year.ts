import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { auditSteps } from "./audit-steps.js";
import { GIVEN, type WalkStep } from "./walk-step.js";

const RULESET = "zhejiang-shaoxing@2020";
/** The hospital whose eyes the walk looks through. */
const HOSPITAL = "SYN-H001";
const GROWTH = 1.01;

/** 绍兴的一年: the steps of the year of 2020 on a synthetic area, from the first publication to clearing and its check. */
export function shaoxingYear(root: string, cases: number): readonly WalkStep[] {
  const at = (...names: readonly string[]) => join(root, ...names);
  const sample = (name: string) => at("sample", name);
  const given = (name: string) => at(GIVEN, name);
  return [
    {
      title: { zh: "年度日程", en: "The calendar of the year" },
      words: ["year", "--plan", "--ruleset", RULESET],
    },
    {
      title: { zh: "合成统筹区", en: "A synthetic area" },
      words: [
        "sample",
        "--ruleset",
        RULESET,
        "--cases",
        String(cases),
        "--seed",
        "2020",
        "--out",
        at("sample"),
      ],
    },
    {
      title: { zh: "公示结算", en: "Publish the settlement" },
      words: [
        ...["settle", "--ruleset", RULESET, "--values", sample("values.json")],
        ...["--cases", sample("cases.jsonl"), "--history", sample("history.jsonl")],
        ...[
          "--hospitals",
          sample("hospitals.csv"),
          "--budget",
          sample("budget.json"),
          "--out",
          at("published"),
        ],
      ],
      // Cases whose record is not fit to be settled are told.
      codes: [0, 1],
    },
    {
      title: { zh: "月度预拨", en: "Prepay the months" },
      words: ["prepay", "--settled", at("published"), "--month", "2020-12", "--out", at("prepaid")],
      // 1: the cases that the settlement left out are in no step that goes on from it.
      codes: [0, 1],
    },
    {
      title: { zh: "医疗机构核对公示", en: "A hospital checks what was published" },
      words: [
        ...["verify", "--hospital", HOSPITAL, "--statement", at("published", "statement.csv")],
        ...["--cases", at("published", "cases.jsonl"), "--records", sample("cases.jsonl")],
      ],
    },
    {
      title: { zh: "评审，名额单位未知", en: "Review, the unit of the quotas unknown" },
      words: [
        ...["review", "--settled", at("published"), "--applications", sample("applications.jsonl")],
        ...["--decisions", sample("decisions.jsonl"), "--out", at("waiting")],
      ],
      codes: [0, 1],
    },
    {
      title: { zh: "评审，名额单位由本地取值给出", en: "Review, the unit supplied by the area" },
      words: [
        ...["review", "--settled", at("published"), "--applications", sample("applications.jsonl")],
        ...["--decisions", sample("decisions.jsonl"), "--values", sample("review-values.json")],
        ...["--out", at("reviewed")],
      ],
      codes: [0, 1],
    },
    {
      title: { zh: "决算总额与评审结果：重新结算", en: "The final total and the reviews: settle again" },
      words: [
        ...["resettle", "--settled", at("published"), "--changes", at("reviewed", "marks.jsonl")],
        ...["--budget", given("final-budget.json"), "--out", at("final")],
      ],
      codes: [0, 1],
      given: [
        {
          name: "final-budget.json",
          about: {
            zh: "各区、县（市）上报的决算总额：比预算多百分之一，系虚构",
            en: "the totals that the districts report: one in a hundred above the budget, made up",
          },
          write: (to) => writeFinalBudget(sample("budget.json"), to),
        },
      ],
    },
    {
      title: { zh: "稽核", en: "Audit" },
      words: [
        ...["screen", "--ruleset", RULESET, "--cases", sample("cases.jsonl"), "--on", "2020-12-31"],
        ...["--out", at("audit")],
      ],
      codes: [0, 1],
    },
    {
      title: { zh: "年度清算", en: "Clear the year" },
      words: [
        ...["clear", "--settled", at("final"), "--prepaid", at("prepaid", "prepayment.csv")],
        ...["--findings", at("audit", "findings.jsonl"), "--steps", given("audit-steps.jsonl")],
        ...["--out", at("cleared")],
      ],
      codes: [0, 1],
      given: [auditSteps(at("audit", "findings.jsonl"))],
    },
    {
      title: { zh: "一家机构的金额如何得来", en: "How a hospital's amount comes about" },
      words: ["explain", "--hospital", HOSPITAL, "--settled", at("final")],
    },
    {
      title: { zh: "沿链核对全年", en: "Verify the year along its chain" },
      words: ["settle", "--verify", at("cleared")],
    },
  ];
}

/** The total that the districts report, one in a hundred above the budget. Synthetic. */
function writeFinalBudget(from: string, to: string): void {
  const budget = JSON.parse(readFileSync(from, "utf8")) as { funds: { amount: string }[] };
  const funds = budget.funds.map((fund) => ({ ...fund, amount: (Number(fund.amount) * GROWTH).toFixed(2) }));
  writeFileSync(to, `${JSON.stringify({ ...budget, funds }, null, 2)}\n`);
}
