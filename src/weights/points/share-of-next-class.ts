import { share } from "../../declare/index.js";
import { value } from "../../primitives/formula/formula.js";
import type { Decimal } from "../../primitives/index.js";
import { P } from "./operands.js";

/** 下一类点数的份额: a share of the points of the next row of the table that the case meets (halving on readmission), `P × share`. */
export const shareOfNextClass = {
  values: { share: share("下一类点数的份额", "share of the points of the next class") },
  points: ({ share: part }: { readonly share: Decimal }) => P.times(value("share", part)).as("P", "share"),
};
