import type { CitedReader } from "../primitives/index.js";
import { bindCaseClasses, bindReadmission } from "./bind/bind-case-classes.js";
import { bindCoefficient } from "./bind/bind-coefficient.js";
import { bindGroupWeight, bindHistory, bindStability } from "./bind/bind-history.js";
import { PartReader, type PartValues } from "./bind/part-reader.js";
import type { WeightParameters } from "./parameters.js";
import type { WeightsSection } from "./section.js";

/**
 * 绑定“权重”一节: turns the section of an edition into the plain parameters that the calculators take.
 *
 * A part that needs an illegible or unknown value is left out, and `reader` lists rule, value and remedy.
 *
 * @throws `RULESET_ASSUMED_UNDER_STRICT`, `WEIGHTS_COMPONENT_SUM`, `WEIGHTS_COMPONENT_LIMIT`, `WEIGHTS_CLASS_ORDER`,
 * `WEIGHTS_THRESHOLD_UNKNOWN`, `WEIGHTS_BANDS_ORDER`, `WEIGHTS_VALUE_RANGE`
 */
export function bindWeights(section: WeightsSection, reader: CitedReader): WeightParameters {
  const parts = new PartReader(reader);
  const { reviewGrounds } = section;
  const bound = {
    history: section.history && bindHistory(section.history, parts),
    stability: section.stability && bindStability(section.stability, parts),
    groupWeight: optionalPart(section.groupWeight, "weights.groupWeight", parts, bindGroupWeight),
    coefficient: section.coefficient && bindCoefficient(section.coefficient, parts),
    caseClasses: section.caseClasses && bindCaseClasses(section.caseClasses, parts),
    readmission: optionalPart(section.readmission, "weights.readmission", parts, bindReadmission),
    addOns: section.addOns && {
      negotiatedDrugs: optionalPart(
        section.addOns.negotiatedDrugs,
        "weights.addOns.negotiatedDrugs",
        parts,
        (drugs, values) => ({ share: values.share(drugs.share) }),
      ),
    },
    growthControl: optionalPart(section.growthControl, "weights.growthControl", parts, (growth, values) => ({
      base: values.value(growth.base),
      lossShare: values.share(growth.lossShare),
      rewardShare: values.share(growth.rewardShare),
    })),
    reviewGrounds: reviewGrounds && {
      smallNewborn: optionalPart(
        reviewGrounds.smallNewborn,
        "weights.reviewGrounds.smallNewborn",
        parts,
        (newborn, values) => ({
          birthWeightBelowGrams: values.value(newborn.birthWeightBelowGrams),
          timesAreaAverage: values.decimal(newborn.timesAreaAverage),
          timesGroupAverage: values.decimal(newborn.timesGroupAverage),
        }),
      ),
      smallGroup: optionalPart(
        reviewGrounds.smallGroup,
        "weights.reviewGrounds.smallGroup",
        parts,
        (group, values) => ({ fewerCasesThan: values.value(group.fewerCasesThan) }),
      ),
    },
  };
  return { ...bound, clauses: parts.clauses };
}

function optionalPart<Section, Part>(
  section: Section | undefined,
  path: string,
  parts: PartReader,
  build: (section: Section, values: PartValues) => Part,
): Part | undefined {
  return section === undefined ? undefined : parts.part(section, path, path, build);
}
