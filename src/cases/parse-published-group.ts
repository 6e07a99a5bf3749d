import type { Decimal } from "../primitives/index.js";
import { mapOf } from "./collection-readers.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import type { PublishedGroup } from "./published-group.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { parseBy, type RecordShape, recordOf } from "./record-shape.js";
import { fail, readDecimal, readFlag, textUpTo, type ValueReader } from "./value-reader.js";

const readUnsigned: ValueReader<Decimal> = (value, path, context) => {
  const read = readDecimal(value, path, context);
  if (read === undefined || !read.isNegative()) return read;
  return fail(context, "AMOUNT_NEGATIVE", path, { field: path, value: read.toFixed() });
};

/** The fields of a published group with their readers; any other field is a named decimal input. */
export const PUBLISHED_GROUP_SHAPE: RecordShape<PublishedGroup> = {
  fields: {
    drg: textUpTo(RECORD_LIMITS.code),
    // Averages and medians are printed with more than two decimals.
    averageCost: readUnsigned,
    basePoints: readUnsigned,
    relativeWeight: readUnsigned,
    stable: readFlag,
    inputs: mapOf(readDecimal),
  },
  required: ["drg"],
  defaults: { inputs: {} },
  othersInto: "inputs",
};

const readGroup = recordOf(PUBLISHED_GROUP_SHAPE);

/** 解析病组参数: an unknown value to a row of a published group table, or every problem in it. */
export function safeParsePublishedGroup(input: unknown, options?: ParseOptions): ParseResult<PublishedGroup> {
  return parseBy(readGroup, input, options);
}

/**
 * 解析病组参数: like {@link safeParsePublishedGroup}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`, `AMOUNT_…`); `info.problems` has all
 * @example
 * ```ts
 * parsePublishedGroup({ drg: "BR23", basePoints: "96.5432" }).basePoints?.toFixed(); // "96.5432"
 * ```
 */
export function parsePublishedGroup(input: unknown, options?: ParseOptions): PublishedGroup {
  return valueOrThrow(safeParsePublishedGroup(input, options));
}
