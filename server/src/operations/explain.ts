import type { InpatientCase } from "chs-drg/cases";
import { counterfactuals, decisiveCodes, describeEdit, explainGrouping, groupCase } from "chs-drg/grouping";
import { serverError } from "../messages/server-errors.js";
import { flag, optional } from "../requests/field.js";
import { ANSWERS } from "./answers.js";
import { GROUPING_FIELDS, groupingOf } from "./grouping-fields.js";
import { defineCaseOperation } from "./operation.js";

/** Codes of a case that are taken out one by one: each time the whole case is grouped again, so that the work grows with the square. */
const MOST_CODES = 200;

/** 分组说明: why a case lies in its group. */
export const explain = defineCaseOperation({
  name: "explain",
  summary: { zh: "说明入组经过", en: "Explain the groups of cases" },
  description: {
    zh: "逐步说明病例如何入组，可附每个编码的作用与使其换组的最小改动。改动仅说明分组规则，不是编码建议；不算金额。",
    en: "How a case came to its group, step by step, with what each code does and the smallest edits that change the group where asked. Edits show how the scheme works and are no advice to code otherwise; no amount is given.",
  },
  fields: {
    ...GROUPING_FIELDS,
    decisive: optional(flag("编码的作用: whether each code decides the group")),
    changes: optional(flag("反事实: the smallest edits that change the group")),
  },
  line: ANSWERS.Explanation,
  each: ({ decisive = false, changes = false, ...asked }, { shelf, locale }) => {
    const { scheme, options } = groupingOf(asked, shelf);
    const trace = options.trace === "full" ? "full" : "matched";
    return {
      answerOf: (record) => {
        if (decisive || changes) refuseEndless(record);
        return {
          result: groupCase(record, scheme, { ...options, trace }),
          text: explainGrouping(record, scheme, locale, { ...options, trace }),
          ...(decisive && { decisive: decisiveCodes(record, scheme) }),
          ...(changes && {
            changes: counterfactuals(record, scheme).map(({ edit, result }) => ({
              text: describeEdit(edit)[locale],
              edit,
              result,
            })),
          }),
        };
      },
    };
  },
});

/** @throws `REQUEST_TOO_MANY_CODES` */
function refuseEndless({ diagnoses, procedures }: InpatientCase): void {
  const codes = diagnoses.length + procedures.length;
  if (codes > MOST_CODES) throw serverError("REQUEST_TOO_MANY_CODES", { codes, limit: MOST_CODES }, "case");
}
