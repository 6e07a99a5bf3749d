import type { SortedCodes } from "./sorted-codes.js";

/** 灰码: a heading that a bill may not use, with the codes below it that one may. */
export interface GreyCode {
  readonly code: string;
  /** empty where no dictionary tells it */
  readonly name: string;
  /** codes with their names, the first few */
  readonly below: readonly string[];
  /** how many there are */
  readonly count: number;
}

const SHOWN = 5;

/** The codes of one kind among which a heading and those below it are looked up. */
export interface GreySource {
  readonly codes: SortedCodes;
  isGrey(code: string): boolean;
  /** undefined where the name is not known */
  nameOf(code: string): string | undefined;
}

/** 类目下的编码: what stands below a heading: `Z37.000` holds what begins with `Z37.0`, `00.0100` what begins with `00.01`. */
export function greyCode(code: string, { codes, isGrey, nameOf }: GreySource): GreyCode {
  const stem = code.endsWith("00") ? code.slice(0, -2) : code;
  const below = codes.startingWith(stem).filter((each) => each !== code && !isGrey(each));
  const named = (each: string) => [each, nameOf(each) ?? ""].join(" ").trimEnd();
  return { code, name: nameOf(code) ?? "", below: below.slice(0, SHOWN).map(named), count: below.length };
}
