import type { FastifyInstance, FastifySchema } from "fastify";
import * as z from "zod";
import { ANSWERS } from "../operations/answers.js";
import { type Knowledge, SEARCH_FIELDS } from "../operations/knowledge.js";
import { readRequest } from "../requests/read-request.js";
import { problemResponses } from "./openapi.js";

const LIMIT = "limit";

/** 知识接口: codes, schemes, editions and clauses, as the server has loaded them. */
export function addKnowledgeRoutes(app: FastifyInstance, knowledge: Knowledge): void {
  const search = z.object(
    Object.fromEntries(Object.entries(SEARCH_FIELDS).map(([name, { schema }]) => [name, schema])),
  );
  app.get(
    "/v1/codes/search",
    {
      schema: schemaOf(
        "searchCodes",
        "Find codes 编码检索",
        ANSWERS.CodesAnswer,
        { querystring: search },
        422,
      ),
    },
    async (request) => {
      const query = request.query as Readonly<Record<string, string>>;
      const limit = Number(query[LIMIT]);
      const asked = readRequest({ fields: SEARCH_FIELDS }, { ...query, ...(LIMIT in query && { limit }) });
      return knowledge.codes.find(asked);
    },
  );
  app.get(
    "/v1/schemes",
    { schema: schemaOf("listSchemes", "Loaded schemes 分组方案", z.array(ANSWERS.SchemeLine)) },
    async () => knowledge.schemes(),
  );
  app.get(
    "/v1/rulesets",
    { schema: schemaOf("listRulesets", "Loaded editions 规则集", z.array(ANSWERS.RulesetLine)) },
    async () => knowledge.rulesets(),
  );
  app.get<{ Params: { reference: string } }>(
    "/v1/rulesets/:reference",
    {
      schema: schemaOf(
        "getRuleset",
        "A whole edition, every value with its source 规则集全文",
        z.looseObject({ reference: z.string() }),
        { params: z.object({ reference: z.string().describe("id@version; an id alone is its latest") }) },
        404,
      ),
    },
    async ({ params }) => knowledge.ruleset(params.reference),
  );
  app.get<{ Params: { id: string } }>(
    "/v1/clauses/:id",
    {
      schema: schemaOf(
        "getClause",
        "What the editions take from a clause 条款",
        ANSWERS.Clause,
        { params: z.object({ id: z.string().describe("e.g. SX-036") }) },
        404,
      ),
    },
    async ({ params }) => knowledge.clause(params.id),
  );
}

function schemaOf(
  operationId: string,
  summary: string,
  answer: z.ZodType,
  parts: Partial<FastifySchema> = {},
  ...refused: readonly number[]
): FastifySchema {
  const ok = { description: "as loaded", content: { "application/json": { schema: answer } } };
  return {
    operationId,
    tags: ["knowledge"],
    summary,
    ...parts,
    response: { 200: ok, ...problemResponses(401, ...refused, 429, 503) },
  };
}
