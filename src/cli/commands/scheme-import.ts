import { readFileSync } from "node:fs";
import { basename, parse } from "node:path";
import { gunzipSync } from "node:zlib";
import { importSchemeTables, SCHEME_TABLES } from "../../grouping/import/import-scheme-tables.js";
import { type ImportedScheme, importSchemeText } from "../../grouping/import/import-scheme-text.js";
import { type LayoutFile, type LineGrammar, lineGrammar, withLayout } from "../../grouping/import/index.js";
import type { TextPart, TextPartKind } from "../../grouping/import/text-part.js";
import { excerpt, type LocalizedText } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { existingFile } from "../input/existing-file.js";
import { readJsonFile } from "../input/read-json-file.js";
import { jsonText } from "../output/json-text.js";
import { Workspace } from "../results/workspace.js";
import { FORMAT_OPTION, REPLACE_FILE_OPTION } from "../shared-options.js";
import { completeScheme } from "../shipped/open-scheme.js";
import { versionedScheme } from "../shipped/scheme-use.js";
import { printDiagnostics } from "../table/print-diagnostics.js";
import { printImportPage } from "../table/print-import-page.js";

const KIND = /^(groups|mcc|cc|exclusions)=(.+)$/s;

/**
 * `chs-drg scheme import`: a scheme from the text of its official document, or from tables (files named `adrg.csv`, `drg.json`, ...);
 * what cannot be read is reported, never guessed.
 */
export const schemeImport = defineCommand({
  name: "scheme import",
  summary: {
    zh: "由官方分组方案文本（PDF 提取）或表格导入方案",
    en: "import a scheme from the text of its official document, or from tables",
  },
  positionals: [
    {
      name: "TEXT",
      repeated: true,
      help: {
        zh: `文本文件（可 .gz），附录写作“mcc=FILE”“cc=FILE”“exclusions=FILE”；或表格：${SCHEME_TABLES.join("、")}（.csv 或 .json）`,
        en: `text files (.gz may follow), appendices as mcc=FILE, cc=FILE, exclusions=FILE; or tables: ${SCHEME_TABLES.join(", ")} (.csv or .json)`,
      },
    },
  ],
  options: {
    id: { kind: "text", placeholder: "ID", required: true, help: { zh: "方案标识", en: "id of the scheme" } },
    version: { kind: "text", placeholder: "V", required: true, help: { zh: "版本", en: "its version" } },
    title: { kind: "text", placeholder: "TEXT", required: true, help: { zh: "名称", en: "its title" } },
    publisher: {
      kind: "text",
      placeholder: "TEXT",
      required: true,
      help: { zh: "发布机构", en: "who published the document" },
    },
    region: {
      kind: "text",
      placeholder: "CODE",
      help: { zh: "行政区划代码", en: "GB/T 2260 code of the region" },
    },
    supplement: {
      kind: "text",
      placeholder: "SCHEME",
      help: { zh: "文本未印出的部分取自此方案", en: "a scheme that supplies what the text does not print" },
    },
    layout: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "版式文件（.json）：本文件的标题、表名、列表标题、行式和名称条件，先于通行版式",
        en: "a layout file (.json): captions, table names, list headings, rows and clauses of this document",
      },
    },
    out: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "方案文件（.json）", en: "the scheme file (.json)" },
    },
    replace: REPLACE_FILE_OPTION,
    format: FORMAT_OPTION,
  },
  run: async ({ options, positionals, told: { terminal, locale } }) => {
    const { id, version, title, publisher, region, supplement, layout } = options;
    const identity = {
      id,
      version,
      title: { zh: title, en: title },
      provenance: { publisher },
      ...(region !== undefined && { region }),
    };
    const imported = positionals.every(isTable)
      ? fromTables(positionals, identity, supplement)
      : importSchemeText(positionals.map(textPart), {
          ...identity,
          ...(layout !== undefined && { grammar: grammarOf(layout) }),
          ...(supplement !== undefined && {
            supplement: completeScheme(versionedScheme(supplement)),
          }),
        });
    const files = new Workspace(terminal);
    await files.writeDrafts({ [options.out]: jsonText(imported.scheme) }, options);
    if (options.format === "json") printDiagnostics(terminal, imported.problems, { format: "json", locale });
    else printImportPage(terminal, imported, locale);
    return imported.problems.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});

/** @throws `INPUT_NOT_FOUND`, `INPUT_NOT_JSON`, `INPUT_OTHER_SHAPE`: also where a pattern is no regular expression */
function grammarOf(path: string): LineGrammar {
  const file = existingFile(path);
  const layout = readJsonFile(file) as LayoutFile | null;
  if (layout?.format !== "chs-drg-layout/1")
    throw cliErrors.error("INPUT_OTHER_SHAPE", { file, faults: [LAYOUT_FORMAT] });
  try {
    return lineGrammar(withLayout(layout));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw cliErrors.error("INPUT_OTHER_SHAPE", { file, faults: [layoutFault(error)] });
  }
}

const LAYOUT_FORMAT: LocalizedText = {
  zh: '缺少 "format": "chs-drg-layout/1"',
  en: 'it lacks "format": "chs-drg-layout/1"',
};

function layoutFault(error: SyntaxError | TypeError): LocalizedText {
  if (error instanceof TypeError) {
    return {
      zh: "有一部分的写法不是 docs/import.md 所说的",
      en: "a part of it is not written as docs/import.md says",
    };
  }
  const cause = excerpt(error.message);
  return { zh: `有一处不是正则表达式（${cause}）`, en: `a pattern is no regular expression (${cause})` };
}

/** Whether a file is one of a scheme's tables by its name. */
function isTable(file: string): boolean {
  const { name, ext } = parse(file);
  return (ext === ".csv" || ext === ".json") && (SCHEME_TABLES as readonly string[]).includes(name);
}

/** @throws `OPTION_CONFLICT`: tables are complete, nothing supplements them; `INPUT_NOT_FOUND`, `INPUT_TWICE` */
function fromTables(
  files: readonly string[],
  identity: Parameters<typeof importSchemeTables>[1],
  supplement: string | undefined,
): ImportedScheme {
  if (supplement !== undefined) {
    throw cliErrors.error("OPTION_CONFLICT", { one: "--supplement", other: basename(files[0] ?? "") });
  }
  const tables = new Map<string, string>();
  for (const file of files) {
    const { base, name } = parse(file);
    if ([...tables.keys()].some((known) => parse(known).name === name)) {
      throw cliErrors.error("INPUT_TWICE", { file });
    }
    tables.set(base, textOf(existingFile(file)));
  }
  return importSchemeTables(Object.fromEntries(tables), identity);
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY` */
function textPart(word: string): TextPart {
  const match = KIND.exec(word);
  const file = existingFile(match?.[2] ?? word);
  const text = textOf(file);
  const kind = match?.[1] as TextPartKind | undefined;
  return { name: basename(file), text, ...(kind && { kind }) };
}
