import * as z from "zod";
import type { Declaration, Form, Shape } from "../declare/index.js";
import { civilDateString, decimalString } from "../primitives/cited-schema.js";
import { isJsonObject } from "./cited-values.js";
import type { JsonValue } from "./read-json.js";
import { exampleOf } from "./values/form-words.js";

/** The members of the objects that may stand at a place. */
type Members = Readonly<Record<string, z.ZodType>>;

/** Texts, one of which is right where any text is, or a name. */
const TEXTS = ["…", "name", "2025-01-01", "1"];

/** The form that a value has nearest to what a schema asks for. */
const TEXT: Form = { form: "text", longest: 1000 };

/**
 * 写法指引: what a schema asks for at a place of a file: the keys that may stand there, how a value is written, and an example that is right.
 */
export interface SchemaGuide {
  /** the keys of the object at the place */
  keys(steps: readonly PropertyKey[]): readonly string[];
  /** how the value at the place is written */
  form(steps: readonly PropertyKey[]): Form;
  /** what may stand at the place, with nothing in it that may be left out */
  example(steps: readonly PropertyKey[]): JsonValue;
}

/**
 * @param data what the steps lead through: it chooses among the shapes that a union allows
 * @param declarations of the parts whose values carry a unit, by the first step
 * @param examples of texts that have a form of their own
 */
export function schemaGuide(
  schema: z.ZodType,
  data: unknown,
  {
    declarations,
    examples,
  }: {
    readonly declarations: Readonly<Record<string, Declaration>>;
    readonly examples: ReadonlyMap<z.ZodType, JsonValue>;
  },
): SchemaGuide {
  const at = (steps: readonly PropertyKey[]) => schemaAt(schema, data, steps);
  const unitAt = (steps: readonly string[]) => {
    const [section = "", ...rest] = steps;
    const declaration = declarations[section];
    return declaration === undefined ? undefined : unitOf(declaration, memberOf(data, section), rest);
  };
  const example = (wanted: z.ZodType, steps: readonly string[]): JsonValue => {
    const inner = bare(wanted);
    const [key, unit] = [steps.at(-1), unitAt(steps)];
    if (unit !== undefined && key === "value") return null;
    if (unit !== undefined && key === "unit" && inner instanceof z.ZodString) return unit;
    const known = examples.get(inner);
    if (known !== undefined) return known;
    if (inner instanceof z.ZodArray) {
      return inner.safeParse([]).success ? [] : [example(inner.element as z.ZodType, [...steps, "0"])];
    }
    if (inner instanceof z.ZodRecord) return {};
    if (inner instanceof z.ZodString) return TEXTS.find((text) => inner.safeParse(text).success) ?? "";
    const members = membersOf(inner);
    if (members === undefined) return exampleOf(formOf(inner)) as JsonValue;
    return Object.fromEntries(
      neededOf(members).map(([name, member]) => [name, example(member, [...steps, name])]),
    );
  };
  return {
    keys: (steps) => Object.keys(membersOf(at(steps) ?? z.unknown(), valueAt(data, steps)) ?? {}),
    form: (steps) => formOf(at(steps) ?? z.unknown()),
    example: (steps) => example(at(steps) ?? z.unknown(), steps.map(String)),
  };
}

function schemaAt(root: z.ZodType, data: unknown, steps: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  let value = data;
  for (const step of steps) {
    if (schema === undefined) return undefined;
    schema = memberSchema(bare(schema), step, value);
    value = memberOf(value, step);
  }
  return schema;
}

function memberSchema(schema: z.ZodType, step: PropertyKey, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  const shapes = shapesOf(schema, value).flatMap((shape) => shape[String(step)] ?? []);
  const words = shapes.flatMap((member) => (member instanceof z.ZodLiteral ? [...member.values] : []));
  const chooses = memberOf(value, step) === undefined && words.length > 1 && words.length === shapes.length;
  return chooses ? z.enum(words.map(String) as [string]) : shapes[0];
}

/** The members of an object; of a union those of the shape that a value comes nearest to. */
function membersOf(schema: z.ZodType, value?: unknown): Members | undefined {
  return shapesOf(schema, value)[0];
}

