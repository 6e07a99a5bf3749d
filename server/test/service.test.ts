import { connect } from "node:net";
import { parseCase } from "chs-drg/cases";
import { explainGrouping, groupCase, whyNot } from "chs-drg/grouping";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startService, testShelf } from "./service.js";
import { smallArea } from "./small-area.js";

const STROKE = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] };

let app: FastifyInstance;
beforeAll(async () => {
  app = (await startService()).app;
});
afterAll(() => app.close());

/** What the service answers to a body. */
async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await app.inject({
    method: "POST",
    url: path,
    payload,
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body) };
}

describe("what would not be used is refused, and every refusal is a problem document", () => {
  it.each([
    ["/v1/group?trace=full", { scheme: "chs-drg@2.0", case: STROKE }],
    ["/v1/price?strict=true", { ruleset: "jiangsu-wuxi@2022", case: STROKE }],
  ])("REQUEST_QUERY_UNUSED: a query beside a body, %s", async (path, body) => {
    const refused = await post(path, body);
    expect([refused.status, refused.body]).toMatchObject([422, { code: "REQUEST_QUERY_UNUSED" }]);
  });

  it("REQUEST_QUERY_UNUSED: a query beside the first line of a stream", async () => {
    const lines = `${JSON.stringify({ ruleset: "jiangsu-wuxi@2022" })}\n${JSON.stringify(STROKE)}\n`;
    const refused = await post("/v1/price?strict=true", lines, { "content-type": "application/x-ndjson" });
    expect([refused.status, refused.body.code]).toEqual([422, "REQUEST_QUERY_UNUSED"]);
  });

  it("an edition that there is not is 404, as the OpenAPI document says", async () => {
    const answer = await app.inject("/v1/rulesets/nowhere@2020");
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: "RULESET_NOT_FOUND" }]);
  });

  it("an address that cannot be read, a body of no type", async () => {
    const answer = await app.inject("/v1/rulesets/%zz");
    expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: "ROUTE_NOT_FOUND" }]);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const long = await app.inject(`/v1/rulesets/${"x".repeat(200)}`);
    expect([long.statusCode, long.json()]).toMatchObject([404, { code: "ROUTE_NOT_FOUND" }]);
    const untyped = await app.inject({ method: "POST", url: "/v1/group", payload: Buffer.from("{}") });
    expect([untyped.statusCode, untyped.json().detail]).toEqual([
      415,
      expect.stringContaining("no Content-Type"),
    ]);
  });

  it("a request without a host, REQUEST_EXPECTATION: one that expects what nobody does", async () => {
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as { port: number };
    const ask = async (...lines: string[]) => {
      const socket = connect(port, "127.0.0.1");
      socket.end(`${["GET /health HTTP/1.1", ...lines].join("\r\n")}\r\n\r\n`);
      let text = "";
      for await (const piece of socket) text += piece;
      return text;
    };
    expect(await ask("connection: close")).toMatch(/^HTTP\/1.1 400 [\s\S]*"REQUEST_MALFORMED"/);
    expect(await ask("host: x", "expect: wonders")).toMatch(/^HTTP\/1.1 417 [\s\S]*"REQUEST_EXPECTATION"/);
  });
});

describe("a page of another origin", () => {
  const origin = "https://his.example";
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization",
  };

  it("asks leave without the token, as browsers do; what it then asks for needs the token, and the refusal can be read", async () => {
    const { app: guarded } = await startService({ token: "0123456789abcdef", origins: [origin] });
    const preflight = await guarded.inject({ method: "OPTIONS", url: "/v1/group", headers });
    expect([preflight.statusCode, preflight.headers["access-control-allow-origin"]]).toEqual([204, origin]);
    expect(preflight.headers["access-control-allow-headers"]).toBe("authorization");
    const refused = await guarded.inject({ method: "POST", url: "/v1/group", headers: { origin } });
    expect([refused.statusCode, refused.headers["access-control-allow-origin"]]).toEqual([401, origin]);
    await guarded.close();
  });

  it("of an origin that is not named is given no leave", async () => {
    const { app: guarded } = await startService({
      token: "0123456789abcdef",
      origins: ["https://other.example"],
    });
    const preflight = await guarded.inject({ method: "OPTIONS", url: "/v1/group", headers });
    expect(preflight.headers["access-control-allow-origin"]).toBeUndefined();
    await guarded.close();
  });
});

