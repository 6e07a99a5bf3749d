import type { InpatientCase } from "../cases/index.js";
import type { GroupingStatus } from "../grouping/index.js";
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
  readonly byStatus: Readonly<Record<GroupingStatus, number>>;
  /** cases whose group came with them and was taken as it is */
  readonly stated: number;
}

/** How a case gets its group. */
export type GroupOf = (record: InpatientCase) => GroupedAs & { readonly stated: boolean };

/**
 * 病例收取: takes cases one by one, groups each, keeps its columns and lets the record go, so that a million cases fit in memory.
 */
export class CaseIntake {
  readonly #columns: CaseColumnsBuilder;
  readonly #details = new CaseDetailsBuilder();
  readonly #groupOf: GroupOf;
  readonly #byStatus: Record<GroupingStatus, number> = {
    grouped: 0,
    ambiguous: 0,
    ungroupable: 0,
    invalid: 0,
  };
  #stated = 0;

  constructor(groupOf: GroupOf, readmission: ReadmissionParameters | undefined) {
    this.#groupOf = groupOf;
    this.#columns = new CaseColumnsBuilder(readmission);
  }

  /** @throws the codes of the grouping that is asked for, `DECIMAL_TOO_FINE`, `DATE_INVALID` */
  add(record: InpatientCase): void {
    const grouped = this.#groupOf(record);
    this.#columns.add(record, grouped);
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
    };
  }
}
