import type { Decimal } from "../../primitives/index.js";

/** 计点步骤: one calculation with its operands. */
export interface PointStep {
  /** what was calculated, e.g. `multiple`, `completeStay`, `reduction` */
  readonly step: string;
  /** the formula in symbols, e.g. `BP × K` */
  readonly formula: string;
  readonly operands: Readonly<Record<string, Decimal>>;
  readonly result: Decimal;
  /** paths of the parameters used; see `WeightParameters.clauses` */
  readonly paths: readonly string[];
}

/** Takes the steps of a calculation as they are made. */
export type StepRecorder = (step: PointStep) => void;

/** Records nothing. */
export const NO_RECORD: StepRecorder = () => undefined;