describe("an operation over one case is answered with the library's own result", () => {
  const scheme = () => testShelf().schemes.get("chs-drg@2.0")?.compiled as never;
  const { dictionary } = testShelf().codes;

  it("group", async () => {
    const { status, body } = await post("/v1/group", { scheme: "chs-drg@2.0", case: STROKE, trace: "full" });
    const expected = groupCase(parseCase(STROKE), scheme(), { dictionary, trace: "full" });
    expect({ status, body }).toEqual({ status: 200, body: JSON.parse(JSON.stringify(expected)) });
    expect(body.drg).toBe("BR25");
  });

  it("explain, in the language of Accept-Language", async () => {
    const asked = { scheme: "chs-drg@2.0", case: STROKE, decisive: true, changes: true };
    const zh = await post("/v1/explain", asked, { "accept-language": "zh-CN,zh;q=0.9,en;q=0.1" });
    const en = await post("/v1/explain", asked);
    expect(zh.body.text).toBe(explainGrouping(parseCase(STROKE), scheme(), "zh", { dictionary }));
    expect(en.body.text).toBe(explainGrouping(parseCase(STROKE), scheme(), "en", { dictionary }));
    expect(zh.body.decisive).toMatchObject([{ code: "I63.900", changes: { drg: true } }]);
    expect(zh.body.changes.length).toBeGreaterThan(0);
    expect(zh.body.changes[0].text).toMatch(/去掉|改为|增加|以/);
  });

  it("why-not", async () => {
    const { body } = await post("/v1/why-not", { scheme: "chs-drg@2.0", case: STROKE, group: "BR21" });
    const { text, ...answer } = body;
    expect(answer).toEqual(JSON.parse(JSON.stringify(whyNot(parseCase(STROKE), "BR21", scheme()))));
    expect(text).toContain("Why not BR21: condition-failed");
  });

  it("price, in words of the language; without a table it says why", async () => {
    const asked = { ruleset: "zhejiang-shaoxing@2020", case: STROKE, grade: "tertiary" };
    const { status, body } = await post("/v1/price", asked, { "accept-language": "zh" });
    expect(status).toBe(200);
    expect(body.ruleset).toBe("zhejiang-shaoxing@2020");
    expect(body.results).toMatchObject([{ caseId: "1", prices: [], reason: "规则集没有病组表" }]);
    expect(body.results[0]).not.toHaveProperty("weight");
  });

  it("a list is answered in its order, a case that cannot be grouped among the others", async () => {
    const cases = [
      STROKE,
      { caseId: "2", diagnoses: [] },
      { ...STROKE, caseId: "3", diagnoses: ["I63.900", "I10.x00"] },
    ];
    const { body } = await post("/v1/group", { scheme: "chs-drg@2.0", cases });
    expect(
      body.results.map((result: { caseId: string; status: string }) => [result.caseId, result.status]),
    ).toEqual([
      ["1", "grouped"],
      ["2", "invalid"],
      ["3", "grouped"],
    ]);
  });
});

