import { casesUntil, forecastYear, hospitalYears, yearSoFar } from "../../engine/index.js";
import { type CivilDate, dateOfDayNumber } from "../../primitives/index.js";
import { MISSING_DAY } from "../../weights/index.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import type { TakenFile } from "../area/take-cases.js";
import { cliErrors } from "../cli-errors.js";
import { FORECAST_COLUMNS } from "../columns/forecast-columns.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { packageVersion } from "../package-root.js";
import { forecastReport } from "../report/forecast-report.js";
import { hospitalNames } from "../report/named-hospital.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { readAndSettle } from "../settle/read-and-settle.js";
import { areaLeftOut } from "../settle/settled-left-out.js";
import {
  AREA_FILE_OPTIONS,
  CASE_READING_OPTIONS,
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
import { daysOf, monthOf } from "../year/month.js";

/** `chs-drg forecast`: point values, rates and balances at year end from the months so far, with an interval. */
export const forecast = defineCommand({
  name: "forecast",
  summary: {
    zh: "年终预测：由年初至今的病例预测点值、层级费率、机构差额，附区间",
    en: "forecast point values, rates and balances at year end from the months so far, with an interval",
  },
  options: {
    ...RULESET_OPTIONS,
    ...AREA_FILE_OPTIONS,
    through: {
      kind: "date",
      help: {
        zh: "病例已收齐的最后一天，其后的不计；默认为有出院病例的最后一个月的月底",
        en: "last day whose cases are all in, later ones are left out; by default the end of the latest month with a discharge",
      },
    },
    interval: {
      kind: "integer",
      least: 50,
      most: 99,
      default: 90,
      help: { zh: "区间所含的百分比", en: "percent of the drawn years that the interval holds" },
    },
    runs: {
      kind: "integer",
      least: 50,
      most: 10_000,
      default: 400,
      help: { zh: "抽取多少个年度", en: "years to draw" },
    },
    seed: {
      kind: "integer",
      least: 0,
      most: 4_294_967_295,
      default: 1,
      help: { zh: "随机种子；同一种子结果相同", en: "seed; the same one gives the same forecast" },
    },
    ...OUT_OPTIONS,
    unsettled: WHAT_IF_UNSETTLED_OPTION,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: ({ options, told }) =>
    intoFolder("forecast", placeOf(options), told.terminal, async (files, out) => {
      const { terminal, locale } = told;
      const rejected = await RejectedRows.of(out, told);
      const request = { ...options, refuseByCause: false, strict: false, regroup: false };
      let past = undefined as TakenFile | undefined;
      const useWholePast = (taken: TakenFile) => {
        past = taken;
      };
      const read = await readAndSettle(request, files, rejected, told, { useWholePast });
      await rejected.close();
      const { engine, hospitals, cases, budget } = read;
      const { period } = budget;
      const through = options.through ?? lastMonthEnd(cases.taken.columns.dischargeDay, period.to);
      if (through < period.from || through >= period.to) {
        throw cliErrors.error("FORECAST_NOT_WITHIN", { through, ...period });
      }
      const taken = casesUntil(cases.taken, through);
      const { weights } = read.area;
      const years = hospitalYears(hospitals);
      // Without the cases that came later.
      const area =
        taken === cases.taken ? read.area : engine.settle({ cases: taken, weights, budget, years });
      const year = yearSoFar(area, period, through, engine.parameters.weights, past?.taken);
      const { interval, runs, seed } = options;
      const figures = forecastYear(year, { seed, runs, share: interval / 100 });
      await out.save("forecast.csv", csvTable(FORECAST_COLUMNS, figures, options));
      const counts = { cases: taken.columns.count, past: past?.taken.columns.count ?? 0 };
      const side = settledSide(engine, area);
      const page = {
        ...{ figures, through, period, interval, runs, seed, ...counts },
        names: hospitalNames(hospitals),
        title: engineTitle(engine, options.set),
        side,
        synthetic: taken.columns.synthetic,
        inputs: files.digests(),
        engineVersion: packageVersion(),
      };
      await out.save("report.html", forecastReport(page, locale));
      const head = runSummary("forecast", engine, { inputs: files.digests(), outputs: out.digests });
      const diagnostics = noticed(engine, area);
      const summary = {
        ...head,
        period,
        through,
        interval,
        runs,
        seed,
        counts: { cases: takenCounts(cases) },
        diagnostics,
      };
      await out.publish(summary);
      const shown = figures.filter(({ kind }) => kind !== "hospital-balance");
      if (shown.length > 0) printTable(terminal, FORECAST_COLUMNS, shown, { format: "table", locale });
      else terminal.stdout.write(NONE[locale]);
      terminal.stdout.write(`\n${toldFiles("forecast", options.out)}\n`);
      const seen = tellNoticed(diagnostics, [cases.taken.codes, past?.taken.codes], told);
      tellLacks([side], told);
      return exitCode({ ...areaLeftOut(area), ...rejected.leftOut, ...seen }, told);
    }),
});

const NONE = {
  zh: "没有可以预测的数字：年初至今的病例按这一规则集与预算不能结算（先用 settle 看原因）。\n",
  en: "There is nothing to forecast: the cases so far cannot be settled under this ruleset and budget (settle says why).\n",
};

/** The end of the latest month with a discharge within the period. */
function lastMonthEnd(dischargeDay: Int32Array, to: CivilDate): CivilDate {
  const latest = dischargeDay.reduce((day, one) => Math.max(day, one), MISSING_DAY);
  if (latest === MISSING_DAY) return to;
  return dateOfDayNumber(daysOf(monthOf(dateOfDayNumber(latest))).last);
}
