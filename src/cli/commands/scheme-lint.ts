import { lintScheme } from "../../grouping/lint/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../io/json-text.js";
import { FORMAT_OPTION, SCHEME_ARGUMENT } from "../shared-options.js";
import { openScheme } from "../shipped/open-scheme.js";
import { printDiagnostics } from "../table/print-diagnostics.js";

/** `chs-drg scheme lint`: groups nobody reaches, lists nobody uses, names that contradict conditions; with witness cases in JSON. */
export const schemeLint = defineCommand({
  name: "scheme lint",
  summary: {
    zh: "检查分组方案：不可达病组、空表、名称与条件矛盾",
    en: "check a scheme: unreachable groups, empty lists, contradictions",
  },
  positionals: [SCHEME_ARGUMENT],
  options: { format: FORMAT_OPTION },
  run: async ({ options, positionals: [reference = ""], locale, terminal }) => {
    const findings = lintScheme(openScheme(reference));
    if (options.format === "json") terminal.stdout.write(printedJson(findings));
    else printDiagnostics(terminal, findings, { format: "table", locale });
    return findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
});
