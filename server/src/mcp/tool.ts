import type { Locale, LocalizedText } from "chs-drg";
import * as z from "zod";
import type { Knowledge } from "../operations/knowledge.js";
import type { OperationContext } from "../operations/operation.js";
import { choice, type Fields, optional } from "../requests/field.js";
import { requestSchema } from "../requests/read-request.js";

/** What a tool may look at. */
export interface ToolContext extends OperationContext {
  readonly knowledge: Knowledge;
}

/** 工具答复: what a tool found, with what it rests on. */
export interface ToolAnswer {
  /** `id@version` of the scheme or edition; empty where the answer is of none */
  readonly edition: string;
  /** ids of the clauses that it rests on */
  readonly clauses: readonly string[];
  /** 采用的假定: values and conditions for which no text was seen */
  readonly assumed: readonly unknown[];
  readonly result: unknown;
}

/** 工具: a pure function over its arguments and the shelf. */
export interface Tool {
  readonly name: string;
  readonly title: LocalizedText;
  /** units, and what it does not do */
  readonly description: LocalizedText;
  readonly fields: Fields;
  readonly answer: z.ZodType;
  /** @throws the codes of reading the arguments and of the library's verb */
  readonly run: (given: unknown, context: ToolContext) => ToolAnswer;
  /** a few lines in the asked language, of what `run` found */
  readonly say: (found: ToolAnswer, locale: Locale) => string;
}

/** The language of the text beside a result. */
const LOCALE = optional(choice(["zh", "en"], "语言 language of the text; default: that of the server"));

/** The input of a tool as JSON Schema. */
export function inputSchemaOf({ fields }: Tool): object {
  return jsonSchemaOf(requestSchema({ fields: { ...fields, locale: LOCALE } }));
}

/** The structured output of a tool as JSON Schema. */
export function outputSchemaOf({ answer }: Tool): object {
  return jsonSchemaOf(
    z.object({
      edition: z.string().describe("id@version of the scheme or edition"),
      clauses: z.array(z.string()).describe("条款 ids of the clauses it rests on; ruleset_clause tells one"),
      assumed: z.array(z.unknown()).describe("采用的假定 what it takes for which no text was seen"),
      leftOut: z
        .array(z.object({ path: z.string(), shown: z.int(), of: z.int() }))
        .describe("lists of which only the beginning is given"),
      result: answer,
    }),
  );
}

function jsonSchemaOf(schema: z.ZodType): object {
  const { $schema: _schema, ...json } = z.toJSONSchema(schema, { reused: "ref", io: "input" });
  return json;
}
