import type { CivilDate } from "../primitives/index.js";

/** 今日: the day by the clock of the host, in the time zone of the areas that pay (北京时间). */
export function today(): CivilDate {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}
