import {
  counted,
  Decimal,
  type LocalizedText,
  memberColumn,
  sumOf,
  type TableColumn,
} from "../../primitives/index.js";
import { AREA_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN, type StatementLine } from "../../settlement/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { takeCases } from "../area/take-cases.js";
import { cliErrors } from "../cli-errors.js";
import { coefficientRows, HOSPITAL_COEFFICIENT_COLUMNS } from "../columns/hospital-coefficients.js";
import { defineCommand } from "../command.js";
import { exitCode, leftOutOfAll } from "../left-out.js";
import { csvTable } from "../output/csv-table.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import {
  CASE_READING_OPTIONS,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  ON_OPTION,
  OUT_OPTIONS,
  RULESET_OPTIONS,
  UNSETTLED_OPTION,
} from "../shared-options.js";
import { engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { PastYears } from "../simulate/past-years.js";
import { type SimulatedYear, simulateYears } from "../simulate/simulate-years.js";
import { printTable } from "../table/print-table.js";
import { noticed, tellNoticed } from "../tell/noticed.js";

/** `chs-drg simulate`: past years as the edition would have settled them: coefficients, totals and point values by pooling area. */
export const simulate = defineCommand({
  name: "simulate",
  summary: {
    zh: "历年模拟测算：按统筹区模拟预决算、点值与差异系数",
    en: "simulate past years: totals, point values and coefficients by pooling area",
  },
  options: {
    ...RULESET_OPTIONS,
    history: {
      kind: "text",
      placeholder: "FILE",
      required: true,
      help: { zh: "历年病例（至少两个年度）", en: "cases of the past, of two years at least" },
    },
    hospitals: HOSPITALS_OPTION,
    "growth-rate": {
      kind: "text",
      placeholder: "SHARE",
      help: {
        zh: "总额增长率（0.05 即 5%）：另按上年费用与增长率模拟预算",
        en: "growth rate of the total (0.05 is 5%): the budget from the year before is simulated too",
      },
    },
    on: ON_OPTION,
    unsettled: UNSETTLED_OPTION,
    ...OUT_OPTIONS,
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    const growthRate = options["growth-rate"] === undefined ? undefined : rateOf(options["growth-rate"]);
    const { terminal, locale } = told;
    return intoFolder("simulate", placeOf(options), terminal, async (files, out) => {
      const historyInput = await files.input("history", options.history, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const { ruleset, on, unsettled: treatment } = options;
      const codes = await runCodes(options.codes, [historyInput], told);
      const changes = await readChanges(options, files);
      const spec = { ruleset, changes, codes, ...(on && { on }), ...(treatment && { unsettled: treatment }) };
      const engine = engineOf(spec);
      const hospitals = await readHospitals(hospitalsInput, told);
      const rejected = await RejectedRows.of(out, told);
      const taken = await takeCases(historyInput, {
        ...{ engine: spec, hospitals, jobs: options.jobs, rejected },
        ...told,
      });
      await rejected.close();
      const past = new PastYears(taken.taken);
      if (past.years.length < 2) {
        throw cliErrors.error("SIMULATION_ONE_YEAR", { file: options.history, years: past.years.join(", ") });
      }
      const { settled, weights, first } = simulateYears(engine, past, hospitals, growthRate);
      const ledgers = settled.flatMap(({ ledgers: own, ...year }) =>
        own.map((ledger) => ({ ...year, ledger })),
      );
      const lines = ledgers.flatMap(({ ledger, ...year }) => ledger.lines.map((line) => ({ ...year, line })));
      const rows = [...weights].flatMap(([year, own]) =>
        coefficientRows(own, hospitals).map((row) => ({ ...row, year })),
      );
      await out.save("simulation.csv", csvTable(LEDGER_COLUMNS, ledgers, options));
      await out.save("hospitals.csv", csvTable(LINE_COLUMNS, lines, options));
      await out.save(
        "coefficients.csv",
        csvTable([YEAR_COLUMN, ...HOSPITAL_COEFFICIENT_COLUMNS], rows, options),
      );
      const diagnostics = noticed(engine, ...settled);
      const summary = {
        ...runSummary("simulate", engine, { inputs: files.digests(), outputs: out.digests }),
        options: {
          ...(growthRate && { "growth-rate": growthRate.toFixed() }),
          ...(treatment && { unsettled: treatment }),
        },
        counts: { history: takenCounts(taken), years: [...weights.keys()], withoutHistory: first },
        ledgers: ledgers.length,
        diagnostics,
      };
      await out.publish(summary);
      printTable(terminal, LEDGER_COLUMNS, ledgers, { format: "table", locale });
      const open = ledgers.filter(({ ledger: { status } }) => status !== "settled").length;
      terminal.stdout.write(
        locale === "zh"
          ? `\n模拟年度 ${[...weights.keys()].join("、")}（${first.join("、")} 没有更早的历史，未模拟）；未能结算的账本 ${open}\n文件：${toldFiles("simulate", options.out)}\n`
          : `\nSimulated ${[...weights.keys()].join(", ")} (${first.join(", ")} has no history before it and is not); ${counted(open, "ledger")} could not be settled\nFiles: ${toldFiles("simulate", options.out)}\n`,
      );
      const unsettled = leftOutOfAll(
        settled.filter(({ basis }) => basis === "final").map((year) => year.leftOut),
      );
      const seen = tellNoticed(diagnostics, [taken.taken.codes], told);
      return exitCode(
        { ...unsettled, ...rejected.leftOut, ...seen, ledgers: open, undated: past.undated },
        told,
      );
    });
  },
});

/** @throws `OPTION_NOT_A_CHOICE` */
function rateOf(text: string): Decimal {
  if (/^-?\d+(\.\d+)?$/.test(text) && new Decimal(text).abs().lte(1)) return new Decimal(text);
  throw cliErrors.error("OPTION_NOT_A_CHOICE", { option: "--growth-rate", value: text, choices: "-1 … 1" });
}

type OfYear = Omit<SimulatedYear, "ledgers">;
type LedgerRow = OfYear & { readonly ledger: SimulatedYear["ledgers"][number] };
type LineRow = OfYear & { readonly line: StatementLine };

const YEAR_COLUMN: TableColumn<{ readonly year: number }> = {
  field: "year",
  title: { zh: "年度", en: "year" },
  format: "id",
  value: ({ year }) => String(year),
};

const BASIS_COLUMN: TableColumn<OfYear> = memberColumn(
  "basis",
  { zh: "总额口径", en: "total" },
  {
    words: {
      final: { zh: "决算（实际费用）", en: "final (cost incurred)" },
      budget: { zh: "预算（上年×增长率）", en: "budget (year before, grown)" },
    },
  },
);

const ofLedger = <Column extends TableColumn<LedgerRow["ledger"]>>(
  column: Column,
): TableColumn<LedgerRow> => ({
  ...column,
  value: ({ ledger }) => column.value(ledger),
});

const ofLine = (column: TableColumn<StatementLine>): TableColumn<LineRow> => ({
  ...column,
  value: ({ line }) => column.value(line),
});

const yuan = (
  field: "itemTotalCost" | "drgTotalCost" | "balance",
  title: LocalizedText,
): TableColumn<LineRow> => ofLine(memberColumn(field, title, { format: "yuan" }));

/** 模拟预决算表各栏 (`simulation.csv`). */
const LEDGER_COLUMNS: readonly TableColumn<LedgerRow>[] = [
  YEAR_COLUMN,
  BASIS_COLUMN,
  ofLedger(AREA_COLUMN),
  ofLedger(FUND_COLUMN),
  {
    field: "budgetUnit",
    title: { zh: "医共体", en: "community" },
    value: ({ ledger }) => ledger.budgetUnit,
    shown: "file",
  },
  {
    field: "status",
    title: { zh: "状态", en: "status" },
    value: ({ ledger }) => ledger.status,
    shown: "file",
  },
  {
    field: "cases",
    title: { zh: "例数", en: "cases" },
    format: "count",
    value: ({ ledger }) => ledger.lines.reduce((sum, { cases }) => sum + cases, 0),
  },
  {
    field: "itemTotalCost",
    title: { zh: "按项目总费用", en: "item cost" },
    format: "yuan",
    value: ({ ledger }) => ledger.itemTotalCost,
  },
  {
    field: "total",
    title: { zh: "可分配总额", en: "total shared out" },
    format: "yuan",
    value: ({ ledger: { distribution, tiers } }) =>
      tiers.length > 0 ? sumOf(tiers.map(({ total }) => total)) : distribution?.total,
  },
  {
    field: "difference",
    title: { zh: "总额与费用之差", en: "total less cost" },
    format: "yuan",
    value: ({ ledger }) => ledger.drgTotalCost?.minus(ledger.itemTotalCost),
  },
  {
    field: "points",
    title: { zh: "总点数", en: "points" },
    format: "points",
    value: ({ ledger }) => ledger.points,
  },
  {
    field: "costPerPoint",
    title: { zh: "点值", en: "point value" },
    format: "points",
    value: ({ ledger }) => ledger.costPerPoint,
  },
];

/** 模拟的机构清单各栏 (`hospitals.csv`). */
const LINE_COLUMNS: readonly TableColumn<LineRow>[] = [
  YEAR_COLUMN,
  BASIS_COLUMN,
  ofLine(AREA_COLUMN),
  ofLine(FUND_COLUMN),
  ofLine(HOSPITAL_COLUMN),
  ofLine(memberColumn("cases", { zh: "例数", en: "cases" }, { format: "count" })),
  yuan("itemTotalCost", { zh: "按项目总费用", en: "item cost" }),
  yuan("drgTotalCost", { zh: "按DRG结算总费用", en: "DRG payment" }),
  yuan("balance", { zh: "差额", en: "balance" }),
];
