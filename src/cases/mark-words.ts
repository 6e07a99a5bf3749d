import type { LocalizedText } from "../primitives/index.js";
import type { CaseMarkName } from "./case-marks.js";
import type { MarkWriter } from "./mark-writers.js";

/** 标记的说明: what one mark says, who reads it and what it moves; who writes it stands in `MARK_WRITERS`. */
export interface MarkWords {
  /** as the documents print it */
  readonly title: LocalizedText;
  readonly readBy: LocalizedText;
  readonly moves: LocalizedText;
}

/** 标记由谁填写, in words. */
export const WRITER_WORDS: Readonly<Record<MarkWriter, LocalizedText>> = {
  hospital: { zh: "医疗机构上报", en: "the hospital's record" },
  agency: { zh: "经办机构", en: "the agency" },
  review: { zh: "评审结果（approvedMarks）", en: "the review (`approvedMarks`)" },
};

const CLASS_TABLE = { zh: "病例分类表", en: "the table of case classes" };
const UNIT_TABLE = { zh: "支付单元表", en: "the table of payment units" };
const POINTS = { zh: "病例计点", en: "the points of a case" };
const FUND_SHARE = { zh: "费率法统筹支付", en: "the fund's share under a rate" };
const AUDIT = { zh: "监管名额", en: "the quotas of supervision" };
const FUND_FORMULA = {
  zh: "从付费标准中扣除后按比例计统筹支付（NAT-052）",
  en: "taken off the standard before the fund's share of it (NAT-052)",
};
const NO_MONEY = { zh: "不影响付费，只计入名额", en: "no money; counted against a quota" };

