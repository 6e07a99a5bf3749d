import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { settleSpoiled } from "./spoiled-area.js";

const CASE = (id: number) => `{"caseId":"${id}","hospitalId":"H1","diagnoses":["I10.x00"],"procedures":[]}\n`;
const ONE = gzipSync(CASE(1));
const TWO = gzipSync(CASE(2));

async function groupGz(bytes: Buffer) {
  const folder = temporaryFolder();
  const file = join(folder, "cases.jsonl.gz");
  writeFileSync(file, bytes);
  const out = join(folder, "out.jsonl");
  const run = await runCli(["group", "--scheme", "zj-drg@1.0", "--in", file, "--out", out]);
  return { ...run, file, out };
}

describe("a compressed file is read whole or not at all", () => {
  it("members that follow each other are one file", async () => {
    const { code, out } = await groupGz(Buffer.concat([ONE, TWO]));
    expect(code).toBe(0);
    expect(readFileSync(out, "utf8").trim().split("\n")).toHaveLength(2);
  });

  it("zeros behind the last member are padding", async () => {
    expect(await groupGz(Buffer.concat([ONE, Buffer.alloc(512)]))).toMatchObject({ code: 0 });
  });

  it.each([
    ["zeros between two members", Buffer.concat([ONE, Buffer.alloc(16), TWO])],
    ["text behind the last member", Buffer.concat([ONE, Buffer.alloc(1), Buffer.from("more")])],
  ])("%s: an error that names the byte, nothing is lost in silence", async (_, bytes) => {
    const { code, stderr } = await groupGz(bytes);
    expect(code).toBe(1);
    expect(stderr).toContain("INPUT_GZIP_TAIL");
    expect(stderr).toContain(`byte ${ONE.length}`);
  });

  it("bytes that are no member behind the last one are an error too", async () => {
    const { code, stderr } = await groupGz(Buffer.concat([ONE, Buffer.alloc(3_000_000, 0x55)]));
    expect(code).toBe(1);
    expect(stderr).toMatch(/INPUT_GZIP_(TAIL|BROKEN)/);
  });

  it("the digest in the summary is that of the file on disk, padding and all", async () => {
    const padded = Buffer.concat([gzipSync(readFileSync(cases())), Buffer.alloc(1_000_000)]);
    const folder = temporaryFolder();
    const file = join(folder, "cases.jsonl.gz");
    writeFileSync(file, padded);
    const settled = await settleSpoiled({}, [], file);
    expect(settled).toMatchObject({ code: 0, stderr: "" });
    const inputs = settled.summary().inputs as { role: string; bytes: number; sha256: string }[];
    expect(inputs.find(({ role }) => role === "cases")).toMatchObject({
      bytes: padded.length,
      sha256: createHash("sha256").update(padded).digest("hex"),
    });
    expect(await runCli(["settle", "--verify", settled.out])).toMatchObject({ code: 0 });
  });
});

describe("a key that stands twice is no value", () => {
  it("in a row of cases: the row is rejected with the field's name, and paid nothing", async () => {
    const settled = await settleSpoiled({
      caseText: (text) => text.replace('"totalCost"', '"totalCost": "1.00", "totalCost"'),
    });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toMatch(/cases\.jsonl:1: totalCost: ROW_KEY_TWICE/);
    expect(settled.read("rejected.jsonl")).toContain("totalCost");
    expect(settled.rows()).toHaveLength(11);
  });

  it.each([
    ["a scheme", '"code": "AA19", "code": "ZZ99"', "INPUT_KEY_TWICE", "mdcs.0.adrgs.0.drgs.0.code"],
    ["a scheme", '"code": "AA19", "__proto__": {}', "INPUT_KEY_FORBIDDEN", "mdcs.0.adrgs.0.drgs.0.__proto__"],
  ])("in %s: %s is %s", async (_, keys, code, path) => {
    const scheme = join(temporaryFolder(), "s.json");
    const text = readFileSync(join(import.meta.dirname, "fixtures", "one-group-scheme.json"), "utf8");
    writeFileSync(scheme, text.replace('"code": "AA19"', keys));
    const run = await runCli(["group", "--scheme", scheme, "--in", "-", "--out", "-"], { stdin: CASE(1) });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(code);
    expect(run.stderr).toContain(path);
  });
});

function cases(): string {
  return join(import.meta.dirname, "fixtures", "small-area", "cases.jsonl");
}
