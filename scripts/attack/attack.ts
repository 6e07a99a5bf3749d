import type { Place } from "./place.js";

/** 攻击: something hostile that is done to the program, and what has to come of it. */
export interface Attack {
  readonly name: string;
  /** throws where the outcome is wrong; says what came of it */
  readonly run: (place: Place) => Promise<string>;
}

/** Fails an attack where something does not hold. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
