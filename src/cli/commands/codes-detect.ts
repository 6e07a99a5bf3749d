import {
  CodeCollector,
  type CodeShare,
  type EditionFit,
  fitEditions,
  hasCodes,
} from "../../grouping/code-editions.js";
import { memberColumn, type TableColumn } from "../../primitives/index.js";
import { collectCodes } from "../area/run-codes.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { Workspace } from "../results/workspace.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { CASES_OPTION, FORMAT_OPTION, READING_OPTIONS } from "../shared-options.js";
import { codeEditions, shippedEditions } from "../shipped/code-knowledge.js";
import { printTable } from "../table/print-table.js";
import { percentText } from "../table/text-table.js";

/** Codes that are named of an edition. */
const CODES_NAMED = 5;

/** `chs-drg codes detect`: which edition of the code dictionaries the codes of a file are of, with shares and the codes that decide. */
export const codesDetect = defineCommand({
  name: "codes detect",
  summary: {
    zh: "识别病例文件的编码版本（医保版、国临版等）",
    en: "which edition the codes of a file are of: health-insurance, clinical and others",
  },
  options: {
    in: CASES_OPTION,
    format: FORMAT_OPTION,
    map: READING_OPTIONS.map,
    encoding: READING_OPTIONS.encoding,
  },
  run: async ({ options, told }) => {
    const { terminal, locale } = told;
    const files = new Workspace(terminal, columnNames(options.map));
    const input = await files.input("in", options.in, options.encoding);
    const collector = new CodeCollector();
    const rejected = new RejectedRows(told, undefined);
    await collectCodes(input, collector, rejected, told);
    await rejected.close();
    files.refuseUnmetNames();
    const fits = fitEditions(collector, codeEditions());
    if (!fits.some(hasCodes)) throw cliErrors.error("CODES_NONE", { file: options.in });
    printTable(terminal, fitColumns(), fits, { format: options.format, locale });
    const [best, next] = fits;
    const decided = best !== undefined && best.share > (next?.share ?? 0);
    if (!decided) {
      terminal.stderr.write(
        locale === "zh"
          ? "不止一版同样相合，不能由这些编码认定；请用更多病例，或向来源询问\n"
          : "More than one edition fits alike: these codes do not decide. Give more cases, or ask where they come from\n",
      );
    }
    const code = exitCode(rejected.leftOut, told);
    return decided ? code : 1;
  },
});

/** 相合程度各栏. */
const fitColumns = (): readonly TableColumn<EditionFit>[] => [
  memberColumn("edition", { zh: "版本", en: "edition" }, { format: "id" }),
  {
    field: "title",
    title: { zh: "名称", en: "title" },
    value: ({ edition }) => edition,
    words: Object.fromEntries(shippedEditions().map(({ id, title }) => [id, title])),
  },
  { field: "share", title: { zh: "相合", en: "share" }, value: ({ share }) => percentText(share) },
  {
    field: "diagnoses",
    title: { zh: "诊断", en: "diagnoses" },
    value: ({ diagnoses }) => countText(diagnoses),
  },
  {
    field: "procedures",
    title: { zh: "手术操作", en: "procedures" },
    value: ({ procedures }) => countText(procedures),
  },
  {
    field: "lacking",
    title: { zh: "最合者有而此版无的编码", en: "codes that the best has and this lacks" },
    value: ({ lacking }) =>
      [
        ...lacking.slice(0, CODES_NAMED),
        ...(lacking.length > CODES_NAMED ? [`… ${lacking.length}`] : []),
      ].join(" "),
  },
];

function countText({ known, all }: CodeShare): string {
  return `${known}/${all}`;
}
