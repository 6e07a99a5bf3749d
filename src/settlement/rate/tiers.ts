import type { BudgetTier } from "../../cases/budget.js";
import type { Hospital } from "../../cases/hospital.js";
import type { Decimal, LocalizedText } from "../../primitives/index.js";
import { formed, grown } from "../money-formula.js";
import type { TierParameters, TierRow } from "../parameters/tier-parameters.js";
import type { HospitalYear } from "../settlement-input.js";

/**
 * 医疗机构层级: the tier of the hospitals file, or by grade and historic cost per stay (lower bound inclusive, upper exclusive).
 *
 * @param historicCostPerStay yuan; absent = unknown, and then only a row without cost bounds holds
 * @returns undefined where no row holds, or several do
 * @source WX-011
 */
export function tierOf(
  hospital: Pick<Hospital, "grade" | "tier">,
  historicCostPerStay: Decimal | undefined,
  assignment: TierParameters["assignment"],
): string | undefined {
  if (hospital.tier !== undefined || assignment.method === "given") return hospital.tier;
  const holding = assignment.rows.filter(
    (row) => row.grades.includes(hospital.grade) && costWithin(row, historicCostPerStay),
  );
  return holding.length === 1 ? holding[0]?.tier : undefined;
}

/** 层级 of a hospital of the file, by the edition's assignment; the file's own tier where the edition has none. */
export function tierOfHospital(
  hospital: Pick<Hospital, "hospitalId" | "grade" | "tier">,
  tiers: TierParameters | undefined,
  years: ReadonlyMap<string, HospitalYear>,
): string | undefined {
  const assignment = tiers?.assignment ?? { method: "given" };
  return tierOf(hospital, years.get(hospital.hospitalId)?.historicCostPerStay, assignment);
}

function costWithin(row: TierRow, cost: Decimal | undefined): boolean {
  if (row.costFrom === undefined && row.costBelow === undefined) return true;
  if (cost === undefined) return false;
  return (row.costFrom?.lte(cost) ?? true) && (row.costBelow?.gt(cost) ?? true);
}

/** 层级总额, or the name of the input that is missing, or that it would be projected by factors that nobody knows. */
export type TierTotal =
  | { readonly status: "agreed" | "projected"; readonly amount: Decimal }
  | { readonly status: "missing"; readonly input: LocalizedText }
  | { readonly status: "factors-unknown" };

/**
 * 层级总额: the total agreed with the hospitals; until there is one, `history × (1 + f1) × (1 + f2) × …` over the growth factors
 * the edition names, to the fen.
 *
 * @param tier its `amount` is the agreed total; its inputs hold `historicTotal` and each factor (0.05 = 5% growth)
 * @param factors undefined where the edition does not know them, and then history tells no total; empty = the total is history as it is
 * @source WX-010, WX-011
 * @example
 * ```ts
 * // history 1,000,000; prices 0.03, volume 0.02 -> 1,050,600.00
 * tierTotal(tier, ["prices", "volume"]);
 * ```
 */
export function tierTotal(tier: BudgetTier, factors: readonly string[] | undefined): TierTotal {
  if (tier.amount !== undefined) return { status: "agreed", amount: tier.amount };
  if (factors === undefined) return { status: "factors-unknown" };
  const historic = tier.inputs.historicTotal;
  if (historic === undefined) {
    return {
      status: "missing",
      input: { zh: "历史总额（historicTotal）", en: "historic total (historicTotal)" },
    };
  }
  const absent = factors.find((name) => tier.inputs[name] === undefined);
  if (absent !== undefined) {
    return { status: "missing", input: { zh: `增长因素（${absent}）`, en: `growth factor (${absent})` } };
  }
  return { status: "projected", amount: formed(grown("historicTotal", factors), tier.inputs) };
}
