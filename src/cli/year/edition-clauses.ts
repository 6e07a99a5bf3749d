import { type CitedValue, type CivilDate, citedOn } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import type { ReviewKind } from "../../settlement/index.js";
import type { EditionClause } from "../report/cited-text.js";

/** The member of an edition's section of reviews that holds a kind. */
const MEMBERS: Readonly<Record<ReviewKind, string>> = {
  "special-review": "specialReview",
  "record-correction": "recordCorrection",
  "bed-day-exit": "bedDayExit",
  "by-disease-exit": "byDiseaseExit",
};

/** 一类申请的依据: the clauses of a kind of application, or of one part of its rules. */
export function reviewClauses(
  ruleset: Ruleset,
  on: CivilDate,
  kind: ReviewKind,
  ...part: readonly string[]
): EditionClause[] {
  return settlementClauses(ruleset, on, "review", MEMBERS[kind], ...part);
}

/** 结算条款: what an edition cites within a part of its settlement section on a day, each clause once, in its order. */
export function settlementClauses(
  { settlement }: Ruleset,
  on: CivilDate,
  ...path: readonly string[]
): EditionClause[] {
  const part = path.reduce<unknown>(
    (within, name) => (within as Readonly<Record<string, unknown>> | undefined)?.[name],
    settlement,
  );
  const known = new Map(clausesIn(part, on).map((one) => [clauseKey(one), one]));
  return [...known.values()];
}

/** A clause as programs read it: the key of its document, and the clause. */
export function clauseKey({ document, clause }: EditionClause): string {
  return `${document} ${clause}`.trim();
}

function clausesIn(part: unknown, on: CivilDate): EditionClause[] {
  if (typeof part !== "object" || part === null) return [];
  if ("history" in part || "source" in part) {
    const { document, clause } = citedOn(part as CitedValue<unknown>, on).source;
    return clause === "" ? [] : [{ document, clause }];
  }
  return Object.values(part).flatMap((inner) => clausesIn(inner, on));
}
