import type { Hospital } from "../../cases/index.js";
import { quotient, UNIT, units } from "../fixed-point.js";
import type { HistoryStatistics } from "../history/history-statistics.js";
import { yearCount } from "../history/year-average.js";
import { ownMember } from "../own-member.js";
import type { CoefficientComponent, CoefficientParameters, HistoryYears, Limits } from "../parameters.js";
import type { CoefficientInputs } from "./coefficient-inputs.js";
import { type ComponentValue, GroupRatios } from "./group-ratios.js";
import { type HospitalIndex, hospitalIndex, populationShare } from "./hospital-indexes.js";
import { peopleHistory } from "./people-history.js";

type WeightedSum = Extract<CoefficientParameters, { method: "weightedSum" }>;
type Inputs = CoefficientInputs & {
  readonly statistics: HistoryStatistics;
  readonly years: HistoryYears;
};

const ONE: ComponentValue = { value: UNIT, basis: "one" };

/**
 * Reads the components of a coefficient, in the order of the section.
 *
 * @throws `WEIGHTS_HISTORY_ABSENT` when an index needs the history cases and they are not there
 */
export function componentReader(
  inputs: Inputs,
  hospitals: ReadonlyMap<string, Hospital>,
  sum: WeightedSum,
): (hospital: Hospital, drg: string) => readonly ComponentValue[] {
  // Only these are held on to, not the inputs: the history that they can read is let go.
  const { statistics, given: givenValues, years } = inputs;
  const components = Object.entries(sum.components);
  const gradeRatio = components.map(([, part]) => part).find((part) => part.method === "gradeRatio");
  const indexes = indexesOf(sum, inputs);
  let ratios: { readonly drg: string; readonly of: GroupRatios } | undefined;
  const ratiosOf = (drg: string) => {
    if (ratios?.drg !== drg) {
      ratios = { drg, of: new GroupRatios(statistics, drg, sum.cases, hospitals, years) };
    }
    return ratios.of;
  };
  const read = (name: string, part: CoefficientComponent, index: number, hospital: Hospital, drg: string) => {
    const { hospitalId, grade } = hospital;
    switch (part.method) {
      case "gradeRatio":
        return ratiosOf(drg).grade(grade, part);
      case "hospitalRatio":
        return ratiosOf(drg).hospital(hospitalId, grade, part, gradeRatio);
      case "given": {
        const given = ownMember(ownMember(givenValues, hospitalId), name);
        return given === undefined ? ONE : { value: units(given), basis: "given" as const };
      }
      case "hospitalIndex":
        return againstArea(indexes[index], hospitalId, part.direction);
      case "populationShare":
        return againstArea(indexes[index], hospitalId, "ownOverArea");
    }
  };
  return (hospital, drg) =>
    components.map(([name, part], index) => limited(read(name, part, index, hospital, drg), part.clamp));
}

/** An index of the hospital against the area's; 1 where either is missing or zero. */
function againstArea(
  index: HospitalIndex | undefined,
  hospitalId: string,
  direction: "ownOverArea" | "areaOverOwn",
): ComponentValue {
  const own = index?.own.get(hospitalId);
  const area = index?.area;
  if (own === undefined || area === undefined || own === 0n || area === 0n) return ONE;
  const value = direction === "ownOverArea" ? quotient(own, area) : quotient(area, own);
  return { value, basis: "own" };
}

function indexesOf({ components }: WeightedSum, inputs: Inputs): readonly (HospitalIndex | undefined)[] {
  return Object.values(components).map((part) => indexOf(part, inputs));
}

function indexOf(part: CoefficientComponent, inputs: Inputs): HospitalIndex | undefined {
  if (part.method !== "hospitalIndex" && part.method !== "populationShare") return undefined;
  const { history, groups } = inputs;
  const years = inputs.statistics.years.slice(-yearCount(part.years ?? inputs.years));
  return part.method === "hospitalIndex"
    ? hospitalIndex(part.index, peopleHistory(history), years, groups)
    : populationShare(part.population, peopleHistory(history), years);
}

function limited(component: ComponentValue, limits: Limits | undefined): ComponentValue {
  const lower = limits?.lower && units(limits.lower);
  const upper = limits?.upper && units(limits.upper);
  if (lower !== undefined && component.value < lower) return { ...component, value: lower };
  if (upper !== undefined && component.value > upper) return { ...component, value: upper };
  return component;
}
