import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { manyCases } from "../../scripts/soak/many-cases.js";
import { memoryCurve } from "../../scripts/soak/memory-curve.js";

const folder = mkdtempSync(join(tmpdir(), "soak-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("many cases", () => {
  it("a sample comes over and over, each time with ids of its own for case and patient, and ends at the number asked for", () => {
    const sample = join(folder, "cases.jsonl");
    writeFileSync(
      sample,
      '{"caseId":"A1","hospitalId":"H1","patientId":"P1","sex":"male"}\n{"caseId":"A2","sex":"女"}\n',
    );
    const given: number[] = [];
    const text = Buffer.concat([...manyCases(sample, 5, (cases) => given.push(cases))]).toString("utf8");
    expect(text.trimEnd().split("\n")).toEqual([
      '{"caseId":"A1","hospitalId":"H1","patientId":"P1","sex":"male"}',
      '{"caseId":"A2","sex":"女"}',
      '{"caseId":"A1-1","hospitalId":"H1","patientId":"P1-1","sex":"male"}',
      '{"caseId":"A2-1","sex":"女"}',
      '{"caseId":"A1-2","hospitalId":"H1","patientId":"P1-2","sex":"male"}',
    ]);
    expect(given).toEqual([5]);
  });

  it("as many ids as cases, over more pieces than one", () => {
    const sample = join(folder, "many.jsonl");
    const lines = Array.from({ length: 7 }, (_, at) => `{"caseId":"C${at}","patientId":"P${at}"}`);
    writeFileSync(sample, `${lines.join("\n")}\n`);
    const text = Buffer.concat([...manyCases(sample, 2000)]).toString("utf8");
    expect(new Set(text.trimEnd().split("\n")).size).toBe(2000);
  });
});

describe("the memory curve", () => {
  /** A run of 1,000 cases whose memory is told for every tenth. */
  const run = (bytesAt: (cases: number) => number) =>
    memoryCurve(
      Array.from({ length: 101 }, (_, at) => ({ cases: at * 10, bytes: Math.round(bytesAt(at * 10)) })),
    );

  it("what is loaded in the first half, and what a collector frees again and again, is flat", () => {
    const { isFlat, median } = run((cases) => Math.min(cases, 300) * 1000 + (cases % 50) * 100);
    expect(isFlat).toBe(true);
    expect(median).toBeGreaterThanOrEqual(300_000);
  });

  it("a leak is told by its bytes a case; growth of 5 % of the median over the second half is flat, more is not", () => {
    // Over 500 cases around the median m = b + 750 a: 500 a = 0.05 m at b = 9,250 a.
    expect(run((cases) => 925_000 + cases * 100)).toMatchObject({
      isFlat: true,
      growth: expect.closeTo(50_000),
    });
    const leak = run((cases) => 924_000 + cases * 100);
    expect(leak).toMatchObject({ isFlat: false, bytesACase: expect.closeTo(100) });
  });

  it("memory that falls is flat", () => {
    expect(run((cases) => 1e6 - cases * 100).isFlat).toBe(true);
  });
});
