import { CARE_TYPES, HOSPITAL_GRADES, OWNERSHIPS } from "../../cases/field-values.js";
import {
  cited,
  count,
  fields,
  listOf,
  maybe,
  NAME,
  ON,
  oneOf,
  optional,
  plain,
  recordOf,
  type TypeOf,
} from "../../declare/index.js";

/** 医疗机构的种类: all that is written must hold of a hospital. */
export const hospitalKind = recordOf({
  grades: maybe(listOf(oneOf(HOSPITAL_GRADES))),
  community: maybe(oneOf(["inside", "outside"])),
  ownership: maybe(oneOf(OWNERSHIPS)),
  businessTypes: maybe(listOf(oneOf(CARE_TYPES))),
});
export type HospitalKind = TypeOf<typeof hospitalKind>;

/**
 * 适用条件: all that are written must hold; one whose field is missing in case or hospital cannot be judged, unless another fails. What each asks of a case,
 * `UNIT_TESTS` says: one that lacks it does not compile.
 */
export const unitCondition = fields({
  hospitals: optional(cited("适用的医疗机构", "hospitals concerned", hospitalKind, "eligibility")),
  /** the hospital's participation begins after the stay; one that names no date takes part from the first day of the edition */
  beforeParticipation: optional(plain(ON)),
  careTypes: optional(cited("住院类型", "care types", listOf(oneOf(CARE_TYPES)), "care types")),
  /** days of stay from which a stay is long */
  longStayFromDays: optional(count("长期住院的天数界限", "days from which a stay is long", "days")),
  /** case classes of the edition */
  classes: optional(plain(listOf(NAME))),
  /** the stay is of a disease that is paid by disease: see `byDisease` */
  listedDisease: optional(plain(ON)),
  /** 参保地就医: the hospital is of the pooling area that the stay is insured in */
  insuredHere: optional(plain(ON)),
  /** names of marks that the case carries (not false, not null) */
  marks: optional(plain(listOf(NAME))),
  /** names of marks that it does not carry */
  withoutMarks: optional(plain(listOf(NAME))),
});
export type UnitCondition = TypeOf<typeof unitCondition>;
