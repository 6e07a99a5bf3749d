import { isUnit, UNITS } from "../../declare/index.js";
import { VALUE_STATUS_WORDS } from "../../primitives/cited-value.js";
import { type Locale, memberColumn, type TableColumn } from "../../primitives/index.js";
import { statesBelow } from "../../rulesets/cited-values.js";
import type { PlacedState, Ruleset } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../output/json-text.js";
import { Workspace } from "../results/workspace.js";
import { CHANGE_OPTIONS, FORMAT_OPTION, RULESET_ARGUMENT } from "../shared-options.js";
import { openRuleset } from "../shipped/open-ruleset.js";
import { readChanges } from "../shipped/read-changes.js";
import { printTable } from "../table/print-table.js";

const LONGEST_VALUE = 48;

/** `chs-drg ruleset show`: one edition, composed with its parents: every value with unit, status and clause. */
export const rulesetShow = defineCommand({
  name: "ruleset show",
  summary: { zh: "显示一个规则集的全部数值与出处", en: "show every value of a ruleset with its source" },
  positionals: [RULESET_ARGUMENT],
  options: { ...CHANGE_OPTIONS, format: FORMAT_OPTION },
  run: async ({ options, positionals, told: { terminal, locale } }) => {
    const ruleset = openRuleset(positionals[0] ?? "", await readChanges(options, new Workspace(terminal)));
    if (options.format === "json") {
      terminal.stdout.write(printedJson(ruleset));
      return 0;
    }
    terminal.stdout.write(headText(ruleset, locale));
    printTable(terminal, columnsIn(locale), statesBelow(ruleset), { format: "table", locale });
    return 0;
  },
});

function headText(ruleset: Ruleset, locale: Locale): string {
  const { reference, title, effective, lineage, documents, region } = ruleset;
  const words =
    locale === "zh"
      ? { region: "区划", period: "有效期", lineage: "继承", documents: "文件" }
      : { region: "region", period: "in force", lineage: "extends", documents: "documents" };
  const parents = lineage.filter((ancestor) => ancestor !== reference);
  const documentLines = documents.map(
    ({ key, title: name, number, published }) =>
      `  ${key}: ${name}${number ? ` (${number})` : ""}${published ? ` ${published}` : ""}`,
  );
  return [
    `${reference}  ${title[locale]}`,
    `${words.region}: ${region}   ${words.period}: ${effective.from} … ${effective.to ?? ""}`,
    ...(parents.length > 0 ? [`${words.lineage}: ${parents.join(" → ")}`] : []),
    `${words.documents}:`,
    ...documentLines,
    "",
    "",
  ].join("\n");
}

const columnsIn = (locale: Locale): readonly TableColumn<PlacedState>[] => [
  memberColumn("path", { zh: "路径", en: "path" }),
  memberColumn("from", { zh: "自", en: "from" }),
  { field: "value", title: { zh: "值", en: "value" }, value: ({ cited }) => shortValue(cited.value) },
  {
    field: "unit",
    title: { zh: "单位", en: "unit" },
    value: ({ cited: { unit } }) => (isUnit(unit) ? UNITS[unit][locale] : unit),
  },
  {
    field: "status",
    title: { zh: "状态", en: "status" },
    value: ({ cited }) => VALUE_STATUS_WORDS[cited.status][locale],
  },
  {
    field: "source",
    title: { zh: "出处", en: "source" },
    value: ({ cited: { source } }) => `${source.document} ${source.clause}`,
  },
];

function shortValue(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
