import { counted, type LocalizedText } from "../../primitives/index.js";
import { faultyHistory, groupRows, historyUses } from "../../weights/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { readWeights } from "../area/area-weights.js";
import { engineOf } from "../area/engine-of.js";
import { GROUP_COLUMNS } from "../area/group-columns.js";
import { historyLine } from "../area/history-line.js";
import { coefficientRows, HOSPITAL_COEFFICIENT_COLUMNS } from "../area/hospital-coefficients.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { tellCodes } from "../area/tell-codes.js";
import { tellDates } from "../area/tell-dates.js";
import { tellErrors } from "../area/tell-errors.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../io/csv-table.js";
import { jsonText } from "../io/json-text.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { ResultFolder } from "../io/result-folder.js";
import { Workspace } from "../io/workspace.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import {
  CHANGE_OPTIONS,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  ON_OPTION,
  OUT_FOLDER_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";

/** `chs-drg weigh`: from history to what each group is worth, and each hospital's coefficient in it. */
export const weigh = defineCommand({
  name: "weigh",
  summary: {
    zh: "由历史病例计算病组基准点数（权重）与差异系数",
    en: "compute base points (weights) and coefficients from history",
  },
  options: {
    ruleset: RULESET_OPTION,
    ...CHANGE_OPTIONS,
    history: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "历史病例", en: "cases of the years before" },
    },
    hospitals: HOSPITALS_OPTION,
    on: {
      ...ON_OPTION,
      help: {
        zh: "为该日所在年度计算：当年及以后的出院病例不是历史；默认为历史病例最晚年度的下一年",
        en: "weigh for the year of this day: a discharge in it, or later, is no history; by default the year after the history",
      },
    },
    out: OUT_FOLDER_OPTION,
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    ...CSV_OPTIONS,
    ...READING_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const files = new Workspace(terminal, columnNames(options.map));
    const out = new ResultFolder(files, options.out, { command: "weigh", replace: options.replace });
    try {
      const historyInput = await files.input("history", options.history, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const on = options.on;
      const changes = await readChanges(options, files);
      const spec = {
        ruleset: options.ruleset,
        changes,
        strict: options.strict,
        codes: await runCodes(options.codes, [historyInput], { terminal, locale }),
        ...(on !== undefined && { on }),
      };
      const hospitals = await readHospitals(hospitalsInput, { terminal, locale });
      const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
      const taking = { engine: spec, hospitals, jobs: options.jobs, rejected, terminal, locale };
      const { weights, history, engine } = await readWeights(
        engineOf(spec),
        { history: historyInput, groups: undefined },
        hospitals,
        taking,
      );
      await rejected.close();
      await out.save("groups.csv", csvTable(GROUP_COLUMNS, groupRows(weights.groups), options));
      const coefficients = coefficientRows(weights, hospitals);
      await out.save("coefficients.csv", csvTable(HOSPITAL_COEFFICIENT_COLUMNS, coefficients, options));
      const years = weights.statistics?.years ?? [];
      const summary = {
        ...runSummary("weigh", engine, { inputs: files.digests(), outputs: out.digests }),
        counts: {
          ...(history && { history: takenCounts(history), byGroupingStatus: history.taken.byStatus }),
          ...(weights.statistics && { historyByUse: historyUses(weights.statistics) }),
        },
        years,
        groups: weights.groups.rows.size,
        areaAverageCost: weights.groups.areaAverageCost ?? null,
        diagnostics: [...engine.diagnostics, ...weights.diagnostics],
      };
      await out.save("summary.json", jsonText(summary));
      await out.publish();
      const told = { terminal, locale };
      tellDates(engine.diagnostics, told);
      const doubted = history && tellCodes(history.taken.codes, told);
      const errors = tellErrors(weights.diagnostics, told);
      terminal.stdout.write(historyLine(weights.statistics, locale));
      if (engine.ruleset.groupTable === undefined) terminal.stdout.write(`${OWN_WEIGHTS[locale]}\n`);
      terminal.stdout.write(
        locale === "zh"
          ? `按 ${engine.on} 计算，历史年度 ${years.join("、")}；历史病例 ${history?.taken.columns.count ?? 0}，病组 ${weights.groups.rows.size}，见 ${options.out}/groups.csv coefficients.csv summary.json\n`
          : `Weighed for ${engine.on} from the years ${years.join(", ")}: ${counted(history?.taken.columns.count ?? 0, "case")} of history, ${counted(weights.groups.rows.size, "group")}, in ${options.out}/groups.csv coefficients.csv summary.json\n`,
      );
      const { statistics } = weights;
      return exitCode(
        { ...rejected.leftOut, codes: doubted, history: statistics && faultyHistory(statistics), errors },
        told,
      );
    } finally {
      await files.abandon();
    }
  },
});

/** What is said of an edition with which no weights were published. */
const OWN_WEIGHTS: LocalizedText = {
  zh: "规则集没有公布权重，以下为本地历史病例所得。",
  en: "The edition publishes no weights; these are the area's own, from its history.",
};
