import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { groupAt } from "../../weights/case-at.js";
import type { SettlementParameters } from "../parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import { groupRate } from "./group-rate.js";
import { negotiatedFor } from "./negotiated-standards.js";
import { rateForHospital } from "./rate-for-hospital.js";
import { tierOfHospital } from "./tiers.js";

/**
 * 无支付标准的病例: tells of a case, by its index, whether its group has no price at its hospital because the group table has no
 * coefficient, or no standard, for that class of hospital. A hospital without any rate is told of elsewhere.
 */
export function unpricedGroups(
  input: SettlementInput,
  { rate, tiers }: SettlementParameters,
): (index: number) => boolean {
  const { cases, hospitals, figures } = input;
  const source = rate?.source;
  if (source?.method !== "base-times-group-coefficient" && source?.method !== "printed-standards")
    return () => false;
  const byId = rowsByHospital(hospitals);
  const years = rowsByHospital(input.years);
  const rates = cases.hospitalIds.map((hospitalId) => {
    const hospital = byId.get(hospitalId);
    const tier = hospital && tierOfHospital(hospital, tiers, years);
    return cases.ledgers.map((ledger) => {
      const asked = { hospitalId, grade: hospital?.grade, tier, ledger, fund: undefined };
      const agreed = rate?.negotiated && negotiatedFor(rate.negotiated, asked);
      return { own: rateForHospital(source, asked), agreed };
    });
  });
  return (index) => {
    const found = rates[cases.hospital[index] ?? -1]?.[cases.ledger[index] ?? -1];
    const drg = groupAt(cases, index) ?? "";
    if (found?.own === undefined || found.agreed?.has(drg)) return false;
    return groupRate(source.method, found.own, figures?.get(drg)) === undefined;
  };
}
