import { diffRulesets, diffTable } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../io/json-text.js";
import { FORMAT_OPTION } from "../shared-options.js";
import { openRuleset } from "../shipped/open-ruleset.js";

/** `chs-drg ruleset diff`: what two editions say differently: values, sources, methods, periods. */
export const rulesetDiff = defineCommand({
  name: "ruleset diff",
  summary: {
    zh: "比较两个规则集：取值、出处、办法、期间",
    en: "compare two rulesets: values, sources, methods, periods",
  },
  positionals: [
    { name: "BEFORE", help: { zh: "原规则集或 .json 文件", en: "a ruleset or its .json file" } },
    { name: "AFTER", help: { zh: "新规则集或 .json 文件", en: "the other one" } },
  ],
  options: { format: FORMAT_OPTION },
  run: async ({ options, positionals: [before = "", after = ""], locale, terminal }) => {
    const changes = diffRulesets(openRuleset(before), openRuleset(after));
    terminal.stdout.write(
      options.format === "json" ? printedJson(changes) : `${diffTable(changes, locale).trimEnd()}\n`,
    );
    return 0;
  },
});
