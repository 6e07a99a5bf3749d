import * as z from "zod";
import { type PlaceFinder, placeFinder } from "../place-finder.js";
import { plainCopy } from "../plain-copy.js";
import { type JsonObject, readJson } from "../read-json.js";
import { documentSchema } from "../ruleset-schema.js";
import { schemaProblems } from "../schema-problems.js";
import { throwProblems } from "../throw-problems.js";

const suppliedSchema = z.strictObject({
  value: z
    .json()
    .describe(
      '取值，写法见 write；null 为尚未填写。The value, written as "write" says; null is not filled in yet.',
    ),
  unit: z.string().min(1).max(60).describe("单位 the unit"),
  source: z
    .strictObject({
      document: z.string().max(200).describe("文件代号，登记在 documents 中 key of a document"),
      clause: z.string().max(400).describe("条款 the clause"),
    })
    .describe("出处 where the value was read"),
  status: z.literal("supplied"),
  overrides: z
    .literal(true)
    .optional()
    .describe("代替文件明定的取值 takes the place of a value that the texts state"),
  question: z.string().max(1000).optional().describe("所问，不参与计算 what is asked; not read"),
  write: z.string().max(2000).optional().describe("写法与合法范围，不参与计算 how it is written; not read"),
  without: z
    .string()
    .max(1000)
    .optional()
    .describe("不填的后果，不参与计算 what happens without it; not read"),
});

const valuesFileSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  for: z.string().min(1).max(80).describe("适用的规则集 id@version of the edition"),
  /** the values are made up, for synthetic data */
  synthetic: z.literal(true).optional(),
  notice: z.string().max(1000).optional(),
  values: z.record(z.string().max(300), suppliedSchema).describe("取值，以路径为键 values by path"),
  documents: z
    .array(documentSchema.extend({ title: z.string().max(400) }))
    .max(100)
    .optional(),
});

/** 地方参数文件: values that an edition lacks, as the area supplies them. */
export type ValuesFile = z.infer<typeof valuesFileSchema>;

/** 地方提供的一项取值; `value` is null where a form is not filled in yet. */
export type SuppliedValue = ValuesFile["values"][string];

/** A values file that has been read, and where its parts stand. */
export interface ReadValues {
  readonly values: ValuesFile;
  /** file, line and column of a part */
  readonly placeOf: PlaceFinder;
}

/**
 * 读取地方参数文件.
 *
 * @param source the JSON text, or the parsed object
 * @throws `RULESET_JSON_INVALID`, `RULESET_DUPLICATE_KEY`, `RULESET_UNKNOWN_KEY`, `RULESET_MISSING_KEY`, `RULESET_INVALID_VALUE`, all problems in
 *   `info.problems`
 */
export function readValues(source: string | object, file = "values"): ReadValues {
  const json = typeof source === "string" ? readJson(source, { file }) : plainCopy(source, file);
  const placeOf = placeFinder({ name: file, ...(typeof source === "string" && { text: source }) });
  const checked = valuesFileSchema.safeParse(json);
  if (!checked.success) {
    throwProblems(schemaProblems(checked.error.issues, { schema: valuesFileSchema, data: json, placeOf }));
    throw checked.error;
  }
  return { values: checked.data, placeOf };
}

/** The JSON Schema of a values file, for editors. */
export function valuesJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(valuesFileSchema, { io: "input" }) as unknown as JsonObject;
  return { title: "chs-drg values file", ...schema };
}
