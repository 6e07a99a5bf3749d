import { excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

/** What a patch does to an item. */
export type PatchVerb = "add" | "remove" | "change" | "insert before";

interface SchemeErrorInfo {
  SCHEME_INVALID: { problem: LocalizedText };
  SCHEME_LIST_UNKNOWN: { list: string; entry: string };
  SCHEME_BASE_MISSING: { scheme: string; base: string };
  SCHEME_BASE_CYCLE: { chain: string };
  SCHEME_PATCH_TARGET: { key: string; verb: PatchVerb };
  SCHEME_PATCH_ORDER: { missing: string };
}

/** The codes of schemes: what makes one unusable. */
export const schemeErrors = messageTable<SchemeErrorInfo>({
  SCHEME_INVALID: ({ problem }) => ({
    zh: `分组方案格式不对：${excerpt(problem.zh)}。请对照方案格式说明改正。`,
    en: `The scheme is not well formed: ${excerpt(problem.en)}. Correct it; see the description of the scheme format.`,
  }),
  SCHEME_LIST_UNKNOWN: ({ list, entry }) => ({
    zh: `${excerpt(entry)} 的条件引用了不存在的列表“${excerpt(list)}”。请在该入组项或方案中给出此列表。`,
    en: `A condition of ${excerpt(entry)} refers to a list "${excerpt(list)}" that does not exist. Define the list in the entry or in the scheme.`,
  }),
  SCHEME_BASE_MISSING: ({ scheme, base }) => ({
    zh: `方案 ${excerpt(scheme)} 以 ${excerpt(base)} 为底本，但没有给出底本。请一并提供。`,
    en: `Scheme ${excerpt(scheme)} extends ${excerpt(base)}, which was not supplied. Supply it as well.`,
  }),
  SCHEME_BASE_CYCLE: ({ chain }) => ({
    zh: `方案互为底本：${excerpt(chain)}。请去掉其中一处底本（extends）。`,
    en: `Schemes extend each other: ${excerpt(chain)}. Remove one of the "extends".`,
  }),
  SCHEME_PATCH_TARGET: ({ key, verb }) => ({
    zh: `补丁要${verb === "add" ? "新增" : "改动"} ${excerpt(key)}，但底本中${verb === "add" ? "已有" : "没有"}它。补丁可能写给了另一底本。`,
    en: `The patch would ${verb} ${excerpt(key)}, which the base ${verb === "add" ? "already has" : "does not have"}. The patch may be meant for another base.`,
  }),
  SCHEME_PATCH_ORDER: ({ missing }) => ({
    zh: `补丁的次序（order）与各项不符：${excerpt(missing)}。次序须恰好列出全部各项。`,
    en: `The order in the patch does not match the items: ${excerpt(missing)}. It must list every item exactly once.`,
  }),
});

/** What is said of a scheme that has not been read. */
export const UNREAD = { zh: "须先由“loadScheme”载入", en: "loadScheme has not read it" };
