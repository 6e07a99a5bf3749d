import { CASE_SHAPES } from "../cases/case-shapes.js";
import type { CaseView } from "./case-view.js";

/** What conditions ask for most, in the order in which notes name it. */
const ASKED = [
  "ageYears",
  "ageDays",
  "birthWeightGrams",
  "admissionWeightGrams",
  "newbornWeightGrams",
  "lengthOfStayDays",
  "ventilatorHours",
  "icuHours",
  "diagnosisCount",
  "procedureCount",
  "bodySites",
  "sex",
  "dischargeDisposition",
  "department",
  "newTechnology",
] as const;

/** Forms of fields that hold one value; 31 bits have room for them all. */
const SINGLE: ReadonlySet<string> = new Set(["text", "choice", "flag", "whole", "number"]);

type Asked = (typeof ASKED)[number] | keyof typeof CASE_SHAPES;

/** Fields that a condition may find missing, those of the case's table among them; the position is the bit in `CaseView.missing`. */
export const FIELD_BITS: readonly Asked[] = [
  ...new Set<Asked>([
    ...ASKED,
    ...(Object.keys(CASE_SHAPES) as (keyof typeof CASE_SHAPES)[]).filter((name) =>
      SINGLE.has(CASE_SHAPES[name].kind),
    ),
  ]),
];

/** Notes that a condition asked for a field that the case does not give: it then neither holds nor fails. */
export function missing(view: CaseView, field: (typeof FIELD_BITS)[number]): false {
  view.missing |= 1 << FIELD_BITS.indexOf(field);
  return false;
}

/** The fields that conditions asked for and the case does not give. */
export function missingFields({ missing: bits }: CaseView): readonly (typeof FIELD_BITS)[number][] {
  return FIELD_BITS.filter((_, bit) => (bits & (1 << bit)) !== 0);
}
