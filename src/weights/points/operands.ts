import { type CaseMarkName, markAmount } from "../../cases/case-marks.js";
import type { CareType, CaseMarks, HospitalGrade } from "../../cases/index.js";
import { Formula } from "../../primitives/formula/formula.js";
import type { Decimal } from "../../primitives/index.js";
import type { WeighReason } from "../case/weigh-reason.js";

/** What operands read of the area, and of a group as the hospitals of one grade see it; numbers are Decimals, or integers of 10^-12. */
export interface GroupFacts<N> {
  /** whether the group stands in the group table */
  readonly listed: boolean;
  readonly worth: N | undefined;
  readonly average: N | undefined;
  readonly grade: HospitalGrade | undefined;
  /** above 0, or absent */
  readonly areaAverage: N | undefined;
  readonly pointsPerAverage: N;
  /** a multiple of the edition by its name */
  readonly threshold: (name: string) => N | WeighReason;
  readonly number: (value: Decimal) => N;
  readonly whole: (value: number) => N;
}

/** What operands read of a case. */
export interface StayFacts<N> {
  readonly cost: N | undefined;
  readonly coefficient: N | WeighReason;
  readonly days: number | undefined;
  readonly careType: CareType | undefined;
  readonly marks: CaseMarks | undefined;
  /** points formed before: of the class whose share is taken, or before an add-on */
  readonly points: N | undefined;
}

/**
 * 算子: an operand of the formulas of points: what it is called, what it is read from, and why it may be missing. The reading is one for
 * both calculators.
 */
export interface Operand {
  readonly symbol: string;
  /** the group or the marks alone: the same for all its cases, for all cases where none has marks */
  readonly of: "group" | "marks" | "case";
  readonly read: <N>(group: GroupFacts<N>, stay: StayFacts<N>) => N | WeighReason;
}

/** The order in which operands are asked for, and told: the first that is missing is the reason. */
const ORDER: readonly string[] = [
  "BP",
  "r",
  "Avg_g",
  "C",
  "unreasonable",
  "C_net",
  "K",
  "threshold",
  "BP_bedday",
  "LOS",
  "P",
  "approvedCost",
  "amount",
];

/** Sorts by {@link ORDER}; what is not in it keeps its place behind. */
export function inOrder<Item>(items: readonly Item[], symbolOf: (item: Item) => string): readonly Item[] {
  const place = (item: Item) => {
    const at = ORDER.indexOf(symbolOf(item));
    return at < 0 ? ORDER.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}

function ofGroup(symbol: string, read: <N>(group: GroupFacts<N>) => N | WeighReason): Formula<Operand> {
  return new Formula({ op: "operand", operand: { symbol, of: "group", read } });
}

/** An operand that each case brings. */
export function ofCase(symbol: string, read: Operand["read"]): Formula<Operand> {
  return new Formula({ op: "operand", operand: { symbol, of: "case", read } });
}

/** 基准点数 (relative weight) of the group. */
export const BP = ofGroup(
  "BP",
  ({ worth, listed }) => worth ?? (listed ? "no-base-points" : "group-unlisted"),
);

/** 病组例均费用, yuan. */
export const AVG_G = ofGroup("Avg_g", ({ average }) => average ?? "no-average-cost");

/** 全部病组例均费用, yuan. */
export const AVG_ALL = ofGroup("Avg_all", ({ areaAverage }) => areaAverage ?? "no-area-average");

/** Points of a case of average cost: 100, or 1 under weights. */
export const POINTS_PER_AVERAGE = ofGroup("pointsPerAverage", ({ pointsPerAverage }) => pointsPerAverage);

/** 倍率界限 of the edition, by its name. */
export function threshold(name: string): Formula<Operand> {
  return ofGroup("threshold", (group) => group.threshold(name));
}

/** 差异系数. */
export const K = ofCase("K", (_group, { coefficient }) => coefficient);

/** 住院总费用, yuan. */
export const C = ofCase("C", (_group, { cost }) => cost ?? "cost-missing");

/** 实际住院天数. */
export const LOS = ofCase("LOS", (group, { days }) =>
  days === undefined ? "length-of-stay-missing" : group.whole(days),
);

/** Points formed before. */
export const P = ofCase("P", (_group, { points }) => points ?? "no-class");

/** An amount of a mark, yuan or points; absent, it is 0, or the reason why the formula does not apply. */
export function marked(
  symbol: string,
  mark: CaseMarkName,
  scale: number,
  absent: Decimal | WeighReason,
): Formula<Operand> {
  const read: Operand["read"] = (group, { marks }) => {
    const amount = markAmount(marks, mark, scale);
    if (amount === "unreadable") return "mark-unreadable";
    if (amount !== "absent") return group.number(amount);
    return typeof absent === "string" ? absent : group.number(absent);
  };
  return new Formula({ op: "operand", operand: { symbol, of: "marks", read } });
}
