import { HOSPITAL_TABLE } from "./fields/hospital-fields.js";
import type { Hospital } from "./hospital.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { parseBy, recordOf } from "./record-reader.js";

const readHospital = recordOf(HOSPITAL_TABLE);

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
