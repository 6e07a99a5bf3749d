import {
  alone,
  amount,
  checked,
  choice,
  type Declaration,
  fields,
  type JsonOf,
  oneOf,
  optional,
  partOfWhole,
  partRefused,
  plain,
  type RuleWords,
  ruleOr,
  type TypeOf,
} from "../../declare/index.js";

const population = oneOf([
  "drg-discharges",
  "all-discharges",
  "records",
  "bed-day-cases",
  "applied-cases",
  "cases-of-disease",
]);

/** 名额的基数. */
export type QuotaPopulation = TypeOf<typeof population>;

/** 名额: a number, its unit (%, ‰ or cases), the population it is taken of, the period and the rounding. Nothing is implied. */
const members = fields({
  number: amount("名额", "quota", "quota"),
  unit: choice("名额单位", "unit of the quota", ["percent", "permille", "cases"], "quota unit"),
  population: plain(population),
  period: plain(oneOf(["month", "quarter", "year"])),
  rounding: choice("名额的取整", "rounding of the quota", ["down", "up", "halfUp"], "rounding"),
  /** 原则上不得超过: what is beyond it is heard and said; a hard one (不得超过, and where nothing is said) refuses it */
  force: optional(alone(choice("名额的效力", "force of the quota", ["hard", "in-principle"]))),
});
export const quota = checked(members, partOfWhole, partRefused);

/** 名额: how many of a population; every part explicit. */
export type Quota = TypeOf<typeof quota>;

/** 名额规则: a quota that may be on paper only; `unreadable` when a part of it could not be read, and then it is not applied. */
export type QuotaRule = Quota | "unreadable" | "none";

export const QUOTA_WORDS: RuleWords = {
  title: { zh: "名额", en: "quota" },
  without: { zh: "名额不执行", en: "the quota is not applied" },
};

/** A quota that is not applied where a part of it is not known; the rule around it stands. */
const quotaRule: Declaration<QuotaRule, JsonOf<typeof quota>> = ruleOr(
  quota,
  () => "unreadable" as const,
  QUOTA_WORDS,
);
export const optionalQuota = optional(quotaRule);
