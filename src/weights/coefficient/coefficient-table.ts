import type { Hospital } from "../../cases/index.js";
import {
  Decimal,
  type Diagnostic,
  divideHalfUp,
  fromScaled,
  round,
  WORKING_SCALE,
} from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import { product, UNIT, units } from "../fixed-point.js";
import { ownMember } from "../own-member.js";
import type { CoefficientParameters, Limits } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";
import type { CoefficientInputs } from "./coefficient-inputs.js";
import type { Coefficient, CoefficientTable } from "./coefficient-value.js";
import { componentReader } from "./component-reader.js";
import type { ComponentValue } from "./group-ratios.js";
import { incentiveReader } from "./incentive.js";

type WeightedSum = Extract<CoefficientParameters, { method: "weightedSum" }>;

/** A computed coefficient in units of 10^-12, with what made it. */
interface ComputedUnits {
  readonly value: bigint;
  /** the sum before the limits, in units of 10^-24 */
  readonly raw: bigint;
  readonly clampedTo: "lower" | "upper" | undefined;
  readonly parts: readonly ComponentValue[];
  readonly incentives: readonly { readonly name: string; readonly factor: bigint }[];
}

/**
 * 差异系数: `K = Σ weight × component`, clamped, rounded where the edition names it, times the incentives.
 *
 * In order: a group without coefficient has 1 everywhere; a coefficient given by the hospitals file (for the group, then for
 * all groups) replaces the computed one; without parameters, and for a hospital that is not listed, there is none.
 *
 * @source SX-031…SX-036; ZJ-034, ZJ-035; ZJ-061
 * @throws `WEIGHTS_HOSPITAL_TWICE`, `WEIGHTS_HISTORY_ABSENT` when a component needs an input that is not there
 */
export function coefficientTable(
  inputs: CoefficientInputs,
  parameters: CoefficientParameters | undefined,
): CoefficientTable {
  requireMade({ inputs }, "CoefficientInputs", "hospitals");
  requireLists({ hospitals: inputs.hospitals });
  const hospitals = hospitalsById(inputs.hospitals);
  const sum = parameters?.method === "weightedSum" ? parameters : undefined;
  const compute = sum && coefficientReader(inputs, hospitals, sum);
  const uniform = new Set(parameters?.method === "none" ? [] : parameters?.groupsWithoutCoefficient);

  const find = (hospitalId: string, drg: string) => {
    if (uniform.has(drg)) return "without-coefficient";
    const hospital = hospitals.get(hospitalId);
    if (hospital === undefined)
      return parameters?.method === "none" ? "without-coefficient" : "hospital-unknown";
    const given = ownMember(hospital.coefficients, drg) ?? hospital.coefficient;
    if (given !== undefined) return given;
    if (parameters?.method === "none") return "without-coefficient";
    return compute === undefined ? "no-coefficient" : compute(hospital, drg);
  };
  const known = new Map<string, Map<string, bigint | undefined>>();
  return {
    of: (hospitalId, drg) => explained(find(hospitalId, drg), sum),
    units: (hospitalId, drg) => {
      const ofGroup = known.get(drg) ?? new Map<string, bigint | undefined>();
      if (ofGroup.size === 0) known.set(drg, ofGroup);
      const value = ofGroup.get(hospitalId);
      if (value !== undefined || ofGroup.has(hospitalId)) return value;
      const found = unitsOf(find(hospitalId, drg));
      ofGroup.set(hospitalId, found);
      return found;
    },
  };
}

function unitsOf(found: string | Decimal | ComputedUnits): bigint | undefined {
  if (found === "without-coefficient") return UNIT;
  if (typeof found === "string") return undefined;
  return found instanceof Decimal ? units(found) : found.value;
}

/** Hospitals by id. @throws `WEIGHTS_HOSPITAL_TWICE`, `WEIGHTS_VALUE_RANGE` for a given coefficient */
export function hospitalsById(hospitals: readonly Hospital[]): ReadonlyMap<string, Hospital> {
  const byId = new Map<string, Hospital>();
  for (const hospital of hospitals) {
    const { hospitalId } = hospital;
    if (byId.has(hospitalId)) throw weightsErrors.error("WEIGHTS_HOSPITAL_TWICE", { hospitalId });
    checkGiven(hospital);
    byId.set(hospitalId, hospital);
  }
  return byId;
}

const COEFFICIENT_LIMIT = 1_000_000;

function checkGiven({ hospitalId, coefficient, coefficients }: Hospital): void {
  const given = [...(coefficient ? [coefficient] : []), ...Object.values(coefficients ?? {})];
  const wrong = given.find(
    (value) => value.lt(0) || value.gt(COEFFICIENT_LIMIT) || value.decimalPlaces() > WORKING_SCALE,
  );
  if (wrong === undefined) return;
  const place = { path: `${hospitalId}.coefficient` };
  throw weightsErrors.error(
    "WEIGHTS_VALUE_RANGE",
    { name: `${hospitalId}.coefficient`, value: wrong.toFixed(), limit: COEFFICIENT_LIMIT },
    place,
  );
}

