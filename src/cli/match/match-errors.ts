import { excerpt, messageTable } from "../../primitives/index.js";

interface MatchErrorInfo {
  MATCHING_INVALID: { file: string; what: string };
}

/** The codes of matching settlement data with front sheets. */
export const matchErrors = messageTable<MatchErrorInfo>({
  MATCHING_INVALID: ({ file, what }) => ({
    zh: `${file} 的 ${excerpt(what)} 缺失或不可用，无法据此匹配。每一轮（passes）要有名称、匹配字段（keys，如 hospitalId、caseId）和可选的容差（agree，天数或元，写作 "1"）。`,
    en: `${excerpt(what)} of ${file} is missing or cannot be used, so nothing can be matched by it. A pass has a name, keys (hospitalId, caseId ...) and, if wanted, tolerances under agree (days or yuan, written "1").`,
  }),
});
