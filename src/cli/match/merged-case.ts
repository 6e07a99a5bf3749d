import type { InpatientCase } from "../../cases/index.js";

/** What the front sheet knows better than the settlement: the person's state, and what was found and done. */
const OF_SHEET = [
  ...["sex", "ageYears", "ageDays", "birthWeightGrams", "admissionWeightGrams", "dischargeDisposition"],
  ...["department", "diagnoses", "procedures", "ventilatorHours", "icuHours", "newTechnology"],
] as const;

/** 首页是否载有手术操作: whether a file of front sheets has operations at all: where none of them has any, it is a column that the file lacks. */
export function statesProcedures(sheets: readonly InpatientCase[]): boolean {
  return sheets.some(({ procedures }) => procedures.length > 0);
}

/** 合并病例: the settlement's case with what its front sheet says of diagnoses, operations and the person; what the sheet does not state is the settlement's. */
export function mergedCase(
  settlement: InpatientCase,
  sheet: InpatientCase,
  hasProcedures: boolean,
): InpatientCase {
  // Every stay has a diagnosis, so a sheet without one states none; that there was no operation is something a sheet can say.
  const unstated = (field: string) =>
    (field === "diagnoses" && sheet.diagnoses.length === 0) || (field === "procedures" && !hasProcedures);
  const own = Object.entries(sheet).filter(
    ([field, value]) => value !== undefined && isOfSheet(field) && !unstated(field),
  );
  const missing = Object.entries(sheet).filter(([field]) => !(field in settlement));
  return { ...Object.fromEntries(missing), ...settlement, ...Object.fromEntries(own) } as InpatientCase;
}

function isOfSheet(field: string): boolean {
  return (OF_SHEET as readonly string[]).includes(field);
}

/** Years by which two files may tell the age of one stay: one of the day of admission, one of another day. */
const YEARS_APART = 1;

/** 互相矛盾的人员信息: in what a settlement row and its front sheet cannot be of one person, as both state it. */
export function contradictions(settled: InpatientCase, sheet: InpatientCase): ("sex" | "ageYears")[] {
  const told = (sex: InpatientCase["sex"]) => sex !== undefined && sex !== "unknown";
  const isOtherSex = told(settled.sex) && told(sheet.sex) && settled.sex !== sheet.sex;
  const isOtherAge =
    settled.ageYears !== undefined &&
    sheet.ageYears !== undefined &&
    Math.abs(settled.ageYears - sheet.ageYears) > YEARS_APART;
  return [...(isOtherSex ? (["sex"] as const) : []), ...(isOtherAge ? (["ageYears"] as const) : [])];
}
