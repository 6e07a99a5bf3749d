import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { HOSPITAL_COLUMN, type HospitalReading } from "../../settlement/index.js";
import { CLEARING_PART } from "../../settlement/rate/clearing-coefficient.js";
import { toldFormula } from "../statement/told-formula.js";

const RATIO = { format: "decimal" } as const;

/** A part in one direction, in words. */
function partWords(part: (typeof CLEARING_PART)[keyof typeof CLEARING_PART]): LocalizedText {
  const words = { mean: { zh: "层级平均", en: "mean of the tier" }, own: { zh: "本机构", en: "own" } };
  return toldFormula(part, words, { over: { zh: "÷", en: " over " } });
}

const AS_PRINTED = partWords(CLEARING_PART.lower);

/** 清算系数表各栏 (`clearing-coefficients.csv`): every part of every hospital's coefficient in both directions, and the one that is taken. */
export const CLEARING_COEFFICIENT_COLUMNS: readonly TableColumn<HospitalReading>[] = [
  HOSPITAL_COLUMN,
  memberColumn("tier", { zh: "层级", en: "tier" }),
  memberColumn("part", { zh: "指标", en: "part" }),
  memberColumn("own", { zh: "本机构", en: "own value" }, RATIO),
  memberColumn("meanOverOwn", { zh: `${AS_PRINTED.zh}（原文）`, en: `${AS_PRINTED.en} (as printed)` }, RATIO),
  memberColumn("ownOverMean", partWords(CLEARING_PART.higher), RATIO),
  memberColumn("taken", { zh: "采用", en: "taken" }, RATIO),
];
