/** Whole numbers beyond it have lost digits: a spreadsheet keeps fifteen. */
const EXACT = 1e15;
const KEPT_DIGITS = 15;
/** Digits with which a number that lost digits is shown. */
const SHOWN_DIGITS = 5;
/** What a spreadsheet shows of a share of one. */
const PERCENT = 100;

/** A format that leaves the form to the program. */
const GENERAL = /^(?:\[[^\]]*\])*General$/i;
/** A format that shows a number of at least so many digits before its point: 00.0000. What shows numbers here heeds none but whole ones. */
const LEADING_ZEROS = /^(?<places>00+)\.0/;
/** The only number of a text, with what stands before and behind it. */
const ONE_NUMBER = /^(?<before>\D*?)(?<number>\d[\d,]*(?:\.\d*)?|\.\d+)(?<after>\D*)$/;
const SCIENTIFIC = /\dE[+-]?\d/i;
/** What a format of amounts puts around a number and what says nothing of it but its sign. */
const AROUND = /[\s¥￥_]/g;

/**
 * 数值单元格: the text of a number in a sheet: as it is shown, where that is the same number (`38.10`, `007`, `65岁`), and else the stored number, in full: a format that rounds, scales or
 * leaves out the sign is for the eye, and an amount is what was entered. Words around a number stay, because they may be its unit.
 *
 * @param shown what the sheet shows; undefined where its format is not known
 *
 * @example
 * ```ts
 * numberOfCell(38.1, "0.00", "38.10"); // "38.10"
 * numberOfCell(-12345.67, "#,##0;[Red]#,##0", "12,346"); // "-12345.67"
 * numberOfCell(1.25, '0" 万元"', "1 万元"); // "1.25 万元"
 * ```
 */
export function numberOfCell(value: number, format: string, shown = ""): string {
  if (Math.abs(value) >= EXACT) return value.toExponential(SHOWN_DIGITS).toUpperCase();
  const stored = storedText(value);
  if (GENERAL.test(format)) return stored;
  const { places = "" } = LEADING_ZEROS.exec(format)?.groups ?? {};
  const text = places === "" ? shown : shown.replace(/\d+/, (digits) => digits.padStart(places.length, "0"));
  const parts = ONE_NUMBER.exec(text)?.groups;
  if (parts === undefined) return isSameInParts(value, text) ? text.trim() : stored;
  const { before = "", number = "", after = "" } = parts;
  const digits = number.replaceAll(",", "").replace(/\.$/, "");
  const wanted = after.includes("%") ? storedText(value * PERCENT) : stored;
  const isSame = (sign: string): boolean => Number(sign + digits) === Number(wanted);
  switch (before.replace(AROUND, "")) {
    case "":
      return (isSame("") ? digits : wanted) + after.trimEnd();
    case "-":
      return (isSame("-") ? `-${digits}` : wanted) + after.trimEnd();
    case "(":
      return (isSame("-") ? `-${digits}` : wanted) + after.replace(")", "").trimEnd();
    default:
      return isSame("") ? text.trim() : `${before.trimStart()}${wanted}${after.trimEnd()}`;
  }
}

/** A stored number without what its binary form adds, and without an exponent. */
function storedText(value: number): string {
  const text = String(Number(value.toPrecision(KEPT_DIGITS)));
  const [mantissa = "", exponent] = text.split("e-");
  if (exponent === undefined) return text;
  const digits = mantissa.replaceAll(/[-.]/g, "");
  return `${value < 0 ? "-" : ""}0.${"0".repeat(Number(exponent) - 1)}${digits}`;
}

/** Whether a number that is shown in parts has all its digits in them: `2024-01-05` of 20240105, not `1 2/3` of 1.67. */
function isSameInParts(value: number, shown: string): boolean {
  const digits = shown.replaceAll(/\D/g, "");
  return digits !== "" && !SCIENTIFIC.test(shown) && Number(digits) === value;
}
