import { caseRows, HOSPITAL_GRADES, INSURANCE_TYPES, type InpatientCase } from "../../cases/index.js";
import { type CasePricing, priceCase } from "../../engine/index.js";
import { NOT_PRICED_WORDS, payerText, remarkText } from "../../engine/price/price-words.js";
import type { TableColumn } from "../../primitives/index.js";
import { engineOf } from "../area/engine-of.js";
import { runCodes } from "../area/run-codes.js";
import { defineCommand } from "../command.js";
import { csvTable } from "../io/csv-table.js";
import { readRows } from "../io/read-rows.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { Workspace } from "../io/workspace.js";
import {
  CASES_OPTION,
  CHANGE_OPTIONS,
  CSV_OPTIONS,
  FORMAT_OPTION,
  READING_OPTIONS,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";
import { rulesetsWithGroups } from "../shipped/weight-table.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg price`: what the group of each case is paid, in one area or in all; a price, not a settlement. */
export const price = defineCommand({
  name: "price",
  summary: {
    zh: "计价：病例所入病组在各地的支付标准",
    en: "price cases: what their group is paid, here or everywhere",
  },
  options: {
    in: CASES_OPTION,
    ruleset: { ...RULESET_OPTION, unless: "areas" },
    areas: {
      kind: "choice",
      choices: ["all"],
      help: {
        zh: "在所有有病组表的规则集计价，各用其方案",
        en: "in every edition with a group table, each by its own scheme",
      },
    },
    grade: {
      kind: "choice",
      choices: HOSPITAL_GRADES,
      help: { zh: "医疗机构等级；不写则各等级", en: "grade of the hospital; each where left out" },
    },
    tier: { kind: "text", placeholder: "NAME", help: { zh: "医疗机构层级", en: "tier of the hospital" } },
    hospital: {
      kind: "text",
      placeholder: "ID",
      help: { zh: "医疗机构代码，有单独费率时用", en: "a hospital with a rate of its own" },
    },
    fund: {
      kind: "choice",
      choices: INSURANCE_TYPES,
      help: { zh: "险种；不写则各险种", en: "insurance type; each where left out" },
    },
    out: { kind: "text", placeholder: "FILE", help: { zh: "写入 CSV 文件", en: "write a CSV file" } },
    format: FORMAT_OPTION,
    ...CHANGE_OPTIONS,
    ...CSV_OPTIONS,
    codes: READING_OPTIONS.codes,
    encoding: READING_OPTIONS.encoding,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const files = new Workspace(terminal);
    try {
      const rejected = new RejectedRows(terminal, locale, undefined);
      const records: InpatientCase[] = [];
      const input = await files.input("in", options.in, options.encoding);
      await readRows(input, caseRows, { terminal, locale, rejected }, (record) => {
        records.push(record);
      });
      const codes = await runCodes(options.codes, [input], { terminal, locale });
      const changes = await readChanges(options, files);
      const asked = {
        ...(options.hospital && { hospitalId: options.hospital }),
        ...(options.grade && { grade: options.grade }),
        ...(options.tier && { tier: options.tier }),
        ...(options.fund && { insuranceType: options.fund }),
      };
      const rulesets = options.areas === "all" ? rulesetsWithGroups() : [options.ruleset ?? ""];
      const lines = rulesets.flatMap((ruleset) => {
        const engine = engineOf({ ruleset, changes, codes });
        const title = engine.ruleset.title[locale];
        return records.flatMap((record) => linesOf(priceCase(engine, record, asked), title));
      });
      const order = new Map(records.map(({ caseId }, at) => [caseId, at]));
      lines.sort(
        (a, b) =>
          (order.get(a.pricing.caseId) ?? 0) - (order.get(b.pricing.caseId) ?? 0) ||
          (b.price?.standard.toNumber() ?? -1) - (a.price?.standard.toNumber() ?? -1),
      );
      const columns = columnsFor(locale);
      if (options.out === undefined) printTable(terminal, columns, lines, { format: options.format, locale });
      else {
        const output = await files.output(options.out);
        await output.write(csvTable(columns, lines, options));
        await output.close();
      }
      terminal.stderr.write(`${NOT_A_SETTLEMENT[locale]}\n`);
      return rejected.count > 0 || lines.some(({ pricing }) => pricing.codesInDoubt) ? 1 : 0;
    } finally {
      await files.abandon();
    }
  },
});

const NOT_A_SETTLEMENT = {
  zh: "这是病组的支付标准，不是结算：高低倍率、特病单议、其他支付单元、基金应付部分、总额与清算由 settle 计算。",
  en: "These are standards of groups, no settlement: outliers, special review, other payment units, the fund's part, budget and clearing are for settle.",
} as const;

/** One line of the answer: a case in an area, for one class of hospital and fund; without a price it says why. */
interface PriceLine {
  readonly pricing: CasePricing;
  readonly title: string;
  readonly price?: CasePricing["prices"][number];
}

function linesOf(pricing: CasePricing, title: string): readonly PriceLine[] {
  return pricing.prices.length === 0
    ? [{ pricing, title }]
    : pricing.prices.map((one) => ({ pricing, title, price: one }));
}

function columnsFor(locale: "zh" | "en"): TableColumn<PriceLine>[] {
  return [
    {
      field: "caseId",
      title: { zh: "病案号", en: "case" },
      format: "id",
      value: ({ pricing }) => pricing.caseId,
    },
    { field: "ruleset", title: { zh: "规则集", en: "ruleset" }, value: ({ pricing }) => pricing.ruleset },
    { field: "area", title: { zh: "地区", en: "area" }, value: ({ title }) => title },
    { field: "drg", title: { zh: "病组", en: "group" }, format: "id", value: ({ pricing }) => pricing.drg },
    { field: "name", title: { zh: "病组名称", en: "name" }, value: ({ pricing }) => pricing.name },
    {
      field: "payer",
      title: { zh: "医疗机构与险种", en: "hospital and fund" },
      value: ({ price: one }) => one && payerText(one.payer, locale),
    },
    {
      field: "weight",
      title: { zh: "权重", en: "weight" },
      format: "points",
      value: ({ pricing }) => pricing.weight,
    },
    {
      field: "base",
      title: { zh: "基础费率", en: "base" },
      format: "decimal",
      value: ({ price: one }) => one?.base,
    },
    {
      field: "coefficient",
      title: { zh: "系数", en: "coefficient" },
      format: "points",
      value: ({ price: one }) => one?.coefficient,
    },
    {
      field: "rate",
      title: { zh: "费率", en: "rate" },
      format: "decimal",
      value: ({ price: one }) => one?.rate,
    },
    {
      field: "standard",
      title: { zh: "支付标准", en: "standard" },
      format: "yuan",
      value: ({ price: one }) => one?.standard,
    },
    {
      field: "low",
      title: { zh: "下限", en: "low limit" },
      format: "yuan",
      value: ({ price: one }) => one?.low,
    },
    {
      field: "high",
      title: { zh: "上限", en: "high limit" },
      format: "yuan",
      value: ({ price: one }) => one?.high,
    },
    {
      field: "reason",
      title: { zh: "未计价原因", en: "why not" },
      value: ({ pricing }) => pricing.reason && NOT_PRICED_WORDS[pricing.reason][locale],
    },
    {
      field: "remarks",
      title: { zh: "说明", en: "remarks" },
      value: ({ pricing }) => remarksOf(pricing, locale),
    },
  ];
}

/** What is said with a price; a code that may be none first, for the group may rest on it. */
function remarksOf({ remarks, codesInDoubt }: CasePricing, locale: "zh" | "en"): string {
  const doubt = locale === "zh" ? "编码存疑，病组可能有误" : "codes in doubt: the group may be wrong";
  const said = remarks.map((one) => remarkText(one, locale));
  return [...(codesInDoubt ? [doubt] : []), ...said].join(locale === "zh" ? "；" : "; ");
}
