import type { Hospital } from "../../cases/index.js";
import type { AreaWeights } from "../../engine/index.js";
import type { TableColumn } from "../../primitives/index.js";
import { historyUses } from "../../weights/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { readWeights } from "../area/area-weights.js";
import { engineOf } from "../area/engine-of.js";
import { GROUP_COLUMNS } from "../area/group-columns.js";
import { historyLine } from "../area/history-line.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../io/csv-table.js";
import { jsonText } from "../io/json-text.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { ResultFolder } from "../io/result-folder.js";
import { Workspace } from "../io/workspace.js";
import {
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_FOLDER_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  STRICT_OPTION,
} from "../shared-options.js";

/** `chs-drg weigh`: from history to what each group is worth, and each hospital's coefficient in it. */
export const weigh = defineCommand({
  name: "weigh",
  summary: {
    zh: "由历史病例计算病组基准点数（权重）与差异系数",
    en: "compute base points (weights) and coefficients from history",
  },
  options: {
    ruleset: RULESET_OPTION,
    history: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "历史病例", en: "cases of the years before" },
    },
    hospitals: HOSPITALS_OPTION,
    out: OUT_FOLDER_OPTION,
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    ...CSV_OPTIONS,
    ...READING_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const files = new Workspace(terminal);
    const out = new ResultFolder(files, options.out, { command: "weigh", replace: options.replace });
    try {
      const historyInput = await files.input("history", options.history, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const spec = { ruleset: options.ruleset, strict: options.strict };
      const engine = engineOf(spec);
      const hospitals = await readHospitals(hospitalsInput, { terminal, locale });
      const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
      const taking = { engine: spec, hospitals, jobs: options.jobs, rejected, terminal, locale };
      const { weights, history } = await readWeights(
        engine,
        { history: historyInput, groups: undefined },
        hospitals,
        taking,
      );
      await rejected.close();
      await out.save("groups.csv", csvTable(GROUP_COLUMNS, weights.groups.rows.values(), options));
      const coefficients = coefficientRows(weights, hospitals);
      await out.save("coefficients.csv", csvTable(COEFFICIENT_COLUMNS, coefficients, options));
      const summary = {
        ...runSummary("weigh", engine, { inputs: files.digests(), outputs: out.digests }),
        counts: {
          ...(history && { history: takenCounts(history), byGroupingStatus: history.taken.byStatus }),
          ...(weights.statistics && { historyByUse: historyUses(weights.statistics) }),
        },
        years: weights.statistics?.years ?? [],
        groups: weights.groups.rows.size,
        areaAverageCost: weights.groups.areaAverageCost ?? null,
        diagnostics: [...engine.diagnostics, ...weights.diagnostics],
      };
      await out.save("summary.json", jsonText(summary));
      await out.publish();
      terminal.stdout.write(historyLine(weights.statistics, locale));
      terminal.stdout.write(
        locale === "zh"
          ? `历史病例 ${history?.taken.columns.count ?? 0}，病组 ${weights.groups.rows.size}，见 ${options.out}/groups.csv coefficients.csv summary.json\n`
          : `${history?.taken.columns.count ?? 0} cases of history, ${weights.groups.rows.size} groups, in ${options.out}/groups.csv coefficients.csv summary.json\n`,
      );
      return rejected.count > 0 ? 1 : 0;
    } finally {
      await files.abandon();
    }
  },
});

/** 差异系数 of one hospital in one group. */
interface CoefficientRow {
  readonly hospitalId: string;
  readonly drg: string;
  readonly found: ReturnType<AreaWeights["coefficients"]["of"]>;
}

/** 差异系数表各栏 (`coefficients.csv`); an empty cell is a coefficient that there is not. */
const COEFFICIENT_COLUMNS: readonly TableColumn<CoefficientRow>[] = [
  {
    field: "hospitalId",
    title: { zh: "医疗机构代码", en: "hospital id" },
    format: "id",
    value: ({ hospitalId }) => hospitalId,
  },
  { field: "drg", title: { zh: "DRG编码", en: "DRG" }, format: "id", value: ({ drg }) => drg },
  { field: "status", title: { zh: "状态", en: "status" }, value: ({ found }) => found.status },
  {
    field: "coefficient",
    title: { zh: "差异系数", en: "coefficient" },
    format: "points",
    value: ({ found }) => (found.status === "absent" ? null : found.value),
  },
];

/** The coefficient of every hospital in every group. */
function coefficientRows(
  { groups, coefficients }: AreaWeights,
  hospitals: readonly Hospital[],
): CoefficientRow[] {
  return hospitals.flatMap(({ hospitalId }) =>
    [...groups.rows.keys()].map((drg) => ({ hospitalId, drg, found: coefficients.of(hospitalId, drg) })),
  );
}
