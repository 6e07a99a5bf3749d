import type { Hospital } from "../cases/hospital.js";
import { NO_DAY } from "./case-details.js";
import { STATUS_NUMBERS } from "./case-status.js";
import { daysOfPeriod } from "./days-of-period.js";
import type { SettlementParameters } from "./parameters.js";
import { COMPLETENESS_BY_DEFAULT, type Completeness, fieldBits } from "./record-completeness.js";
import type { SettlementInput } from "./settlement-input.js";

/** Tells of a case, by its index, the status that keeps it out of the split: an index into {@link CASE_STATUSES}, 0 = none. */
export type Exclusion = (index: number) => number;

/** 不纳入结算的病例: what stands beside a case keeps it out, whatever unit would take it (`frame`), or where it is paid by group (`group`). */
export interface Exclusions {
  /** another period, paid by somebody else, a hospital or pooling area that nobody knows */
  readonly frame: Exclusion;
  /** a group that the scheme lacks */
  readonly group: Exclusion;
}

/**
 * 不纳入结算的病例: the period, a record that lacks what must be there, what the caller says is paid elsewhere, a hospitals file without the hospital, a budget and hospitals that do
 * not know the pooling area, a scheme that lacks the group. What its own record lacks is for `statusOf`.
 *
 * @throws `SETTLEMENT_PERIOD_INVALID`
 */
export function exclusion(
  input: SettlementInput,
  { completeness = COMPLETENESS_BY_DEFAULT }: Pick<SettlementParameters, "completeness"> = {},
): Exclusions {
  const rules = [
    outsidePeriod(input),
    paidElsewhere(input),
    strangers(input),
    incomplete(input, completeness),
  ].filter((rule) => rule !== undefined);
  return {
    frame: (index) => {
      for (const rule of rules) {
        const status = rule(index);
        if (status > 0) return status;
      }
      return 0;
    },
    group: strangeGroups(input),
  };
}

/** 已知的医疗机构: undefined where none is listed, and then none is unknown. */
export function knownHospitals(hospitals: readonly Hospital[]): ReadonlySet<string> | undefined {
  return hospitals.length === 0 ? undefined : new Set(hospitals.map(({ hospitalId }) => hospitalId));
}

/** Whatever names pooling areas of which nobody doubts that they are. */
interface AreasSource {
  readonly budget?: { readonly funds: readonly { readonly poolingArea: string }[] } | undefined;
  readonly hospitals: readonly Hospital[];
}

/** 已知的统筹区: those that the budget or the hospitals name; undefined where neither names any, and then none is unknown. */
export function knownAreas({ budget, hospitals }: AreasSource): ReadonlySet<string> | undefined {
  const areas = new Set(budget?.funds.map(({ poolingArea }) => poolingArea));
  for (const { poolingArea } of hospitals) if (poolingArea !== undefined) areas.add(poolingArea);
  return areas.size === 0 ? undefined : areas;
}

function outsidePeriod({ budget, details }: SettlementInput): Exclusion | undefined {
  if (budget === undefined) return undefined;
  const { first, last } = daysOfPeriod(budget.period);
  const days = details?.dischargeDay;
  if (days === undefined) return undefined;
  return (index) => {
    const day = days[index] ?? NO_DAY;
    return day !== NO_DAY && (day < first || day > last) ? STATUS_NUMBERS["outside-period"] : 0;
  };
}

function paidElsewhere({ paidElsewhere: indexes }: SettlementInput): Exclusion | undefined {
  return indexes && ((index) => (indexes.has(index) ? STATUS_NUMBERS["paid-elsewhere"] : 0));
}

/** A hospital or area that a case names and nobody knows, the hospital first; judged once a name, not once a case. */
function strangers(input: SettlementInput): Exclusion | undefined {
  const { cases, hospitals } = input;
  const listed = knownHospitals(hospitals);
  const areas = knownAreas(input);
  const hospital = cases.hospitalIds.map((id) => listed?.has(id) === false);
  const area = cases.ledgers.map(({ poolingArea }) => areas?.has(poolingArea) === false);
  if (![hospital, area].some((unknown) => unknown.includes(true))) return undefined;
  return (index) => {
    if (hospital[cases.hospital[index] ?? -1] === true) return STATUS_NUMBERS["hospital-unlisted"];
    return area[cases.ledger[index] ?? -1] === true ? STATUS_NUMBERS["area-unknown"] : 0;
  };
}

/** A stay that has not ended, then a record that lacks another field of the list. */
function incomplete({ details }: SettlementInput, completeness: Completeness): Exclusion | undefined {
  const absent = details?.absentFields;
  const asked = fieldBits((field) => completeness[field] !== undefined);
  if (absent === undefined || asked === 0) return undefined;
  const discharge = fieldBits((field) => field === "dischargeDate");
  return (index) => {
    const lacking = (absent[index] ?? 0) & asked;
    if (lacking === 0) return 0;
    return (lacking & discharge) === 0
      ? STATUS_NUMBERS["record-incomplete"]
      : STATUS_NUMBERS["not-discharged"];
  };
}

function strangeGroups({ cases, groups }: SettlementInput): Exclusion {
  const unknown = cases.groups.map((drg) => groups?.has(drg) === false);
  return (index) => (unknown[cases.group[index] ?? -1] === true ? STATUS_NUMBERS["group-unknown"] : 0);
}
