import {
  type Budget,
  type Hospital,
  hospitalCoefficientRows,
  hospitalRows,
  type PublishedGroup,
  parseBudget,
  RepeatedIds,
} from "../../cases/index.js";
import { type Decimal, DrgError, isDrgError } from "../../primitives/index.js";
import { madeUnder } from "../../rulesets/index.js";
import { cliErrors } from "../cli-errors.js";
import { readJsonInput } from "../input/read-json-input.js";
import type { TextInput } from "../input/text-input.js";
import { recordedEdition } from "../results/recorded-digest.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";
import { coefficientErrors } from "./coefficient-errors.js";
import { groupTableRows, publishedGroup } from "./group-table-rows.js";

/** 读取定点医药机构: every row must be readable, every id unique. @throws `INPUT_ROWS_BROKEN` */
export async function readHospitals(input: TextInput, told: Told): Promise<Hospital[]> {
  const ids = new RepeatedIds("hospitalId");
  return await readAllRows(input, hospitalRows, told, ({ hospitalId }, line) => ids.see(hospitalId, line));
}

/** What groups are worth comes from the history or from a table of them. @throws `OPTION_CONFLICT` where both are given */
export function refuseBothPasts({
  history,
  groups,
}: {
  readonly history?: unknown;
  readonly groups?: unknown;
}) {
  if (history !== undefined && groups !== undefined) {
    throw cliErrors.error("OPTION_CONFLICT", { one: "--history", other: "--groups" });
  }
}

/** 读取病组表: every row must be readable, every group unique. @throws `INPUT_ROWS_BROKEN` */
export async function readGroups(input: TextInput, told: Told): Promise<PublishedGroup[]> {
  const ids = new RepeatedIds("drg");
  const rows = await readAllRows(input, groupTableRows, told, ({ drg }, line) => ids.see(drg, line));
  return madeUnder(rows.map(publishedGroup), recordedEdition(input.file));
}

/**
 * 读取差异系数: the hospitals with the coefficients of a table put to them; what the hospitals file itself gives for a group stays. Every row must
 * be readable and of a listed hospital, every pair of hospital and group unique.
 *
 * @throws `INPUT_ROWS_BROKEN`
 */
export async function withCoefficients(
  hospitals: readonly Hospital[],
  input: TextInput | undefined,
  told: Told,
): Promise<Hospital[]> {
  if (input === undefined) return [...hospitals];
  const listed = new Set(hospitals.map(({ hospitalId }) => hospitalId));
  // The first listed of those that are alike stays: it is put last.
  const alike = new Map([...listed].reverse().map((id) => [plainId(id), id]));
  const lines = new Map<string, number>();
  const rows = await readAllRows(input, hospitalCoefficientRows, told, ({ hospitalId, drg }, line) => {
    if (!listed.has(hospitalId)) {
      const info = { hospitalId, meant: alike.get(plainId(hospitalId)) };
      return coefficientErrors.diagnostic("error", "COEFFICIENT_HOSPITAL_UNKNOWN", "hospitalId", info);
    }
    const pair = JSON.stringify([hospitalId, drg]);
    const twice = { hospitalId, drg, first: lines.get(pair) ?? line, again: line };
    lines.set(pair, twice.first);
    return twice.first === line
      ? undefined
      : coefficientErrors.diagnostic("error", "COEFFICIENT_TWICE", "drg", twice);
  });
  const byHospital = new Map<string, [string, Decimal][]>();
  for (const { hospitalId, drg, coefficient } of rows) {
    if (coefficient === undefined) continue;
    const known = byHospital.get(hospitalId) ?? [];
    known.push([drg, coefficient]);
    byHospital.set(hospitalId, known);
  }
  const joined = hospitals.map((hospital) => {
    const read = byHospital.get(hospital.hospitalId);
    if (read === undefined) return hospital;
    return { ...hospital, coefficients: { ...Object.fromEntries(read), ...hospital.coefficients } };
  });
  return madeUnder(joined, recordedEdition(input.file));
}

/** An id without what a hand or a spreadsheet changes of it: case, width, blanks, zeros before digits. */
function plainId(id: string): string {
  return id
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replaceAll(/(?<!\d)0+(?=\d)/g, "")
    .toUpperCase();
}

/** 读取预算. @throws the codes of `parseBudget`, and of reading strict JSON */
export async function readBudget(input: TextInput): Promise<Budget> {
  const json = await readJsonInput(input);
  try {
    return parseBudget(json);
  } catch (error) {
    if (!isDrgError(error)) throw error;
    const { code, text, info, path } = error;
    const inFile = { zh: `${input.file}：${text.zh}`, en: `${input.file}: ${text.en}` };
    throw new DrgError(code, inFile, info, path === undefined ? {} : { path });
  }
}