describe("what is refused is refused with its code, all problems at once", () => {
  it("unknown fields are named and wrong values listed, each with its place, in the asked language", async () => {
    const wrong = {
      scheme: "chs-drg@2.0",
      casse: 1,
      case: { caseId: "1", sexx: "m", totalCost: 5, ageYears: -1 },
    };
    const { status, body, headers } = await post("/v1/group", wrong, { "accept-language": "zh" });
    expect(status).toBe(422);
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(headers["content-language"]).toBe("zh");
    expect(body.errors.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ["REQUEST_FIELD_UNKNOWN", "casse"],
      ["RECORD_FIELD_UNKNOWN", "case.sexx"],
      ["RECORD_OUT_OF_RANGE", "case.ageYears"],
      ["RECORD_DECIMAL_IS_NUMBER", "case.totalCost"],
    ]);
    expect(body.detail).toContain("没有名为 casse 的字段");
  });

  it.each([
    ["broken JSON", "{", 400, "REQUEST_NOT_JSON"],
    ["an array", "[]", 400, "REQUEST_NOT_OBJECT"],
    ["too deep", `{"scheme":${"[".repeat(40)}${"]".repeat(40)}}`, 400, "REQUEST_TOO_DEEP"],
    [
      "a key twice",
      '{"scheme":"chs-drg@2.0","scheme":"zj-drg@1.1","case":{"caseId":"1"}}',
      400,
      "REQUEST_KEY_TWICE",
    ],
    ["no scheme", '{"case":{"caseId":"1"}}', 422, "REQUEST_FIELD_MISSING"],
    ["case and cases", '{"scheme":"chs-drg@2.0","case":{"caseId":"1"},"cases":[]}', 422, "REQUEST_ONE_OF"],
    ["neither", '{"scheme":"chs-drg@2.0"}', 422, "REQUEST_ONE_OF"],
    ["a scheme that is not loaded", '{"scheme":"x@1","case":{"caseId":"1"}}', 422, "SCHEME_NOT_LOADED"],
    [
      "a prototype",
      '{"scheme":"chs-drg@2.0","case":{"caseId":"1","__proto__":{}}}',
      422,
      "RECORD_KEY_FORBIDDEN",
    ],
    [
      "a wrong choice",
      '{"scheme":"chs-drg@2.0","trace":"all","case":{"caseId":"1"}}',
      422,
      "REQUEST_FIELD_INVALID",
    ],
  ])("%s", async (_, payload, status, code) => {
    expect(await post("/v1/group", payload)).toMatchObject({ status, body: { status, code } });
  });

  it("1,000 cases are taken, 1,001 are not", async () => {
    const cases = Array.from({ length: 1001 }, (_, at) => ({ ...STROKE, caseId: String(at) }));
    const taken = await post("/v1/group", { scheme: "chs-drg@2.0", cases: cases.slice(1) });
    expect([taken.status, taken.body.results.length]).toEqual([200, 1000]);
    const refused = await post("/v1/group", { scheme: "chs-drg@2.0", cases });
    expect(refused).toMatchObject({ status: 413, body: { code: "REQUEST_TOO_MANY" } });
  });

  it("an area is not to be settled in parts: who has more is told what takes it whole, in either language", async () => {
    const cases = Array.from({ length: 1001 }, (_, at) => ({ ...STROKE, caseId: String(at) }));
    const history = Array.from({ length: 10_001 }, () => ({ caseId: "1" }));
    for (const [more, limit] of [
      [{ cases }, 1000],
      [{ history }, 10_000],
    ] as const) {
      const { body, status } = await post("/v1/settle", { ...smallArea(), ...more });
      const { detail } = body;
      expect(detail).toMatch(
        new RegExp(`one request takes ${limit}\\. .*command line.*library.*insurer-service`),
      );
      expect(detail).not.toMatch(/Split|stream/);
      expect(status).toBe(413);
    }
    const large = `{"x":"${"x".repeat(10 * 1024 * 1024)}"}`;
    const zh = await post("/v1/settle", large, { "accept-language": "zh" });
    expect(zh.body.detail).toMatch(/超过 10485760 字节。.*命令行.*程序库.*examples\/insurer-service/);
    expect(zh.body.detail).not.toMatch(/请分批|流式/);
    const split = await post("/v1/compare-schemes", large);
    expect(split.body.detail).toMatch(/ Split it\.$/);
    const streamed = await post("/v1/price", large, { "accept-language": "zh" });
    expect(streamed.body.detail).toMatch(/请分批提交，或改用.*流式/);
  });

  it("a body over 10 MB is not read", async () => {
    const limit = 10 * 1024 * 1024;
    const within = await post("/v1/group", `{"scheme":"x"${" ".repeat(limit - 14)}}`);
    expect(within.body.code).toBe("REQUEST_ONE_OF");
    const over = await post("/v1/group", `{"scheme":"x"${" ".repeat(limit)}}`);
    expect(over).toMatchObject({ status: 413, body: { code: "REQUEST_BODY_TOO_LARGE" } });
  });

  it("another media type, another address", async () => {
    const type = await post("/v1/group", "a,b", { "content-type": "text/csv" });
    expect(type).toMatchObject({ status: 415, body: { code: "REQUEST_MEDIA_TYPE" } });
    expect(await post("/v1/nothing", {})).toMatchObject({ status: 404, body: { code: "ROUTE_NOT_FOUND" } });
    const settle = await post("/v1/settle", "{}", { "content-type": "application/x-ndjson" });
    expect(settle).toMatchObject({ status: 415, body: { code: "REQUEST_MEDIA_TYPE" } });
  });
});
