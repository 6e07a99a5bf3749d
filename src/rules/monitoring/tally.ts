import { branch } from "../branch.js";
import type { CaseFigures } from "./figure-reader.js";

/** 1 where a case is added, -1 where it is taken away again. */
type Sign = 1 | -1;

/** Sums of one group within a tally. */
export class GroupSums {
  cases = 0;
  /** cases with a cost, and their fen */
  costCases = 0;
  costFen = 0;
  #squares = 0n;
  /** squares that are not in `#squares` yet, for as long as their sum is exact */
  #recentSquares = 0;
  /** cases with a length of stay, and their days */
  dayCases = 0;
  days = 0;
  /** cases with a weight, and the weights in 10^-WORKING_SCALE */
  weightCases = 0;
  weight = 0n;
  highWeightCases = 0;

  /** the sum of the squared fen, exact */
  get costSquares(): bigint {
    return this.#squares + BigInt(this.#recentSquares);
  }

  add(figures: CaseFigures, sign: Sign): void {
    this.cases += sign;
    if (figures.costFen !== undefined) {
      this.costCases += sign;
      this.costFen += sign * figures.costFen;
      this.#addSquare(figures.costFen, sign);
    }
    if (figures.days !== undefined) {
      this.dayCases += sign;
      this.days += sign * figures.days;
    }
    if (figures.weight !== undefined) {
      this.weightCases += sign;
      this.weight += sign < 0 ? -figures.weight : figures.weight;
      if (figures.isHighWeight) this.highWeightCases += sign;
    }
  }

  /** Adds what another has counted. */
  merge(other: GroupFigures): void {
    this.cases += other.cases;
    this.costCases += other.costCases;
    this.costFen += other.costFen;
    this.#squares += other.costSquares;
    this.dayCases += other.dayCases;
    this.days += other.days;
    this.weightCases += other.weightCases;
    this.weight += other.weight;
    this.highWeightCases += other.highWeightCases;
  }

  #addSquare(fen: number, sign: Sign): void {
    const recent = this.#recentSquares + sign * fen * fen;
    if (Math.abs(recent) <= Number.MAX_SAFE_INTEGER) this.#recentSquares = recent;
    else {
      this.#squares += BigInt(this.#recentSquares) + BigInt(sign) * BigInt(fen) * BigInt(fen);
      this.#recentSquares = 0;
    }
  }
}

/** The figures of a group. */
export type GroupFigures = Omit<GroupSums, "add" | "merge">;

/** 汇总数: the figures of a tally, which indicators are computed from. */
export interface TallyFigures extends Pick<Tally, "cases" | (typeof COUNTED)[number]> {
  readonly groups: ReadonlyMap<string, GroupFigures>;
}

/** A part and its whole over the cases that state both. */
export type PartOfWhole = { cases: number; part: number; whole: number };

/** 汇总: what is added up of the cases of one dimension value in one period. */
export class Tally {
  /** which it is of its book */
  readonly number: number;
  cases = 0;
  readonly groupedAs = { grouped: 0, ambiguous: 0, ungrouped: 0, unknown: 0 };
  /** the grouping rate: cases that enter it, how many of them were grouped, and cases of which it is unknown */
  readonly groupingRate = { eligible: 0, grouped: 0, unknown: 0 };
  readonly groups = new Map<string, GroupSums>();
  readonly cost = { cases: 0, fen: 0 };
  readonly stay = { cases: 0, days: 0 };
  readonly fund = { cases: 0, fen: 0 };
  readonly drgPayment = { cases: 0, fen: 0 };
  readonly patient: PartOfWhole = { cases: 0, part: 0, whole: 0 };
  readonly selfFunded: PartOfWhole = { cases: 0, part: 0, whole: 0 };
  /** cases of low-risk groups with a known disposition, deaths among them, and cases with none */
  readonly lowRisk = { cases: 0, deaths: 0, unknown: 0 };
  /** person-times with a known person, and the persons */
  readonly persons = { times: 0, heads: 0 };
  /** stays that could be followed by a readmission, those that were, and those of which it is unknown */
  readonly readmission = { stays: 0, readmitted: 0, unknown: 0 };
  /** stays of special care types: those of known length, and their days; with cost and days, their sums; with a stated way of leaving, and those that left as advised */
  readonly bedDay = { cases: 0, timed: 0, timedDays: 0, stays: 0, fen: 0, days: 0, outcomes: 0, advised: 0 };
  /** visits, those with an amount, their fen; and events that may be visits */
  readonly outpatient = { visits: 0, unknown: 0, amounts: 0, fen: 0 };
  /** the person counted last; cases come person by person when heads are counted */
  #lastPerson = -1;

