import { product, quotient, UNIT, units } from "../fixed-point.js";
import { ownMember } from "../own-member.js";
import type { Incentive } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";
import type { CoefficientInputs } from "./coefficient-inputs.js";
import { populationShare } from "./hospital-indexes.js";
import { peopleHistory } from "./people-history.js";

/** A factor on a hospital's coefficient, in units of 10^-12. */
export interface IncentiveFactor {
  readonly name: string;
  readonly factor: bigint;
}

/**
 * 激励系数: factors by which an edition raises or lowers the coefficient of a hospital: 中医 scores by bands (ZJ-045), the shares of
 * small children, the very old and deliveries against the area's (ZJ-049). A hospital without the figure has the factor 1; of a score that it lacks the engine tells.
 *
 * @throws `WEIGHTS_HISTORY_ABSENT` when a population share needs the history cases and they are not there
 */
export function incentiveReader(
  inputs: CoefficientInputs,
  incentives: Readonly<Record<string, Incentive>>,
): (hospitalId: string) => readonly IncentiveFactor[] {
  const readers = factorReaders(inputs, incentives);
  return (hospitalId) => readers.map(({ name, factor }) => ({ name, factor: factor(hospitalId) }));
}

/** Apart from what is handed back, which would hold on to the history with the inputs. */
function factorReaders(inputs: CoefficientInputs, incentives: Readonly<Record<string, Incentive>>) {
  return Object.entries(incentives).map(([name, incentive]) => {
    const factor =
      incentive.method === "scoreBands" ? byScore(name, incentive, inputs) : byShare(incentive, inputs);
    return { name, factor };
  });
}

function byScore(
  name: string,
  { bands }: Extract<Incentive, { method: "scoreBands" }>,
  { given }: CoefficientInputs,
): (hospitalId: string) => bigint {
  return (hospitalId) => {
    const score = ownMember(ownMember(given, hospitalId), name);
    const band = score && bands.find(({ upTo }) => upTo === undefined || score.lte(upTo));
    return band === undefined ? UNIT : units(band.factor);
  };
}

/** `1 + strength × (own share / area share − 1)`, within the limits. */
function byShare(
  { population, strength, limits }: Extract<Incentive, { method: "populationShare" }>,
  { history, statistics }: CoefficientInputs,
): (hospitalId: string) => bigint {
  if (statistics === undefined) throw weightsErrors.error("WEIGHTS_HISTORY_ABSENT", {});
  // The incentive looks at the year before the one that is cleared (ZJ-035).
  const shares = populationShare(population, peopleHistory(history), statistics.years.slice(-1));
  const [lower, upper] = [limits.lower && units(limits.lower), limits.upper && units(limits.upper)];
  return (hospitalId) => {
    const own = shares.own.get(hospitalId);
    if (own === undefined || !shares.area) return UNIT;
    const factor = UNIT + product(units(strength), quotient(own, shares.area) - UNIT);
    if (lower !== undefined && factor < lower) return lower;
    return upper !== undefined && factor > upper ? upper : factor;
  };
}
