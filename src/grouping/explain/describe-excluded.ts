import type { LocalizedText } from "../../primitives/index.js";
import type { ComplicationList, ExcludedComplication } from "../case-complications.js";

const LISTS: Readonly<Record<ComplicationList, LocalizedText>> = {
  mcc: { zh: "严重合并症或并发症（MCC）", en: "a severe complication (MCC)" },
  cc: { zh: "合并症或并发症（CC）", en: "a complication (CC)" },
};

/** 被排除的合并症 in words: the code, its list, the exclusion table and the principal diagnosis. */
export function describeExcluded({
  list,
  code,
  table,
  principalDiagnosis,
}: ExcludedComplication): LocalizedText {
  return {
    zh: `其他诊断 ${code} 属${LISTS[list].zh}，但主要诊断 ${principalDiagnosis} 在其排除表 ${table} 中，故被排除，不计`,
    en: `the other diagnosis ${code} is ${LISTS[list].en}, but the principal diagnosis ${principalDiagnosis} is in its exclusion table ${table}: it is excluded and does not count`,
  };
}
