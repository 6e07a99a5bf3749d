import type { LocalizedText } from "../../primitives/index.js";
import type { ComplicationList, ExcludedComplication, ListedComplication } from "../case-complications.js";

const LISTS: Readonly<Record<ComplicationList, LocalizedText>> = {
  mcc: { zh: "严重合并症或并发症（MCC）", en: "a severe complication (MCC)" },
  cc: { zh: "合并症或并发症（CC）", en: "a complication (CC)" },
};

/** 被排除的合并症 in words: the code, its list, and the exclusion table and the principal diagnosis, or that it is that diagnosis over again. */
export function describeExcluded({
  list,
  code,
  table,
  principalDiagnosis,
}: ExcludedComplication): LocalizedText {
  const zh = `其他诊断 ${code} 属${LISTS[list].zh}，但`;
  const en = `the other diagnosis ${code} is ${LISTS[list].en}, but `;
  if (table === undefined) {
    return {
      zh: `${zh}与主要诊断相同，不是另一诊断，不计`,
      en: `${en}it is the principal diagnosis over again and does not count`,
    };
  }
  return {
    zh: `${zh}主要诊断 ${principalDiagnosis} 在其排除表 ${table} 中，故被排除，不计`,
    en: `${en}the principal diagnosis ${principalDiagnosis} is in its exclusion table ${table}: it is excluded and does not count`,
  };
}

/** 无排除表 in words: the code, its list, and the principal diagnosis that the scheme has in no exclusion table. */
export function describeUnexcluded({ list, code, principalDiagnosis }: ListedComplication): LocalizedText {
  return {
    zh: `其他诊断 ${code} 属${LISTS[list].zh}，计入；主要诊断 ${principalDiagnosis} 在本方案没有排除表，不排除任何合并症`,
    en: `the other diagnosis ${code} is ${LISTS[list].en} and counts; the principal diagnosis ${principalDiagnosis} has no exclusion table in this scheme and excludes no complication`,
  };
}