  constructor(number = -1) {
    this.number = number;
  }

  /** Adds a case, or with `sign` -1 takes it away; a group that no case is left of is none. */
  add(figures: CaseFigures, sign: Sign = 1): void {
    this.cases += sign;
    this.groupedAs[figures.groupedAs] += sign;
    if (figures.inGroupingRate === undefined || figures.groupedAs === "unknown")
      this.groupingRate.unknown += sign;
    else if (figures.inGroupingRate) {
      this.groupingRate.eligible += sign;
      if (figures.groupedAs === "grouped") this.groupingRate.grouped += sign;
    }
    if (figures.drg !== undefined) {
      const group = branch(this.groups, figures.drg, newSums);
      group.add(figures, sign);
      if (group.cases === 0) this.groups.delete(figures.drg);
    }
    addFen(this.cost, figures.costFen, sign);
    addFen(this.fund, figures.fundFen, sign);
    addFen(this.drgPayment, figures.drgPaymentFen, sign);
    addPart(this.patient, figures.patientFen, figures.costFen, sign);
    addPart(this.selfFunded, figures.selfFundedFen, figures.costFen, sign);
    if (figures.days !== undefined) {
      this.stay.cases += sign;
      this.stay.days += sign * figures.days;
    }
    if (figures.isBedDay) this.#addBedDay(figures, sign);
    if (figures.isLowRisk) this.#addLowRisk(figures.died, sign);
  }

  /**
   * Adds what another has counted of its cases one by one. Not the heads, for a person may have been at both, nor what goes with them, nor the events: these
   * are counted at every place they belong to.
   */
  merge(other: TallyFigures): void {
    this.cases += other.cases;
    for (const name of ADDED) addUp(this[name], other[name]);
    for (const [drg, sums] of other.groups) branch(this.groups, drg, newSums).merge(sums);
  }

  /** A person-time of the person with this number; call for all cases of one person before the next person's. */
  addPerson(person: number): void {
    this.persons.times += 1;
    if (person !== this.#lastPerson) this.persons.heads += 1;
    this.#lastPerson = person;
  }

  #addBedDay({ costFen, days, leftAsAdvised }: CaseFigures, sign: Sign): void {
    this.bedDay.cases += sign;
    if (days !== undefined) {
      this.bedDay.timed += sign;
      this.bedDay.timedDays += sign * days;
    }
    if (costFen !== undefined && days !== undefined && days > 0) {
      this.bedDay.stays += sign;
      this.bedDay.fen += sign * costFen;
      this.bedDay.days += sign * days;
    }
    if (leftAsAdvised === undefined) return;
    this.bedDay.outcomes += sign;
    if (leftAsAdvised) this.bedDay.advised += sign;
  }

  #addLowRisk(died: boolean | undefined, sign: Sign): void {
    if (died === undefined) this.lowRisk.unknown += sign;
    else {
      this.lowRisk.cases += sign;
      if (died) this.lowRisk.deaths += sign;
    }
  }
}

/** What is added up of cases one by one, beside their number and their groups. */
const ADDED = [
  ...(["groupedAs", "groupingRate", "cost", "stay", "fund", "drgPayment"] as const),
  ...(["patient", "selfFunded", "lowRisk", "bedDay"] as const),
] satisfies readonly (keyof Tally)[];

/** All that is counted, beside the cases and their groups. */
export const COUNTED = [
  ...ADDED,
  ...(["persons", "readmission", "outpatient"] as const),
] satisfies readonly (keyof Tally)[];

function addUp(sums: Record<string, number>, others: Readonly<Record<string, number>>): void {
  for (const name in sums) sums[name] = (sums[name] ?? 0) + (others[name] ?? 0);
}

function newSums(): GroupSums {
  return new GroupSums();
}

function addFen(sum: { cases: number; fen: number }, fen: number | undefined, sign: Sign): void {
  if (fen === undefined) return;
  sum.cases += sign;
  sum.fen += sign * fen;
}

function addPart(sum: PartOfWhole, part: number | undefined, whole: number | undefined, sign: Sign): void {
  if (part === undefined || whole === undefined) return;
  sum.cases += sign;
  sum.part += sign * part;
  sum.whole += sign * whole;
}
