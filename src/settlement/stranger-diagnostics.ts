import type { Hospital } from "../cases/hospital.js";
import { groupedBy } from "../primitives/grouped-by.js";
import {
  compareText,
  counted,
  type Diagnostic,
  FEN_DECIMALS,
  type LocalizedText,
  yuanOf,
} from "../primitives/index.js";
import { groupAt, hospitalAt, ledgerAt } from "../weights/case-at.js";
import { rowsAlike } from "../weights/columns/rows-alike.js";
import { hashesOfTexts } from "../weights/columns/text-numbers.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { CASE_STATUSES, type CaseStatus, isClosed, STATUS_NUMBERS, STATUS_WORDS } from "./case-status.js";
import type { CaseTally } from "./case-tally.js";
import { likelyId } from "./likely-id.js";
import { type StrangerInfo, settlementErrors } from "./settlement-errors.js";

const MOST_NAMES = 3;

/** Reasons that have a sentence of their own; all others share one. */
const CODES = {
  "hospital-unlisted": "SETTLEMENT_HOSPITAL_UNLISTED",
  "area-unknown": "SETTLEMENT_AREA_UNKNOWN",
  "group-unknown": "SETTLEMENT_GROUP_UNKNOWN",
  "no-standard": "SETTLEMENT_GROUP_UNPRICED",
  "fund-above-cost": "SETTLEMENT_FUND_ABOVE_COST",
  "not-discharged": "SETTLEMENT_NOT_DISCHARGED",
  "record-incomplete": "SETTLEMENT_RECORD_INCOMPLETE",
} as const satisfies Partial<Record<CaseStatus, string>>;

/** One error for each reason for which cases are left out, with the names to correct: hospitals, pooling areas, groups, the cases themselves. */
export function strangerDiagnostics(
  cases: WeighedCases,
  tally: CaseTally,
  hospitals: readonly Hospital[],
): Diagnostic[] {
  const listed = hospitals.map(({ hospitalId }) => hospitalId);
  const names: { readonly [Reason in CaseStatus]?: (index: number) => string | undefined } = {
    "hospital-unlisted": (index) => hospitalAt(cases, index),
    "area-unknown": (index) => ledgerAt(cases, index)?.poolingArea,
    "group-unknown": (index) => groupAt(cases, index),
    "no-standard": (index) => groupAt(cases, index),
  };
  const open = CASE_STATUSES.filter(
    (reason, number) => !isClosed(reason) && reason !== "paid-elsewhere" && tally.counts[number],
  );
  return open.flatMap((reason) => {
    const found = strangersOf(cases, tally, reason, names[reason] ?? ((index) => cases.caseIds[index]));
    const meantBy = (name: string) => (reason === "hospital-unlisted" ? likelyId(name, listed) : undefined);
    const info = { ...found, meant: found.names.map(meantBy), reason: STATUS_WORDS[reason] };
    const code = CODES[reason as keyof typeof CODES] ?? "SETTLEMENT_CASES_NOT_SETTLED";
    return settlementErrors.diagnostic("error", code, "cases", info);
  });
}

function strangersOf(
  cases: WeighedCases,
  { status }: CaseTally,
  reason: CaseStatus,
  nameOf: (index: number) => string | undefined,
): Omit<StrangerInfo, "meant"> {
  const number = STATUS_NUMBERS[reason];
  const names: string[] = [];
  let fen = 0;
  let withoutCost = 0;
  for (let index = status.indexOf(number); index >= 0; index = status.indexOf(number, index + 1)) {
    names.push(nameOf(index) ?? "");
    const cost = cases.totalCostFen[index] ?? Number.NaN;
    if (Number.isNaN(cost)) withoutCost += 1;
    else fen += cost;
  }
  const count = names.length;
  const alike = rowsAlike(hashesOfTexts(names));
  const together = groupedBy(alike, (place) => names[place] as string);
  return {
    names: commonest(names, together),
    more: Math.max(0, count - alike.length + together.size - MOST_NAMES),
    cases: count,
    cost: costWords(yuanOf(fen).toFixed(FEN_DECIMALS), withoutCost, count),
  };
}

/** The first names by how many cases have them; there may be as many names as cases, so they are not all put in order. */
function commonest(names: readonly string[], together: ReadonlyMap<string, readonly number[]>): string[] {
  const cases = (name: string) => together.get(name)?.length ?? 1;
  const byCases = (one: string, other: string) => cases(other) - cases(one) || compareText(one, other);
  const first: string[] = [];
  for (const name of names) {
    if (first.includes(name) || byCases(name, first[MOST_NAMES - 1] ?? name) > 0) continue;
    first.push(name);
    first.sort(byCases).splice(MOST_NAMES);
  }
  return first;
}

/** 涉及费用 in words: what is known of it, and of how many cases it is not. */
export function costWords(yuan: string, withoutCost: number, cases: number): LocalizedText {
  if (withoutCost === cases) return { zh: "（未知）", en: "an unknown amount" };
  return withoutCost === 0
    ? { zh: ` ${yuan} 元`, en: `${yuan} yuan` }
    : {
        zh: ` ${yuan} 元（另有 ${withoutCost} 例费用未知）`,
        en: `${yuan} yuan (beside ${counted(withoutCost, "case")} of unknown cost)`,
      };
}
