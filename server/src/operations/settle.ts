import { caseOutcomes, hospitalYears } from "chs-drg";
import { BUDGET, CASES_OF_AREA, GROUPS, HISTORY, HOSPITALS, optional } from "../requests/field.js";
import { ANSWERS } from "./answers.js";
import { basisOf, EDITION_FIELDS, engineFor } from "./edition-engine.js";
import { defineOperation } from "./operation.js";

const { on: _day, ...FIELDS } = EDITION_FIELDS;

/** 结算: a small area as one document. */
export const settle = defineOperation({
  name: "settle",
  summary: { zh: "结算一个小统筹区", en: "Settle a small area" },
  description: {
    zh: "按规则集对一个统筹区的病例分组、计点并结算，金额单位为元，精确到分，各部分之和等于总额。最多1,000例、历史10,000例；更大的统筹区用命令 chs-drg settle。不保存任何数据，不是拨付凭证。",
    en: "Groups, weighs and settles the cases of an area under an edition; yuan, exact to the fen, parts add up to the whole. At most 1,000 cases and 10,000 of history; larger areas are for the command chs-drg settle. Nothing is stored, and it is no order of payment.",
  },
  shape: {
    fields: {
      ...FIELDS,
      cases: CASES_OF_AREA,
      hospitals: HOSPITALS,
      budget: BUDGET,
      groups: optional(GROUPS),
      history: optional(HISTORY),
    },
  },
  answer: ANSWERS.SettleAnswer,
  run: ({ cases, hospitals, budget, groups, history, ...asked }, { shelf }) => {
    const engine = engineFor({ ...asked, on: budget.period.to }, shelf);
    const weights = engine.weigh({
      hospitals,
      ...(groups && { groups }),
      ...(history && { history: engine.take(history, hospitals) }),
    });
    const area = engine.settle({
      cases: engine.take(cases, hospitals),
      weights,
      budget,
      years: hospitalYears(hospitals),
    });
    const { unit, counts, ledgers, statement } = area.settled.result;
    const basis = basisOf(engine);
    const answer = {
      ...basis,
      diagnostics: [...basis.diagnostics, ...area.diagnostics],
      period: budget.period,
      unit,
      counts,
      ledgers: ledgers.map(({ lines: _lines, ...ledger }) => ledger),
      statement,
      units: area.units,
      unsettled: area.unsettled,
      cases: [...caseOutcomes(area)],
    };
    return { answer, cases: cases.length };
  },
});
