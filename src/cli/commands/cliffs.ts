import { findCliffs } from "../../engine/index.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { CLIFF_HOSPITAL, cliffColumns } from "../columns/cliff-columns.js";
import { limitNames } from "../columns/limit-names.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { packageVersion } from "../package-root.js";
import { QUOTA_LEFT_ASIDE } from "../report/cliff-sections.js";
import { cliffsReport } from "../report/cliffs-report.js";
import { hospitalNames } from "../report/named-hospital.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { readAndSettle } from "../settle/read-and-settle.js";
import { areaLeftOut } from "../settle/settled-left-out.js";
import {
  AREA_FILE_OPTIONS,
  CASE_READING_OPTIONS,
  CLIFF_OPTIONS,
  CSV_OPTIONS,
  OUT_OPTIONS,
  RULESET_OPTIONS,
  WHAT_IF_UNSETTLED_OPTION,
} from "../shared-options.js";
import { engineTitle } from "../shipped/engine-of.js";
import { settledSide } from "../statement/settled-sides.js";
import { printTable } from "../table/print-table.js";
import { noticed, tellNoticed } from "../tell/noticed.js";
import { tellLacks } from "../tell/tell-lacks.js";

const NO_SLOPE = {
  zh: "界前只有一天的界限不给聚集程度：没有外窗，坡度无从知道。\n",
  en: "A limit with a single day before it has no bunching: without an outer window the slope is not known.\n",
};

/** `chs-drg cliffs`: how many cases stand near each limit of the edition, what a step over it pays, and whether they crowd on one side. */
export const cliffs = defineCommand({
  name: "cliffs",
  summary: {
    zh: "支付断点：临近每个界限的病例、越界一步值多少、有无聚集，分机构",
    en: "payment cliffs: cases near each limit, what a step over it pays, and bunching, by hospital",
  },
  options: {
    ...RULESET_OPTIONS,
    ...AREA_FILE_OPTIONS,
    ...CLIFF_OPTIONS,
    ...OUT_OPTIONS,
    unsettled: WHAT_IF_UNSETTLED_OPTION,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: ({ options, told }) =>
    intoFolder("cliffs", placeOf(options), told.terminal, async (files, out) => {
      const { terminal, locale } = told;
      const rejected = await RejectedRows.of(out, told);
      const request = { ...options, refuseByCause: false, strict: false, regroup: false };
      const { engine, hospitals, area, cases, history } = await readAndSettle(request, files, rejected, told);
      await rejected.close();
      const { within, "within-days": withinDays } = options;
      const found = findCliffs(area, engine.parameters.weights, { share: within / 100, days: withinDays });
      const names = limitNames(engine.ruleset, found.area);
      const columns = cliffColumns(names);
      await out.save("cliffs.csv", csvTable(columns, found.area, options));
      await out.save(
        "cliffs-by-hospital.csv",
        csvTable([CLIFF_HOSPITAL, ...columns], found.hospitals, options),
      );
      const side = settledSide(engine, area);
      const page = {
        ...{ cliffs: found, names, columns, within, withinDays },
        hospitals: hospitalNames(hospitals),
        title: engineTitle(engine, options.set),
        side,
        cases: cases.taken.columns.count,
        synthetic: cases.taken.columns.synthetic,
        inputs: files.digests(),
        engineVersion: packageVersion(),
      };
      await out.save("report.html", cliffsReport(page, locale));
      const head = runSummary("cliffs", engine, { inputs: files.digests(), outputs: out.digests });
      const diagnostics = noticed(engine, area);
      const summary = { ...head, within, withinDays, counts: { cases: takenCounts(cases) }, diagnostics };
      await out.publish(summary);
      if (found.area.length === 0) {
        terminal.stdout.write(NONE[locale]);
      } else printTable(terminal, columns, found.area, { format: "table", locale });
      if (found.area.some(({ hasQuota }) => hasQuota)) terminal.stdout.write(`${QUOTA_LEFT_ASIDE[locale]}\n`);
      if (found.area.some(({ excess }) => excess === null)) terminal.stdout.write(NO_SLOPE[locale]);
      terminal.stdout.write(`\n${toldFiles("cliffs", options.out)}\n`);
      const seen = tellNoticed(diagnostics, [cases.taken.codes, history?.codes], told);
      tellLacks([side], told);
      return exitCode({ ...areaLeftOut(area), ...rejected.leftOut, ...seen }, told);
    }),
});

const NONE = {
  zh: "没有病例临近规则集所定的界限；规则集可能没有已知的界限（见 summary.json 的 notEvaluated）。\n",
  en: "No case stands near a limit of the ruleset; it may have none that is known (see notEvaluated in summary.json).\n",
};
