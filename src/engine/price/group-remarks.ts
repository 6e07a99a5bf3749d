import type { HospitalGrade } from "../../cases/index.js";
import { type CitedValue, citedOn, type Decimal, decimal } from "../../primitives/index.js";
import { tiersOf } from "../../settlement/index.js";
import type { PricedEdition } from "./priced-edition.js";

/** 计价说明: what a group's table says beside its weight. */
export type GroupRemark =
  /** one price for every grade, that of `pricedAs` */
  | { readonly kind: "uniform"; readonly pricedAs: HospitalGrade }
  /** listed among the groups of one price, and whether or how they have one is not known; `mark`: how the edition calls them */
  | { readonly kind: "uniform-unknown"; readonly mark: string }
  | { readonly kind: "unstable" }
  /** by points, before the coefficient of a hospital, which nobody gave */
  | { readonly kind: "before-coefficient" }
  /** a tier was asked for that no rate here is of; `tiers`: those that rates are of */
  | { readonly kind: "tier-not-told-apart"; readonly tier: string; readonly tiers: readonly string[] }
  /** has a weight, and its cases are reviewed singly all the same */
  | { readonly kind: "reviewed-singly" }
  /** the cases a year that are paid by group */
  | { readonly kind: "volume"; readonly cases: number }
  /** cases that a note pays at a share of the weight, or as another group */
  | { readonly kind: "note"; readonly when: string; readonly share?: Decimal; readonly pricedAs?: string };

/** 计价说明 of a group under an edition; the lists hold whether or not the edition has rates. @param tier the tier of hospitals that was asked for */
export function groupRemarks(
  { ruleset, on, rate, groups }: PricedEdition,
  drg: string,
  tier?: string,
): readonly GroupRemark[] {
  const said = ruleset.settlement?.rate;
  const held = <T>(cited: CitedValue<T> | undefined) => (cited && citedOn(cited, on).value) ?? undefined;
  const uniform = rate?.uniformGroups;
  const remarks: GroupRemark[] = [];
  if (uniform?.groups.has(drg)) remarks.push({ kind: "uniform", pricedAs: uniform.pricedAs });
  else {
    const listed = said?.uniformGroups?.groups;
    const cited = listed && citedOn(listed, on);
    if (uniform === undefined && cited?.value?.includes(drg))
      remarks.push({ kind: "uniform-unknown", mark: cited.source.clause });
  }
  const source = rate?.source;
  const tiers = source === undefined ? [] : tiersOf(source);
  const isOfTier =
    tier === undefined || source === undefined || source.method === "from-budget" || tiers.includes(tier);
  if (!isOfTier && uniform?.groups.has(drg) !== true)
    remarks.push({ kind: "tier-not-told-apart", tier, tiers });
  if (groups.get(drg)?.stable === false) remarks.push({ kind: "unstable" });
  if (held(said?.reviewedSingly?.groups)?.includes(drg)) remarks.push({ kind: "reviewed-singly" });
  const limit = held(said?.volumeControl?.limits)?.find(({ group }) => group === drg);
  if (limit !== undefined) remarks.push({ kind: "volume", cases: limit.cases });
  for (const { group, when, share, pricedAs } of held(said?.notes?.rows) ?? []) {
    if (group !== drg) continue;
    remarks.push({
      kind: "note",
      when,
      ...(share !== undefined && { share: decimal(share) }),
      ...(pricedAs !== undefined && { pricedAs }),
    });
  }
  return remarks;
}
