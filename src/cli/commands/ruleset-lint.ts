import { lintRuleset } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { Workspace } from "../results/workspace.js";
import { CHANGE_OPTIONS, FORMAT_OPTION, RULESET_ARGUMENT } from "../shared-options.js";
import { catalogAround, isFile, openRuleset, shippedRulesets } from "../shipped/open-ruleset.js";
import { schemeReferences } from "../shipped/open-scheme.js";
import { readChanges } from "../shipped/read-changes.js";
import { printDiagnostics } from "../table/print-diagnostics.js";

/** `chs-drg ruleset lint`: what a schema cannot see; ends with 1 where something is wrong. */
export const rulesetLint = defineCommand({
  name: "ruleset lint",
  summary: {
    zh: "检查规则集：出处、单位、分档、期间、付费断崖",
    en: "check a ruleset: sources, units, bands, periods, payment cliffs",
  },
  positionals: [RULESET_ARGUMENT],
  options: { ...CHANGE_OPTIONS, format: FORMAT_OPTION },
  run: async ({ options, positionals: [reference = ""], told: { terminal, locale } }) => {
    const ruleset = openRuleset(reference, await readChanges(options, new Workspace(terminal)));
    const catalog = isFile(reference) ? catalogAround(reference) : shippedRulesets();
    const findings = lintRuleset(ruleset, { catalog, schemes: schemeReferences() });
    printDiagnostics(terminal, findings, { format: options.format, locale });
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});
