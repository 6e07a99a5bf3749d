import type { Diagnostic } from "../primitives/index.js";
import { type SettledArea, unitArea } from "../settlement/index.js";
import { staysOfArea } from "../settlement/units/stays-of-area.js";
import { unitTests } from "../settlement/units/unit-tests.js";
import { engineErrors } from "./engine-errors.js";

/**
 * 没有规则读取的付费起始日期: tells of stays discharged before the day from which their hospital is paid by DRG, where no payment unit of the edition asks for it: they are
 * paid as all others.
 */
export function unreadParticipation(
  { input, parameters }: Pick<SettledArea, "input" | "parameters">,
  ruleset: string,
): readonly Diagnostic[] {
  if (parameters.paymentUnits?.some(({ when }) => when.beforeParticipation)) return [];
  if (input.hospitals.every(({ participatesFrom }) => participatesFrom === undefined)) return [];
  const [isBefore] = unitTests({ beforeParticipation: true }, staysOfArea(unitArea(input, parameters)));
  const hospitals = new Set<number>();
  let cases = 0;
  input.cases.hospital.forEach((hospital, index) => {
    if (isBefore?.(index) !== true) return;
    hospitals.add(hospital);
    cases += 1;
  });
  if (cases === 0) return [];
  const info = { ruleset, hospitals: hospitals.size, cases };
  return [
    engineErrors.diagnostic("warning", "ENGINE_PARTICIPATION_NOT_READ", "hospitals.participatesFrom", info),
  ];
}
