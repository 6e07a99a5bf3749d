import { cited, fields, type JsonOf, optional, textForm } from "../declare/index.js";

const LONGEST_REFERENCE = 60;
const reference = textForm(LONGEST_REFERENCE);

/** 分组方案: the scheme that the policy prescribes and, where that text is not held, the one that stands in for it; each as `id@version`. */
export const schemeDeclaration = fields({
  prescribed: cited("规定的分组方案", "prescribed grouping scheme", reference, "scheme"),
  standIn: optional(cited("代用的分组方案", "grouping scheme that stands in", reference, "scheme")),
});

export type SchemeChoice = JsonOf<typeof schemeDeclaration>;
