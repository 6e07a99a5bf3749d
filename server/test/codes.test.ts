import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCall } from "../src/arguments.js";
import { LIMITS } from "../src/http/limits.js";
import { Knowledge } from "../src/operations/knowledge.js";
import { serve } from "../src/serve.js";
import { openShelf } from "../src/shelf/open-shelf.js";
import { jobsHere, startService, testShelf } from "./service.js";
import { STROKE } from "./tool-calls.js";

const folder = mkdtempSync(join(tmpdir(), "chs-drg-codes-"));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** An edition that groups with a scheme that is not shipped. */
const EDITION = {
  id: "utopia",
  version: "2020",
  title: { zh: "乌有", en: "Utopia" },
  region: "990000",
  effective: { from: "2020-01-01", to: "2020-12-31" },
  selectBy: "discharge",
  lastVerifiedOn: "2026-01-01",
  scheme: {
    prescribed: {
      value: "made-up@1.0",
      unit: "scheme",
      source: { document: "none", clause: "-" },
      status: "assumed",
    },
  },
  codeEditions: { diagnoses: "ICD-10", procedures: "ICD-9-CM-3" },
  documents: [{ key: "none", title: "none", seen: "none" }],
};

describe("what an operator asks for and cannot have is told by its code", () => {
  it.each([
    ["two commands", ["serve", "mcp"]],
    ["a language that it does not speak", ["serve", "--locale", "fr"]],
    ["a port that is none", ["serve", "--port", "65536"]],
    ["no thread", ["serve", "--threads", "0"]],
    ["an option without its value", ["serve", "--port"]],
    ["an origin that is no address", ["serve", "--origin", "notaurl"]],
    ["an origin with a path, which no browser sends", ["serve", "--origin", "https://his.example/page"]],
  ])("OPTION_WRONG: %s", (_, words) => {
    expect(() => readCall(words)).toThrow("OPTION_WRONG");
  });

  it("OPTION_UNKNOWN: an option that there is not; OPTION_OF_SERVE: one that mcp would not use", () => {
    expect(() => readCall(["serve", "--colour"])).toThrow(/OPTION_UNKNOWN.*--colour/);
    for (const words of [["--port", "8080"], ["--no-token"], ["--host", "::1"]])
      expect(() => readCall(["mcp", ...words])).toThrow(/OPTION_OF_SERVE/);
    expect(readCall(["mcp"])).toMatchObject({ command: "mcp" });
    const origins = ["https://his.example", "http://127.0.0.1:5173"];
    expect(readCall(["serve", ...origins.flatMap((one) => ["--origin", one])])).toMatchObject({ origins });
  });

  it("all editions are loaded under `all`, beside one's own", () => {
    const own = openShelf({ schemes: [], rulesets: ["all"] });
    expect([...own.rulesets.keys()]).toEqual([...own.catalog.editions.keys()]);
  });

  it.each<[string, () => object]>([
    ["SCHEME_NOT_SHIPPED", () => ({ schemes: ["nowhere@1.0"], rulesets: [] })],
    ["OPTION_FILE_UNREADABLE", () => ({ schemes: [join(folder, "absent.json")], rulesets: [] })],
    ["OPTION_FILE_UNREADABLE", () => ({ schemes: [written("broken.json", "{")], rulesets: [] })],
    ["RULESET_SCHEME_ABSENT", () => ({ rulesets: [written("edition.json", JSON.stringify(EDITION))] })],
  ])("%s", (code, options) => {
    expect(() => openShelf(options())).toThrow(code);
  });

  it("an edition of the operator's finds its group table beside it", () => {
    const own = join(folder, "own");
    mkdirSync(own, { recursive: true });
    const regions = join(process.cwd(), "rulesets", "regions", "jiangsu-wuxi");
    for (const name of ["2022.json", "2022.groups.json"]) {
      const text = readFileSync(join(regions, name), "utf8").replaceAll("jiangsu-wuxi", "jiangsu-elsewhere");
      writeFileSync(join(own, name), text);
    }
    writeFileSync(join(own, "notes.json"), "{ not JSON");
    const shelf = openShelf({ rulesets: [join(own, "2022.json")] });
    expect(shelf.rulesets.get("jiangsu-elsewhere@2022")?.groupTable).toBeDefined();
  });

  it.each([
    ["absent", join(folder, "absent")],
    ["of 15 characters", written("short", "123456789012345")],
  ])("OPTION_TOKEN_FILE: %s", async (_, tokenFile) => {
    const call = { ...readCall(["serve"]), tokenFile };
    await expect(serve(call, new URL("file:///never"))).rejects.toMatchObject({ code: "OPTION_TOKEN_FILE" });
  });

  it("CLAUSE_NOT_FOUND", () => {
    expect(() => new Knowledge(testShelf()).clause("XX-999")).toThrow("CLAUSE_NOT_FOUND");
  });
});

describe("what a request meets is told by its code", () => {
  const explain = async (diagnoses: number, options: Parameters<typeof startService>[0] = {}) => {
    const { app } = await startService(options);
    try {
      const record = { ...STROKE, diagnoses: Array(diagnoses).fill("I63.900"), procedures: [] };
      const payload = { scheme: "chs-drg@2.0", case: record, decisive: true };
      const { statusCode, json } = await app.inject({ method: "POST", url: "/v1/explain", payload });
      return [statusCode, json().code];
    } finally {
      await app.close();
    }
  };

  it("REQUEST_TOO_MANY_CODES: 1001 codes of one case", async () => {
    expect(await explain(1001)).toEqual([422, "REQUEST_TOO_MANY_CODES"]);
  });

  it("SERVER_BUSY: more work waits than is allowed; SERVER_FAULT: what is no error of the library's", async () => {
    const waiting = { ...jobsHere(), waiting: LIMITS.waiting };
    expect(await explain(1, { pool: waiting })).toEqual([503, "SERVER_BUSY"]);
    expect((await explain(1, { pool: { ...waiting, waiting: LIMITS.waiting - 1 } }))[0]).toBe(200);
    const broken = { ...jobsHere(), run: () => Promise.reject(new Error("made up")) };
    expect(await explain(1, { pool: broken })).toEqual([500, "SERVER_FAULT"]);
  });
});
