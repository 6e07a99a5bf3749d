import { HOSPITAL_GRADES } from "../../cases/field-values.js";
import { HOSPITAL_GRADE_WORDS } from "../../cases/field-words.js";
import {
  amount,
  amountForm,
  bandsRise,
  checked,
  keyed,
  maybe,
  recordOf,
  rows,
  type TypeOf,
  variants,
} from "../../declare/index.js";
import { bandsRefused } from "./bands-refused.js";

/** 倍率界限: a multiple of the group average (or payment standard), used by conditions and by point methods under its name. */
export const threshold = variants({
  fixed: { multiple: amount("倍率界限", "threshold", "multiple") },
  /** by band of the group's base points; bands rise, `upTo` is included, the last band has none */
  byBasePoints: {
    bands: checked(
      rows(
        "按基准点数分档的倍率界限",
        "thresholds by bands of base points",
        "bands of base points",
        recordOf({ upTo: maybe(amountForm()), multiple: amountForm() }),
        { most: 50 },
      ),
      bandsRise("upTo"),
      bandsRefused,
    ),
  },
  /** by hospital grade; a grade that is not named has no threshold, and the condition does not hold there */
  byGrade: {
    multiples: keyed(HOSPITAL_GRADES, amount("倍率界限", "threshold", "multiple"), HOSPITAL_GRADE_WORDS),
  },
});
export type Threshold = TypeOf<typeof threshold>;
