import * as z from "zod";
import { decimal, isCivilDate, isPlainDecimal } from "../primitives/index.js";
import { AMOUNT_PATTERN, LONGEST_AMOUNT } from "./amount.js";
import { FLAG_MARKS, FLAG_WORDS_AS_TEXT } from "./case-marks.js";
import { LONG_NUMBER, SCIENTIFIC } from "./damaged-id.js";
import type { FieldTable, Shape } from "./fields/field.js";
import { UNNAMED } from "./name-or-none.js";
import { MASKED, PLACEHOLDER } from "./nobodys-id.js";
import { RECORD_LIMITS } from "./record-limits.js";

/** Keys that could reach an object's prototype do not match; written so that JSON Schema can say it too. */
const KEY_PATTERN = /^(?!(?:__proto__|constructor|prototype)$)[\s\S]{1,200}$/;

const DECIMAL_PATTERNS = {
  any: /^-?\d{1,60}(\.\d{1,60})?$/,
  unsigned: /^\d{1,60}(\.\d{1,12}0{0,48})?$/,
  positive: /^(?!0+(\.0+)?$)\d{1,60}(\.\d{1,60})?$/,
} as const;

/**
 * 记录的文件格式: the JSON of one record of a type, as a zod schema for forms, requests and JSON Schema.
 *
 * The parsers are the check that reads files; a test proves that both accept the same records. What holds between fields (the
 * order of two dates, a fund that is listed twice) is checked by the parsers alone: JSON Schema cannot say it.
 */
export function recordSchema({ fields, required, othersInto }: FieldTable): z.ZodObject {
  const shape = Object.entries(fields).map(([name, { type }]) => {
    const value = valueSchema(type.shape);
    return [name, required.includes(name) ? value : value.nullish()] as const;
  });
  const object = z.strictObject(Object.fromEntries(shape));
  return othersInto === undefined
    ? object
    : object.catchall(z.string().regex(DECIMAL_PATTERNS.any).nullish());
}

/** The JSON Schema of one record of a type; `rulesets/reference` holds a copy of each. */
export function recordJsonSchema(table: FieldTable): object {
  const { zh, en } = table.title;
  return {
    ...z.toJSONSchema(recordSchema(table), { reused: "ref" }),
    title: `chs-drg ${table.name} ${zh}`,
    description: `${en}. Money in yuan and other decimals as text; what holds between fields is not checked here.`,
  };
}

/** Ids that no spreadsheet has rewritten, as far as a pattern can say it: eighteen digits have a check digit (see `isDamagedId`). */
const NOT_REWRITTEN = new RegExp(
  `^(?!${SCIENTIFIC.source.replace("^", "")}|${LONG_NUMBER.source.replace("^", "")}|\\d{15}0{4,}$)`,
);

/** The same of ids that are somebody's: a pattern of JSON Schema knows no letters of either case. */
const SOMEBODYS = new RegExp(
  `^(?!.*${MASKED.replaceAll("*", "\\*")}|${inAnyCase(PLACEHOLDER.source.replace("^", ""))})`,
);
/** A text that is a name. */
const NAMED = new RegExp(`^(?!${inAnyCase(UNNAMED.source.replace("^", ""))})`);

/** One schema a shape, so that JSON Schema defines it once. */
const SCHEMAS = new WeakMap<Shape, z.ZodType>();

function valueSchema(shape: Shape): z.ZodType {
  const schema = SCHEMAS.get(shape) ?? newSchema(shape);
  SCHEMAS.set(shape, schema);
  return schema;
}

function newSchema(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case "text": {
      const text = z.string().max(shape.max);
      if (shape.id === "must") return text.min(1).regex(NOT_REWRITTEN);
      if (shape.id === "person") return text.min(1).regex(NOT_REWRITTEN).regex(SOMEBODYS);
      if (shape.isName) return text.min(1).regex(NAMED);
      return shape.mayBeBlank ? text : text.min(1);
    }
    case "choice":
      return z.literal([...shape.values]);
    case "flag":
      return z.boolean();
    case "whole":
      return z.int().min(0).max(shape.max);
    case "number":
      return z.number().min(0).max(shape.max);
    case "date":
      return z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .refine(isCivilDate, { error: "not a calendar date" });
    case "amount":
      return z.string().max(LONGEST_AMOUNT).regex(AMOUNT_PATTERN);
    case "decimal":
      return decimalSchema(shape);
    case "json":
      return json(shape.levels);
    case "list":
      return z.array(valueSchema(shape.of)).max(RECORD_LIMITS.codes);
    case "map": {
      const map = mapOf(shape.of.kind === "json" ? valueSchema(shape.of) : valueSchema(shape.of).nullable());
      return shape.marks ? withFlags(map) : map;
    }
    case "record":
      return recordSchema(shape.table);
  }
}

function decimalSchema({ sign, max }: Extract<Shape, { kind: "decimal" }>): z.ZodType {
  const text = z.string().regex(DECIMAL_PATTERNS[sign]);
  if (max === undefined) return text;
  return text.refine((value) => !isPlainDecimal(value) || decimal(value).lte(max), {
    error: `more than ${max}`,
  });
}

/** What says yes or no: a boolean, 1 or 0, or a word in letters of either case, with blanks around it. */
const FLAG_MARK = z
  .union([
    z.boolean(),
    z.literal([0, 1]),
    z.string().regex(new RegExp(`^\\s*(?:${FLAG_WORDS_AS_TEXT.map(inAnyCase).join("|")})\\s*$`)),
  ])
  .nullish();

/** Marks, in which those that are yes or no say so; JSON Schema says it by their names. */
function withFlags(marks: z.ZodType): z.ZodType {
  const { $schema, ...flag } = z.toJSONSchema(FLAG_MARK);
  return marks
    .refine((map) => FLAG_MARKS.every((name) => FLAG_MARK.safeParse(Object(map)[name]).success), {
      error: "a mark that is yes or no says neither",
    })
    .meta({ patternProperties: { [`^(?:${FLAG_MARKS.join("|")})$`]: flag } });
}

/** A word as a pattern without a flag: JSON Schema has none. */
function inAnyCase(word: string): string {
  return word.replaceAll(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/** JSON of at most `levels` levels. */
function json(levels: number): z.ZodType {
  const plain = [z.null(), z.boolean(), z.number(), z.string().max(RECORD_LIMITS.markText)];
  if (levels <= 0) return z.union(plain);
  const inner = json(levels - 1);
  return z.union([...plain, z.array(inner).max(RECORD_LIMITS.entries), mapOf(inner)]);
}

function mapOf(value: z.ZodType) {
  return z
    .record(z.string().regex(KEY_PATTERN), value)
    .refine((map) => Object.keys(map).length <= RECORD_LIMITS.entries, { error: "too many entries" });
}
