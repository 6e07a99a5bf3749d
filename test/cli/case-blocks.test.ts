import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { caseRows } from "../../src/cases/index.js";
import { TextInput } from "../../src/cli/input/text-input.js";
import { CaseReader, type CasesRead } from "../../src/cli/rows/case-reader.js";
import { openCases, openRows } from "../../src/cli/rows/open-rows.js";
import type { RowSource } from "../../src/cli/rows/row-reader.js";
import type { CaseBatch } from "../../src/cli/scan/records.js";
import { type Terminal, terminalOf } from "../../src/cli/terminal.js";
import { temporaryFolder } from "./run-cli.js";

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

function terminal(pieces: readonly Uint8Array[] = []): Terminal {
  return terminalOf({ stdin: Readable.from(pieces), stdout: sink(), stderr: sink(), environment: {} });
}

/** What a file comes to: the ids in their order, the lines that were refused and remarked on, or why it cannot be read. */
async function read(
  { source, batches }: { readonly source: RowSource; readonly batches: AsyncIterable<CaseBatch> },
  seen = { blocks: 0 },
) {
  const reader = new CaseReader(source);
  const ids: string[] = [];
  const lines: string[] = [];
  let above = 0;
  for await (const batch of batches) {
    if ("bytes" in batch) seen.blocks += 1;
    const result: CasesRead = reader.read(batch, ({ caseId }) => ids.push(caseId));
    for (const { line, problems } of result.rejected) lines.push(`${line + above} ${problems[0]?.code}`);
    for (const { line, code } of result.warnings) lines.push(`${line + above} ${code}`);
    above += result.lines;
  }
  return { ids, lines };
}

/** The same bytes, cut into texts by one thread and left in blocks of lines. */
async function bothWays(input: () => TextInput) {
  const told = { terminal: terminal(), locale: "en" } as const;
  const seen = { blocks: 0 };
  const outcome = async (reading: () => Promise<unknown>) =>
    await reading().catch((error: Error) => ({ error: error.message }));
  const [asTexts, asBlocks] = [input(), input()];
  const texts = await outcome(async () => await read(await openRows(asTexts, caseRows, told)));
  const blocks = await outcome(async () => await read(await openCases(asBlocks, told), seen));
  return { texts, blocks, seen, digests: [asTexts.digest, asBlocks.digest] };
}

const piped = (bytes: Uint8Array, size: number) => () => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  return new TextInput("-", { rows: "jsonl", gzip: false, terminal: terminal(pieces) });
};

const LINES = [
  '{"caseId":"A1","sex":"male","ageYears":60,"diagnoses":["I63.900"],"totalCost":"1200.50"}',
  '{"caseId":"甲2","hospitalId":"第一医院","diagnoses":["I10.x00"]}',
  '{"caseId":"C3","diagnoses":["I10.x00"],"remark\\u0061ble":1}\r',
  '{"caseId":"1.2E+5","diagnoses":["I63.900"]}',
  '{"caseId":"D4","totalCost":-1}',
  "{broken",
  "",
  "  ",
  "\r",
  '\ufeff{"caseId":"E5"}',
];

describe("blocks of lines", () => {
  const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 30 });
  const ending = fc.constantFrom("", "\n", "\n\n");
  test.prop([lines, ending, fc.integer({ min: 1, max: 400 }), fc.constantFrom("", "\ufeff")])(
    "come to what texts cut by one thread come to: ids, lines, remarks, digest",
    async (rows, end, size, mark) => {
      const bytes = Buffer.from(`${mark}${rows.join("\n")}${end}`);
      const { texts, blocks, digests } = await bothWays(piped(bytes, size));
      expect(blocks).toEqual(texts);
      expect(digests[1]).toBe(digests[0]);
    },
  );

  test.prop([lines, fc.nat(), fc.constantFrom(0xff, 0xe7, 0x80, 0xb2), fc.integer({ min: 64, max: 400 })])(
    "with a byte that is no UTF-8 come to the same refusal, at the same byte",
    async (rows, at, byte, size) => {
      const bytes = Buffer.from(`{"caseId":"甲医院内科住院病例"}\n${rows.join("\n")}\n`);
      // Behind the line that shows the encoding.
      const first = bytes.indexOf(0x0a) + 1;
      if (first < bytes.length) bytes[first + (at % (bytes.length - first))] = byte;
      const { texts, blocks } = await bothWays(piped(bytes, size));
      expect(blocks).toEqual(texts);
    },
  );

  it("end at a line that is too long, which is refused where it stands, and the lines behind it are read", async () => {
    const long = `{"caseId":"${"x".repeat(33 * 1024 * 1024)}"}`;
    const bytes = Buffer.from(`${LINES[0]}\n${long}\n${LINES[1]}\n`);
    const { texts, blocks } = await bothWays(piped(bytes, 1 << 20));
    expect(blocks).toEqual({ ids: ["A1", "甲2"], lines: ["2 ROW_TOO_LONG"] });
    expect(blocks).toEqual(texts);
  });

  const HEADER = "病案号,性别,年龄,主要诊断\n";
  const row = (index: number) => `C${index},${index % 2 ? "男" : "女"},${index % 90},I63.900\n`;
  const many = (at: (index: number) => string) =>
    Array.from({ length: 60_000 }, (_, index) => at(index)).join("");

  it.each([
    ["plain", HEADER + many(row), true],
    [
      "with titles and rows that cannot be read",
      `${`住院病例\n${HEADER}`}${many((index) => (index % 9000 === 8999 ? "X,男,many,I10\n" : row(index)))}`,
      true,
    ],
    [
      "quoted here and there",
      HEADER + many((index) => (index % 20_000 === 7 ? `"C${index}",男,5,"I63.900"\n` : row(index))),
      true,
    ],
    [
      "with a quote that never closes",
      HEADER + many((index) => (index === 30_000 ? `"C${index},男,5,I63.900\n` : row(index))),
      true,
    ],
    ["without an end of its last line", (HEADER + many(row)).slice(0, -1), true],
    ["of line ends that are returns", (HEADER + many(row)).replaceAll("\n", "\r"), false],
  ])("of a table are those of one thread: %s", async (_name, text, hasBlocks) => {
    const file = join(temporaryFolder(), "cases.csv");
    writeFileSync(file, text);
    const told = terminal();
    const { texts, blocks, seen } = await bothWays(
      () => new TextInput(file, { rows: "csv", gzip: false, terminal: told }),
    );
    expect(blocks).toEqual(texts);
    expect(seen.blocks > 0).toBe(hasBlocks);
  });

  it("of a packed file and of GB18030 come to the same", async () => {
    const file = join(temporaryFolder(), "cases.csv.gz");
    writeFileSync(file, gzipSync(HEADER + many(row)));
    const packed = await bothWays(
      () => new TextInput(file, { rows: "csv", gzip: true, terminal: terminal() }),
    );
    expect(packed.blocks).toEqual(packed.texts);
    expect(packed.seen.blocks).toBeGreaterThan(0);
    const other = join(temporaryFolder(), "cases.csv");
    const ascii = "caseId,sex,diagnoses\n";
    writeFileSync(
      other,
      Buffer.concat([
        Buffer.from(ascii + "A,male,I10.x00\n".repeat(40_000)),
        Buffer.from([0xb2, 0xa1, 0xb0, 0xb8, 0x0a]),
      ]),
    );
    const chinese = await bothWays(
      () => new TextInput(other, { rows: "csv", gzip: false, terminal: terminal() }),
    );
    expect(chinese.blocks).toEqual(chinese.texts);
  });
});
