import type { Hospital, InpatientCase } from "../cases/index.js";
import { type StatusCounts, statusCounts } from "../grouping/index.js";
import type { CaseDetails } from "../settlement/index.js";
import {
  type CaseColumns,
  CaseColumnsBuilder,
  type GroupedAs,
  type ReadmissionParameters,
} from "../weights/index.js";
import { CaseDetailsBuilder } from "./case-details-builder.js";

/** 已收病例: cases grouped and kept as columns; what weighing and settlement read, and nothing else of the records. */
export interface TakenCases {
  readonly columns: CaseColumns;
  readonly details: CaseDetails;
  /** how many cases have each grouping status; they add up to `columns.count` */
  readonly byStatus: Readonly<StatusCounts>;
  /** cases whose group came with them and was taken as it is */
  readonly stated: number;
  /** cases that named no pooling area and were put in that of their hospital */
  readonly areaOfHospital: number;
}

/** How a case gets its group. */
export type GroupOf = (record: InpatientCase) => GroupedAs & { readonly stated: boolean };

/** What an intake needs beside the cases. */
export interface IntakeOptions {
  readonly groupOf: GroupOf;
  readonly readmission: ReadmissionParameters | undefined;
  /** a case without a pooling area of its own belongs to the area of its hospital, where these name one */
  readonly hospitals?: Iterable<Hospital>;
}

/**
 * 病例收取: takes cases one by one, groups each, keeps its columns and lets the record go, so that a million cases fit in memory.
 */
export class CaseIntake {
  readonly #columns: CaseColumnsBuilder;
  readonly #details = new CaseDetailsBuilder();
  readonly #groupOf: GroupOf;
  readonly #areas: ReadonlyMap<string, string>;
  readonly #byStatus = statusCounts();
  #stated = 0;
  #areaOfHospital = 0;

  constructor({ groupOf, readmission, hospitals = [] }: IntakeOptions) {
    this.#groupOf = groupOf;
    this.#columns = new CaseColumnsBuilder(readmission);
    this.#areas = areasOf(hospitals);
  }

  /** @throws the codes of the grouping that is asked for, `DECIMAL_TOO_FINE`, `DATE_INVALID` */
  add(record: InpatientCase): void {
    const grouped = this.#groupOf(record);
    this.#columns.add(this.#withArea(record), grouped);
    this.#details.add(record);
    this.#byStatus[grouped.status] += 1;
    if (grouped.stated) this.#stated += 1;
  }

  finish(): TakenCases {
    return {
      columns: this.#columns.finish(),
      details: this.#details.finish(),
      byStatus: { ...this.#byStatus },
      stated: this.#stated,
      areaOfHospital: this.#areaOfHospital,
    };
  }

  #withArea(record: InpatientCase): InpatientCase {
    if (record.poolingArea !== undefined || record.hospitalId === undefined) return record;
    const poolingArea = this.#areas.get(record.hospitalId);
    if (poolingArea === undefined) return record;
    this.#areaOfHospital += 1;
    return { ...record, poolingArea };
  }
}

function areasOf(hospitals: Iterable<Hospital>): ReadonlyMap<string, string> {
  const areas = new Map<string, string>();
  for (const { hospitalId, poolingArea } of hospitals) {
    if (poolingArea !== undefined) areas.set(hospitalId, poolingArea);
  }
  return areas;
}
