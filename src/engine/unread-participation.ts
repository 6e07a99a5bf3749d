import { type Diagnostic, dayNumber } from "../primitives/index.js";
import type { SettlementParameters } from "../settlement/index.js";
import { MISSING_DAY } from "../weights/index.js";
import { engineErrors } from "./engine-errors.js";
import type { SettlingSource } from "./settle-cases.js";

/**
 * 没有规则读取的付费起始日期: tells of stays discharged before the day from which their hospital is paid by DRG, where no payment unit of the edition asks for it: they are
 * paid as all others.
 */
export function unreadParticipation(
  { cases: { columns }, weights: { hospitals } }: Pick<SettlingSource, "cases" | "weights">,
  { paymentUnits = [] }: Pick<SettlementParameters, "paymentUnits">,
  ruleset: string,
): readonly Diagnostic[] {
  if (paymentUnits.some(({ when }) => when.beforeParticipation)) return [];
  const first = columns.hospitalIds.map((id) => hospitals.get(id)?.participatesFrom);
  if (first.every((from) => from === undefined)) return [];
  const days = first.map((from) => (from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from)));
  const early = new Map<number, number>();
  for (const [index, hospital] of columns.hospital.entries()) {
    const day = columns.dischargeDay[index] ?? MISSING_DAY;
    if (day === MISSING_DAY || !(day < (days[hospital] ?? Number.NEGATIVE_INFINITY))) continue;
    early.set(hospital, (early.get(hospital) ?? 0) + 1);
  }
  if (early.size === 0) return [];
  const cases = [...early.values()].reduce((sum, count) => sum + count, 0);
  const info = { ruleset, hospitals: early.size, cases };
  return [
    engineErrors.diagnostic("warning", "ENGINE_PARTICIPATION_NOT_READ", "hospitals.participatesFrom", info),
  ];
}
