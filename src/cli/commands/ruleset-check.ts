import { runExample } from "../../engine/run-example.js";
import { checkRuleset, type ExampleResult } from "../../rulesets/index.js";
import { schemeOf } from "../area/engine-of.js";
import { defineCommand } from "../command.js";
import { FORMAT_OPTION, RULESET_ARGUMENT } from "../shared-options.js";
import { examplesOf } from "../shipped/examples-of.js";
import { openRuleset } from "../shipped/open-ruleset.js";
import { openScheme } from "../shipped/open-scheme.js";
import { type PrintColumn, printTable } from "../table/print-table.js";

/** `chs-drg ruleset check`: the worked examples beside an edition, each figure compared exactly; ends with 1 where one differs. */
export const rulesetCheck = defineCommand({
  name: "ruleset check",
  summary: { zh: "以随附算例核对规则集", en: "check a ruleset by the worked examples beside it" },
  positionals: [RULESET_ARGUMENT],
  options: { format: FORMAT_OPTION },
  run: async ({ options, positionals: [reference = ""], locale, terminal }) => {
    const ruleset = openRuleset(reference);
    const { examples } = examplesOf(ruleset, reference);
    const scheme = openScheme(schemeOf(ruleset, ruleset.effective.from));
    const results = checkRuleset(ruleset, examples, (edition, example) =>
      runExample(edition, example, scheme),
    );
    const columns: PrintColumn<ExampleResult>[] = [
      { field: "passed", title: { zh: "", en: "" }, value: ({ passed }) => (passed ? "✓" : "✗") },
      { field: "id", title: { zh: "算例", en: "example" }, value: ({ example }) => example.id },
      {
        field: "title",
        title: { zh: "内容", en: "what it shows" },
        value: ({ example }) => example.title[locale],
      },
      { field: "differences", title: { zh: "不符之处", en: "differences" }, value: differencesText },
    ];
    printTable(terminal, columns, results, { format: options.format, locale });
    const failed = results.filter(({ passed }) => !passed).length;
    if (options.format === "table") {
      terminal.stdout.write(
        locale === "zh"
          ? `\n${ruleset.reference}：算例 ${results.length} 个，不符 ${failed} 个\n`
          : `\n${ruleset.reference}: ${results.length} examples, ${failed} failed\n`,
      );
    }
    return failed === 0 ? 0 : 1;
  },
});

function differencesText({ differences }: ExampleResult): string {
  return differences
    .map(({ path, expected, actual }) => `${path}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(actual)}`)
    .join("; ");
}
