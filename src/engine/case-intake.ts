import type { Hospital, InpatientCase } from "../cases/index.js";
import { CaseRow, PLACE } from "../cases/row/case-row.js";
import { type CodeFindings, CodeTally, type StatusCounts, statusCounts } from "../grouping/index.js";
import type { CaseDetails } from "../settlement/index.js";
import {
  type CaseColumns,
  CaseColumnsBuilder,
  type HistoryColumns,
  HistoryColumnsBuilder,
  type ReadmissionParameters,
  TextPacker,
} from "../weights/index.js";
import { CaseDetailsBuilder, type Listings, type TakenGroup } from "./case-details-builder.js";
import { requireCase } from "./require-read.js";

/** 收取的依据: what cases were taken in under. */
interface TakenUnder {
  /** the edition, `id@version`; absent where somebody else put the cases together */
  readonly ruleset?: string;
  /** the scheme that they were grouped by, `id@version`; absent where there was none: each carried its group */
  readonly scheme?: string;
}

/** 已收历史: cases grouped and kept as columns as far as weights rest on them. */
export interface TakenHistory extends TakenUnder {
  readonly columns: HistoryColumns;
  /** how many cases have each grouping status; they add up to `columns.count` */
  readonly byStatus: Readonly<StatusCounts>;
  /** cases whose group came with them and was taken as it is */
  readonly stated: number;
  /** what was said of the codes of the cases that were grouped */
  readonly codes: CodeFindings;
  /** cases that named no pooling area and were put in that of their hospital */
  readonly areaOfHospital: number;
}

/** 已收病例: cases grouped and kept as columns; what weighing and settlement read, and nothing else of the records. */
export interface TakenCases extends TakenHistory {
  readonly columns: CaseColumns;
  readonly details: CaseDetails;
}

/** What is counted of cases as they are taken. */
type TakenCounts = Omit<TakenHistory, "columns">;

/** What is kept of history, and of cases that are settled. */
export type HistoryKept = Pick<TakenHistory, "columns">;
export type CasesKept = Pick<TakenCases, "columns" | "details">;

/** What keeps something of every case. */
interface Keeper<Kept> {
  add(row: CaseRow, grouped: TakenGroup): void;
  /** takes over what was kept of other cases, from `from` to `to`, after those already here */
  append(kept: Kept, from: number, to: number): void;
  /** all that was kept since the last time: numbers count on, and lists tell what is new in them */
  finish(): Kept;
}

/** How a case gets its group. */
export interface GroupsOf {
  readonly groupOf: (record: InpatientCase, tally: CodeTally) => TakenGroup;
  readonly groupOfRow: (row: CaseRow, tally: CodeTally) => TakenGroup;
}

/** What an intake needs beside the cases. */
interface IntakeOptions<Kept> extends GroupsOf {
  readonly keeper: Keeper<Kept>;
  /** a case without a pooling area of its own belongs to the area of its hospital, where these name one */
  readonly hospitals?: Iterable<Hospital>;
  readonly under: TakenUnder;
}

/** What is kept of cases that are settled. @param listings what is told by codes that are not kept */
export function caseKeeper(readmission?: ReadmissionParameters, listings?: Listings): Keeper<CasesKept> {
  const columns = new CaseColumnsBuilder(readmission);
  const details = new CaseDetailsBuilder(listings);
  return {
    add: (row, grouped) => {
      columns.addRow(row, grouped);
      details.add(row, grouped);
    },
    append: (kept, from, to) => {
      columns.append(kept.columns, from, to);
      details.append(kept.details, from, to);
    },
    finish: () => ({ columns: columns.finish(), details: details.finish() }),
  };
}

/** What is kept of history. @param people whether its people are kept too */
export function historyKeeper(people: boolean): Keeper<HistoryKept> {
  const columns = new HistoryColumnsBuilder(new TextPacker(), people);
  return {
    add: (row, grouped) => columns.addRow(row, grouped),
    append: (kept, from, to) => columns.append(kept.columns, from, to),
    finish: () => ({ columns: columns.take() }),
  };
}

/**
 * 病例收取: takes cases one by one, groups each, keeps its columns and lets the record go, so that a million cases fit in memory.
 */
export class CaseIntake<Kept = CasesKept> {
  readonly #keeper: Keeper<Kept>;
  readonly #groups: GroupsOf;
  readonly #under: TakenUnder;
  /** through which records are taken; made for the first that comes */
  #row: CaseRow | undefined;
  readonly #areas: ReadonlyMap<string, string>;
  readonly #byStatus = statusCounts();
  readonly #codes = new CodeTally();
  #stated = 0;
  #areaOfHospital = 0;

  constructor({ keeper, hospitals = [], under, ...groups }: IntakeOptions<Kept>) {
    this.#keeper = keeper;
    this.#under = under;
    this.#groups = groups;
    this.#areas = areasOf(hospitals);
  }

  /** @throws `ENGINE_NOT_PARSED`, the codes of the grouping that is asked for, `DECIMAL_TOO_FINE`, `DATE_INVALID` */
  add(record: InpatientCase): void {
    requireCase(record);
    this.#row ??= new CaseRow();
    this.#row.fill(record);
    this.#take(this.#row, this.#groups.groupOf(record, this.#codes));
  }

  /** The same for a case that was read as a row. @throws the codes of the grouping that is asked for */
  addRow(row: CaseRow): void {
    this.#take(row, this.#groups.groupOfRow(row, this.#codes));
  }

  #take(row: CaseRow, grouped: TakenGroup): void {
    this.#fillArea(row);
    this.#keeper.add(row, grouped);
    this.#byStatus[grouped.status] += 1;
    if (grouped.stated) this.#stated += 1;
  }

  /** What was kept of those that were taken since the last time; more may come. */
  portion(): Kept {
    return this.#keeper.finish();
  }

  /** All that were taken, but for what was given in portions; nothing is taken afterwards. */
  finish(): Kept & TakenCounts {
    return {
      ...this.#keeper.finish(),
      byStatus: { ...this.#byStatus },
      stated: this.#stated,
      codes: this.#codes.findings,
      areaOfHospital: this.#areaOfHospital,
      ...this.#under,
    };
  }

  #fillArea({ values, pools }: CaseRow): void {
    const hospital = values[PLACE.hospitalId] as number;
    if (!Number.isNaN(values[PLACE.poolingArea]) || Number.isNaN(hospital)) return;
    const poolingArea = this.#areas.get(pools.texts.text(hospital));
    if (poolingArea === undefined) return;
    this.#areaOfHospital += 1;
    values[PLACE.poolingArea] = pools.texts.number(poolingArea);
  }
}

function areasOf(hospitals: Iterable<Hospital>): ReadonlyMap<string, string> {
  const areas = new Map<string, string>();
  for (const { hospitalId, poolingArea } of hospitals) {
    if (poolingArea !== undefined) areas.set(hospitalId, poolingArea);
  }
  return areas;
}
