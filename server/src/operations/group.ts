import { groupCase } from "chs-drg/grouping";
import { ANSWERS } from "./answers.js";
import { GROUPING_FIELDS, groupingOf } from "./grouping-fields.js";
import { defineCaseOperation } from "./operation.js";

/** 分组: the group of a case under a scheme. */
export const group = defineCaseOperation({
  name: "group",
  summary: { zh: "分组", en: "Group cases" },
  description: {
    zh: "按分组方案给出MDC、ADRG、DRG与合并症程度。不计点数，不算金额，不更正编码。",
    en: "MDC, ADRG, DRG and severity of each case under a scheme. It weighs nothing, gives no amount and corrects no code.",
  },
  fields: GROUPING_FIELDS,
  line: ANSWERS.GroupingResult,
  each: (asked, { shelf }) => {
    const { scheme, options } = groupingOf(asked, shelf);
    return { answerOf: (record) => groupCase(record, scheme, options) };
  },
});
