import type { HospitalGrade, InsuranceType } from "../../cases/field-values.js";
import { compareText, type Decimal, fromScaled, round, WORKING } from "../../primitives/index.js";
import { groupAt, ledgerAt } from "../../weights/case-at.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { casesBySlot } from "../cases-by-slot.js";
import type { SettledArea } from "../settle.js";
import { exactStandard } from "./exact-standard.js";
import { EXACT_STANDARD_SCALE } from "./payment-standard.js";

/** 付费标准的一行: a group for a kind of hospital and a fund: what weight and rate come to, and what was agreed on; yuan. */
export interface StandardLine {
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  readonly grade: HospitalGrade | undefined;
  readonly tier: string | undefined;
  readonly drg: string;
  readonly weight: Decimal;
  /** yuan a unit of weight; absent where standards are printed group by group */
  readonly rate: Decimal | undefined;
  readonly computed: Decimal;
  readonly negotiated: Decimal | undefined;
  readonly cases: number;
}

/**
 * 付费标准表: computed and negotiated standards side by side, of the groups that had cases; the negotiated one is paid.
 *
 * @returns by pooling area, fund, group, grade and tier; empty where nothing was negotiated
 * @source SMX-008, SMX-020
 */
export function standardLines({ input, tally, prices, parameters }: SettledArea): StandardLine[] {
  const { rate } = parameters;
  if (rate?.negotiated === undefined || prices === undefined) return [];
  const { cases } = input;
  const lists = casesBySlot(tally);
  const lines = new Map<string, Omit<StandardLine, "cases"> & { cases: number }>();
  for (const [slot, { standard }] of prices.slots) {
    const { negotiated, ...computing } = standard;
    const exactOf = exactStandard(computing, cases, input.figures, rate);
    for (const index of lists[slot] ?? []) {
      const ledger = ledgerAt(cases, index);
      const drg = groupAt(cases, index);
      const points = cases.points[index] ?? -1n;
      if (ledger === undefined || drg === undefined || points < 0n) continue;
      const computed = round(fromScaled(exactOf(index), EXACT_STANDARD_SCALE), WORKING);
      const line = {
        ...ledger,
        ...{ grade: standard.member.hospital?.grade, tier: standard.tier, drg },
        ...{ weight: fromScaled(points, POINTS_SCALE), rate: standard.rate },
        ...{ computed, negotiated: negotiated?.get(drg) },
      };
      const key = JSON.stringify(line);
      const known = lines.get(key);
      if (known === undefined) lines.set(key, { ...line, cases: 1 });
      else known.cases += 1;
    }
  }
  return [...lines.values()].sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

function orderOf({
  poolingArea,
  insuranceType,
  drg,
  grade,
  tier,
  weight,
}: Omit<StandardLine, "cases">): string {
  return [poolingArea, insuranceType, drg, grade ?? "", tier ?? "", weight.toFixed()].join("\n");
}
