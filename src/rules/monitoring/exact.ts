import { divideHalfUp, powerOfTen, WORKING_SCALE } from "../../primitives/index.js";

/** 精确数: so many units of 10^-scale. Quotients of whole numbers take a fraction of the time of quotients of Decimals, and are the same. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

/** Units of 10^-scale; whole ones where no scale is given. */
export function exact(units: number | bigint, scale = 0): Exact {
  return { units: BigInt(units), scale };
}

/** The quotient of two at the working scale, half-up; undefined where the second is zero. */
export function quotient(numerator: Exact, denominator: Exact): Exact | undefined {
  if (denominator.units === 0n) return undefined;
  const over = numerator.units * powerOfTen(WORKING_SCALE + denominator.scale);
  const under = denominator.units * powerOfTen(numerator.scale);
  return { units: divideHalfUp(over, under), scale: WORKING_SCALE };
}

/** One less another. */
export function minus(one: Exact, other: Exact): Exact {
  const scale = Math.max(one.scale, other.scale);
  const units = ({ units: own, scale: ownScale }: Exact) => own * powerOfTen(scale - ownScale);
  return { units: units(one) - units(other), scale };
}
