import type { Diagnostic } from "../../primitives/index.js";
import type { CareEvent } from "../care-event.js";
import type { Contract } from "../contract.js";
import { CARE_EVENT_TABLE } from "../fields/care-event-fields.js";
import { CASE_TABLE } from "../fields/case-fields.js";
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
import { mayBeAmount } from "./column.js";
import { columnsOf } from "./columns-of.js";
import { namedColumns, planHeader, readColumns } from "./header-plan.js";
import type { ColumnNames } from "./header-reader.js";
import { noRecordUnder } from "./no-record.js";
import { type CellFindings, codeWithoutName, recordOfCells } from "./read-row.js";
import { keyRenamer } from "./renamed-keys.js";

/**
 * 行类型: how the rows of one kind of file are read, from JSON values or from cells under a header.
 *
 * The contract with whoever splits the file: cells come unquoted; a byte-order mark before the first header and a carriage
 * return behind the last cell are let pass; every row is either read or refused with its reasons, none is dropped. The header once more, which is no row, has a
 * warning as its only problem.
 */
export interface RowKind<Row> {
  /**
   * a row of JSON or JSONL; unknown fields are warnings
   *
   * @param names what keys are said to be; with them keys of one field, parts of lists and texts are read as under a header
   * @throws `HEADER_MAP_UNKNOWN`, where a key is said to be what there is not
   */
  parse(value: unknown, names?: ColumnNames): ParseResult<Row>;
  /**
   * what is not used of a header: unknown columns, and columns that another one makes superfluous
   *
   * @throws as `underHeader`
   */
  notices(header: readonly string[], names?: ColumnNames): readonly Diagnostic[];
  /** how many columns cells name; 0 where one that such a table must have is not among them: a title above the header, or a row */
  namedColumns(cells: readonly string[], names?: ColumnNames): number;
  /** which cells name a column, whether or not one that such a table must have is among them */
  isNamed(cells: readonly string[], names?: ColumnNames): readonly boolean[];
  /** whether any column that a header names may hold amounts of money */
  hasAmounts(header: readonly string[], names?: ColumnNames): boolean;
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
  const judged = (record: unknown, { problems, warnings }: CellFindings): ParseResult<Row> => {
    const result = parse(record, { unknownFields: "report" });
    if (problems.length > 0) {
      return { ok: false, problems: [...problems, ...otherProblems(result, problems)] };
    }
    if (!result.ok || warnings.length === 0) return result;
    return { ...result, warnings: [...warnings, ...result.warnings] };
  };
  return {
    parse: (value, names) => {
      const found: CellFindings = { problems: [], warnings: [] };
      return judged(rename(value, names, found), found);
    },
    notices: (header, names) => planHeader(header, table, names).notices,
    namedColumns: (cells, names) => namedColumns(cells, table, names),
    isNamed: (cells, names) => readColumns(cells, table, names).map((column) => column !== undefined),
    hasAmounts: (header, names) =>
      readColumns(header, table, names).some((column) => column !== undefined && mayBeAmount(column)),
    underHeader: (header, names) => {
      const { columns, nameless } = planHeader(header, table, names);
      const noRecord = noRecordUnder(header, columns, table);
      return (cells) => {
        const noRow = noRecord(cells) ?? codeWithoutName(cells, nameless);
        if (noRow !== undefined) return { ok: false, problems: [noRow] };
        const found: CellFindings = { problems: [], warnings: [] };
        return judged(recordOfCells(cells, columns, found), found);
      };
    },
  };
}

/** What else is wrong with a row; a field whose cell could not be read is not also called missing. */
function otherProblems(result: ParseResult<unknown>, named: readonly Diagnostic[]): readonly Diagnostic[] {
  if (result.ok) return [];
  return result.problems.filter(({ path }) => !named.some((problem) => problem.path === path));
}