/** The marks in words, for documentation and questions: one entry a mark of the table, none forgotten. */
export const MARK_WORDS: Readonly<Record<CaseMarkName, MarkWords>> = {
  specialReviewApproved: {
    title: { zh: "特病单议已核准", en: "special review approved" },
    readBy: { zh: `${CLASS_TABLE.zh}、${AUDIT.zh}`, en: `${CLASS_TABLE.en}; ${AUDIT.en}` },
    moves: { zh: "病例按核准结果计点（ZJ-014、ZJ-058）", en: "points as approved (ZJ-014, ZJ-058)" },
  },
  approvedCost: {
    title: { zh: "特病单议核准费用", en: "cost approved in special review" },
    readBy: POINTS,
    moves: {
      zh: "该金额折成点数；只用于单议核准的病例，以及规则集写明由专家定点数的新技术、未入组病例（ZJ-014、SX-020）",
      en: "this amount is turned into points; of cases approved in review alone, and of new technology and ungroupable cases where the edition has experts set their points (ZJ-014, SX-020)",
    },
  },
  approvedPoints: {
    title: { zh: "特病单议核准点数", en: "points approved in special review" },
    readBy: POINTS,
    moves: {
      zh: "病例点数即此数，先于核准费用；用于同样的病例",
      en: "the points of the case, before an approved cost; of the same cases",
    },
  },
  unreasonableCost: {
    title: { zh: "不合理费用", en: "unreasonable cost" },
    readBy: POINTS,
    moves: { zh: "折点前从总费用中扣除", en: "taken off the cost before it is turned into points" },
  },
  negotiatedDrugCost: {
    title: { zh: "国谈药费用", en: "cost of negotiated drugs" },
    readBy: POINTS,
    moves: { zh: "按比例加点（ZJ-046）", en: "a share of it is added as points (ZJ-046)" },
  },
  newTechnology: {
    title: { zh: "新技术", en: "new technology" },
    readBy: CLASS_TABLE,
    moves: {
      zh: "病例按专家核定的点数或费用计点，未核定的按费用（SX-020）",
      en: "points by what experts approved, or else by cost (SX-020)",
    },
  },
  readmissionJustified: {
    title: { zh: "再入院有正当理由", en: "readmission for a good reason" },
    readBy: { zh: "再入院判定（后一次住院）", en: "the readmission rule, on the later stay" },
    moves: { zh: "前一次住院不减半（ZJ-015）", en: "the earlier stay is not halved (ZJ-015)" },
  },
  approvedByItem: {
    title: { zh: "按项目付费获批", en: "approved for payment by item" },
    readBy: { zh: "费率法定价", en: "pricing under a rate" },
    moves: { zh: "按项目费用付费（NAT-064、NAT-074）", en: "paid its item cost (NAT-064, NAT-074)" },
  },
  bedDayExit: {
    title: { zh: "退出床日结算", en: "leaves bed-day settlement" },
    readBy: CLASS_TABLE,
    moves: { zh: "按病组而不按床日计点（SX-052）", en: "points by group, not by bed-day (SX-052)" },
  },
  byDiseaseExit: {
    title: { zh: "退出按病种结算", en: "leaves by-disease settlement" },
    readBy: AUDIT,
    moves: { zh: "不按病种标准付费（SX-026）", en: "not paid the standard of a disease (SX-026)" },
  },
  wardConsent: {
    title: { zh: "同意入住特需病房", en: "agreed to a special ward" },
    readBy: UNIT_TABLE,
    moves: {
      zh: "床位费超出医保标准的部分可另行收取（SX-062）",
      en: "the ward fee above the insurance standard may be charged (SX-062)",
    },
  },
  otherCharges: {
    title: { zh: "另行收费", en: "charged beside the standard" },
    readBy: { zh: "按病种公布表", en: "the published table by disease" },
    moves: {
      zh: "不支付，公布为不得收取（SX-062）",
      en: "not paid; published as what may not be charged (SX-062)",
    },
  },
  offSite: {
    title: { zh: "异地就医", en: "off-site case" },
    readBy: { zh: "预拨与清算", en: "prepayment and clearing" },
    moves: {
      zh: "先按项目付费，清算时调整（SX-041）",
      en: "first paid by item, set off at clearing (SX-041)",
    },
  },
  provincialPoints: {
    title: { zh: "全省点数", en: "points of the province" },
    readBy: UNIT_TABLE,
    moves: {
      zh: "异地病例按上年度全省点值付费（ZJ-040）",
      en: "an off-site case is paid at the province's point value of last year (ZJ-040)",
    },
  },
  careClass: {
    title: { zh: "床日类别", en: "class of care" },
    readBy: UNIT_TABLE,
    moves: {
      zh: "按该类别的床日定额付费（CMP-002）",
      en: "paid at the daily standard of the class (CMP-002)",
    },
  },
  selfPaidOffline: {
    title: { zh: "自费未联网结算", en: "self-paid, not settled online" },
    readBy: UNIT_TABLE,
    moves: {
      zh: "零星报销，是否纳入由规则集规定（SX-022、SX-043）",
      en: "reimbursed later; whether it counts is the edition's (SX-022, SX-043)",
    },
  },
  otherPayer: {
    title: { zh: "由其他支付方支付", en: "paid by another payer" },
    readBy: UNIT_TABLE,
    moves: { zh: "不由本基金支付", en: "not paid by this fund" },
  },
  specialItems: {
    title: { zh: "特殊药品、高值耗材目录内", en: "special drugs or consumables on the list" },
    readBy: UNIT_TABLE,
    moves: { zh: "可单独审核支付（SMX-011）", en: "may be reviewed and paid apart (SMX-011)" },
  },
  firstSelfPaid: {
    title: { zh: "先行自付", en: "first self-paid part" },
    readBy: FUND_SHARE,
    moves: FUND_FORMULA,
  },
  deductible: {
    title: { zh: "起付线", en: "deductible" },
    readBy: FUND_SHARE,
    moves: FUND_FORMULA,
  },
  reimbursementRatio: {
    title: { zh: "报销比例", en: "reimbursement ratio" },
    readBy: FUND_SHARE,
    moves: { zh: "统筹支付的比例（NAT-052）", en: "the fund's share (NAT-052)" },
  },
  byDisease: {
    title: { zh: "按病种付费的病种", en: "disease of by-disease payment" },
    readBy: AUDIT,
    moves: NO_MONEY,
  },
  specialReviewApplied: {
    title: { zh: "已申请特病单议", en: "special review applied for" },
    readBy: AUDIT,
    moves: NO_MONEY,
  },
  recordCorrected: {
    title: { zh: "病案已修正", en: "record corrected" },
    readBy: AUDIT,
    moves: NO_MONEY,
  },
};
