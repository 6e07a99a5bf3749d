import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifySchema } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import * as z from "zod";
import { ANSWERS } from "../operations/answers.js";
import type { Operation } from "../operations/operation.js";
import { OPERATIONS } from "../operations/operations.js";
import { RECORDS } from "../requests/field.js";
import { requestSchema } from "../requests/read-request.js";
import { libraryVersion } from "../shelf/library-files.js";
import { ProblemDocument } from "./problem-document.js";

const NDJSON = "application/x-ndjson";
const MEANINGS: Readonly<Record<number, string>> = {
  400: "正文不是可读的 JSON，或不是有效的 HTTP 请求。The body is no JSON that can be read, or the request no valid HTTP",
  401: "缺少令牌。The token is missing",
  404: "没有。There is none",
  408: "请求未在限时内到达。The request did not arrive in time",
  413: "超出限额。Over the limit",
  415: "正文类型不对。The type of the body is wrong",
  417: "请求头 Expect 无法满足。The header Expect asks for what nobody does",
  422: "内容有误，全部问题一并列出。The content is wrong; all problems at once",
  431: "请求头过大。The headers are too large",
  429: "请求过于频繁。Too many requests",
  500: "服务内部错误。The server failed",
  503: "暂不受理，见 Retry-After。Not now; see Retry-After",
};
/** What any operation over cases may be refused with. */
const REFUSED = [401, 413, 415, 422, 429, 500, 503];
/** What is refused at any address, before it comes to a route. */
const ANYWHERE = [400, 408, 417, 431];

/** The responses of refusals, for the schema of a route. */
export function problemResponses(...statuses: readonly number[]): Record<number, object> {
  const content = { "application/problem+json": { schema: ProblemDocument } };
  return Object.fromEntries(
    [...ANYWHERE, ...statuses].map((status) => [status, { description: MEANINGS[status] ?? "", content }]),
  );
}

/** The schema of an operation's route. */
export function operationSchema(operation: Operation): FastifySchema {
  const { name, summary, description, answer } = operation;
  return {
    operationId: camelCase(name),
    tags: ["cases"],
    summary: `${summary.en} ${summary.zh}`,
    description: `${description.en}\n\n${description.zh}`,
    body: requestSchema(operation.shape),
    response: {
      200: { description: "the library's own result", content: { "application/json": { schema: answer } } },
      ...problemResponses(...REFUSED),
    },
  };
}

/** OpenAPI 文档: gathers the schemas of the routes, and gives the document at `/openapi.json`. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...RECORDS, ...ANSWERS, ProblemDocument })) {
    schemaRegistry.add(schema, { id });
  }
  nameMarks(schemaRegistry);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.1",
      info: {
        title: "chs-drg-server",
        version: libraryVersion(),
        description:
          "China's DRG payment as a service: group, explain, weigh and settle inpatient cases under versioned, cited rulesets. Amounts are yuan as decimal texts, days YYYY-MM-DD, codes of the health-insurance edition. Not the official grouper, and no legal advice.\n\n按病组付费服务：分组、说明、计点、结算。金额为元（十进制文本），日期为 YYYY-MM-DD，编码为医保版。不是官方分组器，不构成法律意见。",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "http://127.0.0.1:8787", description: "this machine" }],
      tags: [
        { name: "cases", description: "operations over cases 病例" },
        { name: "knowledge", description: "schemes, editions, codes, clauses 知识" },
        { name: "operation", description: "probes 运维" },
      ],
      security: [{}, { token: [] }],
      components: {
        securitySchemes: { token: { type: "http", scheme: "bearer", description: "as in the token file" } },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry, zodToJsonConfig }) as never,
    transformObject: (document) =>
      usedComponents(
        withStreams(
          createJsonSchemaTransformObject({ schemaRegistry, zodToJsonConfig })(document as never) as OpenApi,
        ),
      ) as never,
  });
  app.get("/openapi.json", { schema: { hide: true } as FastifySchema }, async () => app.swagger());
}

/** Descriptions stand in the registry of zod; that of the names alone has none. */
const zodToJsonConfig = {
  override: ({
    zodSchema,
    jsonSchema,
  }: Parameters<NonNullable<z.core.JSONSchemaGeneratorParams["override"]>>[0]) => {
    const { description } = z.globalRegistry.get(zodSchema) ?? {};
    if (description !== undefined) jsonSchema.description = description;
  },
};

