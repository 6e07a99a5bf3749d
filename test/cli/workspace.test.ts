import { createHash, pbkdf2 } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { TextEncoding } from "../../src/cli/input/text-encoding.js";
import { TextInput } from "../../src/cli/input/text-input.js";
import { streamOutput } from "../../src/cli/output/text-output.js";
import { Workspace } from "../../src/cli/results/workspace.js";
import { type Terminal, terminalOf } from "../../src/cli/terminal.js";
import { temporaryFolder } from "./run-cli.js";

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
const terminal = (stdin = ""): Terminal =>
  terminalOf({
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: sink(),
    stderr: sink(),
    environment: {},
  });

async function textOf(bytes: Uint8Array, name = "a.csv", encoding?: TextEncoding): Promise<string> {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, bytes);
  const input = new TextInput(file, {
    rows: "csv",
    gzip: name.endsWith(".gz"),
    terminal: terminal(),
    ...(encoding && { encoding }),
  });
  let text = "";
  for await (const chunk of input.chunks()) text += chunk;
  return text;
}

describe("TextInput", () => {
  it("drops a byte-order mark, of UTF-8 and of UTF-16", async () => {
    expect(await textOf(Buffer.from("\ufeff病案号,a\n"))).toBe("病案号,a\n");
    expect(await textOf(Buffer.from("\ufeff病案号", "utf16le"))).toBe("病案号");
  });

  it("finds GB18030 and UTF-16 from the bytes, keeps to what it is told, and refuses what is neither", async () => {
    const gb = Uint8Array.from([0xb2, 0xa1, 0xb0, 0xb8, 0xba, 0xc5]);
    expect(await textOf(gb, "a.csv", "gb18030")).toBe("病案号");
    expect(await textOf(gb)).toBe("病案号");
    await expect(textOf(gb, "a.csv", "utf-8")).rejects.toThrow(/INPUT_NOT_UTF8.*--encoding gb18030/);
    expect(await textOf(Buffer.from("病案号,a\n1,2\n", "utf16le"))).toBe("病案号,a\n1,2\n");
    const ascii = "a,b\n".repeat(100_000);
    expect(await textOf(Buffer.concat([Buffer.from(ascii), gb]))).toBe(`${ascii}病案号`);
    // UTF-8 of which one byte is lost stays UTF-8: read as GB18030 it would be other characters.
    const lost = Buffer.from("病案号,性别,年龄\n");
    await expect(textOf(Buffer.concat([lost.subarray(0, 4), lost.subarray(5)]))).rejects.toThrow(
      "INPUT_NOT_UTF8",
    );
  });

  it("unpacks gzip, also in several members, and refuses a part of it", async () => {
    const members = Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]);
    expect(await textOf(members, "a.jsonl.gz")).toBe("one\ntwo\n");
    const part = gzipSync("x".repeat(10_000)).subarray(0, 20);
    await expect(textOf(part, "a.jsonl.gz")).rejects.toMatchObject({ code: "INPUT_GZIP_BROKEN" });
    await expect(textOf(Buffer.from("no gzip"), "a.jsonl.gz")).rejects.toMatchObject({
      code: "INPUT_GZIP_BROKEN",
    });
  });

  it("keeps a character whole that falls across two reads", async () => {
    const text = "医".repeat(200_000);
    expect(await textOf(Buffer.from(text))).toBe(text);
  });
});

describe("Workspace", () => {
  it("digests the bytes of every input as they stand", async () => {
    const folder = temporaryFolder();
    const bytes = gzipSync('{"caseId":"1"}\n');
    writeFileSync(join(folder, "c.jsonl.gz"), bytes);
    const files = new Workspace(terminal());
    const input = await files.input("cases", join(folder, "c.jsonl.gz"));
    for await (const _ of input.chunks());
    expect(files.digests()).toEqual([
      {
        role: "cases",
        file: join(folder, "c.jsonl.gz"),
        bytes: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    ]);
  });

  it("refuses to write over an input, by any name of it", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "c.jsonl");
    writeFileSync(file, "x");
    linkSync(file, join(folder, "other.jsonl"));
    mkdirSync(join(folder, "sub"));
    const files = new Workspace(terminal());
    await files.input("cases", file);
    for (const name of [file, join(folder, "sub", "..", "c.jsonl"), join(folder, "other.jsonl")]) {
      await expect(files.output(name)).rejects.toMatchObject({ code: "OUTPUT_IS_INPUT" });
    }
    expect(readFileSync(file, "utf8")).toBe("x");
  });

  it.each([
    ["out.jsonl", "half"],
    ["out.jsonl.gz", "half"],
    ["out.jsonl", undefined],
    ["out.jsonl.gz", undefined],
  ])("leaves nothing half-written behind: %s, %s", async (name, text) => {
    const folder = temporaryFolder();
    const files = new Workspace(terminal());
    const output = await files.output(join(folder, name));
    if (text !== undefined) await output.write(text);
    expect(readdirSync(folder)).not.toContain(name);
    await files.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(["out.jsonl", "out.jsonl.gz"])(
    "a file that is opened late is given up when it has been opened, so that it is not there again after it was removed: %s",
    async (name) => {
      const file = join(temporaryFolder(), name);
      // Every thread of the pool is busy: the file is opened behind them.
      const busy = Array.from({ length: 4 }, () => promisify(pbkdf2)("a", "b", 20_000, 64, "sha512"));
      await streamOutput(file, name).abandon();
      expect(existsSync(file)).toBe(true);
      await Promise.all(busy);
    },
  );

  it("writes a file whole, gzipped where its name says so, making its folder", async () => {
    const folder = temporaryFolder();
    const files = new Workspace(terminal());
    for (const [name, text] of [
      ["a.csv", "1\n"],
      ["b.csv.gz", "2\n"],
    ] as const) {
      const output = await files.output(join(folder, "new", name));
      await output.write(text);
      await output.close();
    }
    expect(readFileSync(join(folder, "new", "a.csv"), "utf8")).toBe("1\n");
    expect(gunzipSync(readFileSync(join(folder, "new", "b.csv.gz"))).toString()).toBe("2\n");
  });

  it.each([
    ["nothing.jsonl", "INPUT_NOT_FOUND"],
    [".", "INPUT_IS_DIRECTORY"],
    ["c.ods", "INPUT_FORMAT_UNKNOWN"],
  ])("refuses %s: %s", async (name, code) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "c.ods"), "");
    await expect(new Workspace(terminal()).input("cases", join(folder, name))).rejects.toMatchObject({
      code,
    });
  });

  it("reads standard input once", async () => {
    const files = new Workspace(terminal("x"));
    await files.input("cases", "-");
    await expect(files.input("history", "-")).rejects.toMatchObject({ code: "INPUT_TWICE" });
  });
});
