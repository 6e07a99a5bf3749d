import type { InpatientCase } from "../../cases/index.js";

/** What the front sheet knows better than the settlement: the person's state, and what was found and done. */
const OF_SHEET = [
  ...["sex", "ageYears", "ageDays", "birthWeightGrams", "admissionWeightGrams", "dischargeDisposition"],
  ...["department", "diagnoses", "procedures", "ventilatorHours", "icuHours", "newTechnology"],
] as const;

/** 合并病例: the settlement's case with what its front sheet says of diagnoses, operations and the person. */
export function mergedCase(settlement: InpatientCase, sheet: InpatientCase): InpatientCase {
  const own = Object.entries(sheet).filter(([field, value]) => value !== undefined && isOfSheet(field));
  const missing = Object.entries(sheet).filter(([field]) => !(field in settlement));
  return { ...Object.fromEntries(missing), ...settlement, ...Object.fromEntries(own) } as InpatientCase;
}

function isOfSheet(field: string): boolean {
  return (OF_SHEET as readonly string[]).includes(field);
}
