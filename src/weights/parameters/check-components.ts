import type { ConstraintInfos, Refusal } from "../../declare/index.js";
import type { Decimal } from "../../primitives/index.js";
import { weightsErrors } from "../weights-errors.js";
import { type Limits, limitBroken } from "./limits.js";

/** As much of a component as is compared with the others. */
interface Component {
  readonly method: string;
  readonly weight: Decimal;
  readonly weightLimits?: Limits;
  readonly fallback?: string;
}

/** No coefficient is computed from weights that do not sum to 1 (ZJ-034). */
export const sumRefused: Refusal<ConstraintInfos> = ({ info }, path) =>
  "sum" in info ? weightsErrors.error("WEIGHTS_COMPONENT_SUM", info, { path }) : undefined;

/**
 * 权重核对: the component weights keep the limits of the parent policy (ZJ-034); a component that falls back on the grade ratio
 * has one to fall back on.
 *
 * @returns the components
 * @throws `WEIGHTS_COMPONENT_LIMIT`, `WEIGHTS_FALLBACK_UNKNOWN`
 */
export function checkComponents<Components extends Readonly<Record<string, Component>>>(
  components: Components,
  { path }: { readonly path: string },
): Components {
  const entries = Object.entries(components);
  for (const [component, { weight, weightLimits }] of entries) {
    const limit = limitBroken(weight, weightLimits);
    if (limit === undefined) continue;
    throw weightsErrors.error(
      "WEIGHTS_COMPONENT_LIMIT",
      { component, weight: weight.toFixed(), limit: limit.toFixed() },
      { path: `${path}.${component}.weight` },
    );
  }
  const dependent = entries.find(
    ([, part]) => part.method === "hospitalRatio" && part.fallback === "gradeRatio",
  );
  if (dependent !== undefined && !entries.some(([, { method }]) => method === "gradeRatio")) {
    throw weightsErrors.error(
      "WEIGHTS_FALLBACK_UNKNOWN",
      { component: dependent[0] },
      { path: `${path}.${dependent[0]}` },
    );
  }
  return components;
}
