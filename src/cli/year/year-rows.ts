import { CASE_MARKS, type MarkType } from "../../cases/case-marks.js";
import { CASE_TABLE } from "../../cases/fields/case-fields.js";
import type { Field, FieldType, RecordTable } from "../../cases/fields/field.js";
import {
  AMOUNT,
  choice,
  DATE,
  DECIMAL,
  JSON_VALUE,
  list,
  MARKS,
  record,
  SCORE,
  SIGNED_AMOUNT,
  TEXT,
  WORTH,
  whole,
} from "../../cases/fields/field-types.js";
import { HOSPITAL_ID, INSURANCE_TYPE, POOLING_AREA } from "../../cases/fields/shared-fields.js";
import {
  type CaseMarks,
  type InpatientCase,
  type InsuranceType,
  RECORD_LIMITS,
  type RowKind,
  rowKindOf,
} from "../../cases/index.js";
import { MARK_WORDS } from "../../cases/mark-words.js";
import type { CivilDate, Decimal, LocalizedText } from "../../primitives/index.js";
import type { ReviewAction } from "../../rules/finding-life.js";
import type { FindingStatus, ReviewStep } from "../../rules/index.js";
import type { ReviewKind } from "../../settlement/index.js";
import type { Application, ReviewDecision } from "../../settlement/review/application.js";
import { type BesideFields, besideFields } from "../columns/beside-fields.js";
import { type Month, monthOfText } from "./month.js";
import { yearErrors } from "./year-errors.js";
import { KIND_WORDS, STEP_WORDS } from "./year-words.js";

const CASE_ID = CASE_TABLE.fields.caseId as Field<string>;

function text(zh: string, en: string): Field<string> {
  return { title: { zh, en }, type: TEXT, names: [zh] };
}

function day(zh: string, en: string): Field<CivilDate> {
  return { title: { zh, en }, type: DATE, names: [zh] };
}

const APPLICATION_ID = text("申请编号", "application");
const FINDING_ID = text("疑点编号", "finding");

/** 申请行: one application of the applications file. */
export interface ApplicationRow extends Omit<Application, "inPlaceOf"> {
  /** 撤回日期: the hospital took it back */
  readonly withdrawnOn?: CivilDate;
  /** 换选: the application of the same hospital that it takes the place of */
  readonly replaces?: string;
  /** the whole corrected record, for a record correction */
  readonly record?: InpatientCase;
}

const KINDS = Object.keys(KIND_WORDS) as ReviewKind[];
const KIND = choice("ReviewKind", KINDS, "kind of application", textsOf(KINDS, KIND_WORDS));

/** 申请行的字段. */
export const APPLICATION_TABLE: RecordTable<ApplicationRow> = {
  name: "ApplicationRow",
  title: { zh: "申请", en: "application" },
  fields: {
    applicationId: APPLICATION_ID,
    kind: {
      title: { zh: "申请类别", en: "kind" },
      type: KIND,
      names: ["申请类别", "类别"],
    },
    hospitalId: HOSPITAL_ID,
    caseId: CASE_ID,
    appliedOn: day("申请日期", "applied on"),
    reason: text("申请理由", "reason"),
    diseaseId: text("病种", "disease"),
    withdrawnOn: day("撤回日期", "withdrawn on"),
    replaces: text("换选", "replaces"),
    record: { title: { zh: "修正后的病案", en: "corrected record" }, type: record(CASE_TABLE) },
  },
  required: ["applicationId", "kind", "hospitalId", "caseId", "appliedOn"],
};

/** 申请行类型. */
export const applicationRows: RowKind<ApplicationRow> = rowKindOf(APPLICATION_TABLE);

const votes = (zh: string, en: string): Field<number> => ({
  title: { zh, en },
  type: whole(RECORD_LIMITS.text, "votes", ["票"]),
  names: [zh],
});
const VOTES = {
  votesFor: votes("赞成票", "votes for"),
  votesAgainst: votes("反对票", "votes against"),
};

/** 评审决定行. */
export interface DecisionRow extends ReviewDecision {
  readonly applicationId: string;
}

/** 评审决定行的字段. */
export const DECISION_TABLE: RecordTable<DecisionRow> = {
  name: "DecisionRow",
  title: { zh: "评审决定", en: "decision of the experts" },
  fields: {
    applicationId: APPLICATION_ID,
    ...VOTES,
    points: { title: { zh: "核准点数", en: "points set" }, type: WORTH, names: ["核准点数"] },
    unreasonableCost: {
      title: { zh: "不合理费用", en: "unreasonable cost" },
      type: AMOUNT,
      names: ["不合理费用"],
    },
  },
  required: ["applicationId", "votesFor", "votesAgainst"],
};

