import { describe, expect, it } from "vitest";
import { schemeGaps } from "../../src/cli/shipped/known-gaps.js";
import { schemeReferences } from "../../src/cli/shipped/open-scheme.js";
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

  it("tells the known gaps whole, in the language that is asked for: all of a scheme, or those of the group that is shown", async () => {
    const shown = async (locale: string, ...words: readonly string[]) =>
      (await runCli(["scheme", "show", ...words, "--locale", locale])).stderr;
    const [zh, en] = [await shown("zh", "zj-drg@1.1"), await shown("en", "zj-drg@1.1")];
    expect(zh.split("\n").length).toBe(en.split("\n").length);
    expect(zh).toContain("zj-drg@1.1 的已知缺口：\n- CB39：从编码中看不出单眼还是双眼；入 CB31。\n");
    expect(en).toContain(
      "Known gaps of zj-drg@1.1:\n- CB39: one eye or both cannot be read from the codes; in CB31.\n",
    );
    expect(await shown("en", "zj-drg@1.1", "--group", "NA2")).toMatch(
      /^Known gaps of zj-drg@1\.1:\n(?:- .*\n)*- NA2 .*: \d+ operations that the text of zj-drg@1\.0 prints in these groups are not in their lists; /,
    );
    expect(await shown("zh", "zj-drg@1.1", "--group", "CB39")).toBe(
      "zj-drg@1.1 的已知缺口：\n- CB39：从编码中看不出单眼还是双眼；入 CB31。\n",
    );
    expect(await shown("en", "zj-drg@1.1", "--group", "GD1")).toBe("");
    expect(await shown("zh", "yinchuan@2023")).toContain("398 例常见病例中 114 例分错：不宜使用。");
  });

  it("every known gap has words in both languages", () => {
    const texts = schemeReferences().flatMap((reference) =>
      schemeGaps(reference).flatMap(({ group, gap, effect }) => [group, gap, effect]),
    );
    expect(texts.filter(({ zh, en }) => (zh === "") !== (en === ""))).toEqual([]);
    const unlike = texts.filter(({ zh, en }) => zh === en && !/^[A-Z0-9 ]*$/.test(en));
    expect(unlike).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
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
