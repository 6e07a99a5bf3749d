import type { CareEvent } from "./care-event.js";
import { CARE_EVENT_TABLE } from "./fields/care-event-fields.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { parseBy, recordOf } from "./record-reader.js";

const readEvent = recordOf(CARE_EVENT_TABLE);

/** 解析住院外就诊购药事件: an unknown value to an event, or every problem in it. */
export function safeParseCareEvent(input: unknown, options?: ParseOptions): ParseResult<CareEvent> {
  return parseBy(readEvent, input, options);
}

/**
 * 解析住院外就诊购药事件: like {@link safeParseCareEvent}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`, `AMOUNT_…`); `info.problems` has all
 * @example
 * ```ts
 * parseCareEvent({ patientId: "P1", date: "2020-06-12", kind: "pharmacy", amount: "35.80" }).kind; // "pharmacy"
 * ```
 */
export function parseCareEvent(input: unknown, options?: ParseOptions): CareEvent {
  return valueOrThrow(safeParseCareEvent(input, options));
}
