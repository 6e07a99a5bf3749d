import * as z from "zod";
import { civilDateString, sourceSchema, valueStatusSchema } from "../../primitives/cited-schema.js";
import { placeFinder } from "../place-finder.js";
import { plainCopy } from "../plain-copy.js";
import { readJson } from "../read-json.js";
import { referenceString } from "../ruleset-schema.js";
import { schemaProblems } from "../schema-problems.js";
import { throwProblems } from "../throw-problems.js";
import type { ExampleFile } from "./ruleset-example.js";

const record = z.record(z.string(), z.unknown());
const records = z.array(record).max(10_000);
const figures = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])));

const readingSchema = z.strictObject({
  value: z.unknown().optional(),
  unit: z.string().max(60).optional(),
  status: valueStatusSchema.optional(),
  document: z.string().max(200).optional(),
});

const exampleSchema = z.strictObject({
  id: z.string().min(1).max(80),
  title: z.strictObject({ zh: z.string().min(1).max(300), en: z.string().min(1).max(300) }),
  source: sourceSchema,
  on: civilDateString.optional(),
  given: z
    .strictObject({
      patch: record.optional(),
      hospitals: records.optional(),
      groups: records.optional(),
      history: records.optional(),
      cases: records.optional(),
      budget: record.optional(),
      years: records.optional(),
    })
    .optional(),
  expect: z.strictObject({
    values: z.record(z.string(), readingSchema).optional(),
    cases: figures.optional(),
    groups: figures.optional(),
    statement: figures.optional(),
    notEvaluated: z.array(z.string().max(300)).optional(),
  }),
});

/** 算例文件的模式. */
export const exampleFileSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  edition: referenceString,
  examples: z.array(exampleSchema).max(10_000),
});

/**
 * 读取算例文件; an empty list says that none are given.
 *
 * @param content the JSON text, or the parsed object
 * @throws the codes of reading a ruleset (`RULESET_*`), with path
 */
export function readExamples(content: string | object, file = "examples"): ExampleFile {
  const json = typeof content === "string" ? readJson(content, { file }) : plainCopy(content, file);
  const checked = exampleFileSchema.safeParse(json);
  if (!checked.success) {
    const placeOf = placeFinder({ name: file, ...(typeof content === "string" && { text: content }) });
    throwProblems(schemaProblems(checked.error.issues, { schema: exampleFileSchema, data: json, placeOf }));
  }
  return json as unknown as ExampleFile;
}
