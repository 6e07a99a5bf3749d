import { Decimal, decimalText } from "../primitives/index.js";
import type { Budget } from "./budget.js";
import type { CareEvent } from "./care-event.js";
import { CASE_FIELDS } from "./case-fields.js";
import type { Hospital } from "./hospital.js";
import type { InpatientCase } from "./inpatient-case.js";
import { CARE_EVENT_SHAPE } from "./parse-care-event.js";
import { HOSPITAL_SHAPE } from "./parse-hospital.js";
import { PUBLISHED_GROUP_SHAPE } from "./parse-published-group.js";
import type { PublishedGroup } from "./published-group.js";
import type { RecordShape } from "./record-shape.js";

/** JSON 值. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON 对象: a record as its file holds it. */
export type JsonRecord = Readonly<Record<string, Json>>;

/**
 * 病例的 JSON: the fields of the file format in a fixed order, amounts as decimal strings, absent fields left out.
 *
 * @example
 * ```ts
 * JSON.stringify(caseToJson(parseCase({ totalCost: "10.50", caseId: "1" })));
 * // '{"caseId":"1","diagnoses":[],"procedures":[],"totalCost":"10.5"}'
 * ```
 */
export function caseToJson(inpatientCase: InpatientCase): JsonRecord {
  return shapedJson({ fields: CASE_FIELDS }, inpatientCase);
}

/** 定点医药机构的 JSON; named inputs stand as fields of their own, as in the file. */
export function hospitalToJson(hospital: Hospital): JsonRecord {
  return shapedJson(HOSPITAL_SHAPE, hospital);
}

/** 病组参数的 JSON; named inputs stand as fields of their own, as in the file. */
export function publishedGroupToJson(group: PublishedGroup): JsonRecord {
  return shapedJson(PUBLISHED_GROUP_SHAPE, group);
}

/** 住院外就诊购药事件的 JSON. */
export function careEventToJson(event: CareEvent): JsonRecord {
  return shapedJson(CARE_EVENT_SHAPE, event);
}

/** 总额预算的 JSON; named inputs stand as fields of their own, as in the file. */
export function budgetToJson(budget: Budget): JsonRecord {
  return {
    period: { from: budget.period.from, to: budget.period.to },
    funds: budget.funds.map(({ inputs, tiers, ...fund }) => ({
      ...(jsonOf(fund) as JsonRecord),
      ...(jsonOf(inputs) as JsonRecord),
      ...(tiers && {
        tiers: tiers.map(({ inputs: tierInputs, ...tier }) => ({
          ...(jsonOf(tier) as JsonRecord),
          ...(jsonOf(tierInputs) as JsonRecord),
        })),
      }),
    })),
  };
}

function shapedJson<T extends object>(
  shape: Pick<RecordShape<T>, "fields" | "othersInto">,
  record: T,
): JsonRecord {
  const json: Record<string, Json> = {};
  for (const field of Object.keys(shape.fields) as (keyof T & string)[]) {
    const value = record[field];
    if (value === undefined) continue;
    if (field === shape.othersInto) Object.assign(json, jsonOf(value));
    else json[field] = jsonOf(value);
  }
  return json;
}

function jsonOf(value: unknown): Json {
  if (Decimal.isDecimal(value)) return decimalText(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, jsonOf(inner)]));
  }
  return value as Json;
}
