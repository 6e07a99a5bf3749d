import { EditionParameters, editionNotes } from "../../engine/index.js";
import {
  calendarYear,
  type Locale,
  memberColumn,
  type NotEvaluated,
  type TableColumn,
  yearOf,
} from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { citedClauses } from "../explain/cited-clauses.js";
import { type EditionClause, titledClause } from "../report/cited-text.js";
import { Workspace } from "../results/workspace.js";
import { FORMAT_OPTION, ON_OPTION, RULESET_OPTIONS } from "../shared-options.js";
import { isFile, openRuleset } from "../shipped/open-ruleset.js";
import { readChanges } from "../shipped/read-changes.js";
import { printTable } from "../table/print-table.js";
import { tellMustKnow } from "../tell/tell-must-know.js";
import { readCalendar } from "../year/work-calendar.js";
import { CALENDAR_OPTION } from "../year/year-options.js";
import { type PlannedStep, yearPlan } from "../year/year-plan.js";

/** `chs-drg year`: the calendar of an edition's year. */
export const year = defineCommand({
  name: "year",
  summary: {
    zh: "一个规则集的年度日程：期限与对应的命令",
    en: "the calendar of an edition's year: deadlines, and the command that serves each",
  },
  options: {
    ...RULESET_OPTIONS,
    plan: {
      kind: "flag",
      help: { zh: "列出日程（默认如此）", en: "print the calendar (this is the default)" },
    },
    on: {
      ...ON_OPTION,
      help: {
        zh: "所要年度中的一天；默认为规则集的首年",
        en: "a day of the year that is asked for; by default the edition's first year",
      },
    },
    calendar: CALENDAR_OPTION,
    format: FORMAT_OPTION,
  },
  run: async ({ options, told: { terminal, locale } }) => {
    const files = new Workspace(terminal);
    const calendar =
      options.calendar && (await readCalendar(await files.input("calendar", options.calendar)));
    const ruleset = openRuleset(options.ruleset, await readChanges(options, files));
    const on = options.on ?? ruleset.effective.from;
    const settled = calendarYear(yearOf(on));
    if (options.on !== undefined) tellMustKnow(editionNotes(ruleset, on), { terminal, locale });
    const parameters = new EditionParameters(ruleset, { on: settled.to });
    const asked = isFile(options.ruleset) ? { asked: options.ruleset } : {};
    const planned = { ...settled, ...(calendar && { calendar }), ...asked };
    const { steps, unknown } = yearPlan(ruleset, parameters, planned);
    const cites = citedClauses(ruleset, locale);
    const clauses: TableColumn<PlannedStep> =
      options.format === "json"
        ? { ...CLAUSES, value: (step) => step.clauses.map((one) => titledClause(ruleset, one)).join("; ") }
        : { ...CLAUSES, value: (step) => cites.marks(step.clauses).trim() };
    printTable(terminal, [...planColumns(locale), clauses], steps, { format: options.format, locale });
    if (options.format === "json") return 0;
    const notes = unknown.map((rule) => unknownLine(titledClause(ruleset, clauseOfRule(rule)), locale));
    terminal.stdout.write(`\n${[...cites.list(), ...new Set(notes)].join("\n")}\n`);
    return 0;
  },
});

const CLAUSES = { field: "clauses", title: { zh: "依据", en: "clauses" } } as const;

function planColumns(locale: Locale): readonly TableColumn<PlannedStep>[] {
  return [
    memberColumn("date", { zh: "截止日", en: "last day" }, { shown: "file" }),
    { field: "when", title: { zh: "何时", en: "when" }, value: ({ when }) => when[locale] },
    { field: "what", title: { zh: "事项", en: "what" }, value: ({ what }) => what[locale] },
    { field: "command", title: { zh: "命令", en: "command" }, value: ({ command }) => `chs-drg ${command}` },
  ];
}

/** The clause of a rule that was not evaluated, which names its document first. */
function clauseOfRule({ clause }: NotEvaluated): EditionClause {
  const [document = "", ...words] = clause.split(" ");
  return { document, clause: words.join(" ") };
}

function unknownLine(clause: string, locale: Locale): string {
  return locale === "zh"
    ? `取值未知，请以本地取值给出：${clause}`
    : `not known, to be supplied by a local value: ${clause}`;
}
