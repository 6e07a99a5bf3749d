/** 病例变动: what a change made of one of the cases it touched; fields that stayed are left out. */
export interface CaseRipple {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What became of a case, from its lines of `cases.jsonl` before and after. */
export function caseRipple(before: string, after: string): CaseRipple {
  const [one, other] = [JSON.parse(before), JSON.parse(after)] as Record<string, unknown>[];
  const { caseId, hospitalId } = other as { caseId: string; hospitalId?: string };
  const moved = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].filter(
    (field) => one?.[field] !== other?.[field],
  );
  const only = (outcome: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(
      moved.flatMap((field) => (outcome[field] === undefined ? [] : [[field, outcome[field]]])),
    );
  return { caseId, ...(hospitalId !== undefined && { hospitalId }), before: only(one), after: only(other) };
}
