import type { CompiledScheme, GroupingOptions } from "../grouping/index.js";
import type { CivilDate } from "../primitives/index.js";

/** How an engine is made. */
export interface EngineOptions {
  /** the compiled grouping scheme; needed as soon as a case carries no group */
  readonly scheme?: CompiledScheme;
  /** the day whose values count, usually the last of the period settled; default: the edition's first day */
  readonly on?: CivilDate;
  /** refuse values that are only assumed; default false */
  readonly strict?: boolean;
  /** ambiguous groups, as in `groupCase`; default `scheme` */
  readonly ambiguous?: GroupingOptions["ambiguous"];
  /** group again the cases that carry a group; default false */
  readonly regroup?: boolean;
}
