import { type AreaSettlement, type CaseOutcome, caseOutcome, type TakenChange } from "../../engine/index.js";

/** 病例变动: what a change made of one of the cases it touched; fields that stayed are left out. */
export interface CaseRipple {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly before: Partial<CaseOutcome>;
  readonly after: Partial<CaseOutcome>;
}

/** The changed cases in their order, each with what became of it. */
export function caseRipple(
  before: AreaSettlement,
  after: AreaSettlement,
  changes: readonly TakenChange[],
): CaseRipple[] {
  const indexes = changes.map(({ index }) => index).sort((a, b) => a - b);
  return indexes.map((index) => {
    const one = caseOutcome(before, index);
    const other = caseOutcome(after, index);
    const { caseId, hospitalId } = other;
    const moved = (
      [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof CaseOutcome)[]
    ).filter((field) => String(one[field]) !== String(other[field]));
    const only = (outcome: CaseOutcome): Partial<CaseOutcome> =>
      Object.fromEntries(
        moved.flatMap((field) => (outcome[field] === undefined ? [] : [[field, outcome[field]]])),
      );
    return { caseId, ...(hospitalId !== undefined && { hospitalId }), before: only(one), after: only(other) };
  });
}
