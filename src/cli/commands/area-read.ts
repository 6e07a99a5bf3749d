import { basename } from "node:path";
import { otherUnit } from "../../cases/rows/other-unit.js";
import { schemeGroups } from "../../grouping/index.js";
import { checkIdentity } from "../../rulesets/catalog.js";
import { draftEdition } from "../../rulesets/read-table/draft-edition.js";
import { draftRate } from "../../rulesets/read-table/draft-rate.js";
import { findRelation } from "../../rulesets/read-table/find-relation.js";
import { fitSchemes, type SchemeGroups } from "../../rulesets/read-table/fit-schemes.js";
import { type PublishedTable, readPublishedTable } from "../../rulesets/read-table/published-table.js";
import { tableFaults } from "../../rulesets/read-table/table-faults.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import type { TextInput } from "../input/text-input.js";
import { jsonText } from "../output/json-text.js";
import { tableQuestions } from "../read-table/table-questions.js";
import { tableReport } from "../read-table/table-report.js";
import { Workspace } from "../results/workspace.js";
import { openRecords } from "../rows/record-stream.js";
import { csvCells } from "../scan/csv-cells.js";
import { READING_OPTIONS, REPLACE_FILE_OPTION } from "../shared-options.js";
import { completeScheme, schemeIndex } from "../shipped/open-scheme.js";
import { today } from "../today.js";

/** `chs-drg area read`: a published table of groups as it comes: columns, scheme, relation, what is open, and a draft edition. */
export const areaRead = defineCommand({
  name: "area read",
  summary: {
    zh: "读入一地公布的病组表，认栏、认方案、找算法，写出规则集草稿",
    en: "read an area's published table: columns, scheme, relation, and a draft edition",
  },
  positionals: [
    { name: "TABLE", help: { zh: "病组表（.csv、.xlsx、.xls）", en: "the table (.csv, .xlsx, .xls)" } },
  ],
  options: {
    id: {
      kind: "text",
      placeholder: "ID",
      required: true,
      help: { zh: "规则集标识", en: "id of the edition" },
    },
    year: {
      kind: "integer",
      least: 2000,
      most: 2100,
      required: true,
      help: { zh: "年度", en: "its year" },
    },
    region: {
      kind: "text",
      placeholder: "CODE",
      required: true,
      help: { zh: "行政区划代码", en: "GB/T 2260 code of the region" },
    },
    title: { kind: "text", placeholder: "TEXT", required: true, help: { zh: "名称", en: "its title" } },
    out: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "规则集草稿（.json），病组表与算例写在旁边",
        en: "the draft edition (.json); groups and examples beside it",
      },
    },
    replace: REPLACE_FILE_OPTION,
    encoding: READING_OPTIONS.encoding,
  },
  run: async ({ options, positionals: [file = ""], told: { terminal, locale } }) => {
    const files = new Workspace(terminal);
    try {
      const printed = await linesOf(await files.input("table", file, options.encoding));
      const table = readPublishedTable(printed);
      if (table === undefined) throw cliErrors.error("TABLE_WITHOUT_GROUPS", { file });
      const unit = hasAmounts(table) ? otherUnit(titlesAbove(printed, table)) : undefined;
      if (unit !== undefined) throw cliErrors.error("INPUT_UNIT_ABOVE", { file, unit });
      const faults = tableFaults(table);
      if (faults.length > 0) throw cliErrors.error("TABLE_CELLS_UNREADABLE", { file, faults });
      const fits = fitSchemes(table.rows, shippedGroups());
      const figures = table.columns.filter(({ kind }) => DERIVED.has(kind));
      const relations = figures.flatMap((column) => findRelation(table, column) ?? []);
      const rate = draftRate(table, relations);
      const questions = tableQuestions(table, fits, relations, rate, locale);
      const open = locale === "zh" ? "待答：" : "open:";
      const lines = [
        ...tableReport(table, fits, relations, locale),
        ...(questions.length > 0 ? [open, ...questions.map((question) => `  ? ${question}`)] : []),
      ];
      const { id, region, title, year } = options;
      const draft = draftEdition(table, relations, rate, {
        id,
        region,
        year,
        version: String(year),
        title: { zh: title, en: title },
        scheme: fits[0]?.reference ?? "",
        verifiedOn: today(),
        document: {
          title: basename(file),
          seen: "transcription",
          note: "由命令读入的草稿：各项取值须与原件核对。",
        },
      });
      // Before anything is written: an id that nothing can load makes a draft that nobody can use.
      checkIdentity(draft.edition, (member) => `--${String(member)}`);
      if (options.out !== undefined) {
        const stem = options.out.replace(/\.json$/, "");
        const contents = { "": draft.edition, ".groups": draft.groups, ".examples": draft.examples };
        const texts = Object.entries(contents).map(([ending, content]) => [
          `${stem}${ending}.json`,
          jsonText(content),
        ]);
        await files.writeDrafts(Object.fromEntries(texts), options);
      }
      terminal.stdout.write(`${lines.join("\n")}\n`);
      return questions.length > 0 ? 1 : 0;
    } finally {
      await files.abandon();
    }
  },
});

const DERIVED: ReadonlySet<string> = new Set(["standard", "lowLimit", "highLimit", "averageCost"]);

function hasAmounts({ columns }: PublishedTable): boolean {
  return columns.some(({ kind }) => DERIVED.has(kind) || kind === "rate");
}

/** The lines of one cell above the groups; a head has several, and a unit in it is of its column alone. */
function titlesAbove(printed: readonly (readonly string[])[], { rows }: PublishedTable): string {
  const filled = printed
    .slice(0, (rows[0]?.line ?? 1) - 1)
    .map((cells) => cells.filter((cell) => cell.trim() !== ""));
  return filled.flatMap((cells) => (cells.length === 1 ? cells : [])).join("\n");
}

/** All records of a file, whatever stands in the first of them. */
async function linesOf(input: TextInput): Promise<readonly (readonly string[])[]> {
  const records = await openRecords(input);
  const lines: (readonly string[])[] = [records.header ?? []];
  for await (const { texts } of records.batches)
    for (const text of texts) lines.push(csvCells(text, records.delimiter));
  return lines;
}

function shippedGroups(): readonly SchemeGroups[] {
  return schemeIndex().map(({ reference }) => {
    const scheme = completeScheme(reference);
    const named = scheme.mdcs.flatMap(({ adrgs }) => adrgs.flatMap(({ drgs }) => drgs));
    const groups = new Map(named.map(({ code, name }) => [code, name]));
    return { reference, groups, codes: schemeGroups(scheme) };
  });
}
