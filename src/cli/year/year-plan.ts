import type { EditionParameters } from "../../engine/index.js";
import type { CivilDate, LocalizedText, NotEvaluated } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import { lastDay, type ReviewParameters, type WorkCalendar } from "../../settlement/index.js";
import type { EditionClause } from "../report/cited-text.js";
import { reviewClauses, settlementClauses } from "./edition-clauses.js";
import { cycleEnds, monthOf } from "./month.js";
import { KIND_WORDS } from "./year-words.js";

/** 日程项: something of a year that is due, and the command that serves it. */
export interface PlannedStep {
  /** the last day, where one is named and can be told */
  readonly date?: CivilDate;
  /** when it is due, in words */
  readonly when: LocalizedText;
  readonly what: LocalizedText;
  readonly command: string;
  readonly clauses: readonly EditionClause[];
}

/** 年度日程 of an edition. */
export interface YearPlan {
  readonly steps: readonly PlannedStep[];
  /** rules of the year's steps that lack a value, and so a place in the calendar */
  readonly unknown: readonly NotEvaluated[];
}

/** The year that is planned, and the calendar that working days are counted by. */
export interface PlannedYear {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly calendar?: WorkCalendar | undefined;
  /** the file that the edition was opened from; absent of a shipped one */
  readonly asked?: string;
}

const STEP_RULES = ["prepayment", "review", "finalBudget", "deposit"];

/**
 * 年度日程: what a year of an edition brings in its order: prepayment by month, publication, the days until which applications are heard and the final
 * total is reported, settling again, clearing. A day that the edition does not say, or that no calendar lets count, is told in words.
 */
export function yearPlan(ruleset: Ruleset, parameters: EditionParameters, year: PlannedYear): YearPlan {
  const { asked = ruleset.reference } = year;
  const { settlement } = parameters;
  const cites = (...path: readonly string[]) => settlementClauses(ruleset, parameters.on, ...path);
  const { prepayment, reviews, finalBudget, tiers } = settlement;
  const dated = [
    ...reviews.flatMap((rules) =>
      reviewSteps(rules, year, reviewClauses(ruleset, parameters.on, rules.kind, "deadline")),
    ),
    ...(finalBudget ? [finalBudgetStep(finalBudget.deadline, cites("finalBudget", "deadline"))] : []),
  ].sort(byDate);
  const [first, last] = [monthOf(year.from), monthOf(year.to)];
  const steps: PlannedStep[] = [
    ...(prepayment
      ? [
          {
            when: { zh: `每月（${first} 至 ${last}）`, en: `every month, ${first} to ${last}` },
            what: { zh: "月度预拨", en: "monthly prepayment" },
            command: "prepay --settled DIR --month YYYY-MM",
            clauses: cites("prepayment"),
          },
        ]
      : []),
    {
      when: { zh: `${year.to} 之后`, en: `after ${year.to}` },
      what: { zh: "结算全年并公示", en: "settle the year and publish it" },
      command: `settle --ruleset ${asked}`,
      clauses: cites("budget"),
    },
    ...dated,
    {
      when: { zh: "评审与决算总额之后", en: "after review and the final total" },
      what: { zh: "重新结算，并告知各机构变动", en: "settle again, and tell every hospital what moved" },
      command: "resettle --settled DIR --changes marks.jsonl --budget FILE",
      clauses: [],
    },
    {
      when: { zh: "重新结算之后", en: "after settling again" },
      what: tiers?.deposit
        ? { zh: "年度清算，并按考核返还保证金", en: "clear the year, and give deposits back by assessment" }
        : { zh: "年度清算", en: "clear the year" },
      command: "clear --settled DIR --prepaid prepayment.csv",
      clauses: cites("deposit"),
    },
    {
      when: { zh: "清算之后", en: "after clearing" },
      what: { zh: "沿链核对全年", en: "verify the year along its chain" },
      command: "settle --verify DIR",
      clauses: [],
    },
  ];
  const unknown = parameters.notEvaluated.filter(({ path }) =>
    STEP_RULES.some((rule) => path.startsWith(`settlement.${rule}.`)),
  );
  return { steps, unknown };
}

/** The days until which a kind of application is heard: one, or one a cycle. */
function reviewSteps(
  { kind, deadline, quota }: ReviewParameters,
  { from, to, calendar }: PlannedYear,
  clauses: readonly EditionClause[],
): PlannedStep[] {
  const what = { zh: `申请截止：${KIND_WORDS[kind].zh}`, en: `last day to apply: ${KIND_WORDS[kind].en}` };
  const command = "review --settled DIR --applications FILE";
  if (deadline === undefined) {
    return [{ when: { zh: "期限未定", en: "no day is named" }, what, command, clauses }];
  }
  if (deadline.method === "date") {
    return [{ date: deadline.date, when: day(deadline.date), what, command, clauses }];
  }
  const inCycles = `${command} --cycle-end DATE --calendar FILE`;
  const period = typeof quota === "string" ? "quarter" : quota.period;
  if (calendar === undefined) {
    const { days } = deadline;
    const of = PERIOD_WORDS[period];
    const when = {
      zh: `每${of.zh}之后第 ${days} 个工作日（给出工作日历则列出日期）`,
      en: `working day ${days} after every ${of.en} (give the calendar for the dates)`,
    };
    return [{ when, what, command: inCycles, clauses }];
  }
  return cycleEnds(from, to, period).flatMap((end) => {
    const date = lastDay(deadline, end, calendar);
    const when = date === undefined ? uncounted(deadline.days, end) : day(date);
    return [{ ...(date !== undefined && { date }), when, what, command: inCycles, clauses }];
  });
}

/** A day that runs into a year of which the calendar names none. */
function uncounted(days: number, end: CivilDate): LocalizedText {
  return {
    zh: `${end} 之后第 ${days} 个工作日（工作日历没有所涉年度，无从算出日期）`,
    en: `working day ${days} after ${end} (the calendar does not hold the year, so that the date cannot be told)`,
  };
}

function finalBudgetStep(date: CivilDate, clauses: readonly EditionClause[]): PlannedStep {
  const what = { zh: "报送决算总额", en: "report the final total" };
  return { date, when: day(date), what, command: "resettle --settled DIR --budget FILE", clauses };
}

const PERIOD_WORDS = {
  month: { zh: "月", en: "month" },
  quarter: { zh: "季度", en: "quarter" },
  year: { zh: "年度", en: "year" },
} as const satisfies Record<string, LocalizedText>;

function day(date: CivilDate): LocalizedText {
  return { zh: `${date}（含）以前`, en: `by ${date}, included` };
}

/** What has no day stands behind what has one. */
function byDate({ date: one = "~" }: PlannedStep, { date: other = "~" }: PlannedStep): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
