import type { Diagnostic } from "../../primitives/index.js";
import type { CareEvent } from "../care-event.js";
import type { Contract } from "../contract.js";
import { CARE_EVENT_TABLE } from "../fields/care-event-fields.js";
import { CASE_TABLE } from "../fields/case-fields.js";
import { civilDateOf } from "../fields/civil-date-of.js";
import { CONTRACT_TABLE } from "../fields/contract-fields.js";
import type { RecordTable } from "../fields/field.js";
import { HOSPITAL_COEFFICIENT_TABLE } from "../fields/hospital-coefficient-fields.js";
import { HOSPITAL_TABLE } from "../fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "../fields/published-group-fields.js";
import type { Hospital } from "../hospital.js";
import type { HospitalCoefficient } from "../hospital-coefficient.js";
import type { InpatientCase } from "../inpatient-case.js";
import { safeParseCareEvent } from "../parse-care-event.js";
import { safeParseCase } from "../parse-case.js";
import { safeParseHospital } from "../parse-hospital.js";
import { safeParseHospitalCoefficient } from "../parse-hospital-coefficient.js";
import { safeParsePublishedGroup } from "../parse-published-group.js";
import type { ParseOptions, ParseResult } from "../parse-result.js";
import type { PublishedGroup } from "../published-group.js";
import { parseBy, recordOf } from "../record-reader.js";
import { columnsOf } from "./columns-of.js";
import { type ColumnNames, isHeaderOf, planHeader } from "./header-plan.js";
import { type CellFindings, recordOfCells } from "./read-row.js";
import { keyRenamer } from "./renamed-keys.js";
import { rowErrors } from "./row-errors.js";

/**
 * 行类型: how the rows of one kind of file are read, from JSON values or from cells under a header.
 *
 * The contract with whoever splits the file: cells come unquoted; a byte-order mark before the first header and a carriage
 * return behind the last cell are let pass; every row is either read or refused with its reasons, none is dropped.
 */
export interface RowKind<Row> {
  /**
   * a row of JSON or JSONL; unknown fields are warnings
   *
   * @param names what keys are said to be
   * @throws `HEADER_MAP_UNKNOWN`, where a key is said to be what there is not
   */
  parse(value: unknown, names?: ColumnNames): ParseResult<Row>;
  /**
   * what is not used of a header: unknown columns, and columns that another one makes superfluous
   *
   * @throws as `underHeader`
   */
  notices(header: readonly string[], names?: ColumnNames): readonly Diagnostic[];
  /** whether cells name the columns that such a table must have: a header, not a title above it */
  isHeader(cells: readonly string[], names?: ColumnNames): boolean;
  /**
   * the reader of the rows under a header
   *
   * @param names what columns are said to be, by their headers
   * @throws `HEADER_FIELD_MISSING`, `HEADER_FIELD_TWICE`, `HEADER_TOO_WIDE`
   */
  underHeader(header: readonly string[], names?: ColumnNames): (cells: readonly string[]) => ParseResult<Row>;
}

/**
 * 病例行: rows of the cases file, English headers or those of 医疗保障基金结算清单.
 *
 * @example
 * ```ts
 * const read = caseRows.underHeader(["病案号", "性别", "主要诊断", "其他诊断1"]);
 * const result = read(["1", "男", "I10.x00", "E11.900"]);
 * result.ok && result.value.diagnoses; // ["I10.x00", "E11.900"]
 * ```
 */
export const caseRows: RowKind<InpatientCase> = rowKind(CASE_TABLE, safeParseCase);

/** 定点医药机构行: rows of the hospitals file. */
export const hospitalRows: RowKind<Hospital> = rowKind(HOSPITAL_TABLE, safeParseHospital);

/** 病组参数行: rows of a published group table. */
export const publishedGroupRows: RowKind<PublishedGroup> = rowKind(
  PUBLISHED_GROUP_TABLE,
  safeParsePublishedGroup,
);

/** 分组差异系数行: rows of a coefficient table, as `weigh` writes it. */
export const hospitalCoefficientRows: RowKind<HospitalCoefficient> = rowKind(
  HOSPITAL_COEFFICIENT_TABLE,
  safeParseHospitalCoefficient,
);

/** 住院外就诊购药事件行: rows of the events file. */
export const careEventRows: RowKind<CareEvent> = rowKind(CARE_EVENT_TABLE, safeParseCareEvent);

/** 签约行: rows of the contracts file. */
export const contractRows: RowKind<Contract> = rowKindOf(CONTRACT_TABLE);

/** 行类型 of a table of fields. */
export function rowKindOf<Row>(records: RecordTable<Row>): RowKind<Row> {
  const read = recordOf(records);
  return rowKind(records, (value, options) => parseBy(read, value, options));
}

