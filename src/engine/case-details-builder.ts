import { markAmount } from "../cases/case-marks.js";
import { type CaseMarks, hasMark, type InpatientCase } from "../cases/index.js";
import { type CaseRow, PLACE } from "../cases/row/case-row.js";
import { FEN_DECIMALS, fenOf, toScaled, WORKING_SCALE } from "../primitives/index.js";
import {
  type CaseDetails,
  type Disease,
  hasOperationsOfTwo,
  listedDiseases,
  NO_DAY,
  NO_DISEASE,
  SEVERAL_DISEASES,
} from "../settlement/index.js";
import type { GroupReviewParameters } from "../settlement/parameters/group-review-parameters.js";
import { fieldBits } from "../settlement/record-completeness.js";
import { listedItems } from "../settlement/review/listed-items.js";
import { type ColumnArray, GrowingColumn } from "../weights/columns/growing-column.js";
import { type GroupedAs, stayOfRow } from "../weights/columns/history-columns-builder.js";

/** What an intake is told of a case's group. */
export type TakenGroup = GroupedAs & {
  readonly stated: boolean;
  /** whether the group may rest on a code that is none */
  readonly codesDoubted: boolean;
};

/** 编码名单: what the edition looks up in the codes of a case while they are at hand. */
export interface Listings {
  /** 按病种付费的病种 */
  readonly diseases: readonly Disease[];
  /** 单独审核的清单 */
  readonly lists: GroupReviewParameters["lists"];
}

const NO_LISTINGS: Listings = { diseases: [], lists: {} };

/** A detail of a case: the array that holds it, and its value, from its marks alone or from the whole row. */
type Detail<Column extends ColumnArray> = { readonly create: (length: number) => Column } & (
  | { readonly of: (row: CaseRow, grouped: TakenGroup, listings: Listings) => Column[number] }
  | { readonly ofMarks: (marks: CaseMarks | undefined) => Column[number] }
);

/** The details that are kept as cases are taken; the others stand in the weighed columns already. */
type KeptDetails = Omit<CaseDetails, "careType" | "marks" | "costCategories" | "categoryFen">;

/** 附加栏: what single settlement rules read beside the weighed columns. */
const DETAILS: { readonly [Name in keyof KeptDetails]-?: Detail<NonNullable<KeptDetails[Name]>> } = {
  disease: {
    create: (length) => new Int32Array(length),
    of: ({ record }, _grouped, { diseases }) =>
      diseases.length === 0 ? NO_DISEASE : diseaseNumber(record, diseases),
  },
  operationsOfTwo: {
    create: (length) => new Uint8Array(length),
    of: ({ record }, _grouped, { diseases }) =>
      diseases.length > 0 && hasOperationsOfTwo(record, diseases) ? 1 : 0,
  },
  dischargeDay: {
    create: (length) => new Int32Array(length),
    of: ({ values }) => {
      const day = values[PLACE.dischargeDate] as number;
      return Number.isNaN(day) ? NO_DAY : day;
    },
  },
  lengthOfStayDays: { create: (length) => new Int32Array(length), of: stayOfRow },
  birthWeightGrams: {
    create: (length) => new Int32Array(length),
    of: ({ values }) => {
      const grams = values[PLACE.birthWeightGrams] as number;
      return Number.isNaN(grams) ? -1 : grams;
    },
  },
  approvedByItem: {
    create: (length) => new Uint8Array(length),
    ofMarks: (marks) => (hasMark(marks, "approvedByItem") ? 1 : 0),
  },
  offSite: {
    create: (length) => new Uint8Array(length),
    ofMarks: (marks) => (hasMark(marks, "offSite") ? 1 : 0),
  },
  patientPaymentFen: {
    create: (length) => new Float64Array(length),
    of: ({ values }) => values[PLACE.patientPayment] as number,
  },
  selfFundedFen: {
    create: (length) => new Float64Array(length),
    of: ({ values }) => values[PLACE.selfFunded] as number,
  },
  firstSelfPaidFen: {
    create: (length) => new Float64Array(length),
    ofMarks: (marks) => markFen(marks, "firstSelfPaid"),
  },
  deductibleFen: {
    create: (length) => new Float64Array(length),
    ofMarks: (marks) => markFen(marks, "deductible"),
  },
  reimbursementRatio: { create: (length) => new BigInt64Array(length), ofMarks: ratioUnits },
  listedItems: {
    create: (length) => new Uint8Array(length),
    of: ({ record }, _grouped, { lists }) =>
      Object.keys(lists).length === 0 ? 0 : listedItems(record, lists),
  },
  absentFields: { create: (length) => new Uint8Array(length), of: absentFields },
  codesInDoubt: {
    create: (length) => new Uint8Array(length),
    of: (_row, { codesDoubted }) => (codesDoubted ? 1 : 0),
  },
};

