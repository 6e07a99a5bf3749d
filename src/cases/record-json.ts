import { isDecimal } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { Budget } from "./budget.js";
import type { CareEvent } from "./care-event.js";
import { CARE_EVENT_TABLE } from "./fields/care-event-fields.js";
import { CASE_TABLE } from "./fields/case-fields.js";
import type { RecordTable } from "./fields/field.js";
import { HOSPITAL_TABLE } from "./fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "./fields/published-group-fields.js";
import type { Hospital } from "./hospital.js";
import type { InpatientCase } from "./inpatient-case.js";
import type { PublishedGroup } from "./published-group.js";

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
  return recordToJson(CASE_TABLE, inpatientCase);
}

/** 定点医药机构的 JSON; named inputs stand as fields of their own, as in the file. */
export function hospitalToJson(hospital: Hospital): JsonRecord {
  return recordToJson(HOSPITAL_TABLE, hospital);
}

/** 病组参数的 JSON; named inputs stand as fields of their own, as in the file. */
export function publishedGroupToJson(group: PublishedGroup): JsonRecord {
  return recordToJson(PUBLISHED_GROUP_TABLE, group);
}

/** 住院外就诊购药事件的 JSON. */
export function careEventToJson(event: CareEvent): JsonRecord {
  return recordToJson(CARE_EVENT_TABLE, event);
}

/** 总额预算的 JSON; named inputs stand as fields of their own, as in the file. */
export function budgetToJson(budget: Budget): JsonRecord {
  requireMade({ budget }, "parseBudget()", "period", "funds");
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

function recordToJson<T extends object>(table: RecordTable<T>, record: T): JsonRecord {
  requireMade({ record }, table.name, ...table.required);
  const json: Record<string, Json> = {};
  for (const field of Object.keys(table.fields) as (keyof T & string)[]) {
    const value = record[field];
    if (value === undefined) continue;
    if (field === table.othersInto) Object.assign(json, jsonOf(value));
    else json[field] = jsonOf(value);
  }
  return json;
}

function jsonOf(value: unknown): Json {
  if (isDecimal(value)) return value.toFixed();
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, jsonOf(inner)]));
  }
  return value as Json;
}
