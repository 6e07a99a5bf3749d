import type { MovedFiles, Parts } from "../partial/parts.js";
import type { ResultPlace } from "../results/result-place.js";

/** What a merge is asked for. */
export interface MergeCall {
  readonly parts: Parts;
  readonly place: ResultPlace;
  /** where the files that all parts share are now, where they have moved */
  readonly moved: MovedFiles;
  readonly ruleset: string | undefined;
}
