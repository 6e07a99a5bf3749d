import { CARE_TYPES, HOSPITAL_GRADES, INSURANCE_TYPES, OWNERSHIPS } from "../../cases/field-values.js";
import {
  APPLIES,
  alone,
  amount,
  amountForm,
  checked,
  cited,
  countForm,
  FLAG,
  fields,
  items,
  list,
  listOf,
  made,
  maybe,
  oneOf,
  optional,
  partRefused,
  plain,
  priceForm,
  rangesMeet,
  recordOf,
  rows,
  rule,
  scoreForm,
  scoresApart,
  share,
  type TypeOf,
  textForm,
} from "../../declare/index.js";
import { hospitalKind } from "./unit-condition.js";

const OLDEST_AGE = 150;

const bedDayStandard = recordOf({
  careType: oneOf(CARE_TYPES),
  poolingArea: maybe(textForm(40)),
  drg: maybe(textForm(20)),
  hospitalId: maybe(textForm(40)),
  grade: maybe(oneOf(HOSPITAL_GRADES)),
  careClass: maybe(textForm(20)),
  daily: priceForm(),
});

/** 床日定额: yuan a day; the most specific row holds (hospital before group before pooling area before class before grade before care type). */
export type BedDayStandard = TypeOf<typeof bedDayStandard>;

const bedDayLimit = recordOf({
  careType: oneOf(CARE_TYPES),
  grade: oneOf(HOSPITAL_GRADES),
  careClass: maybe(textForm(20)),
  daily: priceForm(),
});

/** 床日限额: a day by grade and class; a standard above it is cut. */
export type BedDayLimit = TypeOf<typeof bedDayLimit>;

const bedDayCheck = fields({
  indicator: plain(oneOf(["average-length-of-stay", "daily-cost", "outcome-rate"])),
  better: plain(oneOf(["lower", "higher"])),
  target: amount("考核目标值", "target of the indicator", "target"),
  /** fraction of the amount lost when the target is missed */
  deduction: share("未达标扣减比例", "share lost when the target is missed"),
});

/** 床日考核的一项. */
export type BedDayCheck = TypeOf<typeof bedDayCheck>;

/** 床日付费. */
export const bedDay = rule(
  made(
    fields({
      applies: APPLIES,
      /** paid at the daily standard; bed-days that are turned into points are a class of the weights section */
      method: plain(oneOf(["daily-standard"])),
      standards: rows("床日定额", "daily standards", "yuan/day", bedDayStandard),
      limits: optional(alone(rows("床日限额", "daily limits", "yuan/day", bedDayLimit, { least: 0 }))),
      assessment: optional(
        items(
          rule(bedDayCheck, {
            title: { zh: "床日考核", en: "assessment of bed-days" },
            without: { zh: "这一项不考核", en: "this indicator is not assessed" },
          }),
        ),
      ),
    }),
    ({ limits = [], assessment = [], ...rest }) => ({ ...rest, limits, assessment }),
  ),
  {
    title: { zh: "床日付费", en: "bed-day payment" },
    without: { zh: "不按床日付费", en: "nothing is paid by bed-day" },
  },
);
export type BedDayParameters = TypeOf<typeof bedDay>;

const diseaseStandardRow = recordOf({
  poolingArea: maybe(textForm(40)),
  grade: maybe(oneOf(HOSPITAL_GRADES)),
  community: maybe(oneOf(["inside", "outside"])),
  /** yuan */
  amount: priceForm(),
});

const disease = recordOf({
  id: textForm(40),
  diagnoses: listOf(textForm(20)),
  procedures: listOf(textForm(20), { least: 0 }),
  /** yuan, everywhere; absent = as `standards` say; `disease standard` finds it from two prior years */
  standard: maybe(priceForm()),
  /** by county and kind of hospital, in the place of `standard`: the row that says most holds */
  standards: maybe(listOf(diseaseStandardRow)),
});

/** 按病种付费的病种. */
export type Disease = TypeOf<typeof disease>;

/** 按病种付费. */
export const byDisease = rule(
  made(
    fields({
      applies: APPLIES,
      diseases: rows("按病种付费的病种", "diseases paid by disease", "diseases", disease, { least: 0 }),
      eligibility: cited(
        "适用范围",
        "eligibility",
        recordOf({
          grades: listOf(oneOf(HOSPITAL_GRADES)),
          outsideCommunity: FLAG,
          ownership: maybe(oneOf(OWNERSHIPS)),
        }),
        "eligibility",
      ),
      /** the hospitals whose past is the basis of standards; absent = those that take part */
      standardBasis: optional(
        cited("付费标准的测算机构", "hospitals whose past standards rest on", hospitalKind, "eligibility"),
      ),
      /** keys of `costs` or `marks` amounts that stay outside the standard and are paid the old way */
      excludedItems: list("定额之外的项目", "items outside the standard", "items", { longest: 60 }),
      /** those of them that may be charged only where the insured person agreed (mark `wardConsent`) */
      consentItems: optional(
        alone(list("须经参保人同意的项目", "items that need consent", "items", { longest: 60, least: 0 })),
      ),
    }),
    ({ eligibility, consentItems = [], ...rest }) => ({ ...rest, ...eligibility, consentItems }),
  ),
  {
    title: { zh: "按病种付费", en: "payment by disease" },
    without: { zh: "不按病种付费", en: "nothing is paid by disease" },
  },
);
export type ByDiseaseParameters = TypeOf<typeof byDisease>;

const capitationQuota = recordOf({
  disease: maybe(textForm(60)),
  insuranceType: maybe(oneOf(INSURANCE_TYPES)),
  /** completed years, inclusive */
  ageFrom: maybe(countForm(0, OLDEST_AGE)),
  ageTo: maybe(countForm(0, OLDEST_AGE)),
  amount: priceForm(),
});

/** 人头定额: yuan a person and year. */
export type CapitationQuota = TypeOf<typeof capitationQuota>;

/** 门诊按人头付费. */
export const capitation = rule(
  fields({
    applies: APPLIES,
    quotas: checked(
      rows("人头定额", "amounts a head", "yuan/person-year", capitationQuota),
      rangesMeet({
        ...{ from: "ageFrom", to: "ageTo", step: 1, by: ["disease", "insuranceType"] },
        openGivesWay: true,
      }),
      partRefused,
    ),
    quality: optional(
      alone(
        checked(
          rows(
            "质量系数",
            "factors of quality",
            ["factor", "bands of the score"],
            recordOf({ scoreFrom: scoreForm(), factor: amountForm() }),
          ),
          scoresApart,
          partRefused,
        ),
      ),
    ),
    /** yuan a referral, paid by the primary unit */
    referralFee: optional(alone(amount("转诊费用", "fee of a referral", "yuan"))),
  }),
  {
    title: { zh: "按人头付费", en: "capitation" },
    without: { zh: "不按人头付费", en: "nothing is paid by head" },
  },
);
export type CapitationParameters = TypeOf<typeof capitation>;
