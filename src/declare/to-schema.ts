import * as z from "zod";
import { citedSchema, civilDateString, decimalString } from "../primitives/cited-schema.js";
import type { Declaration, Shape } from "./declaration.js";
import type { Form, JsonOf } from "./form.js";

/** Schemas of the forms that only one room knows, by name. */
export type CustomSchemas = Readonly<Record<string, z.ZodType>>;

const NAME = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,59}$/, { error: "not a name: a small letter, then letters, digits, hyphens" });
const LOWER_NAME = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const TRUE = z.literal(true);
const ROUNDING = z.strictObject({
  mode: z.enum(["halfUp", "halfEven", "down", "up"]),
  scale: z.int().min(0).max(12),
});

/**
 * 声明的模式: the schema of the JSON that a declaration describes; the JSON Schema and what editors show follow from it. Ranges of decimals are
 * not in it: the binder tells them in words, with the value's place.
 */
export function schemaOf<D extends Declaration>(
  declaration: D,
  custom: CustomSchemas = {},
): z.ZodType<JsonOf<D>, JsonOf<D>> {
  return new SchemaMaker(custom).schema(declaration) as z.ZodType<JsonOf<D>, JsonOf<D>>;
}

/** Makes each schema once, so that the JSON Schema can refer to what repeats. */
class SchemaMaker {
  readonly #custom: CustomSchemas;
  readonly #known = new Map<unknown, z.ZodType>();

  constructor(custom: CustomSchemas) {
    this.#custom = custom;
  }

  schema(declaration: Declaration): z.ZodType {
    switch (declaration.kind) {
      case "cited":
        return this.#once(`cited ${JSON.stringify(declaration.form)}`, () =>
          citedSchema(this.#value(declaration.form)),
        );
      case "plain":
        return this.#value(declaration.form);
      case "fields":
        return this.#once(declaration.shape, () => z.strictObject(this.#members(declaration.shape)));
      case "variants":
        return this.#once(declaration.of, () => this.#variants(declaration));
      case "map":
        return declaration.keys === undefined
          ? z.record(declaration.lower === true ? LOWER_NAME : NAME, this.schema(declaration.of))
          : z.partialRecord(z.enum(declaration.keys), this.schema(declaration.of));
      case "items":
        return z.array(this.schema(declaration.of)).min(declaration.least);
      case "rule":
      case "made":
        return this.schema(declaration.of);
    }
  }

  #variants({ by, of, common }: Extract<Declaration, { kind: "variants" }>): z.ZodType {
    const branches = Object.entries(of).map(([word, shape]) =>
      z.strictObject({ [by]: z.literal(word), ...this.#members({ ...common, ...shape }) }),
    );
    return z.discriminatedUnion(by, branches as [z.ZodObject]);
  }

  #members(shape: Shape): Record<string, z.ZodType> {
    return Object.fromEntries(
      Object.entries(shape).map(([key, member]) => {
        const schema = this.schema(member);
        return [key, member.optional === true ? schema.optional() : schema];
      }),
    );
  }

  #value(form: Form): z.ZodType {
    switch (form.form) {
      case "decimal":
        return decimalString;
      case "flag":
        return this.#once(JSON.stringify(form), () => z.boolean());
      case "on":
        return TRUE;
      case "date":
        return civilDateString;
      case "name":
        return NAME;
      case "rounding":
        return ROUNDING;
      case "count":
        return this.#once(JSON.stringify(form), () => z.int().min(form.least).max(form.most));
      case "text":
        return this.#once(JSON.stringify(form), () => z.string().min(1).max(form.longest));
      case "choice":
        return this.#once(JSON.stringify(form), () => z.enum(form.choices as [string]));
      case "list": {
        const list = z.array(this.#value(form.of)).min(form.least);
        return form.most === undefined ? list : list.max(form.most);
      }
      case "record":
        return z.strictObject(
          Object.fromEntries(
            Object.entries(form.of).map(([key, member]) => {
              const schema = this.#value(member);
              return [key, member.optional === true ? schema.optional() : schema];
            }),
          ),
        );
      case "either":
        return z.union([z.literal(form.word), this.#value(form.other)]);
      case "custom": {
        const schema = this.#custom[form.name];
        if (schema === undefined) throw new TypeError(`no schema for the form ${form.name}`);
        return schema;
      }
    }
  }

  #once(key: unknown, make: () => z.ZodType): z.ZodType {
    const schema = this.#known.get(key) ?? make();
    this.#known.set(key, schema);
    return schema;
  }
}