/** 评审决定行类型. */
export const decisionRows: RowKind<DecisionRow> = rowKindOf(DECISION_TABLE);

/** 病组决定行: what the board decided on an abnormal group. */
export type GroupDecisionRow = Pick<DecisionRow, "votesFor" | "votesAgainst"> & { readonly drg: string };

/** 病组决定行的字段. */
export const GROUP_DECISION_TABLE: RecordTable<GroupDecisionRow> = {
  name: "GroupDecisionRow",
  title: { zh: "病组评审决定", en: "decision on a group" },
  fields: { drg: CASE_TABLE.fields.drg as Field<string>, ...VOTES },
  required: ["drg", "votesFor", "votesAgainst"],
};

/** 病组决定行类型. */
export const groupDecisionRows: RowKind<GroupDecisionRow> = rowKindOf(GROUP_DECISION_TABLE);

/** What the columns of single marks are called: the mark's own name, its title, and what the decisions of the experts call what they set. */
const MARK_NAMES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(MARK_WORDS).map(([mark, { title }]) => [mark, [mark, title.zh]])),
  approvedPoints: ["approvedPoints", MARK_WORDS.approvedPoints.title.zh, "核准点数"],
  approvedCost: ["approvedCost", MARK_WORDS.approvedCost.title.zh, "核准费用"],
};

const CELLS: Readonly<Partial<Record<MarkType, Pick<FieldType<unknown>, "cell" | "units">>>> = {
  yuan: AMOUNT,
  points: DECIMAL,
  share: DECIMAL,
};
/** How the column of a mark is read: an amount, points and a share as numbers; any other mark as it stands. */
const MARK_TYPES = Object.fromEntries(
  Object.entries(CASE_MARKS).map(([mark, type]) => [mark, CELLS[type] ?? JSON_VALUE]),
);

/** 变更行: what changes about one case: marks that are put to it, or its whole corrected record. */
export interface ChangeRow {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly applicationId?: string;
  readonly kind?: ReviewKind;
  readonly marks?: CaseMarks;
  readonly record?: InpatientCase;
}

/** 变更行的字段. */
export const CHANGE_TABLE: RecordTable<ChangeRow> = {
  name: "ChangeRow",
  title: { zh: "变更", en: "change" },
  fields: {
    caseId: CASE_ID,
    hospitalId: HOSPITAL_ID,
    applicationId: APPLICATION_ID,
    kind: {
      title: { zh: "申请类别", en: "kind" },
      type: KIND,
    },
    marks: { title: { zh: "标记", en: "marks" }, type: MARKS, entries: MARK_NAMES, entryTypes: MARK_TYPES },
    record: { title: { zh: "修正后的病案", en: "corrected record" }, type: record(CASE_TABLE) },
  },
  required: ["caseId"],
};

/** 变更行类型: `marks.jsonl` of `review`, or rows written by hand. */
export const changeRows: RowKind<ChangeRow> = rowKindOf(CHANGE_TABLE);

/** 预拨行: a row of `prepayment.csv`, as far as it is read back. */
export interface PrepaidRow {
  readonly month?: Month;
  readonly hospitalId: string;
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  /** yuan; negative where what was paid too much was recovered */
  readonly payment: Decimal;
  /** for people */
  readonly method?: string;
  readonly offSite?: Decimal;
  readonly carried?: Decimal;
}

/** A month, in whatever way it is written. */
const MONTH: FieldType<Month> = {
  ...TEXT,
  read: (value, path, context) => {
    const text = TEXT.read(value, path, context);
    if (text === undefined) return undefined;
    const month = monthOfText(text);
    if (month === undefined)
      context.problems.push(yearErrors.diagnostic("error", "MONTH_INVALID", path, { month: text }));
    return month;
  },
};

/** 预拨行的字段. */
export const PREPAID_TABLE: RecordTable<PrepaidRow> = {
  name: "PrepaidRow",
  title: { zh: "预拨", en: "prepayment" },
  fields: {
    month: { title: { zh: "月份", en: "month" }, type: MONTH, names: ["月份"] },
    hospitalId: HOSPITAL_ID,
    poolingArea: POOLING_AREA,
    insuranceType: INSURANCE_TYPE,
    payment: {
      title: { zh: "预拨金额", en: "payment" },
      type: SIGNED_AMOUNT,
      names: ["预拨金额"],
      missing: {
        zh: "这笔预拨多少不详：有病例没有基金支付额时，prepay 算不出而留空。不按 0 计；请填写实际拨付的金额，未拨的写 0。",
        en: "so that what was prepaid is not known: prepay leaves it empty where a case has no fund payment. It is not taken for 0; write what was really paid, 0 where nothing was.",
      },
    },
    method: text("预拨办法", "method"),
    offSite: { title: { zh: "其中异地", en: "off-site part" }, type: SIGNED_AMOUNT, names: ["其中异地"] },
    carried: { title: { zh: "结转下月", en: "carried" }, type: SIGNED_AMOUNT, names: ["结转下月"] },
  },
  required: ["hospitalId", "poolingArea", "insuranceType", "payment"],
};

