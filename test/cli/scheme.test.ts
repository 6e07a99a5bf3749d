import { describe, expect, it } from "vitest";
import { jsonLines, STAYS } from "./cases.js";
import { runCli } from "./run-cli.js";

describe("chs-drg scheme", () => {
  it("lists every shipped scheme with its size", async () => {
    const { stdout } = await runCli(["scheme", "list", "--format", "json"]);
    const schemes: { reference: string; drgs: number }[] = JSON.parse(stdout);
    const references = schemes.map(({ reference }) => reference);
    expect(references).toEqual(
      expect.arrayContaining(["chs-drg@1.1", "chs-drg@2.0", "zj-drg@1.0", "zj-drg@1.1"]),
    );
    expect(schemes.every(({ drgs }) => drgs > 100)).toBe(true);
  });

  it("shows all groups of a scheme, as many as the list says", async () => {
    const list: { reference: string; drgs: number }[] = JSON.parse(
      (await runCli(["scheme", "list", "--format", "json"])).stdout,
    );
    const { stdout } = await runCli(["scheme", "show", "zj-drg@1.1", "--format", "json"]);
    const drgs = new Set(JSON.parse(stdout).map(({ drg }: { drg: string }) => drg));
    expect(drgs.size).toBe(list.find(({ reference }) => reference === "zj-drg@1.1")?.drgs);
  });

  it("shows the conditions and codes of one group, by the code of an MDC, ADRG or DRG", async () => {
    for (const group of ["MDCB", "BR2", "BR23"]) {
      const { code, stdout } = await runCli(["scheme", "show", "zj-drg@1.1", "--group", group]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)[0].condition).toBeDefined();
    }
    const { code, stderr } = await runCli(["scheme", "show", "zj-drg@1.1", "--group", "XX9"]);
    expect(code).toBe(2);
    expect(stderr).toContain("GROUP_NOT_FOUND");
  });

  it("says which groups have a known gap: all of a scheme, or the one that is shown", async () => {
    const shown = async (...words: readonly string[]) =>
      (await runCli(["scheme", "show", ...words, "--locale", "en"])).stderr;
    expect(await shown("zj-drg@1.1")).toMatch(
      /^Known gaps of zj-drg@1\.1 lie in AH1, .*CB39, .*NA2, .*XT3, .*; docs/,
    );
    expect(await shown("zj-drg@1.1", "--group", "NA2")).toBe(
      "Known gaps of zj-drg@1.1 lie in NA2; docs/conformance.md tells what is lacking and what follows.\n",
    );
    expect(await shown("zj-drg@1.1", "--group", "CB39")).toContain("lie in CB39;");
    expect([await shown("zj-drg@1.1", "--group", "GD1"), await shown("changsha@2023")]).toEqual(["", ""]);
    const zh = await runCli(["scheme", "show", "zj-drg@1.1", "--group", "NA2", "--locale", "zh"]);
    expect(zh.stderr).toBe("zj-drg@1.1 有已知缺口的组：NA2；缺什么、有何影响见 docs/conformance.md。\n");
  });

  it("compares two schemes, and cases under both", async () => {
    const diff = await runCli(
      ["scheme", "diff", "zj-drg@1.0", "zj-drg@1.1", "--cases", "-", "--format", "json"],
      {
        stdin: jsonLines(STAYS),
      },
    );
    expect(diff.code).toBe(0);
    expect(JSON.parse(diff.stdout)).toMatchObject({
      before: "zj-drg@1.0",
      after: "zj-drg@1.1",
      cases: { compared: 3 },
    });
    const same = await runCli(["scheme", "diff", "zj-drg@1.1", "zj-drg@1.1", "--format", "json"]);
    expect(JSON.parse(same.stdout)).toMatchObject({ groups: [], lists: [] });
  });

  it("a chapter that neither scheme has is refused, not read as one in which nothing differs", async () => {
    for (const [locale, sentence] of [
      ["zh", "两个方案都没有主要诊断大类“Q9”。可选：MDCA "],
      ["en", 'Neither scheme has a chapter "Q9". There are: MDCA '],
    ] as const) {
      const words = ["scheme", "diff", "chs-drg@2.0", "chs-drg@3.0", "--mdc", "Q9", "--locale", locale];
      const { code, stdout, stderr } = await runCli(words);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(`CHAPTER_NOT_FOUND: ${sentence}`);
    }
  });
});
