import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, type ClearingLine, FUND_COLUMN, HOSPITAL_COLUMN } from "../../settlement/index.js";

/** 清算清单的金额各栏: the amounts by name, in the order of `STILL_DUE`; what is in the annual amount stands beside it. */
export const CLEARING_TITLES = {
  annual: { zh: "年度应付", en: "annual" },
  retention: { zh: "已含结余留用修正", en: "retention included" },
  deducted: { zh: "违规扣款", en: "deducted" },
  missedTargets: { zh: "床日考核扣减", en: "missed bed-day targets" },
  depositWithheld: { zh: "预留保证金", en: "deposit withheld" },
  depositReleased: { zh: "返还保证金", en: "deposit released" },
  prepaid: { zh: "已预拨", en: "prepaid" },
  clearing: { zh: "清算应付", en: "still due" },
} as const satisfies Partial<Readonly<Record<keyof ClearingLine, LocalizedText>>>;

/** 清算清单各栏. */
export const CLEARING_COLUMNS: readonly TableColumn<ClearingLine>[] = [
  HOSPITAL_COLUMN,
  FUND_COLUMN,
  AREA_COLUMN,
  ...(Object.keys(CLEARING_TITLES) as (keyof typeof CLEARING_TITLES)[]).map(amount),
];

function amount(field: keyof typeof CLEARING_TITLES): TableColumn<ClearingLine> {
  // A deposit that is not assessed yet gives nothing back, and a hospital without a line is corrected by nothing, in a line as in the sum.
  const total = field === "depositReleased" || field === "retention" ? "sum-of-known" : "sum";
  return memberColumn(field, CLEARING_TITLES[field], { format: "yuan", total });
}