/** 预拨行类型. */
export const prepaidRows: RowKind<PrepaidRow> = rowKindOf(PREPAID_TABLE);

/** 考核行. */
export interface AssessmentRow {
  readonly hospitalId: string;
  readonly assessmentScore: Decimal;
}

/** 考核行的字段. */
export const ASSESSMENT_TABLE: RecordTable<AssessmentRow> = {
  name: "AssessmentRow",
  title: { zh: "年度考核", en: "yearly assessment" },
  fields: {
    hospitalId: HOSPITAL_ID,
    assessmentScore: {
      title: { zh: "年度考核得分", en: "score" },
      type: SCORE,
      names: ["年度考核得分", "考核得分"],
    },
  },
  required: ["hospitalId", "assessmentScore"],
};

/** 考核行类型. */
export const assessmentRows: RowKind<AssessmentRow> = rowKindOf(ASSESSMENT_TABLE);

/** What `screen` says of a finding beside. */
const OF_SCREEN = [
  "rank",
  "ruleId",
  "kind",
  "severity",
  "message",
  "clause",
  "evidence",
  "history",
  "deduction",
] as const;

/** 疑点行: a row of `findings.jsonl` of `screen`, as far as clearing reads it. */
export interface FindingRow extends BesideFields<(typeof OF_SCREEN)[number]> {
  readonly findingId: string;
  readonly status: FindingStatus;
  readonly hospitalId?: string;
  readonly caseIds?: readonly string[];
}

const STEPS = Object.keys(STEP_WORDS) as ReviewStep[];
const STATUS_WORDS = { flagged: { zh: "疑点", en: "flagged" }, ...STEP_WORDS };
const STATUSES = Object.keys(STATUS_WORDS) as FindingStatus[];

/** What stands for each of a fixed list: itself, and its Chinese word where it has one. */
function textsOf<T extends string>(
  values: readonly T[],
  words: Readonly<Partial<Record<T, LocalizedText>>>,
): Readonly<Record<string, T>> {
  const own = (value: T) => [value, words[value]?.zh].filter((text) => text !== undefined);
  return Object.fromEntries(values.flatMap((value) => own(value).map((text) => [text, value])));
}

/** The steps under their words, and under others that people have for them. */
const STEP_TEXTS: Readonly<Record<string, ReviewStep>> = {
  ...textsOf(STEPS, STEP_WORDS),
  高度可疑: "highly-suspicious",
  联合研判: "joint-judgement",
  专项核查: "targeted-audit",
  认定: "confirmed",
};

/** 疑点行类型. */
export const findingRows: RowKind<FindingRow> = rowKindOf<FindingRow>({
  name: "FindingRow",
  title: { zh: "疑点", en: "finding" },
  fields: {
    findingId: FINDING_ID,
    status: {
      title: { zh: "状态", en: "status" },
      type: choice("FindingStatus", STATUSES, "status of a finding", textsOf(STATUSES, STATUS_WORDS)),
    },
    hospitalId: HOSPITAL_ID,
    caseIds: { title: { zh: "病例", en: "cases" }, type: list(TEXT) },
    ...besideFields(OF_SCREEN),
  },
  required: ["findingId", "status"],
});

/** 稽核步骤行: one step that a reviewer took on a finding. */
export interface FindingStepRow extends ReviewAction {
  readonly findingId: string;
}

/** 稽核步骤行的字段. */
export const FINDING_STEP_TABLE: RecordTable<FindingStepRow> = {
  name: "FindingStepRow",
  title: { zh: "稽核步骤", en: "step of an audit" },
  fields: {
    findingId: FINDING_ID,
    step: {
      title: { zh: "步骤", en: "step" },
      type: choice("ReviewStep", STEPS, "step of an audit", STEP_TEXTS),
      names: ["步骤"],
    },
    by: text("经办人", "by"),
    role: text("角色", "role"),
    on: day("日期", "on"),
    evidence: { title: { zh: "证据", en: "evidence" }, type: list(TEXT), names: ["证据"] },
    note: text("备注", "note"),
    deduction: { title: { zh: "扣款", en: "deduction" }, type: AMOUNT, names: ["扣款"] },
  },
  required: ["findingId", "step", "by", "role", "on"],
};

/** 稽核步骤行类型. */
export const findingStepRows: RowKind<FindingStepRow> = rowKindOf(FINDING_STEP_TABLE);
