import type { Diagnostic } from "../primitives/index.js";
import type { CaseDraft } from "./case-draft.js";
import { recordErrors } from "./record-errors.js";
import { type CaseRow, PLACE } from "./row/case-row.js";

/** 呼吸机治疗 by its hours, as ICD-9-CM-3 parts it in every edition: 96.71 below 96 hours, 96.72 from 96 hours on. */
const LIMIT = 96;
const BELOW_LIMIT = "96.71";
const FROM_LIMIT = "96.72";
/** Codes of ventilation, whatever its hours: 96.70 to 96.72 by a tube, 93.90 without. */
const VENTILATION = ["96.7", "93.9"];

/**
 * 呼吸机治疗与记录不合: a code of 96 hours or more beside fewer hours, or a stay that has not so many; one of fewer beside 96 hours or more; so many hours without a code
 * of ventilation.
 *
 * @param most the hours that the stay may have had; unknown is NaN
 */
export function ventilationMismatch(
  { procedures, ventilatorHours = Number.NaN, lengthOfStayDays: days = Number.NaN }: CaseDraft,
  most: number,
): readonly Diagnostic[] {
  const at = (begin: string) => procedures.findIndex((code) => code.startsWith(begin));
  const tell = (place: number, cause: "fewer" | "stay" | "more" | "none") => {
    const code = procedures[place] ?? "";
    const path = place < 0 ? "ventilatorHours" : `procedures.${place}`;
    const info = { cause, code, hours: ventilatorHours, days };
    return [recordErrors.diagnostic("warning", "CASE_VENTILATION_MISMATCH", path, info)];
  };
  const long = at(FROM_LIMIT);
  if (long >= 0) {
    if (ventilatorHours < LIMIT) return tell(long, "fewer");
    return most < LIMIT ? tell(long, "stay") : [];
  }
  if (!(ventilatorHours >= LIMIT)) return [];
  const short = at(BELOW_LIMIT);
  if (short >= 0) return tell(short, "more");
  return VENTILATION.some((begin) => at(begin) >= 0) ? [] : tell(-1, "none");
}

/** Whether a case that was read as a row may have a {@link ventilationMismatch}. */
export function mayMismatchVentilation({ values, procedures, pools }: CaseRow, most: number): boolean {
  const hours = values[PLACE.ventilatorHours] as number;
  if (hours >= LIMIT) return true;
  if (!(hours < LIMIT || most < LIMIT)) return false;
  for (let at = 0; at < procedures.length; at += 1)
    if (pools.codes.text(procedures.numbers[at] as number).startsWith(FROM_LIMIT)) return true;
  return false;
}
