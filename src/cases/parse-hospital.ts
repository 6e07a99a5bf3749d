import { type Decimal, decimalText } from "../primitives/index.js";
import { mapOf } from "./collection-readers.js";
import { HOSPITAL_GRADES, type Hospital } from "./hospital.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { parseBy, type RecordShape, recordOf } from "./record-shape.js";
import { fail, oneOf, readDecimal, textUpTo, type ValueReader } from "./value-reader.js";

const TEXT = textUpTo(RECORD_LIMITS.text);

const readCoefficient: ValueReader<Decimal> = (value, path, context) => {
  const read = readDecimal(value, path, context);
  if (read === undefined || (read.gt(0) && read.lte(RECORD_LIMITS.coefficient))) return read;
  return fail(context, "RECORD_OUT_OF_RANGE", path, {
    field: path,
    value: decimalText(read),
    min: "> 0",
    max: String(RECORD_LIMITS.coefficient),
  });
};

/** The fields of a hospital with their readers; any other field is a named decimal input. */
export const HOSPITAL_SHAPE: RecordShape<Hospital> = {
  fields: {
    hospitalId: TEXT,
    name: TEXT,
    grade: oneOf(HOSPITAL_GRADES),
    tier: TEXT,
    poolingArea: TEXT,
    budgetUnit: TEXT,
    coefficient: readCoefficient,
    coefficients: mapOf(readCoefficient),
    inputs: mapOf(readDecimal),
  },
  required: ["hospitalId", "grade"],
  othersInto: "inputs",
};

const readHospital = recordOf(HOSPITAL_SHAPE);

/** 解析定点医药机构: an unknown value to a hospital, or every problem in it. Fields it does not know must be decimals and become `inputs`. */
export function safeParseHospital(input: unknown, options?: ParseOptions): ParseResult<Hospital> {
  return parseBy(readHospital, input, options);
}

/**
 * 解析定点医药机构: like {@link safeParseHospital}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`); `info.problems` has all
 * @example
 * ```ts
 * parseHospital({ hospitalId: "H1", grade: "tertiary", coefficient: "1.05" }).coefficient?.toFixed(); // "1.05"
 * ```
 */
export function parseHospital(input: unknown, options?: ParseOptions): Hospital {
  return valueOrThrow(safeParseHospital(input, options));
}
