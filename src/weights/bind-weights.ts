import { bindDeclared } from "../declare/index.js";
import type { CitedReader } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { type WeightParameters, type WeightsSection, weightsDeclaration } from "./parameters.js";
import { weightsErrors } from "./weights-errors.js";

/**
 * 绑定“权重”一节: turns the section of an edition into the plain parameters that the calculators take.
 *
 * A part that needs an illegible or unknown value is left out, and `reader` lists rule, value and remedy.
 *
 * @throws `RULESET_ASSUMED_UNDER_STRICT`, `WEIGHTS_COMPONENT_SUM`, `WEIGHTS_COMPONENT_LIMIT`, `WEIGHTS_FALLBACK_UNKNOWN`, `WEIGHTS_CLASS_ORDER`,
 * `WEIGHTS_THRESHOLD_UNKNOWN`, `WEIGHTS_BANDS_ORDER`, `WEIGHTS_VALUE_RANGE`: the first problem; `readWeights` tells all
 */
export function bindWeights(section: WeightsSection, reader: CitedReader): WeightParameters {
  requireMade({ section }, "loadRuleset().weights");
  requireMade({ reader }, "CitedReader", "on", "assumptions");
  const { value = {}, clauses, problems } = readWeights(section, reader);
  if (problems[0] !== undefined) throw problems[0];
  return { ...value, clauses };
}

/** 读取“权重”一节: as {@link bindWeights}, with everything that is wrong in it. */
export function readWeights(section: WeightsSection, reader: CitedReader) {
  return bindDeclared(weightsDeclaration, section, "weights", reader, (value, path) =>
    weightsErrors.error("WEIGHTS_VALUE_RANGE", { name: path, value }, { path }),
  );
}
