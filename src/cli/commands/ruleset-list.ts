import { VALUE_STATUS_WORDS } from "../../primitives/cited-value.js";
import { memberColumn, type TableColumn, type ValueStatus } from "../../primitives/index.js";
import { coverageOf, findRuleset, type Ruleset } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { FORMAT_OPTION } from "../shared-options.js";
import { shippedRulesets } from "../shipped/open-ruleset.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg ruleset list`: the shipped editions, how long each is in force and how well its values are known. */
export const rulesetList = defineCommand({
  name: "ruleset list",
  summary: { zh: "列出随附的规则集（政策版本）", en: "list the shipped rulesets (policy editions)" },
  options: { format: FORMAT_OPTION },
  run: async ({ options, told: { terminal, locale } }) => {
    const catalog = shippedRulesets();
    const rulesets = [...catalog.editions.keys()].sort().map((reference) => findRuleset(catalog, reference));
    printTable(terminal, columnsFor(locale), rulesets, { format: options.format, locale });
    return 0;
  },
});

function columnsFor(locale: "zh" | "en"): TableColumn<Ruleset>[] {
  return [
    memberColumn("reference", { zh: "规则集", en: "ruleset" }),
    memberColumn("region", { zh: "区划", en: "region" }),
    { field: "from", title: { zh: "自", en: "from" }, value: ({ effective }) => effective.from },
    { field: "to", title: { zh: "至", en: "to" }, value: ({ effective }) => effective.to },
    statusColumn("official"),
    statusColumn("reported"),
    statusColumn("assumed"),
    {
      field: "missing",
      title: { zh: "缺", en: "missing" },
      format: "count",
      value: (ruleset) => count("illegible")(ruleset) + count("unknown")(ruleset),
    },
    { field: "title", title: { zh: "名称", en: "title" }, value: ({ title }) => title[locale] },
  ];
}

function statusColumn(status: ValueStatus): TableColumn<Ruleset> {
  return { field: status, title: VALUE_STATUS_WORDS[status], format: "count", value: count(status) };
}

function count(status: ValueStatus): (ruleset: Ruleset) => number {
  return (ruleset) => coverageOf(ruleset).byStatus[status];
}
