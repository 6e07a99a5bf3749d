import { GROUPING_STATUS_WORDS } from "../grouping/grouping-result.js";
import type { LocalizedText } from "../primitives/index.js";

/** 病例分类名称: of the classes that the editions' tables usually have. */
export const CLASS_NAMES: Readonly<Record<string, LocalizedText>> = {
  incomplete: { zh: "住院过程不完整", en: "incomplete stay" },
  normal: { zh: "正常", en: "normal" },
  high: { zh: "高倍率", en: "high outlier" },
  low: { zh: "低倍率", en: "low outlier" },
  "lower-normal": { zh: "偏低", en: "lower normal" },
  "extreme-high": { zh: "极高倍率", en: "extreme high" },
  "extreme-low": { zh: "极低倍率", en: "extreme low" },
  "bed-day": { zh: "床日", en: "bed-day" },
  "special-review": { zh: "特病单议", en: "special review" },
  readmitted: { zh: "再入院", en: "readmitted" },
  "new-technology": { zh: "新技术", en: "new technology" },
  unstable: { zh: "不稳定病组", en: "unstable group" },
  ungroupable: GROUPING_STATUS_WORDS.ungroupable,
  ambiguous: GROUPING_STATUS_WORDS.ambiguous,
  invalid: GROUPING_STATUS_WORDS.invalid,
  "short-stay": { zh: "短住院", en: "short stay" },
  "long-stay": { zh: "长住院", en: "long stay" },
};

/** The name of a class in words; a class of an edition's own keeps its own name. */
export function className(name: string): LocalizedText {
  return CLASS_NAMES[name] ?? { zh: name, en: name };
}
