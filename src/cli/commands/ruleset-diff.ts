import { diffRulesets, diffTable } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../output/json-text.js";
import { Workspace } from "../results/workspace.js";
import { FORMAT_OPTION, SET_OPTION, VALUES_OPTION } from "../shared-options.js";
import { openRuleset } from "../shipped/open-ruleset.js";
import { readChanges } from "../shipped/read-changes.js";

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
  options: {
    "before-values": VALUES_OPTION,
    "before-set": SET_OPTION,
    "after-values": VALUES_OPTION,
    "after-set": SET_OPTION,
    format: FORMAT_OPTION,
  },
  run: async ({ options, positionals: [before = "", after = ""], told: { terminal, locale } }) => {
    const files = new Workspace(terminal);
    const side = async (reference: string, name: "before" | "after") => {
      const call = { values: options[`${name}-values`], set: options[`${name}-set`] };
      return openRuleset(reference, await readChanges(call, files));
    };
    const changes = diffRulesets(await side(before, "before"), await side(after, "after"));
    terminal.stdout.write(
      options.format === "json" ? printedJson(changes) : `${diffTable(changes, locale).trimEnd()}\n`,
    );
    return 0;
  },
});
