import { HOSPITAL_FIGURES } from "../cases/hospital-figures.js";
import type { Hospital } from "../cases/index.js";
import type { Decimal } from "../primitives/index.js";
import { type HospitalYear, type SettlementParameters, tierOfHospital } from "../settlement/index.js";

/** The yearly figures that settlement reads, as columns of the hospitals file. */
const YEAR_FIGURES = Object.keys(HOSPITAL_FIGURES) as Exclude<keyof HospitalYear, "hospitalId">[];

/** 机构年度指标 of the hospitals file; a figure without a cell is unknown. */
export function hospitalYears(hospitals: readonly Hospital[]): HospitalYear[] {
  return hospitals.flatMap(({ hospitalId, inputs = {} }) => {
    const figures = YEAR_FIGURES.flatMap((name) => (inputs[name] ? [[name, inputs[name]] as const] : []));
    return figures.length === 0 ? [] : [{ hospitalId, ...Object.fromEntries(figures) }];
  });
}

/** 付费层级: the hospitals in the tiers that settlement pays them by (WX-011), as far as these are known. */
export function inTheirTiers(
  hospitals: readonly Hospital[],
  tiers: SettlementParameters["tiers"],
): readonly Hospital[] {
  const years = new Map(hospitalYears(hospitals).map((year) => [year.hospitalId, year]));
  return hospitals.map((hospital) => {
    const tier = tierOfHospital(hospital, tiers, years);
    return tier === undefined ? hospital : { ...hospital, tier };
  });
}

/** 机构给定值: the further columns of the hospitals file, by hospital and name, for components that the area supplies. */
export function givenValues(
  hospitals: readonly Hospital[],
): Record<string, Readonly<Record<string, Decimal>>> {
  return Object.fromEntries(
    hospitals.flatMap(({ hospitalId, inputs }) =>
      inputs === undefined ? [] : [[hospitalId, inputs] as const],
    ),
  );
}
