import { caseRows, type InpatientCase } from "../../cases/index.js";
import { describeSchemeDiff, diffSchemes } from "../../grouping/diff/index.js";
import type { CompiledScheme } from "../../grouping/index.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { printedJson } from "../output/json-text.js";
import { Workspace } from "../results/workspace.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { FORMAT_OPTION, READING_OPTIONS, SCHEME_ARGUMENT } from "../shared-options.js";
import { openScheme } from "../shipped/open-scheme.js";
import { versionedScheme } from "../shipped/scheme-use.js";

/** `chs-drg scheme diff`: groups and codes that moved between two schemes and, on cases, which case moves from where to where. */
export const schemeDiff = defineCommand({
  name: "scheme diff",
  summary: {
    zh: "比较两个分组方案；可附病例看其流向",
    en: "compare two schemes, and on cases where each case moves",
  },
  positionals: [
    { ...SCHEME_ARGUMENT, name: "BEFORE" },
    { ...SCHEME_ARGUMENT, name: "AFTER" },
  ],
  options: {
    cases: {
      kind: "text",
      placeholder: "FILE",
      help: { zh: "病例，比较两方案下的入组", en: "cases to be grouped under both" },
    },
    mdc: {
      kind: "text",
      placeholder: "CODE",
      help: {
        zh: "列出一个主要诊断大类的全部差异，如 O 或 MDCO",
        en: "all that differs in one chapter, O or MDCO",
      },
    },
    format: FORMAT_OPTION,
    encoding: READING_OPTIONS.encoding,
  },
  run: async ({ options, positionals: [before = "", after = ""], told }) => {
    const { terminal, locale } = told;
    const schemes = [openScheme(versionedScheme(before)), openScheme(versionedScheme(after))] as const;
    if (options.mdc !== undefined) expectChapter(schemes, options.mdc);
    const rejected = new RejectedRows(told, undefined);
    const cases: InpatientCase[] = [];
    if (options.cases !== undefined) {
      const input = await new Workspace(terminal).input("cases", options.cases, options.encoding);
      await readRows(input, caseRows, { ...told, rejected }, (record) => cases.push(record));
    }
    const diff = diffSchemes(...schemes, options.cases === undefined ? undefined : cases);
    terminal.stdout.write(
      options.format === "json"
        ? printedJson(diff)
        : `${describeSchemeDiff(diff, { locale, mdc: options.mdc }).join("\n")}\n`,
    );
    return exitCode(rejected.leftOut, told);
  },
});

/** @throws `CHAPTER_NOT_FOUND`, so that a misspelt chapter is not read as one in which nothing differs */
function expectChapter(schemes: readonly CompiledScheme[], chapter: string): void {
  const chapters = new Set(schemes.flatMap(({ scheme }) => scheme.mdcs.map(({ code }) => code)));
  if (chapters.has(chapter) || chapters.has(`MDC${chapter}`)) return;
  throw cliErrors.error("CHAPTER_NOT_FOUND", { chapter, chapters: [...chapters].sort() });
}
