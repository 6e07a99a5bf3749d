import type {
  GroupWeightParameters,
  HistoryParameters,
  HistoryYears,
  StabilityParameters,
  Trimming,
} from "../parameters.js";
import type { GroupWeightSection, HistorySection, StabilitySection } from "../section.js";
import { amountOf, type PartValues, roundingOf } from "./part-reader.js";

/** 历史数据 of a section, all of whose values are known. */
export function bindHistory(section: HistorySection, values: PartValues): HistoryParameters {
  return {
    trimming: bindTrimming(section.trimming, values),
    years: bindYears(section.years, values),
    ...values.optional("quantiles", section.quantiles, (cited) => values.value(cited)),
    deviation: values.value(section.deviation),
    ambiguous: values.value(section.ambiguous),
    areaAverage: values.value(section.areaAverage),
  };
}

/** 稳定组 of a section. */
export function bindStability(section: StabilitySection, values: PartValues): StabilityParameters {
  return {
    minimumCases: values.value(section.minimumCases),
    maximumVariation: values.decimal(section.maximumVariation),
    ...values.optional("secondTrimming", section.secondTrimming, (second) => bindTrimming(second, values)),
  };
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