/** Names each level of what `marks` may hold: written out where they stand, the levels would double with each. */
function nameMarks(registry: z.core.$ZodRegistry<{ id: string }>): void {
  let value: unknown = innermost(RECORDS.InpatientCase.shape.marks);
  if (value instanceof z.ZodRecord) value = value.valueType;
  for (let level = 1; value instanceof z.ZodUnion; level += 1) {
    registry.add(value, { id: `MarkValue${level}` });
    const list: unknown = value.options.find((option) => option instanceof z.ZodArray);
    value = list instanceof z.ZodArray ? list.element : undefined;
  }
}

/** A schema without what says that it may be left out or null. */
function innermost(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? innermost(schema.unwrap())
    : schema;
}

/** As much of the document as is changed. */
interface OpenApi {
  readonly paths: Record<string, { post?: Path }>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Path {
  parameters?: object[];
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { content?: Record<string, object> }>;
}

/** Adds to every operation over cases that it also takes a stream: the fields other than the cases then stand in the query or in the first line. */
function withStreams(document: OpenApi): OpenApi {
  for (const operation of Object.values(OPERATIONS)) {
    const path = document.paths[`/v1/${operation.name}`]?.post;
    if (operation.line === undefined || path?.requestBody === undefined) continue;
    const description = operation.basisLine
      ? 'The first line holds the fields of the request other than its cases; then a case a line. The first line of the answer is {"basis": …}, then a line for each case, in order; a line that is no case is answered with {"line", "problem"}.'
      : 'A case a line. Answered with a line for each case, in order; a line that is no case is answered with {"line", "problem"}.';
    path.requestBody.content[NDJSON] = { schema: { type: "string", description } };
    const answer = path.responses["200"]?.content;
    if (answer !== undefined) answer[NDJSON] = { schema: { type: "string", description } };
    if (operation.basisLine) continue;
    const asked = Object.entries(operation.shape.fields).filter(
      ([name]) => name !== "case" && name !== "cases",
    );
    path.parameters = asked.map(([name, { schema }]) => {
      const { $schema: _schema, description: about, ...type } = z.toJSONSchema(schema);
      return { name, in: "query", required: false, description: `${about} (for a stream)`, schema: type };
    });
  }
  return document;
}

const SCHEMAS = "#/components/schemas/";
const INPUT = /Input$/;

/** Leaves out the schemas that nothing refers to: each comes as it is read and as it is written, and is used as one of the two. */
function usedComponents(document: OpenApi): OpenApi {
  const { schemas } = document.components;
  const used = new Set<string>();
  const waiting: unknown[] = [document.paths];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const name = "$ref" in node && typeof node.$ref === "string" ? node.$ref.replace(SCHEMAS, "") : undefined;
    if (name !== undefined && !used.has(name)) {
      used.add(name);
      waiting.push(schemas[name]);
    }
    waiting.push(...Object.values(node).filter((inner) => typeof inner === "object"));
  }
  const nameOf = (name: string) => {
    const plain = name.replace(INPUT, "");
    return used.has(plain) ? name : plain;
  };
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  const whole = {
    ...document,
    components: {
      ...document.components,
      schemas: Object.fromEntries(kept.map(([name, schema]) => [nameOf(name), schema])),
    },
  };
  return JSON.parse(JSON.stringify(whole), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? SCHEMAS + nameOf(value.replace(SCHEMAS, "")) : value,
  );
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