function rowKind<Row>(
  records: RecordTable<Row>,
  parse: (value: unknown, options?: ParseOptions) => ParseResult<Row>,
): RowKind<Row> {
  const table = columnsOf(records);
  const rename = keyRenamer(table);
  return {
    parse: (value, names) => parse(rename(value, names), { unknownFields: "report" }),
    notices: (header, names) => planHeader(header, table, names).notices,
    isHeader: (cells, names) => isHeaderOf(cells, table, names),
    underHeader: (header, names) => {
      const { columns } = planHeader(header, table, names);
      const plainHeader = header.map(plainCell);
      return (cells) => {
        const noRow = noRecord(cells, plainHeader);
        if (noRow !== undefined) return { ok: false, problems: [noRow] };
        const found: CellFindings = { problems: [], warnings: [] };
        const record = recordOfCells(cells, columns, found);
        const result = parse(record, { unknownFields: "report" });
        const { problems, warnings } = found;
        if (problems.length > 0) {
          return { ok: false, problems: [...problems, ...otherProblems(result, problems)] };
        }
        if (!result.ok || warnings.length === 0) return result;
        return { ...result, warnings: [...warnings, ...result.warnings] };
      };
    },
  };
}

/** 合计行: what spreadsheets and reports put under their columns: 合计, 本页合计, 总计(2例), 共2例, 平均. */
const TOTAL =
  /^\s*(?:(?:本[页表月季年]|全[院年])?\s*(?:[合总小共累]\s*计)\s*(?:[（(]?共?\s*\d+\s*(?:例|份|条|行|人次?)\s*[）)]?)?|[共总]\s*\d+\s*(?:例|份|条|行|人次?)|平\s*均[值数]?|grand total|(?:sub)?total|sum|average)\s*[:：]?\s*$/i;

/**
 * The same in the words of reports that could be the name of something too, and so count only at the beginning of a row without a date: 内科小计,
 * 合计金额, 合计（元）, 合计：3例, 总额.
 */
const TOTAL_IN_FRONT =
  /^\s*(?:[\p{L}\p{N}]{0,10}[合总總小共累]\s*[计計]\s*(?:金额|费用|例数|人数|人次)?|总\s*(?:金?额|费用|例数|人数|人次))\s*(?:[（(][^（()）]{1,10}[）)])?\s*(?:[:：].*)?$/u;

/** 落款: who made a table, checked or printed it, and when. */
const SIGNATURE =
  /^\s*(?:制表|填表|填报|审核|复核|经办|打印|导出|统计|单位负责|负责)(?:人|者|日期|时间|单位)\s*(?:[:：].*)?$/;

/** Whether a cell is one of a row of totals. */
function isTotal(cell: string): boolean {
  return TOTAL.test(cell);
}

/** Whether the row of a cell may be none of a record: totals, or who made the table. */
export function mayBeNoRecord(cell: string): boolean {
  return isTotal(cell) || TOTAL_IN_FRONT.test(cell) || SIGNATURE.test(cell);
}

/** A day as a row of a record has it; eight digits may be an amount. */
function isWrittenDate(cell: string): boolean {
  return /[-/.年]/.test(cell) && civilDateOf(cell.trim()) !== undefined;
}

/** 附注行: words of Chinese in the only cell that holds anything, in a table of so many columns: who made the table, or that it ends here. */
const NOTE = /\p{Script=Han}/u;
const NOTE_COLUMNS = 5;

/** A cell without the blanks and line ends that one copy of a header has and another has not. */
function plainCell(cell: string): string {
  return cell.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, "");
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** The only cell that holds anything; undefined where none does or several do. */
function onlyFilled(cells: readonly string[]): string | undefined {
  const first = cells.findIndex(isFilled);
  return cells.findLastIndex(isFilled) === first ? cells[first] : undefined;
}

/** Why a line is no record at all: totals, a note, cells that have shifted, the header (of plain cells) once more. */
function noRecord(cells: readonly string[], header: readonly string[]): Diagnostic | undefined {
  const front = cells.find(isFilled) ?? "";
  const isTotalInFront = TOTAL_IN_FRONT.test(front) && !cells.some(isWrittenDate);
  const total = isTotalInFront ? front : cells.find(isTotal);
  if (total !== undefined) {
    return rowErrors.diagnostic("error", "ROW_IS_TOTAL", "", { cell: total.trim() });
  }
  const columns = header.length;
  if (!fits(cells, columns)) {
    return rowErrors.diagnostic("error", "ROW_WIDTH", "", { cells: cells.length, columns });
  }
  const only = columns < NOTE_COLUMNS ? "" : (onlyFilled(cells) ?? "");
  if (NOTE.test(only) || SIGNATURE.test(front)) {
    return rowErrors.diagnostic("error", "ROW_IS_NOTE", "", { cell: front.trim() });
  }
  const again = header.every((name, at) => name === plainCell(cells[at] ?? ""));
  return again ? rowErrors.diagnostic("error", "ROW_IS_HEADER", "", {}) : undefined;
}

/** What else is wrong with a row; a field whose cell could not be read is not also called missing. */
function otherProblems(result: ParseResult<unknown>, named: readonly Diagnostic[]): readonly Diagnostic[] {
  if (result.ok) return [];
  return result.problems.filter(({ path }) => !named.some((problem) => problem.path === path));
}

/** As many cells as columns; empty cells behind the last column are what spreadsheets leave. */
function fits(cells: readonly string[], width: number): boolean {
  return cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "");
}
