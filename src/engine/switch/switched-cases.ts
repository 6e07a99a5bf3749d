import type { GroupMove, GroupMoves, GroupRelation } from "../../grouping/diff/index.js";
import { groupAt, hospitalAt } from "../../weights/case-at.js";
import type { SchemeSwitch } from "./switch-scheme.js";

/** 切换病例: one case under both schemes; payments in fen, NaN where it is not settled. */
export interface SwitchedCase {
  readonly index: number;
  readonly caseId: string;
  readonly hospitalId: string;
  /** DRG; empty where it has none */
  readonly before: string;
  readonly after: string;
  readonly relation: GroupRelation;
  readonly paidBefore: number;
  readonly paidAfter: number;
}

/** The cases of a switch, in the order in which they came. */
export function* switchedCases(
  { before, after }: Pick<SchemeSwitch, "before" | "after">,
  moves: GroupMoves,
): Generator<SwitchedCase> {
  const { weighed } = before;
  const relations = new Map<string, GroupRelation>();
  for (let index = 0; index < weighed.count; index += 1) {
    const was = groupAt(weighed, index) ?? "";
    const is = groupAt(after.weighed, index) ?? "";
    const key = `${was} ${is}`;
    const relation = relations.get(key) ?? moves.relation(was, is);
    relations.set(key, relation);
    yield {
      index,
      caseId: weighed.caseIds[index] ?? "",
      hospitalId: hospitalAt(weighed, index) ?? "",
      ...{ before: was, after: is, relation },
      paidBefore: before.payments.drgTotalFen[index] ?? Number.NaN,
      paidAfter: after.payments.drgTotalFen[index] ?? Number.NaN,
    };
  }
}

/** 换组病例的原因, by the index of the case. */
export type ToldMoves = ReadonlyMap<number, GroupMove>;
