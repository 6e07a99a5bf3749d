import { HOSPITAL_TABLE } from "../cases/fields/hospital-fields.js";
import { HOSPITAL_FIGURES } from "../cases/hospital-figures.js";
import type { Hospital } from "../cases/index.js";
import { nearFields } from "../cases/rows/near-column.js";
import type { Decimal, Diagnostic } from "../primitives/index.js";
import { requireLists } from "../primitives/require-made.js";
import { type HospitalYear, type SettlementParameters, tierOfHospital } from "../settlement/index.js";
import type { WeightParameters } from "../weights/index.js";
import { ownMember } from "../weights/own-member.js";
import { engineErrors } from "./engine-errors.js";

/** What a name that no rule reads may have been meant for. */
const nearest = nearFields([...Object.keys(HOSPITAL_TABLE.fields), ...Object.keys(HOSPITAL_FIGURES)]);

/** The yearly figures that settlement reads, as columns of the hospitals file. */
const YEAR_FIGURES = Object.keys(HOSPITAL_FIGURES) as Exclude<keyof HospitalYear, "hospitalId">[];

/** 机构年度指标 of the hospitals file; a figure without a cell is unknown. */
export function hospitalYears(hospitals: readonly Hospital[]): HospitalYear[] {
  requireLists({ hospitals });
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

/**
 * 无人使用的机构栏: the given values of hospitals that no rule reads, each name once, with the known name that it is near to. In JSON a misspelt `coefficient` becomes
 * such a value, and its hospital would have none without a word. A yearly figure that another edition settles by is no slip of the pen.
 */
export function unusedHospitalInputs(
  hospitals: readonly Hospital[],
  parameters: WeightParameters["coefficient"],
): readonly Diagnostic[] {
  const { components = {}, incentives = {} } = parameters?.method === "weightedSum" ? parameters : {};
  const read = new Set([HOSPITAL_FIGURES, components, incentives].flatMap(Object.keys));
  const rows = new Map<string, number>();
  for (const { inputs = {} } of hospitals) {
    for (const name of Object.keys(inputs)) {
      if (!read.has(name)) rows.set(name, (rows.get(name) ?? 0) + 1);
    }
  }
  return [...rows].map(([name, count]) => {
    const info = { name, hospitals: count, nearest: nearest(name) };
    return engineErrors.diagnostic("warning", "ENGINE_INPUT_UNUSED", "hospitals", info);
  });
}

const MOST_NAMED = 5;

/**
 * 缺少的机构给定值: components and incentives of a computed coefficient that rest on a value which the area supplies, and the hospitals for which it has none: theirs count
 * as 1, which may be wrong. Those whose coefficient is given have no need of it.
 *
 * @source ZJ-045
 */
export function lackingHospitalInputs(
  hospitals: readonly Hospital[],
  given: ReturnType<typeof givenValues>,
  coefficient: WeightParameters["coefficient"],
): readonly Diagnostic[] {
  if (coefficient?.method !== "weightedSum") return [];
  const { components, incentives = {} } = coefficient;
  const names = Object.entries({ ...components, ...incentives })
    .filter(([, { method }]) => method === "given" || method === "scoreBands")
    .map(([name]) => name);
  const computed = hospitals.filter((one) => one.coefficient === undefined).map((one) => one.hospitalId);
  return names.flatMap((name) => {
    const lacking = computed.filter((id) => ownMember(ownMember(given, id), name) === undefined);
    if (lacking.length === 0) return [];
    const info = { name, count: lacking.length, hospitals: lacking.slice(0, MOST_NAMED) };
    return [engineErrors.diagnostic("warning", "ENGINE_HOSPITAL_INPUT_LACKING", `hospitals.${name}`, info)];
  });
}
