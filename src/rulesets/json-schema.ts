import * as z from "zod";
import { isJsonObject } from "./cited-values.js";
import { exampleFileSchema } from "./examples/read-examples.js";
import type { JsonObject, JsonValue } from "./read-json.js";
import { groupTableSchema, INHERITED_MEMBERS, rulesetSchema } from "./ruleset-schema.js";

const inherited: readonly string[] = INHERITED_MEMBERS;

/** Pairs of members by which a schema is that of a citation: a value, a dated history, a source. Such an object is complete wherever it stands. */
const CITATIONS = [
  ["value", "source"],
  ["unit", "history"],
  ["document", "clause"],
];

/**
 * 规则集文件结构: the JSON Schema of an edition file, for editors: completes keys and checks values. An edition may extend another and give single
 * values, so that outside of cited values nothing is required and `null` may end what a parent has; that the composed edition is
 * complete is checked on loading.
 */
export function editionJsonSchema(): JsonObject {
  const { $schema, $defs, properties, required: _required, ...schema } = toJson(rulesetSchema);
  return {
    $schema: $schema ?? "",
    title: "chs-drg ruleset edition",
    ...schema,
    properties: mapMembers(properties, (member, key) => (inherited.includes(key) ? relaxed(member) : member)),
    required: ["id", "version", "title", "region", "effective", "selectBy", "lastVerifiedOn"],
    $defs: mapMembers($defs, relaxed),
  };
}

/** 病组表文件结构: the JSON Schema of a group table file. */
export function groupTableJsonSchema(): JsonObject {
  return { title: "chs-drg group table", ...toJson(groupTableSchema) };
}

/** 算例文件结构: the JSON Schema of an examples file. */
export function exampleFileJsonSchema(): JsonObject {
  return { title: "chs-drg ruleset examples", ...toJson(exampleFileSchema) };
}

function toJson(schema: z.ZodType): JsonObject {
  return z.toJSONSchema(schema, { io: "input", reused: "ref" }) as unknown as JsonObject;
}

/** A schema without its required keys, all the way down to cited values. */
function relaxed(schema: JsonObject): JsonObject {
  if (isCitation(schema)) return schema;
  const { required: _required, oneOf, anyOf, properties, additionalProperties, ...rest } = schema;
  const branches = anyOf ?? oneOf;
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: mapMembers(properties, (member) => endable(relaxed(member))),
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties: isJsonObject(additionalProperties)
        ? endable(relaxed(additionalProperties))
        : additionalProperties,
    }),
    ...(Array.isArray(branches) && {
      anyOf: branches.map((branch) => (isJsonObject(branch) ? relaxed(branch) : branch)),
    }),
  };
}

function mapMembers(
  members: JsonValue | undefined,
  map: (member: JsonObject, key: string) => JsonObject,
): JsonObject {
  if (!isJsonObject(members)) return {};
  return Object.fromEntries(
    Object.entries(members).map(([key, member]) => [key, isJsonObject(member) ? map(member, key) : member]),
  );
}

/** A member that a child edition may end with `null`; names of methods and single texts cannot be ended. */
function endable(schema: JsonObject): JsonObject {
  return "const" in schema || "enum" in schema || schema.type === "string"
    ? schema
    : { anyOf: [schema, { type: "null" }] };
}

function isCitation(schema: JsonObject): boolean {
  const members = isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
  return CITATIONS.some((pair) => pair.every((member) => members.includes(member)));
}
