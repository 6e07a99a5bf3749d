import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BuiltServer,
  buildServerProgram,
  type RunningServer,
  SHELF_OPTIONS,
  startProgram,
  startServer,
} from "./built-server.js";

const CASE = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"], procedures: [] };
const LINE = `${JSON.stringify(CASE)}\n`;

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServerProgram();
});
afterAll(() => built.remove());

/** Streams a number of cases and counts the lines of the answer, with what is done when the answer has begun. */
function streamCases(
  url: string,
  count: number,
  begun: () => void = () => {},
): Promise<{ status: number; lines: number }> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/v1/group?scheme=chs-drg@2.0`, {
      method: "POST",
      headers: { "content-type": "application/x-ndjson" },
    });
    call.on("error", reject);
    call.on("response", (answer) => {
      let lines = 0;
      begun();
      answer.on("data", (bytes: Buffer) => {
        for (const byte of bytes) if (byte === 0x0a) lines += 1;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, lines }));
      answer.on("error", reject);
    });
    const block = LINE.repeat(1000);
    let left = count / 1000;
    const send = (): void => {
      while (left > 0) {
        left -= 1;
        if (!call.write(block)) {
          call.once("drain", send);
          return;
        }
      }
      call.end();
    };
    send();
  });
}

/** What a server answers to bytes as they are. */
function raw(url: string, bytes: string, { half = false } = {}): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", () => {});
    if (half) socket.end(bytes);
    else socket.write(bytes);
  });
}

describe("the process", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(built.main);
  });
  afterAll(async () => {
    server.process.kill("SIGKILL");
    await server.ended;
  });

  it("listens on this machine only, and is ready", async () => {
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect(await (await fetch(`${server.url}/ready`)).json()).toEqual({ status: "ok" });
    const answer = await fetch(`${server.url}/health`, { headers: { origin: "https://elsewhere.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("answers /health while 100,000 cases stream, and every case of them", async () => {
    const waits: number[] = [];
    let streaming = true;
    const probing = (async () => {
      while (streaming) {
        const start = performance.now();
        const { status } = await fetch(`${server.url}/health`);
        expect(status).toBe(200);
        waits.push(performance.now() - start);
      }
    })();
    const answered = await streamCases(server.url, 100_000);
    streaming = false;
    await probing;
    expect(answered).toEqual({ status: 200, lines: 100_000 });
    expect(waits.length).toBeGreaterThan(10);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('chs_drg_cases_total{route="/v1/group"} 100000');
  });

  it("a half-closed connection is answered; one that says nothing of HTTP, or too much in its headers, is refused with a code", async () => {
    const body = JSON.stringify({ scheme: "chs-drg@2.0", case: CASE });
    const head = `POST /v1/group HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
    expect(await raw(server.url, head + body, { half: true })).toContain('"drg":"BR25"');
    expect(await raw(server.url, "hello\r\n\r\n")).toContain("REQUEST_MALFORMED");
    const large = await raw(
      server.url,
      `GET /health HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
    );
    expect(large).toMatch(/^HTTP\/1\.1 431 [\s\S]*REQUEST_HEADERS_TOO_LARGE/);
    expect(await raw(server.url, `${head}{"scheme"`, { half: true })).not.toContain('"status":500');
  });

  it("a body over the limit is refused with its code though the client still sends", async () => {
    const body = `{"scheme":"${"x".repeat(12_000_000)}"}`;
    const headers = { "content-type": "application/json" };
    // Many times: an answer that is lost is lost now and then.
    for (let time = 0; time < 20; time += 1) {
      const answer = await fetch(`${server.url}/v1/group`, { method: "POST", headers, body });
      expect([answer.status, await answer.json()]).toMatchObject([413, { code: "REQUEST_BODY_TOO_LARGE" }]);
    }
  });

  it("SIGTERM drains: the stream under way is answered to its end, who calls on over open connections is turned away, and the process exits 0", async () => {
    let refused = 0;
    const calling = Array.from({ length: 8 }, async () => {
      const body = JSON.stringify({ scheme: "chs-drg@2.0", case: CASE });
      const headers = { "content-type": "application/json" };
      try {
        for (;;) {
          const answer = await fetch(`${server.url}/v1/explain`, { method: "POST", headers, body });
          const { code } = (await answer.json()) as { code?: string };
          if (answer.status !== 200) expect([answer.status, code]).toEqual([503, "SERVER_STOPPING"]);
          if (code !== undefined) refused += 1;
        }
      } catch (error) {
        // Nobody listens any more.
        expect(error).toBeInstanceOf(TypeError);
      }
    });
    const answered = await streamCases(server.url, 50_000, () => server.process.kill("SIGTERM"));
    expect(answered).toEqual({ status: 200, lines: 50_000 });
    expect(await server.ended).toBe(0);
    await Promise.all(calling);
    // A connection is turned away once; it would be thousands if it were kept.
    expect(refused).toBeLessThanOrEqual(8);
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    expect(server.log.at(-1)).toContain('"event":"stopped"');
  });
});

/** One scheme and one edition, for those who ask little. */
const SMALL = ["--schemes", "chs-drg@2.0", "--rulesets", "zhejiang-shaoxing@2020"];

describe("the start", () => {
  it("on another address needs a token, or --no-token said out loud", async () => {
    const refused = await startServer(built.main, [...SHELF_OPTIONS, "--host", "0.0.0.0"]);
    expect(await refused.ended).toBe(2);
    expect(refused.stderr()).toContain("OPTION_HOST_OPEN");
  });

  it("on a port that is taken ends with what to do, not with a stack", async () => {
    const first = await startServer(built.main, SMALL);
    const { port } = new URL(first.url);
    const second = await startProgram([built.main, "serve", ...SMALL, "--port", port]);
    expect(await second.ended).toBe(2);
    expect(second.stderr()).toMatch(/OPTION_ADDRESS: .*EADDRINUSE.*--port/s);
    expect(second.stderr()).not.toContain("    at ");
    first.process.kill("SIGKILL");
    await first.ended;
  });

  it("with a token refuses who does not show it, but for the probes", async () => {
    const folder = join(built.main, "..");
    const file = join(folder, "token");
    writeFileSync(file, "0123456789abcdef0123\n");
    const open = ["--threads", "1", "--host", "0.0.0.0", "--token-file", file];
    const server = await startServer(built.main, [...SMALL, ...open]);
    const url = server.url.replace("0.0.0.0", "127.0.0.1");
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const refused = await fetch(`${url}/v1/schemes`);
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: "REQUEST_UNAUTHORIZED" }]);
    const shown = await fetch(`${url}/v1/schemes`, {
      headers: { authorization: "Bearer 0123456789abcdef0123" },
    });
    expect(shown.status).toBe(200);
    server.process.kill("SIGTERM");
    expect(await server.ended).toBe(0);
  });

  it("a broken scheme stops it with its error", async () => {
    const file = join(built.main, "..", "broken.json");
    writeFileSync(file, '{"format":"chs-drg-scheme/1","id":"x"}');
    const server = await startServer(built.main, ["--schemes", file, "--rulesets", "zhejiang-shaoxing@2020"]);
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toMatch(/^SCHEME_/);
    expect(server.log).toEqual([]);
  });
});

it("the MCP server speaks on standard input and output, and nothing else is written there", async () => {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [built.main, "mcp", ...SMALL] }),
  );
  const reply = await client.callTool({
    name: "group_case",
    arguments: { scheme: "chs-drg@2.0", case: CASE, locale: "zh" },
  });
  expect(reply).toMatchObject({ structuredContent: { result: { drg: "BR25" } } });
  await client.close();
});