/**
 * 给定系数的上下限: the limits of the edition hold for every coefficient, whoever formed it (SX-036). One that the hospitals file gives is used
 * as it is, and told where it is beyond them: either it or the limits are of another year.
 */
export function givenBeyondLimits(
  hospitals: readonly Hospital[],
  parameters: CoefficientParameters | undefined,
): Diagnostic[] {
  const { lower, upper }: Limits = (parameters?.method === "weightedSum" && parameters.clamp) || {};
  const beyond = hospitals.flatMap(({ hospitalId, coefficient, coefficients = {} }) =>
    [...(coefficient ? [[hospitalId, coefficient] as const] : []), ...ofGroups(hospitalId, coefficients)]
      .filter(([, value]) => (lower && value.lt(lower)) || (upper && value.gt(upper)))
      .map(([whose, value]) => `${whose} ${value.toFixed()}`),
  );
  if (beyond.length === 0) return [];
  const info = { beyond, lower: lower?.toFixed() ?? "-", upper: upper?.toFixed() ?? "-" };
  return [weightsErrors.diagnostic("error", "WEIGHTS_GIVEN_BEYOND_LIMITS", "hospitals.coefficient", info)];
}

/** Given coefficients of single groups, with whose they are. */
function ofGroups(hospitalId: string, coefficients: NonNullable<Hospital["coefficients"]>) {
  return Object.entries(coefficients).map(([drg, value]) => [`${hospitalId} ${drg}`, value] as const);
}

function coefficientReader(
  inputs: CoefficientInputs,
  hospitals: ReadonlyMap<string, Hospital>,
  sum: WeightedSum,
): ((hospital: Hospital, drg: string) => ComputedUnits) | undefined {
  if (inputs.statistics === undefined || inputs.years === undefined) return undefined;
  const read = componentReader(
    { ...inputs, statistics: inputs.statistics, years: inputs.years },
    hospitals,
    sum,
  );
  const factors = incentiveReader(inputs, sum.incentives ?? {});
  const weights = Object.values(sum.components).map(({ weight }) => units(weight));
  return (hospital, drg) => {
    const parts = read(hospital, drg);
    const raw = parts.reduce((total, { value }, index) => total + value * (weights[index] ?? 0n), 0n);
    const { value: limited, clampedTo } = clamped(raw, sum.clamp);
    const incentives = factors(hospital.hospitalId);
    const value = incentives.reduce((k, { factor }) => product(k, factor), roundedSum(limited, sum));
    return { value, raw, clampedTo, parts, incentives };
  };
}

/** The limits, applied to a sum in units of 10^-24. */
function clamped(raw: bigint, limits: Limits | undefined) {
  const lower = limits?.lower && units(limits.lower) * UNIT;
  const upper = limits?.upper && units(limits.upper) * UNIT;
  if (lower !== undefined && raw < lower) return { value: lower, clampedTo: "lower" as const };
  if (upper !== undefined && raw > upper) return { value: upper, clampedTo: "upper" as const };
  return { value: raw, clampedTo: undefined };
}

function roundedSum(sum: bigint, { rounding }: WeightedSum): bigint {
  if (rounding === undefined) return divideHalfUp(sum, UNIT);
  return units(round(fromScaled(sum, 2 * WORKING_SCALE), rounding));
}

function explained(found: string | Decimal | ComputedUnits, sum: WeightedSum | undefined): Coefficient {
  if (found === "without-coefficient") return { status: found, value: new Decimal(1) };
  if (found === "hospital-unknown" || found === "no-coefficient") return { status: "absent", reason: found };
  if (found instanceof Decimal) return { status: "given", value: found };
  const computed = found as ComputedUnits;
  const components = Object.entries(sum?.components ?? {});
  return {
    status: "computed",
    value: fromScaled(computed.value, WORKING_SCALE),
    raw: fromScaled(computed.raw, 2 * WORKING_SCALE),
    ...(computed.clampedTo && { clampedTo: computed.clampedTo }),
    parts: computed.parts.flatMap(({ value, basis }, index) => {
      const [component, part] = components[index] ?? [];
      if (component === undefined || part === undefined) return [];
      const { method, weight } = part;
      return [{ component, method, weight, value: fromScaled(value, WORKING_SCALE), basis }];
    }),
    incentives: computed.incentives.map(({ name, factor }) => ({
      name,
      factor: fromScaled(factor, WORKING_SCALE),
    })),
  };
}
