import type { LocalizedText } from "../../src/primitives/index.js";

/** 一步: a command of the walk, what it is for, and what is put beside it first. */
export interface WalkStep {
  readonly title: LocalizedText;
  readonly words: readonly string[];
  /** exit codes that are right here; default 0 */
  readonly codes?: readonly number[];
  /** files of the office or the hospital that the step reads, written just before it */
  readonly prepare?: () => void;
}
