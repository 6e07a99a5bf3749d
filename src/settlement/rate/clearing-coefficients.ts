import { HOSPITAL_FIGURES } from "../../cases/hospital-figures.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { addUnder } from "../../primitives/grouped-by.js";
import type { Decimal, Diagnostic, LocalizedText } from "../../primitives/index.js";
import type { ClearingCoefficientParameters, TierParameters } from "../parameters/tier-parameters.js";
import type { Pot } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { HospitalYear, SettlementInput } from "../settlement-input.js";
import {
  type CoefficientReading,
  clearingCoefficient,
  coefficientReadings,
  isNoRatio,
} from "./clearing-coefficient.js";
import { tierOfHospital } from "./tiers.js";

/** 清算系数的两种读法 of a hospital, part by part. */
export interface HospitalReading extends CoefficientReading {
  readonly hospitalId: string;
  readonly tier: string;
}

/** 清算系数 of a hospital, where the edition multiplies what is asked; undefined where it multiplies the other, or the hospital has none. */
export function coefficientOn(
  what: ClearingCoefficientParameters["appliesTo"],
  tiers: TierParameters | undefined,
  clearing: ReadonlyMap<string, Decimal> | undefined,
  hospitalId: string,
): Decimal | undefined {
  return tiers?.clearingCoefficient?.appliesTo === what ? clearing?.get(hospitalId) : undefined;
}

/** 各机构清算系数, and what they would be the other way round. */
export interface ClearingCoefficients {
  readonly byHospital: ReadonlyMap<string, Decimal>;
  readonly readings: readonly HospitalReading[];
}

/**
 * 各机构清算系数: of every hospital that has cases, against the mean of its tier. The tier is that of the hospitals file, whatever funds and
 * areas its members treated: a hospital has one coefficient. A hospital without a tier has none, for there is no mean to hold it
 * against; one that lacks an indicator, or gives a growth that is no ratio to last year, has none and is left out of its tier's mean. All
 * are named.
 *
 * @returns coefficients by hospital, and both directions of every part; empty where the edition has no such rule
 * @source WX-014, WX-015
 */
export function clearingCoefficients(
  { hospitals, years: given = [] }: Pick<SettlementInput, "hospitals" | "years">,
  tiers: TierParameters | undefined,
  pots: readonly Pot[],
  diagnostics: Diagnostic[],
): ClearingCoefficients {
  const rule = tiers?.clearingCoefficient;
  if (rule === undefined) return { byHospital: new Map(), readings: [] };
  const years = rowsByHospital(given);
  const tierById = new Map(
    hospitals.map((hospital) => [hospital.hospitalId, tierOfHospital(hospital, tiers, years)]),
  );
  const settled = new Set(pots.flatMap((pot) => pot.hospitals.map(({ hospitalId }) => hospitalId)));
  const compared = new Set([...settled].flatMap((id) => tierById.get(id) ?? []));
  const lacks = (what: LocalizedText, id: string) =>
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_INPUT_MISSING", "years", {
        what,
        where: { zh: `医疗机构 ${id}`, en: id },
      }),
    );
  const complete = new Map<string, HospitalYear[]>();
  const own = new Map<string, HospitalYear>();
  for (const id of [...new Set([...tierById.keys(), ...settled])].sort()) {
    const tier = tierById.get(id);
    if (tier === undefined && settled.has(id)) lacks({ zh: "层级", en: "tier" }, id);
    if (tier === undefined || !compared.has(tier)) continue;
    const year = years.get(id) ?? { hospitalId: id };
    const alone = clearingCoefficient(year, [year], rule);
    if (alone.status === "missing") {
      const absent = alone.figures.filter((name) => year[name] === undefined);
      const strange = alone.figures.filter((name) => !absent.includes(name));
      if (absent.length > 0) {
        const titles = absent.map((name) => HOSPITAL_FIGURES[name].zh);
        lacks({ zh: titles.join("、"), en: absent.join(", ") }, id);
      }
      for (const name of strange) {
        const info = { hospital: id, name, value: year[name]?.toFixed() ?? "" };
        const code = isNoRatio(name, year[name]) ? "SETTLEMENT_GROWTH_NO_RATIO" : "SETTLEMENT_FIGURE_ZERO";
        diagnostics.push(settlementErrors.diagnostic("error", code, "years", info));
      }
      continue;
    }
    own.set(id, year);
    addUnder(complete, tier, year);
  }
  const byHospital = new Map<string, Decimal>();
  const readings: HospitalReading[] = [];
  for (const [hospitalId, year] of own) {
    const tier = tierById.get(hospitalId) ?? "";
    const peers = complete.get(tier) ?? [];
    const found = clearingCoefficient(year, peers, rule);
    if (found.status !== "known") continue;
    byHospital.set(hospitalId, found.coefficient);
    for (const reading of coefficientReadings(year, peers, rule))
      readings.push({ hospitalId, tier, ...reading });
  }
  return { byHospital, readings };
}
