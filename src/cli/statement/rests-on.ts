import { counted, type LocalizedText } from "../../primitives/index.js";

/** 所据之言: on how many assumptions figures rest, and how many rules were not evaluated; the summary has each. */
export function restsOn({
  assumptions: { length: assumed },
  notEvaluated: { length: missing },
}: {
  readonly assumptions: readonly unknown[];
  readonly notEvaluated: readonly unknown[];
}): LocalizedText {
  return {
    zh: `采用假定 ${assumed} 项，未执行规则 ${missing} 条（详见 summary.json）`,
    en: `${counted(assumed, "assumption")} used, ${counted(missing, "rule")} not evaluated (see summary.json)`,
  };
}
