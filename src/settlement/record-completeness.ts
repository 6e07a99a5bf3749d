/** 须有的记录项: fields of a case that an edition may ask for before a stay is paid. */
export const COMPLETENESS_FIELDS = [
  "dischargeDate",
  "admissionDate",
  "patientId",
  "sex",
  "ageYears",
  "diagnoses",
  "dischargeDisposition",
] as const;
export type CompletenessField = (typeof COMPLETENESS_FIELDS)[number];

/** The list of an edition, by field; a field that it does not name may be missing. */
export type Completeness = Readonly<Partial<Record<CompletenessField, object>>>;

/** 未出院不结算: without a date of discharge a stay has not ended, whatever an edition says of other fields. */
export const COMPLETENESS_BY_DEFAULT: Completeness = { dischargeDate: {} };

/** Fields as a set of bits, in the order of {@link COMPLETENESS_FIELDS}. */
export function fieldBits(has: (field: CompletenessField) => boolean): number {
  let bits = 0;
  for (let place = 0; place < COMPLETENESS_FIELDS.length; place += 1) {
    if (has(COMPLETENESS_FIELDS[place] as CompletenessField)) bits |= 1 << place;
  }
  return bits;
}
