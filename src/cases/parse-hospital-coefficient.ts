import { HOSPITAL_COEFFICIENT_TABLE } from "./fields/hospital-coefficient-fields.js";
import type { HospitalCoefficient } from "./hospital-coefficient.js";
import type { ParseOptions, ParseResult } from "./parse-result.js";
import { parseBy, recordOf } from "./record-reader.js";

const readCoefficient = recordOf(HOSPITAL_COEFFICIENT_TABLE);

/** 解析分组差异系数: an unknown value to a row of a coefficient table, or every problem in it. */
export function safeParseHospitalCoefficient(
  input: unknown,
  options?: ParseOptions,
): ParseResult<HospitalCoefficient> {
  return parseBy(readCoefficient, input, options);
}
