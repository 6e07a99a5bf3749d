import * as z from "zod";
import { isCivilDate, periodOf } from "../../primitives/index.js";
import type { WorkCalendar } from "../../settlement/index.js";
import { cliErrors } from "../cli-errors.js";
import { readJsonInput } from "../input/read-json-input.js";
import type { TextInput } from "../input/text-input.js";

const days = z.array(z.string().refine(isCivilDate, "not a date YYYY-MM-DD")).default([]);
const calendar = z.strictObject({ holidays: days, workdays: days });

/** 读取工作日历: `{ "holidays": [date], "workdays": [date] }`. @throws `INPUT_OTHER_SHAPE`, and what reading strict JSON throws */
export async function readCalendar(input: TextInput): Promise<WorkCalendar> {
  const parsed = calendar.safeParse(await readJsonInput(input));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path }) => ({
      zh: `${path.join(".") || "{ holidays, workdays }"} 应为日期（YYYY-MM-DD）`,
      en: `${path.join(".") || "{ holidays, workdays }"} should be dates (YYYY-MM-DD)`,
    }));
    throw cliErrors.error("INPUT_OTHER_SHAPE", { file: input.file, faults });
  }
  const { holidays, workdays } = parsed.data;
  const both = holidays.find((date) => workdays.includes(date));
  if (both !== undefined) {
    const fault = {
      zh: `${both} 既在“holidays”又在“workdays”，是否工作日无法判断`,
      en: `${both} stands under holidays and under workdays; it cannot be both`,
    };
    throw cliErrors.error("INPUT_OTHER_SHAPE", { file: input.file, faults: [fault] });
  }
  // No year is without holidays: one of which the file names no day is one that it does not hold.
  const years = new Set([...holidays, ...workdays].map((date) => periodOf(date, "year")));
  return { holidays: new Set(holidays), workdays: new Set(workdays), years };
}
