import type { LocalizedText } from "../../primitives/index.js";
import { PAYMENT_UNITS, type SettlementResult, UNIT_NAMES, type UnitLine } from "../../settlement/index.js";

/** 病例去向的合计: cases that were read by what became of them, as the terminal and the report say it. */
interface StandingCounts {
  /** paid by group */
  readonly byGroup: number;
  /** of the other payment units, whether they pay them or say that nothing is paid, with their names */
  readonly others: readonly { readonly name: LocalizedText; readonly cases: number }[];
  /** of no unit: what to correct */
  readonly open: number;
}

/** Counts `read` cases by what became of them. */
export function standingCounts(
  units: readonly UnitLine[],
  counts: SettlementResult["counts"],
  read: number,
): StandingCounts {
  const casesOf = (unit: UnitLine["unit"]) =>
    units.reduce((sum, line) => sum + (line.unit === unit ? line.cases : 0), 0);
  const others = PAYMENT_UNITS.filter((unit) => unit !== "drg").map((unit) => ({
    name: UNIT_NAMES[unit],
    cases: casesOf(unit),
  }));
  return {
    byGroup: casesOf("drg"),
    others: others.filter(({ cases }) => cases > 0),
    open: read - counts.settled - counts["other-unit"] - counts["not-paid"],
  };
}

/** 其余病例的去向: `按床日 1，未结算 2`: what the other units took, and what is open. */
export function otherStandings({ others, open }: StandingCounts): LocalizedText {
  return {
    zh: [...others.map(({ name, cases }) => `${name.zh} ${cases}`), `未结算 ${open}`].join("，"),
    en: [...others.map(({ name, cases }) => `${cases} ${name.en}`), `${open} not settled`].join(", "),
  };
}
