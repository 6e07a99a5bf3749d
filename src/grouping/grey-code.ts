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

/** 分组中的用途: a list groups by a code; it only counts among the operations (`@validProcedures`), by which a case may be ambiguous or in a group of any operation; or neither. */
export type CodeUse = "listed" | "counted" | "none";

const SHOWN = 5;

/** The codes of one kind among which a heading and those below it are looked up. */
export interface GreySource {
  readonly codes: SortedCodes;
  isGrey(code: string): boolean;
  /** undefined where the name is not known */
  nameOf(code: string): string | undefined;
}

/** The codes below a heading that a bill may use. */
export function codesBelow(
  heading: string,
  { codes, isGrey }: Omit<GreySource, "nameOf">,
): readonly string[] {
  const stem = heading.endsWith("00") ? heading.slice(0, -2) : heading;
  return codes.startingWith(stem).filter((each) => each !== heading && !isGrey(each));
}

/** 类目下的编码: what stands below a heading: `Z37.000` holds what begins with `Z37.0`, `00.0100` what begins with `00.01`. */
export function greyCode(code: string, source: GreySource): GreyCode {
  const { nameOf } = source;
  const below = codesBelow(code, source);
  const named = (each: string) => [each, nameOf(each) ?? ""].join(" ").trimEnd();
  return { code, name: nameOf(code) ?? "", below: below.slice(0, SHOWN).map(named), count: below.length };
}
