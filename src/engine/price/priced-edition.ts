import type { PublishedGroup } from "../../cases/index.js";
import { CitedReader, type CivilDate, citedOn, isDrgError } from "../../primitives/index.js";
import { dayOfLife, publishedGroups, type Ruleset } from "../../rulesets/index.js";
import { bindSettlement, type RateParameters } from "../../settlement/index.js";
import { unitOfGroups } from "../../weights/groups/group-table.js";
import type { GroupTable, WeightParameters } from "../../weights/index.js";

/** 计价依据: what of an edition a price rests on. */
export interface PricedEdition {
  readonly ruleset: Ruleset;
  /** the day whose values count */
  readonly on: CivilDate;
  /** whether a case is worth points or a weight; absent where the edition does not say */
  readonly unit?: "points" | "rate";
  /** whether a group is worth base points or a relative weight, which an edition of points may pay for too (SX-015) */
  readonly groupUnit: GroupTable["unit"];
  /** absent where the edition pays by points, or prints no rate */
  readonly rate?: RateParameters;
  /** the published group table by group; empty where the edition has none */
  readonly groups: ReadonlyMap<string, PublishedGroup>;
  /** 差异系数 by which points are multiplied: none, or what is given; without history nothing is computed */
  readonly coefficient: WeightParameters["coefficient"];
}

/**
 * 计价依据 of an edition. An edition without rates, or without a group table, prices nothing; `priceGroup` then says so.
 *
 * @param asked the day whose values count; default: the edition's first day
 * @param given a published group table in place of the edition's own
 * @throws the codes of `bindSettlement` for a value that is out of range
 */
export function pricedEdition(
  ruleset: Ruleset,
  asked: CivilDate = ruleset.effective.from,
  given?: readonly PublishedGroup[],
): PricedEdition {
  const on = dayOfLife(ruleset, asked);
  const table = given ?? (ruleset.groupTable === undefined ? [] : publishedGroups(ruleset.groupTable));
  const groups = new Map(table.map((group): [string, PublishedGroup] => [group.drg, group]));
  const settled = settlementOf(ruleset, on);
  const weighed = ruleset.weights?.groupWeight;
  const groupUnit = weighed ? unitOfGroups(weighed) : settled.unit === "points" ? "points" : "weight";
  return { ruleset, on, groups, groupUnit, coefficient: coefficientOf(ruleset, on), ...settled };
}

/** With the groups that have none (不执行差异系数的病组) as the edition names them for a day (ZJ-060); what it leaves open names none. */
function coefficientOf(ruleset: Ruleset, on: CivilDate): PricedEdition["coefficient"] {
  const coefficient = ruleset.weights?.coefficient;
  if (coefficient?.method === "none") return { method: "none" };
  const batches =
    coefficient && "groupsWithoutCoefficient" in coefficient ? coefficient.groupsWithoutCoefficient : {};
  const groupsWithoutCoefficient = Object.values(batches ?? {}).flatMap(
    (batch) => citedOn(batch, on).value ?? [],
  );
  return { method: "given", groupsWithoutCoefficient };
}

function settlementOf(ruleset: Ruleset, on: CivilDate): Pick<PricedEdition, "unit" | "rate"> {
  if (ruleset.settlement === undefined) return {};
  const reader = new CitedReader({ on, rulesetId: ruleset.reference });
  const stated = ruleset.settlement.unit && reader.read(ruleset.settlement.unit, "settlement.unit", "price");
  try {
    const { unit, rate } = bindSettlement(ruleset.settlement, reader);
    return { unit, ...(unit === "rate" && rate && { rate }) };
  } catch (error) {
    if (!isDrgError(error) || error.code !== "SETTLEMENT_SECTION_INCOMPLETE") throw error;
    return stated === undefined ? {} : { unit: stated };
  }
}
