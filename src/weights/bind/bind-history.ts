import type {
  GroupWeightParameters,
  HistoryParameters,
  HistoryYears,
  StabilityParameters,
  Trimming,
} from "../parameters.js";
import type { GroupWeightSection, HistorySection, StabilitySection } from "../section.js";
import { amountOf, type PartReader, type PartValues, roundingOf } from "./part-reader.js";

/**
 * 历史数据 of a section. Trimming whose parameters were not seen (SX-014a, ZJ-033a) is not evaluated and nothing is trimmed; any
 * other missing value leaves the whole part out.
 */
export function bindHistory(section: HistorySection, parts: PartReader): HistoryParameters | undefined {
  const { trimming, ...rest } = section;
  const path = "weights.history";
  const bound = parts.part(rest, path, path, (known, values) => ({
    years: bindYears(known.years, values),
    ...values.optional("quantiles", known.quantiles, (cited) => values.value(cited)),
    deviation: values.value(known.deviation),
    ambiguous: values.value(known.ambiguous),
    areaAverage: values.value(known.areaAverage),
  }));
  const trimmed = trimmingPart(trimming, `${path}.trimming`, parts);
  return bound && { ...bound, trimming: trimmed ?? { method: "none" } };
}

/** 稳定组 of a section; a second trimming whose parameters were not seen is not evaluated. */
export function bindStability(section: StabilitySection, parts: PartReader): StabilityParameters | undefined {
  const { secondTrimming, ...rest } = section;
  const path = "weights.stability";
  const bound = parts.part(rest, path, path, (known, values) => ({
    minimumCases: values.value(known.minimumCases),
    maximumVariation: values.decimal(known.maximumVariation),
  }));
  const second = secondTrimming && trimmingPart(secondTrimming, `${path}.secondTrimming`, parts);
  return bound && { ...bound, ...(second && { secondTrimming: second }) };
}

function trimmingPart(
  section: HistorySection["trimming"],
  path: string,
  parts: PartReader,
): Trimming | undefined {
  return parts.part(section, path, path, bindTrimming);
}

/** 病组基准点数 / 权重 of a section. */
export function bindGroupWeight(section: GroupWeightSection, values: PartValues): GroupWeightParameters {
  const common = {
    unstableGroups: values.value(section.unstableGroups),
    ...values.optional("rounding", section.rounding, (cited) => roundingOf(values.value(cited))),
  };
  return section.method === "basePoints"
    ? { method: section.method, pointsPerAverage: values.decimal(section.pointsPerAverage), ...common }
    : { method: section.method, ...common };
}

/** 历史年度 of a section or of one coefficient component. */
export function bindYears(section: HistorySection["years"], values: PartValues): HistoryYears {
  return section.method === "pooled"
    ? { method: section.method, years: values.value(section.years) }
    : {
        method: section.method,
        weights: values.value(section.weights).map((weight) => amountOf(weight, "weights.history.years")),
        absentYear: values.value(section.absentYear),
      };
}

function bindTrimming(section: HistorySection["trimming"], values: PartValues): Trimming {
  switch (section.method) {
    case "none":
      return { method: section.method };
    case "iqr":
      return {
        method: section.method,
        fence: values.decimal(section.fence),
        scope: values.value(section.scope),
      };
    case "middleSegment":
      return {
        method: section.method,
        lowerShare: values.share(section.lowerShare),
        upperShare: values.share(section.upperShare),
        scope: values.value(section.scope),
      };
    case "meanMultiples":
      return {
        method: section.method,
        lowerMultiple: values.decimal(section.lowerMultiple),
        upperMultiple: values.decimal(section.upperMultiple),
        scope: values.value(section.scope),
      };
  }
}
