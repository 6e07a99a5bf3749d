import { Decimal } from "../../primitives/index.js";
import type {
  CoefficientComponent,
  CoefficientParameters,
  Incentive,
  Limits,
  Population,
} from "../parameters.js";
import type { CoefficientSection } from "../section.js";
import { weightsErrors } from "../weights-errors.js";
import { bindYears } from "./bind-history.js";
import { amountOf, type PartReader, type PartValues, roundingOf } from "./part-reader.js";

type WeightedSum = Extract<CoefficientSection, { method: "weightedSum" }>;
type ComponentSection = WeightedSum["components"][string];
type IncentiveSection = NonNullable<WeightedSum["incentives"]>[string];
type Batches = NonNullable<WeightedSum["groupsWithoutCoefficient"]>;
type PopulationSection = Extract<ComponentSection, { method: "populationShare" }>["population"];

const PATH = "weights.coefficient";

/**
 * 差异系数 of a section. A batch of groups without coefficient whose list was not seen (ZJ-063), or an incentive without its
 * numbers, is left out by itself; any other missing value leaves the computed coefficient out, but never the groups that have
 * none: they are 1 before everything (ZJ-061), and what the hospitals file gives holds for the rest.
 */
export function bindCoefficient(
  section: CoefficientSection,
  parts: PartReader,
): CoefficientParameters | undefined {
  if (section.method === "none") return { method: section.method };
  if (section.method === "given") return { method: "given", ...bindGroupsWithout(section, parts) };
  const { groupsWithoutCoefficient, incentives, ...sum } = section;
  const bound = parts.part(sum, PATH, PATH, bindWeightedSum);
  const without = bindGroupsWithout(section, parts);
  const factors = Object.entries(incentives ?? {}).flatMap(([name, incentive]) => {
    const path = `${PATH}.incentives.${name}`;
    const factor = parts.part(incentive, path, path, bindIncentive);
    return factor === undefined ? [] : [[name, factor] as const];
  });
  if (bound === undefined) return { method: "given", ...without };
  return { ...bound, ...without, incentives: Object.fromEntries(factors) };
}

function bindGroupsWithout(section: { groupsWithoutCoefficient?: Batches | undefined }, parts: PartReader) {
  const batches = Object.entries(section.groupsWithoutCoefficient ?? {}).map(([name, batch]) => {
    const path = `${PATH}.groupsWithoutCoefficient.${name}`;
    return parts.part(batch, path, path, (codes, values) => values.value(codes)) ?? [];
  });
  return { groupsWithoutCoefficient: batches.flat() };
}

function bindWeightedSum(
  section: Omit<WeightedSum, "groupsWithoutCoefficient" | "incentives">,
  values: PartValues,
) {
  const components = Object.fromEntries(
    Object.entries(section.components).map(([name, part]) => [name, bindComponent(part, values)]),
  );
  checkComponents(components);
  return {
    method: section.method,
    components,
    cases: values.value(section.cases),
    ...values.optional("clamp", section.clamp, (clamp) => bindLimits(clamp, values)),
    ...values.optional("rounding", section.rounding, (cited) => roundingOf(values.value(cited))),
  };
}

function bindComponent(section: ComponentSection, values: PartValues): CoefficientComponent {
  const common = {
    weight: values.share(section.weight),
    ...values.optional("weightLimits", section.weightLimits, (limits) => bindLimits(limits, values)),
    ...values.optional("clamp", section.clamp, (clamp) => bindLimits(clamp, values)),
    ...values.optional("years", section.years, (years) => bindYears(years, values)),
  };
  switch (section.method) {
    case "gradeRatio":
      return {
        ...common,
        method: section.method,
        minimumCases: values.value(section.minimumCases),
        fallback: values.value(section.fallback),
      };
    case "hospitalRatio":
      return {
        ...common,
        method: section.method,
        minimumCases: values.value(section.minimumCases),
        fallback: values.value(section.fallback),
      };
    case "hospitalIndex":
      return {
        ...common,
        method: section.method,
        index: section.index,
        direction: values.value(section.direction),
      };
    case "populationShare":
      return { ...common, method: section.method, population: bindPopulation(section.population, values) };
    case "given":
      return { ...common, method: section.method };
  }
}

