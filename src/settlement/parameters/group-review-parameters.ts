import {
  APPLIES,
  alone,
  count,
  fields,
  highMultiple,
  keyed,
  list,
  lowMultiple,
  made,
  optional,
  rule,
  type TypeOf,
} from "../../declare/index.js";
import type { LocalizedText } from "../../primitives/index.js";

/** 单独审核的清单: the kinds of lists whose cases may be reviewed singly (SMX-011). */
export const LIST_KINDS = ["special-treatment", "special-drug", "high-value-consumable"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

const LIST_WORDS: Readonly<Record<ListKind, LocalizedText>> = {
  "special-treatment": { zh: "特殊治疗", en: "special treatment" },
  "special-drug": { zh: "特殊用药", en: "special drugs" },
  "high-value-consumable": { zh: "高值医用耗材", en: "high-value consumables" },
};

const lists = keyed(
  LIST_KINDS,
  alone(list("清单所列编码", "codes on the list", "codes", { longest: 60, least: 1 })),
  LIST_WORDS,
);

/** 付费异常病组与清单病例 that are put before the board: each limit stands by itself, and without it nothing is judged by it. */
export const groupReview = rule(
  made(
    fields({
      applies: APPLIES,
      /** cost of a group's cases over what is paid for them, from which the group is abnormally high */
      highFrom: optional(alone(highMultiple("异常高值病组的界限", "ratio of an abnormally high group"))),
      /** the same, down from which it is abnormally low */
      lowTo: optional(alone(lowMultiple("异常低值病组的界限", "ratio of an abnormally low group"))),
      longStayFromDays: optional(
        alone(count("超长住院的天数界限", "days from which a stay is over-long", "days")),
      ),
      shortStayToDays: optional(
        alone(count("超短住院的天数界限", "days up to which a stay is over-short", "days")),
      ),
      lists: optional(lists),
    }),
    ({ lists: named = {}, ...limits }) => ({ ...limits, lists: named }),
  ),
  {
    title: { zh: "付费异常病组的单独审核", en: "review of abnormal groups" },
    without: { zh: "不提出需单独审核的病组与病例", en: "no group or case is put before the board" },
    facts: ["SMX-009", "SMX-010", "SMX-011"],
  },
);
export type GroupReviewParameters = TypeOf<typeof groupReview>;
