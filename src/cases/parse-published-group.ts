import { PUBLISHED_GROUP_TABLE } from "./fields/published-group-fields.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import type { PublishedGroup } from "./published-group.js";
import { parseBy, recordOf } from "./record-reader.js";

const readGroup = recordOf(PUBLISHED_GROUP_TABLE);

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
