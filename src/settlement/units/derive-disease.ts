import type { HospitalGrade } from "../../cases/field-values.js";
import { type Decimal, yuanOf } from "../../primitives/index.js";
import type { UnusedReason } from "../../weights/history/history-errors.js";
import { formed } from "../money-formula.js";
import {
  type DerivedRows,
  type HistoricStay,
  keysOf,
  leavingOut,
  PAST_AVERAGE,
  ratioOfCounts,
  rowsApart,
  spreadOf,
} from "./derived-rows.js";

/** 历史病种住院: one stay of the past with a disease that is paid by disease. */
export interface HistoricDisease extends HistoricStay {
  readonly diseaseId: string;
  readonly poolingArea: string | undefined;
  readonly grade: HospitalGrade;
  readonly community: "inside" | "outside";
  /** known where the record has no fault */
  readonly costFen: number;
}

/** What standards are kept apart by, beside the disease. */
export const DISEASE_KEYS = ["poolingArea", "grade", "community"] as const;
export type DiseaseKey = (typeof DISEASE_KEYS)[number];

/** 推算的病种付费标准: one row, with what it rests on. */
export interface DerivedDisease extends Readonly<Partial<Record<DiseaseKey, string>>> {
  readonly diseaseId: string;
  readonly stays: number;
  /** cost over stays, yuan to the fen */
  readonly averageCost: Decimal;
  /** 变异系数 of the stays' costs */
  readonly spread: Decimal;
  /** 覆盖率: its stays, of all stays with a listed disease */
  readonly coverage: Decimal;
}

/**
 * 病种付费标准的推算: the average cost of the past by disease, both funds together, and what else standards are kept apart by. A stay whose record is
 * at fault is left out, and so is one of which is not known what standards are kept apart by. The average is the basis of a standard; every county decides.
 *
 * @source SX-023
 */
export function deriveDiseases(
  stays: Iterable<HistoricDisease>,
  by: readonly DiseaseKey[],
): DerivedRows<DerivedDisease> {
  const unused = new Map<UnusedReason, number>();
  const sound = leavingOut(stays, ({ fault }) => fault, unused);
  const counted = leavingOut(
    sound,
    ({ poolingArea }) =>
      by.includes("poolingArea") && poolingArea === undefined ? "poolingArea" : undefined,
    unused,
  );
  const rows = rowsApart(counted, (stay) => [stay.diseaseId, ...by.map((name) => stay[name])]).map(
    (own): DerivedDisease => {
      const cost = yuanOf(own.reduce((sum, { costFen }) => sum + BigInt(costFen), 0n));
      return {
        diseaseId: own[0]?.diseaseId ?? "",
        ...keysOf(own[0], by),
        stays: own.length,
        averageCost: formed(PAST_AVERAGE, { cost, count: own.length }),
        spread: spreadOf(own.map(({ costFen }) => yuanOf(costFen))),
        coverage: ratioOfCounts(own.length, sound.length),
      };
    },
  );
  return { rows, unused };
}
