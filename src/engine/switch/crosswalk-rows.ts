import type { GroupMoves, GroupRelation, MoveReason } from "../../grouping/diff/index.js";
import { compareText, type Decimal, fromScaled } from "../../primitives/index.js";
import { addPayments, type CellMoney, noPayments, yuan } from "./cell-money.js";
import type { SchemeSwitch } from "./switch-scheme.js";
import { type SwitchedCase, switchedCases, type ToldMoves } from "./switched-cases.js";

/** 病组对照: a row of `crosswalk.csv`, a cell of the matrix of groups before and after that has cases; amounts in yuan. */
export interface CrosswalkRow {
  readonly before: string;
  readonly beforeName: string;
  readonly after: string;
  readonly afterName: string;
  readonly relation: GroupRelation;
  readonly cases: number;
  /** of the cases of the group before, and of the group after */
  readonly shareOfBefore: Decimal;
  readonly shareOfAfter: Decimal;
  /** 权重 of the groups; absent where a group has none */
  readonly weightBefore?: Decimal | undefined;
  readonly weightAfter?: Decimal | undefined;
  /** DRG total of the cases that are settled */
  readonly paidBefore: Decimal;
  readonly paidAfter: Decimal;
  readonly difference: Decimal;
  /** what most of the cases move by, where they move */
  readonly reason?: MoveReason | undefined;
  readonly code?: string | undefined;
}

interface Cell extends CellMoney {
  readonly first: SwitchedCase;
  cases: number;
  /** reason and code -> cases */
  readonly reasons: Map<string, number>;
}

/** 病组对照矩阵: every pair of groups that cases have, by the group before and then the largest first. */
export function crosswalkRows(
  area: Pick<SchemeSwitch, "before" | "after">,
  moves: GroupMoves,
  told: ToldMoves,
): CrosswalkRow[] {
  const cells = new Map<string, Cell>();
  const [ofBefore, ofAfter] = [new Map<string, number>(), new Map<string, number>()];
  for (const one of switchedCases(area, moves)) {
    const key = `${one.before} ${one.after}`;
    const cell = cells.get(key) ?? { first: one, cases: 0, reasons: new Map(), ...noPayments() };
    cells.set(key, cell);
    cell.cases += 1;
    addPayments(cell, one);
    ofBefore.set(one.before, (ofBefore.get(one.before) ?? 0) + 1);
    ofAfter.set(one.after, (ofAfter.get(one.after) ?? 0) + 1);
    const move = told.get(one.index);
    if (move === undefined) continue;
    const reason = `${move.reason} ${move.code ?? ""}`;
    cell.reasons.set(reason, (cell.reasons.get(reason) ?? 0) + 1);
  }
  const weights = [weightsOf(area.before), weightsOf(area.after)] as const;
  return [...cells.values()]
    .map(({ first: { before, after, relation }, cases, reasons, ...money }): CrosswalkRow => {
      const [reason, code] = mostOf(reasons)?.split(" ") ?? [];
      return {
        ...{ before, beforeName: moves.name("before", before) },
        ...{ after, afterName: moves.name("after", after), relation, cases },
        shareOfBefore: share(cases, ofBefore.get(before) ?? cases),
        shareOfAfter: share(cases, ofAfter.get(after) ?? cases),
        ...{ weightBefore: weights[0](before), weightAfter: weights[1](after) },
        ...yuan(money),
        ...(reason !== undefined && { reason: reason as MoveReason }),
        ...(code && { code }),
      };
    })
    .sort((a, b) => compareText(a.before, b.before) || b.cases - a.cases || compareText(a.after, b.after));
}

const SHARE_DECIMALS = 4;

function share(part: number, whole: number): Decimal {
  return fromScaled(BigInt(Math.round((part / whole) * 10 ** SHARE_DECIMALS)), SHARE_DECIMALS);
}

function weightsOf({ weights: { groups } }: SchemeSwitch["before"]): (drg: string) => Decimal | undefined {
  return (drg) => {
    const row = groups.rows.get(drg);
    return row?.relativeWeight ?? row?.basePoints?.div(groups.pointsPerAverage);
  };
}

function mostOf(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0];
}
