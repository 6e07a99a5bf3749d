import { describeWhyNot, whyNot as whyNotIn } from "chs-drg/grouping";
import { text } from "../requests/field.js";
import { ANSWERS } from "./answers.js";
import { GROUPING_FIELDS, groupingOf } from "./grouping-fields.js";
import { defineCaseOperation } from "./operation.js";

const { scheme, ambiguous } = GROUPING_FIELDS;

/** 为何未入某组. */
export const whyNot = defineCaseOperation({
  name: "why-not",
  summary: { zh: "为何未入某组", en: "Say why cases are not in a group" },
  description: {
    zh: "指出通往该组的路上第一个不成立的条件，以及会使病例入组的改动（已重新分组验证）。改动仅说明分组规则，不是编码建议；不算金额。",
    en: "The first condition on the way to a group that fails, and edits that would bring the case there, each grouped again. Edits show how the scheme works and are no advice to code otherwise; no amount is given.",
  },
  fields: {
    scheme,
    ambiguous,
    group: text("code of an MDC (MDCB), ADRG (BR2) or DRG (BR21)"),
  },
  line: ANSWERS.WhyNot,
  each: ({ group, ...asked }, { shelf, locale }) => {
    const grouping = groupingOf({ ...asked, trace: undefined, codes: "off" }, shelf);
    return {
      answerOf: (record) => {
        const answer = whyNotIn(record, group, grouping.scheme, grouping.options);
        return { ...answer, text: describeWhyNot(answer, locale) };
      },
    };
  },
});
