import type { LocalizedText } from "../primitives/index.js";
import type { GroupableCase } from "./case-view.js";
import type { Assumption } from "./scheme.js";

/**
 * 假定的说明: what an entry of a scheme takes from elsewhere, in a clause each, as far as it bears on a case: a completed condition always, a
 * completed list where it is by one of its added codes that the case meets it.
 */
export function assumedTexts(
  assumed: readonly Assumption[] | undefined,
  { diagnoses, procedures }: GroupableCase,
): readonly LocalizedText[] {
  if (assumed === undefined) return NONE;
  return assumed.filter(({ codes }) => codes === undefined || codes.some(isOfCase)).map(({ text }) => text);

  function isOfCase(code: string): boolean {
    return diagnoses.includes(code) || procedures.includes(code);
  }
}

const NONE: readonly LocalizedText[] = Object.freeze([]);