const NAMES = Object.keys(DETAILS) as readonly (keyof KeptDetails)[];

/** A detail whose array is not told apart: each is written and read by its own row of the table. */
type AnyDetail = Detail<ColumnArray>;

/** 病例附加栏的建立: keeps, case by case, what single settlement rules read beside the weighed columns. */
export class CaseDetailsBuilder {
  readonly #columns = NAMES.map((name) => {
    const detail = DETAILS[name] as AnyDetail;
    const of = "of" in detail ? detail.of : ({ marks }: CaseRow) => detail.ofMarks(marks);
    return { name, of, create: detail.create, column: new GrowingColumn(detail.create) };
  });

  readonly #listings: Listings;

  constructor(listings: Listings = NO_LISTINGS) {
    this.#listings = listings;
  }

  add(row: CaseRow, grouped: TakenGroup): void {
    for (const { of, column } of this.#columns) column.push(of(row, grouped, this.#listings));
  }

  /** Takes over details of other cases, from `from` to `to`, after those already here; those that they lack are zero. */
  append(details: KeptDetails, from: number, to: number): void {
    for (const { name, create, column } of this.#columns) {
      column.append(details[name]?.subarray(from, to) ?? create(to - from));
    }
  }

  /** The details of all that were added, since the last time where it is asked more than once. */
  finish(): KeptDetails {
    return Object.fromEntries(this.#columns.map(({ name, column }) => [name, column.take()]));
  }
}

/** The details of cases some of which have other marks now; arrays that no mark moves are shared. */
export function detailsWithMarks(
  details: CaseDetails,
  marks: ReadonlyMap<number, CaseMarks | undefined>,
): CaseDetails {
  const changed = NAMES.flatMap((name) => {
    const detail = DETAILS[name] as AnyDetail;
    const column = details[name];
    if (column === undefined || !("ofMarks" in detail)) return [];
    const copy = column.slice();
    for (const [index, own] of marks) copy[index] = detail.ofMarks(own) as never;
    return [[name, copy] as const];
  });
  return { ...details, ...Object.fromEntries(changed) };
}

/** The fields of the completeness list that a record lacks; a list without an entry is none. */
function absentFields({ values, diagnoses }: CaseRow): number {
  return fieldBits((field) =>
    field === "diagnoses" ? diagnoses.length === 0 : Number.isNaN(values[PLACE[field]] as number),
  );
}

function diseaseNumber(record: InpatientCase, diseases: readonly Disease[]): number {
  const [disease, ...others] = listedDiseases(record, diseases);
  if (disease === undefined) return NO_DISEASE;
  return others.length > 0 ? SEVERAL_DISEASES : diseases.indexOf(disease);
}

/** An amount carried by a mark in fen; a mark that is absent or unreadable is missing, not zero. */
function markFen(marks: CaseMarks | undefined, name: string): number {
  const amount = markAmount(marks, name, FEN_DECIMALS);
  return typeof amount === "string" ? Number.NaN : fenOf(amount);
}

function ratioUnits(marks: CaseMarks | undefined): bigint {
  const ratio = markAmount(marks, "reimbursementRatio", WORKING_SCALE);
  return typeof ratio === "string" || ratio.gt(1) ? -1n : toScaled(ratio, WORKING_SCALE);
}
