import type { Ruleset } from "../../rulesets/index.js";
import type { ReviewKind } from "../../settlement/index.js";

/** The member of an edition's section of reviews that holds a kind. */
const MEMBERS: Readonly<Record<ReviewKind, string>> = {
  "special-review": "specialReview",
  "record-correction": "recordCorrection",
  "bed-day-exit": "bedDayExit",
  "by-disease-exit": "byDiseaseExit",
};

/** 申请的依据: the clauses that an edition cites for a kind of application, each once, as they are printed. */
export function reviewClauses({ settlement }: Ruleset): (kind: ReviewKind) => readonly string[] {
  const section = settlement as { readonly review?: Readonly<Record<string, unknown>> } | undefined;
  return (kind) => [...new Set(clausesIn(section?.review?.[MEMBERS[kind]]))];
}

/** Every clause cited within a part of an edition, in its order. */
function clausesIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const { source } = part as { readonly source?: { readonly document?: string; readonly clause?: string } };
  const own = source?.clause === undefined ? [] : [`${source.document ?? ""} ${source.clause}`.trim()];
  return [
    ...own,
    ...Object.entries(part).flatMap(([key, inner]) => (key === "source" ? [] : clausesIn(inner))),
  ];
}
