export { allocate, allocationWithoutClaims } from "./allocate.js";
export { calendarYear, periodOf, yearOf, yearText } from "./calendar-period.js";
export {
  type Assumption,
  CitedReader,
  clauseText,
  type NotEvaluated,
  type Supplied,
} from "./cited-reader.js";
export {
  type Cited,
  type CitedValue,
  citedOn,
  isCitedValue,
  type Source,
  type ValueStatus,
} from "./cited-value.js";
export {
  addDays,
  type CivilDate,
  civilDay,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isCivilDate,
} from "./civil-date.js";
export { compareText } from "./compare-text.js";
export { counted } from "./counted.js";
export { csvLine, csvText, quoted } from "./csv-text.js";
export { Decimal } from "./decimal.js";
export {
  type DecimalInput,
  decimal,
  decimalText,
  isDecimal,
  isPlainDecimal,
  ownDecimal,
} from "./decimal-input.js";
export { deepFreeze } from "./deep-freeze.js";
export type { Diagnostic, Severity } from "./diagnostic.js";
export { DrgError, isDrgError } from "./drg-error.js";
export { excerpt } from "./excerpt.js";
export { fenOf } from "./fen-of.js";
export { largest, smallest } from "./largest.js";
export type { Locale, LocalizedText } from "./localized-text.js";
export { messageTable } from "./message-table.js";
export { nearestName } from "./nearest-name.js";
export { Random } from "./random.js";
export { repeatedKey } from "./repeated-key.js";
export {
  FEN_DECIMALS,
  quotient,
  type Rounding,
  round,
  TO_THE_FEN,
  WORKING,
  WORKING_SCALE,
} from "./rounding.js";
export type { RoundingMode } from "./rounding-mode.js";
export {
  divideHalfUp,
  type MakeFigure,
  plainScaledText,
  powerOfTen,
  scaledText,
} from "./scaled-integer.js";
export { sha256, sha256Hex } from "./sha256.js";
export { squareRoot } from "./square-root.js";
export { sumKnown, sumOf } from "./sum-of.js";
export {
  type CellFormat,
  type CellValue,
  columnTotal,
  memberColumn,
  plainCell,
  presentColumns,
  type TableColumn,
} from "./table-column.js";
export { fromScaled, toScaled } from "./to-scaled.js";
export { knownYuan, yuanOf } from "./yuan-of.js";
