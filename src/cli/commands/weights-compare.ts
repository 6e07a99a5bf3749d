import { compareWeights } from "../../weights/groups/compare-weights.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../output/csv-table.js";
import { thisProgram } from "../package-root.js";
import { weightsReport } from "../report/weights-report.js";
import { FINDING_COLUMNS, findingsByTable, SPREAD_COLUMNS, TABLE_COLUMNS } from "../report/weights-words.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { CSV_OPTIONS, FORMAT_OPTION, REPLACE_OPTION } from "../shared-options.js";
import { rulesetsWithGroups, weightTable } from "../shipped/weight-table.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg weights compare`: the weights of areas on groups of the same name, and what an analyst asks about in a weight table. */
export const weightsCompare = defineCommand({
  name: "weights compare",
  summary: {
    zh: "各地权重对比：同名病组的分布、偏离的权重、倒挂与相等",
    en: "weights side by side: spread by group, far weights, severity the wrong way round, equal neighbours",
  },
  positionals: [
    {
      name: "ID|FILE",
      optional: true,
      repeated: true,
      help: {
        zh: "只列这些规则集的疑点，逐条列出；不写则为所有有病组表的规则集",
        en: "tell the findings of these rulesets alone, one by one; all with a group table where left out",
      },
    },
  ],
  options: {
    out: {
      kind: "text",
      placeholder: "DIR",
      help: { zh: "输出文件夹：权重分布、疑点、图", en: "folder for the files: spread, findings, chart" },
    },
    replace: REPLACE_OPTION,
    format: FORMAT_OPTION,
    ...CSV_OPTIONS,
  },
  run: async ({ options, positionals, told: { terminal, locale } }) => {
    const shipped = rulesetsWithGroups();
    const asked = positionals.map(weightTable);
    const empty = asked.find(({ groups }) => groups.length === 0);
    if (empty !== undefined) throw cliErrors.error("WEIGHTS_ABSENT", { reference: empty.reference });
    const own = new Set(asked.map(({ reference }) => reference));
    const tables = [...shipped.filter((reference) => !own.has(reference)).map(weightTable), ...asked];
    const comparison = compareWeights(tables);
    const findings = comparison.findings.filter(({ reference }) => own.size === 0 || own.has(reference));
    const byTable = findingsByTable(own.size === 0 ? tables : asked, comparison);
    if (options.out !== undefined) {
      const place = placeOf({ ...options, out: options.out });
      await intoFolder("weights compare", place, terminal, async (files, out) => {
        await out.save("weights.csv", csvTable(SPREAD_COLUMNS, comparison.spreads, options));
        await out.save("findings.csv", csvTable(FINDING_COLUMNS, findings, options));
        const engine = thisProgram();
        await out.save(
          "report.html",
          weightsReport(comparison, byTable, { locale, version: engine.version }),
        );
        const summary = {
          command: "weights compare",
          engine,
          rulesets: tables.map(({ reference }) => reference),
          inputs: files.digests(),
          outputs: out.digests,
        };
        await out.publish(summary);
      });
    }
    const { format } = options;
    if (own.size === 0 || format === "table")
      printTable(terminal, TABLE_COLUMNS, byTable, { format, locale });
    if (format === "table" && findings.length > 0 && own.size > 0) terminal.stdout.write("\n");
    if (own.size > 0 && (format === "json" || findings.length > 0)) {
      printTable(terminal, FINDING_COLUMNS, findings, { format, locale });
    }
    if (format === "json") return 0;
    if (options.out !== undefined) {
      terminal.stdout.write(`\n${toldFiles("weights compare", options.out)}\n`);
    }
    return 0;
  },
});
