import * as fc from "fast-check";
import { type CivilDate, dateOfDayNumber, dayNumber, scaledText } from "../primitives/index.js";
import { requireNumbers } from "../primitives/require-made.js";

/** 任意金额: yuan as decimal text, 0 to `mostYuan`, to the fen. */
export function arbitraryAmount(mostYuan = 200_000): fc.Arbitrary<string> {
  requireNumbers({ mostYuan });
  return fc.integer({ min: 0, max: mostYuan * 100 }).map((fen) => scaledText(BigInt(fen), 2));
}

/** 任意日期: a civil date from `from` to `to`, both included. */
export function arbitraryDate(from: CivilDate, to: CivilDate): fc.Arbitrary<CivilDate> {
  return fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDayNumber);
}