/** The shapes that an object may have, the one first that a value comes nearest to. */
function shapesOf(wanted: z.ZodType, value: unknown): readonly Members[] {
  const schema = bare(wanted);
  if (schema instanceof z.ZodObject) return [schema.shape as Members];
  if (!(schema instanceof z.ZodUnion)) return [];
  const options = schema.options.map((option) => {
    const shapes = shapesOf(option as z.ZodType, value);
    return { shapes, distance: distanceOf(option as z.ZodType, shapes[0] ?? {}, value) };
  });
  return options.sort((a, b) => a.distance - b.distance).flatMap(({ shapes }) => shapes);
}

/** How much of a value is wrong by a shape; one that it does not choose is further than any that it does. */
function distanceOf(schema: z.ZodType, shape: Members, value: unknown): number {
  if (!isJsonObject(value)) return 0;
  const other = Object.entries(shape).some(
    ([key, member]) =>
      member instanceof z.ZodLiteral && key in value && !member.safeParse(value[key]).success,
  );
  const issues = schema.safeParse(value).error?.issues ?? [];
  const wrong = issues.map((issue) => (issue.code === "unrecognized_keys" ? issue.keys.length : 1));
  return other ? Number.MAX_SAFE_INTEGER : wrong.reduce((sum, count) => sum + count, 0);
}

/** The members that may not be left out. */
function neededOf(members: Members): readonly (readonly [string, z.ZodType])[] {
  return Object.entries(members).filter(([, member]) => !member.safeParse(undefined).success);
}

/** A schema without what may be left out or null. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

function formOf(wanted: z.ZodType): Form {
  const schema = bare(wanted);
  if (schema === decimalString) return { form: "decimal" };
  if (schema === civilDateString) return { form: "date" };
  if (schema instanceof z.ZodBoolean) return { form: "flag" };
  if (schema instanceof z.ZodEnum) return { form: "choice", choices: schema.options.map(String) };
  if (schema instanceof z.ZodLiteral) {
    const values = [...schema.values];
    return values[0] === true ? { form: "on" } : { form: "choice", choices: values.map(String) };
  }
  if (schema instanceof z.ZodNumber) {
    return { form: "count", least: schema.minValue ?? 0, most: schema.maxValue ?? Number.MAX_SAFE_INTEGER };
  }
  if (schema instanceof z.ZodArray)
    return { form: "list", of: formOf(schema.element as z.ZodType), least: 0 };
  if (schema instanceof z.ZodRecord) return { form: "record", of: {} };
  const members = membersOf(schema);
  if (members === undefined) return TEXT;
  return {
    form: "record",
    of: Object.fromEntries(neededOf(members).map(([key, member]) => [key, formOf(member)])),
  };
}

/** The first unit that a declared value may be given in. */
function unitOf(declaration: Declaration, json: unknown, steps: readonly string[]): string | undefined {
  if (declaration.kind === "rule" || declaration.kind === "made") return unitOf(declaration.of, json, steps);
  const [step, ...rest] = steps;
  if (declaration.kind === "cited") return declaration.units[0];
  if (step === undefined || declaration.kind === "plain") return undefined;
  const member =
    declaration.kind === "map" || declaration.kind === "items"
      ? declaration.of
      : shapeOf(declaration, json)[step];
  return member === undefined ? undefined : unitOf(member, memberOf(json, step), rest);
}

function shapeOf(declaration: Extract<Declaration, { kind: "fields" | "variants" }>, json: unknown): Shape {
  if (declaration.kind === "fields") return declaration.shape;
  const first = Object.values(declaration.of)[0];
  return { ...declaration.common, ...(declaration.of[String(memberOf(json, declaration.by))] ?? first) };
}

function memberOf(node: unknown, step: PropertyKey): unknown {
  if (Array.isArray(node)) return node[Number(step)];
  return isJsonObject(node) && Object.hasOwn(node, step) ? node[String(step)] : undefined;
}

/** What stands at a place of a file; undefined where nothing does. */
export function valueAt(data: unknown, steps: readonly PropertyKey[]): unknown {
  return steps.reduce(memberOf, data);
}
