import type { GroupMoves } from "../../grouping/diff/index.js";
import { compareText, type Decimal } from "../../primitives/index.js";
import { type CaseMixIndex, caseMixIndex } from "../../weights/index.js";
import { addPayments, type CellMoney, noPayments, yuan } from "./cell-money.js";
import type { SchemeSwitch } from "./switch-scheme.js";
import { switchedCases } from "./switched-cases.js";

/** 机构变动: a row of `hospitals.csv`; amounts in yuan. */
export interface HospitalShift {
  readonly hospitalId: string;
  readonly cases: number;
  /** cases in another group; those whose group has another code are not among them */
  readonly moved: number;
  readonly settledBefore: number;
  readonly settledAfter: number;
  /** 病例组合指数; absent where no case has a weight */
  readonly cmiBefore?: Decimal | undefined;
  readonly cmiAfter?: Decimal | undefined;
  /** cases whose group has no weight */
  readonly weightlessBefore: number;
  readonly weightlessAfter: number;
  readonly paidBefore: Decimal;
  readonly paidAfter: Decimal;
  /** after − before: of the cases that move, and of those that stay and whose group, or the price, is worth something else */
  readonly difference: Decimal;
  readonly byMoved: Decimal;
  readonly byStaying: Decimal;
}

interface Tally {
  cases: number;
  moved: number;
  settledBefore: number;
  settledAfter: number;
  readonly volumes: readonly [before: Map<string, number>, after: Map<string, number>];
  readonly ofMoved: CellMoney;
  readonly ofStaying: CellMoney;
}

/** 机构变动, by hospital id; cases that name no hospital stand under an empty one. */
export function hospitalShifts(
  area: Pick<SchemeSwitch, "before" | "after">,
  moves: GroupMoves,
): HospitalShift[] {
  const tallies = new Map<string, Tally>();
  for (const one of switchedCases(area, moves)) {
    const tally = tallies.get(one.hospitalId) ?? emptyTally();
    tallies.set(one.hospitalId, tally);
    const isMoved = one.relation === "moved";
    tally.cases += 1;
    tally.moved += Number(isMoved);
    tally.settledBefore += Number(!Number.isNaN(one.paidBefore));
    tally.settledAfter += Number(!Number.isNaN(one.paidAfter));
    addPayments(isMoved ? tally.ofMoved : tally.ofStaying, one);
    for (const [side, drg] of [one.before, one.after].entries()) {
      const volumes = tally.volumes[side];
      volumes?.set(drg, (volumes.get(drg) ?? 0) + 1);
    }
  }
  const tables = [area.before, area.after].map(({ weights: { groups } }) => groups);
  return [...tallies]
    .sort(([a], [b]) => compareText(a, b))
    .map(([hospitalId, { volumes, ofMoved, ofStaying, ...counts }]): HospitalShift => {
      const [before, after] = tables.map((table, side) =>
        caseMixIndex(volumes[side] ?? new Map(), table),
      ) as [CaseMixIndex, CaseMixIndex];
      const whole = {
        paidBefore: ofMoved.paidBefore + ofStaying.paidBefore,
        paidAfter: ofMoved.paidAfter + ofStaying.paidAfter,
      };
      return {
        ...{ hospitalId, ...counts },
        ...{ cmiBefore: before.value, cmiAfter: after.value },
        ...{ weightlessBefore: before.casesWithoutWeight, weightlessAfter: after.casesWithoutWeight },
        ...yuan(whole),
        ...{ byMoved: yuan(ofMoved).difference, byStaying: yuan(ofStaying).difference },
      };
    });
}

function emptyTally(): Tally {
  return {
    ...{ cases: 0, moved: 0, settledBefore: 0, settledAfter: 0 },
    volumes: [new Map(), new Map()],
    ...{ ofMoved: noPayments(), ofStaying: noPayments() },
  };
}
