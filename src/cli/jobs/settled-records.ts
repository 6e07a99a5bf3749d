import type { InpatientCase } from "../../cases/index.js";
import { CaseRow, PLACE } from "../../cases/row/case-row.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import { GROUPING_STATUSES } from "../../grouping/index.js";
import { compareText } from "../../primitives/index.js";
import { type InParts, withNoted } from "../../rules/in-parts.js";
import { type CaseColumns, MISSING_DAY } from "../../weights/index.js";
import { paymentKey } from "./case-payments.js";
import type { TakesCases } from "./seen-cases.js";

/** What is compared: a field of a record and the column that a settlement kept it in. */
const COMPARED = [
  ["admissionDate", "admissionDay"],
  ["dischargeDate", "dischargeDay"],
  ["careType", "careType"],
  ["totalCost", "totalCostFen"],
  ["fundPayment", "fundPaymentFen"],
  ["patientPayment", "patientPaymentFen"],
] as const;

/** 结算留存的记录: the records that were settled, corrections included, as far as monitoring reads them; plain data. */
export type SettledRecords = Pick<
  CaseColumns,
  | (typeof COMPARED)[number][1]
  | ("caseIds" | "hospitalIds" | "hospital" | "patientIds" | "patient" | "groups" | "group" | "status")
>;

/** The columns that {@link SettledRecords} are. */
export function settledRecords(columns: CaseColumns): SettledRecords {
  const { caseIds, hospitalIds, hospital, patientIds, patient, groups, group, status } = columns;
  const compared = Object.fromEntries(COMPARED.map(([, name]) => [name, columns[name]]));
  return {
    ...{ caseIds, hospitalIds, hospital, patientIds, patient, groups, group, status },
    ...(compared as Pick<CaseColumns, (typeof COMPARED)[number][1]>),
  };
}

/** 与结算不同的记录: how many, the first of them, and in which fields; plain data. */
export interface DifferingRecords {
  readonly cases: number;
  readonly first: readonly string[];
  readonly fields: readonly string[];
}

/** Ids that are named. */
const MOST_NAMED = 3;
/** The id stands more than once at its hospital: which of the records it is cannot be told. */
const REPEATED = -1;

/**
 * 按结算取组: hands cases on in the group that they were settled in, which a correction may have changed since their records were written, and notes the records
 * that are not those that were settled.
 */
export class AsSettled implements TakesCases<AuditGrouping> {
  readonly #takes: TakesCases<AuditGrouping>;
  readonly #settled: SettledRecords;
  readonly #places = new Map<string, number>();
  readonly #row = new CaseRow();
  #cases = 0;
  #first: string[] = [];
  readonly #fields = new Set<string>();
  readonly parts: InParts;

  constructor(takes: TakesCases<AuditGrouping>, settled: SettledRecords) {
    this.#takes = takes;
    this.#settled = settled;
    const { caseIds, hospitalIds, hospital } = settled;
    for (const [index, caseId] of caseIds.entries()) {
      const key = paymentKey(caseId, hospitalIds[hospital[index] ?? -1]);
      this.#places.set(key, this.#places.has(key) ? REPEATED : index);
    }
    this.parts = withNoted(takes.parts, {
      found: () => this.differing,
      join: (differing) => this.#note(differing),
    });
  }

  get differing(): DifferingRecords {
    return { cases: this.#cases, first: this.#first, fields: [...this.#fields].sort(compareText) };
  }

  add(record: InpatientCase, grouping?: AuditGrouping): unknown {
    this.#row.fill(record);
    return this.#takes.add(record, this.#asSettled(this.#row, grouping));
  }

  addRow(row: CaseRow, grouping?: AuditGrouping): unknown {
    return this.#takes.addRow(row, this.#asSettled(row, grouping));
  }

  #asSettled(row: CaseRow, grouping: AuditGrouping | undefined): AuditGrouping | undefined {
    const place = this.#places.get(paymentKey(row.caseId, row.record.hospitalId));
    if (place === undefined || place === REPEATED) return grouping;
    const fields = fieldsThatDiffer(row, this.#settled, place);
    if (fields.length > 0) this.#note({ cases: 1, first: [row.caseId], fields });
    const { groups, group, status } = this.#settled;
    const drg = groups[group[place] ?? -1];
    if (drg === undefined || drg === grouping?.drg) return grouping;
    return { drg, status: GROUPING_STATUSES[status[place] ?? -1] ?? "invalid" };
  }

  #note({ cases, first, fields }: DifferingRecords): void {
    this.#cases += cases;
    this.#first = [...this.#first, ...first].sort(compareText).slice(0, MOST_NAMED);
    for (const field of fields) this.#fields.add(field);
  }
}

/** 一份记录与结算所用的不同之处: the fields in which a record is another than the one that was settled; none where its id stands more than once, or nowhere. */
export function differingFields(record: InpatientCase, settled: SettledRecords): readonly string[] {
  const { caseIds, hospitalIds, hospital } = settled;
  const key = paymentKey(record.caseId, record.hospitalId);
  const [place, another] = caseIds.flatMap((caseId, index) =>
    caseId === record.caseId && paymentKey(caseId, hospitalIds[hospital[index] ?? -1]) === key ? [index] : [],
  );
  if (place === undefined || another !== undefined) return [];
  const row = new CaseRow();
  row.fill(record);
  return fieldsThatDiffer(row, settled, place);
}

function fieldsThatDiffer({ values, pools }: CaseRow, settled: SettledRecords, place: number): string[] {
  const fields: string[] = COMPARED.filter(
    ([field, column]) => known(values[PLACE[field]]) !== known(settled[column][place]),
  ).map(([field]) => field);
  const { patientIds, patient } = settled;
  const number = values[PLACE.patientId] as number;
  const patientId = Number.isNaN(number) ? undefined : pools.patients.text(number);
  if (patientId !== patientIds[patient[place] ?? -1]) fields.push("patientId");
  return fields;
}

/** A value as rows and columns have it; undefined where either says that it is missing. */
function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) || value === MISSING_DAY || value === -1
    ? undefined
    : value;
}