function bindIncentive(section: IncentiveSection, values: PartValues): Incentive {
  if (section.method === "populationShare") {
    return {
      method: section.method,
      population: bindPopulation(section.population, values),
      strength: values.decimal(section.strength),
      limits: bindLimits(section.limits, values),
    };
  }
  const bands = values.value(section.bands).map(({ upTo, factor }) => ({
    ...values.optional("upTo", upTo, (end) => amountOf(end, `${PATH}.incentives`)),
    factor: amountOf(factor, `${PATH}.incentives`),
  }));
  checkBands(bands, `${PATH}.incentives`);
  return { method: section.method, bands };
}

function bindLimits(section: { lower?: unknown; upper?: unknown }, values: PartValues): Limits {
  const limits = section as Extract<WeightedSum["clamp"], object>;
  return {
    ...values.optional("lower", limits.lower, (cited) => values.decimal(cited)),
    ...values.optional("upper", limits.upper, (cited) => values.decimal(cited)),
  };
}

function bindPopulation(section: PopulationSection, values: PartValues): Population {
  return {
    ...values.optional("ageAtMost", section.ageAtMost, (cited) => values.value(cited)),
    ...values.optional("ageAtLeast", section.ageAtLeast, (cited) => values.value(cited)),
    ...values.optional("groupPrefixes", section.groupPrefixes, (cited) => values.value(cited)),
  };
}

/**
 * 权重核对: the component weights sum to 1 and keep the limits of the parent policy (ZJ-034).
 *
 * @throws `WEIGHTS_COMPONENT_SUM`, `WEIGHTS_COMPONENT_LIMIT`, `WEIGHTS_FALLBACK_UNKNOWN`
 */
export function checkComponents(components: Readonly<Record<string, CoefficientComponent>>): void {
  const entries = Object.entries(components);
  const sum = entries.reduce((total, [, { weight }]) => total.plus(weight), new Decimal(0));
  if (!sum.eq(1)) {
    throw weightsErrors.error(
      "WEIGHTS_COMPONENT_SUM",
      { sum: sum.toFixed() },
      { path: `${PATH}.components` },
    );
  }
  for (const [component, { weight, weightLimits }] of entries) {
    const { lower, upper } = weightLimits ?? {};
    const limit = lower && weight.lt(lower) ? lower : upper && weight.gt(upper) ? upper : undefined;
    if (limit === undefined) continue;
    throw weightsErrors.error(
      "WEIGHTS_COMPONENT_LIMIT",
      { component, weight: weight.toFixed(), limit: limit.toFixed() },
      { path: `${PATH}.components.${component}.weight` },
    );
  }
  const grade = entries.some(([, { method }]) => method === "gradeRatio");
  const dependent = entries.find(
    ([, part]) => part.method === "hospitalRatio" && part.fallback === "gradeRatio",
  );
  if (dependent !== undefined && !grade) {
    throw weightsErrors.error("WEIGHTS_FALLBACK_UNKNOWN", { component: dependent[0] }, { path: PATH });
  }
}

/**
 * Bands rise, and only the last one is open.
 *
 * @throws `WEIGHTS_BANDS_ORDER`
 */
export function checkBands(bands: readonly { readonly upTo?: Decimal }[], path: string): void {
  bands.forEach(({ upTo }, index) => {
    const last = index === bands.length - 1;
    const before = bands[index - 1]?.upTo;
    const rises = upTo === undefined || before === undefined || upTo.gt(before);
    if ((upTo === undefined) === last && rises) return;
    throw weightsErrors.error("WEIGHTS_BANDS_ORDER", { upTo: upTo?.toFixed() ?? "(open)" }, { path });
  });
}
