import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { defineCommand } from "../command.js";
import { FORMAT_OPTION } from "../shared-options.js";
import { type SchemeEntry, type SchemeStanding, schemeIndex } from "../shipped/open-scheme.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg scheme list`: the shipped grouping schemes and the size of each. */
export const schemeList = defineCommand({
  name: "scheme list",
  summary: { zh: "列出随附的分组方案", en: "list the shipped grouping schemes" },
  options: { format: FORMAT_OPTION },
  run: async ({ options, told: { terminal, locale } }) => {
    const columns: TableColumn<SchemeEntry>[] = [
      memberColumn("reference", { zh: "方案", en: "scheme" }),
      { field: "region", title: { zh: "区划", en: "region" }, value: (entry) => entry.region ?? null },
      { field: "extends", title: { zh: "基于", en: "extends" }, value: (entry) => entry.extends ?? null },
      {
        field: "mdcs",
        title: { zh: "MDC", en: "MDCs" },
        format: "count",
        value: (entry) => entry.counts.mdcs,
      },
      {
        field: "adrgs",
        title: { zh: "ADRG", en: "ADRGs" },
        format: "count",
        value: (entry) => entry.counts.adrgs,
      },
      {
        field: "drgs",
        title: { zh: "DRG", en: "DRGs" },
        format: "count",
        value: (entry) => entry.counts.drgs,
      },
      memberColumn("revision", { zh: "修订", en: "revision" }),
      {
        field: "standing",
        title: { zh: "状况", en: "standing" },
        value: ({ standing }) =>
          options.format === "json" ? standing.kind : STANDING[standing.kind][locale],
      },
      {
        field: "everydayWrong",
        title: { zh: "日常病例不符", en: "everyday stays wrong" },
        value: ({ standing: { everyday } }) => `${everyday.wrong}/${everyday.stays}`,
      },
      {
        field: "adrgsWithoutDrg",
        title: { zh: "无细分组", en: "without DRG" },
        value: ({ standing }) => standing.adrgsWithoutDrg,
      },
      {
        field: "neverReached",
        title: { zh: "不可入", en: "never reached" },
        value: ({ standing }) => standing.neverReached,
      },
      {
        field: "inForceFrom",
        title: { zh: "执行日期", en: "in force from" },
        value: ({ inForceFrom }) => inForceFrom ?? null,
      },
      { field: "title", title: { zh: "名称", en: "title" }, value: (entry) => entry.title[locale] },
    ];
    printTable(terminal, columns, schemeIndex(), { format: options.format, locale });
    return 0;
  },
});

const STANDING: Readonly<Record<SchemeStanding["kind"], LocalizedText>> = {
  whole: { zh: "完整", en: "whole" },
  gaps: { zh: "有缺口", en: "gaps" },
  unfit: { zh: "不宜使用", en: "unfit" },
};
