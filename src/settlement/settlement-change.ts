import type { WeighedCases } from "../weights/weighed-cases.js";
import type { CaseDetails } from "./case-details.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementBudget, SettlementInput } from "./settlement-input.js";

/** 病例变更: what is new about one case, by its index; what is not named stays. Units as in `WeighedCases`. */
export interface CaseChange {
  readonly index: number;
  /** index into `ledgers` */
  readonly ledger?: number;
  readonly group?: string;
  readonly basePoints?: bigint;
  readonly points?: bigint;
  readonly totalCostFen?: number;
  readonly fundPaymentFen?: number;
  /** whether another payment unit settles it from now on */
  readonly paidElsewhere?: boolean;
  readonly approvedByItem?: boolean;
}

/** 变更: corrected records, approved reviews, exits from bed-day, reweighed; and a final budget. */
export interface SettlementChange {
  readonly cases?: readonly CaseChange[];
  readonly budget?: SettlementBudget;
}

/**
 * 变更后的结算输入: the input as it reads after the change; columns that no case changed are shared.
 *
 * @throws `SETTLEMENT_CASE_UNKNOWN`
 */
export function changedInput(
  input: SettlementInput,
  { cases = [], budget }: SettlementChange,
): SettlementInput {
  const missing = cases.find(({ index }) => !(index >= 0 && index < input.cases.count));
  if (missing) throw settlementErrors.error("SETTLEMENT_CASE_UNKNOWN", { caseId: `#${missing.index}` });
  const paidElsewhere = changedSet(input.paidElsewhere, cases);
  const details = changedDetails(input, cases);
  return {
    ...input,
    cases: changedColumns(input.cases, cases),
    ...(budget && { budget }),
    ...(paidElsewhere && { paidElsewhere }),
    ...(details && { details }),
  };
}

function changedColumns(cases: WeighedCases, changes: readonly CaseChange[]): WeighedCases {
  const groups = [...cases.groups];
  const groupIndex = (group: string) => {
    const known = groups.indexOf(group);
    return known >= 0 ? known : groups.push(group) - 1;
  };
  const said = <Name extends keyof CaseChange>(name: Name) =>
    changes.map((change): [number, CaseChange[Name]] => [change.index, change[name]]);
  return {
    ...cases,
    ledger: patched(cases.ledger, said("ledger")),
    group: patched(
      cases.group,
      said("group").map(([index, group]) => [index, group === undefined ? group : groupIndex(group)]),
    ),
    groups,
    basePoints: patched(cases.basePoints, said("basePoints")),
    points: patched(cases.points, said("points")),
    totalCostFen: patched(cases.totalCostFen, said("totalCostFen")),
    fundPaymentFen: patched(cases.fundPaymentFen, said("fundPaymentFen")),
  };
}

/** A copy of a column with some entries replaced; the column itself where none is. */
export function patched<T extends Int32Array | Uint8Array | Float64Array | BigInt64Array>(
  column: T,
  entries: readonly (readonly [number, T[number] | undefined])[],
): T {
  if (entries.every(([, value]) => value === undefined)) return column;
  const copy = column.slice() as T;
  for (const [index, value] of entries) if (value !== undefined) copy[index] = value;
  return copy;
}

function changedSet(
  set: ReadonlySet<number> | undefined,
  changes: readonly CaseChange[],
): ReadonlySet<number> | undefined {
  const named = changes.filter(({ paidElsewhere }) => paidElsewhere !== undefined);
  if (named.length === 0) return set;
  const copy = new Set(set);
  for (const { index, paidElsewhere } of named) {
    if (paidElsewhere) copy.add(index);
    else copy.delete(index);
  }
  return copy;
}

function changedDetails(
  { details, cases }: SettlementInput,
  changes: readonly CaseChange[],
): CaseDetails | undefined {
  if (changes.every(({ approvedByItem }) => approvedByItem === undefined)) return details;
  const column = details?.approvedByItem ?? new Uint8Array(cases.count);
  const approvedByItem = patched(
    column,
    changes.map(({ index, approvedByItem: approved }) => [
      index,
      approved === undefined ? approved : Number(approved),
    ]),
  );
  return { ...details, approvedByItem };
}
