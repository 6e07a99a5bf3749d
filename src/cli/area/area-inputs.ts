import {
  type Budget,
  type Hospital,
  hospitalRows,
  type PublishedGroup,
  parseBudget,
  publishedGroupRows,
  RepeatedIds,
} from "../../cases/index.js";
import type { Locale } from "../../primitives/index.js";
import { readAllRows } from "../io/read-all-rows.js";
import { readJsonInput } from "../io/read-json-input.js";
import type { TextInput } from "../io/text-input.js";
import type { Terminal } from "../terminal.js";

/** Whom to tell of broken rows. */
export interface Told {
  readonly terminal: Terminal;
  readonly locale: Locale;
}

/** 读取定点医药机构: every row must be readable, every id unique. @throws `INPUT_ROWS_BROKEN` */
export async function readHospitals(input: TextInput, told: Told): Promise<Hospital[]> {
  const ids = new RepeatedIds("hospitalId");
  return await readAllRows(input, hospitalRows, told, ({ hospitalId }, line) => ids.see(hospitalId, line));
}

/** 读取病组表: every row must be readable, every group unique. @throws `INPUT_ROWS_BROKEN` */
export async function readGroups(input: TextInput, told: Told): Promise<PublishedGroup[]> {
  const ids = new RepeatedIds("drg");
  return await readAllRows(input, publishedGroupRows, told, ({ drg }, line) => ids.see(drg, line));
}

/** 读取预算. @throws the codes of `parseBudget`, and of reading strict JSON */
export async function readBudget(input: TextInput): Promise<Budget> {
  return parseBudget(await readJsonInput(input));
}
