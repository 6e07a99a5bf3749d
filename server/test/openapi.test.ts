import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { build } from "esbuild";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiText } from "../scripts/openapi-text.js";
import { startService } from "./service.js";

const server = new URL("..", import.meta.url).pathname;
const file = join(server, "openapi.json");
const text = readFileSync(file, "utf8");

describe("the OpenAPI document", () => {
  it("is the one that the schemas give (npm run openapi --workspace server writes it)", async () => {
    expect(text === (await openApiText())).toBe(true);
  });

  it("says at every address what is refused before it comes to a route", () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, { responses: object }>> };
    for (const [address, methods] of Object.entries(paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const given = Object.keys(responses);
        expect([address, method, given]).toEqual([
          address,
          method,
          expect.arrayContaining(["400", "408", "417", "431"]),
        ]);
      }
    }
  });

  it("says of every field of a request what it is", () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, { post?: { requestBody: Body } }> };
    type Body = { content: { "application/json": { schema: Shape } } };
    type Shape = { anyOf?: Shape[]; properties?: Record<string, { description?: string; $ref?: string }> };
    const fieldsOf = ({ anyOf = [], properties = {} }: Shape): [string, object][] => [
      ...Object.entries(properties),
      ...anyOf.flatMap(fieldsOf),
    ];
    const bodies = Object.entries(paths).flatMap(([path, { post }]) =>
      post === undefined
        ? []
        : [[path, fieldsOf(post.requestBody.content["application/json"].schema)] as const],
    );
    expect(bodies.flatMap(([, fields]) => fields).length).toBeGreaterThan(50);
    for (const [path, fields] of bodies)
      for (const [name, field] of fields)
        expect([path, name, "description" in field || "$ref" in field]).toEqual([path, name, true]);
  });

  it("is accepted by the published JSON Schema of OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it("is accepted by Redocly's rules in their strict form", async () => {
    const config = await createConfig({ extends: ["recommended-strict"] });
    const problems = await lintFromString({ source: text, absoluteRef: file, config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });
});

describe("a client generated from it", () => {
  let app: FastifyInstance;
  let folder: string;
  beforeAll(async () => {
    app = (await startService()).app;
    await app.listen({ port: 0, host: "127.0.0.1" });
    folder = mkdtempSync(join(server, ".client-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  });

  it("groups a case, explains it, and is told what is wrong", async () => {
    const generator = join(server, "..", "node_modules", ".bin", "openapi-ts");
    execFileSync(generator, ["-i", file, "-o", folder, "-c", "@hey-api/client-fetch", "--silent"], {
      cwd: server,
    });
    const outfile = join(folder, "client.mjs");
    await build({
      entryPoints: [join(folder, "index.ts")],
      bundle: true,
      format: "esm",
      outfile,
      platform: "node",
    });
    const client = await import(pathToFileURL(outfile).href);
    const { port } = app.server.address() as { port: number };
    const baseUrl = `http://127.0.0.1:${port}`;
    const body = {
      scheme: "chs-drg@2.0",
      case: { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"], procedures: [] },
    };
    const { data } = await client.group({ baseUrl, body });
    expect(data).toMatchObject({ status: "grouped", drg: "BR25" });
    const explained = await client.explain({ baseUrl, body });
    expect(explained.data.text).toContain("BR25");
    const refused = await client.group({ baseUrl, body: { ...body, scheme: "nothing@1" } });
    expect(refused.error).toMatchObject({ status: 422, code: "SCHEME_NOT_LOADED" });
  });
});
