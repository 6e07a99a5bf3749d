import { FUND_NAMES, GRADE_NAMES } from "../../cases/field-words.js";
import { counted, excerpt, type Locale, type LocalizedText } from "../../primitives/index.js";
import { className } from "../../weights/index.js";
import type { CasePricing } from "./price-case.js";

type Reason = NonNullable<CasePricing["reason"]>;
type Payer = CasePricing["prices"][number]["payer"];
type Remark = CasePricing["remarks"][number];

/** 未计价原因 in words. */
export const NOT_PRICED_WORDS: Readonly<Record<Reason, LocalizedText>> = {
  invalid: { zh: "病例信息校验不通过", en: "the record cannot be judged" },
  ungroupable: {
    zh: "未入组，且表中无未入组病例的权重",
    en: "ungrouped, and the table has no weight for that",
  },
  "without-drg": { zh: "方案的核心组没有细分组", en: "the scheme has no group in this ADRG" },
  "no-drg-matched": { zh: "核心组的细分组都不收该病例", en: "no group of this ADRG takes the case" },
  "no-group-table": { zh: "规则集没有病组表", en: "the edition has no group table" },
  "group-not-in-table": { zh: "病组不在该地的病组表", en: "the group is not in the area's table" },
  "paid-by-item": { zh: "该组按项目付费", en: "the group is paid by item" },
  "reviewed-singly": { zh: "该组无权重，逐例单议", en: "no weight: every case is reviewed singly" },
  "no-weight": { zh: "该组无权重", en: "the group has no weight" },
  "no-point-value": {
    zh: "按点数付费，点值结算后才有",
    en: "paid by points; their value comes with the settlement",
  },
  "no-coefficient": {
    zh: "该机构的差异系数未知（机构文件没有给出）",
    en: "the hospital's coefficient is not known: the hospitals file gives none",
  },
  "no-rate": { zh: "表未印费率", en: "the table prints no rate" },
  "rate-from-budget": { zh: "费率由预算得出", en: "the rate comes from the budget" },
  "no-rate-for-class": {
    zh: "表未印该类医疗机构或险种的费率",
    en: "no rate is printed for this class of hospital or fund",
  },
  "no-standard-for-class": {
    zh: "该组在该类医疗机构没有系数或标准",
    en: "the group has no coefficient or standard at this class of hospital",
  },
};

/** Whose price it is, in words. */
export function payerText({ hospitalId, grade, tier, insuranceType }: Payer, locale: Locale): string {
  const ofGrade = grade && GRADE_NAMES[grade][locale];
  const parts = [
    hospitalId,
    ofGrade,
    tier === ofGrade ? undefined : tier,
    insuranceType && FUND_NAMES[insuranceType][locale],
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return locale === "zh" ? "不分等级与险种" : "all hospitals and funds";
  return parts.join(locale === "zh" ? "、" : ", ");
}

/** What has to be known with a price, in words. */
export function remarkText(remark: Remark, locale: Locale): string {
  const words = wordsOf(remark);
  return words[locale];
}

function wordsOf(remark: Remark): LocalizedText {
  switch (remark.kind) {
    case "uniform":
      return {
        zh: `各级同价，按${GRADE_NAMES[remark.pricedAs].zh}`,
        en: `one price for every grade: ${remark.pricedAs}`,
      };
    case "other-day": {
      const { on, discharged } = remark;
      return {
        zh: `按 ${on} 的取值，出院日期 ${discharged} 的取值不同`,
        en: `by the values of ${on}; others held on ${discharged}, the day of discharge`,
      };
    }
    case "outside-edition": {
      const { day, from, to } = remark;
      return {
        zh: `${day} 不在规则集有效期（${from} 至 ${to ?? "今"}）内，取最近一日的取值；要付费请用当日有效的规则集`,
        en: `${day} is outside the dates of the ruleset (${from} to ${to ?? "now"}): by the values of the nearest day; to pay, use the ruleset in force on that day`,
      };
    }
    case "undated":
      return {
        zh: `未写出院日期，按 ${remark.on} 的取值；规则集的取值有变动`,
        en: `no date of discharge: by the values of ${remark.on}, and the edition's values change`,
      };
    case "uniform-unknown":
      return {
        zh: `${remark.mark}之一，是否各级同价未印`,
        en: "marked as basic; whether it has one price is not printed",
      };
    case "before-coefficient":
      return {
        zh: "未乘医疗机构差异系数（没有给出）",
        en: "before the coefficient of a hospital, which is not given",
      };
    case "tier-not-told-apart": {
      const { tier, tiers } = remark;
      const [zh, en] = [tiers.join("、"), tiers.join(", ")];
      return {
        zh: `费率不分出层级“${excerpt(tier)}”${zh && `（分出的有 ${zh}）`}`,
        en: `the rates do not tell the tier "${excerpt(tier)}" apart${en && ` (they do ${en})`}`,
      };
    }
    case "unstable":
      return className("unstable");
    case "reviewed-singly":
      return { zh: "标为单议", en: "marked as reviewed singly" };
    case "volume":
      return {
        zh: `控量 ${remark.cases} 例/年，超出如何付费未印`,
        en: `volume-controlled: ${counted(remark.cases, "case")} a year`,
      };
    case "note": {
      const { when, share, pricedAs } = remark;
      if (pricedAs !== undefined) return { zh: `${when}参照 ${pricedAs}`, en: `${when}: as ${pricedAs}` };
      return {
        zh: `${when}按权重的 ${share?.times(100).toFixed()}%`,
        en: `${when}: ${share?.times(100).toFixed()}% of the weight`,
      };
    }
  }
}
