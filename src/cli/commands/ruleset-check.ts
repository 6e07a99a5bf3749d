import { caseToJson } from "../../cases/index.js";
import { createEngine } from "../../engine/index.js";
import { runExample } from "../../engine/run-example.js";
import type { CompiledScheme } from "../../grouping/index.js";
import {
  counted,
  type Diagnostic,
  type Locale,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import { clausesBelow } from "../../rulesets/cited-values.js";
import { checkRuleset, type ExampleResult, lintRuleset, type Ruleset } from "../../rulesets/index.js";
import { checkEdition, type PropertyCheck } from "../../testing/check-edition.js";
import { defineCommand } from "../command.js";
import { Workspace } from "../results/workspace.js";
import { sampleMaker, samplePeriod } from "../sample/sample-maker.js";
import { CHANGE_OPTIONS, FORMAT_OPTION, RULESET_ARGUMENT, SCHEME_USE_OPTIONS } from "../shared-options.js";
import { examplesOf } from "../shipped/edition-examples.js";
import { schemeOf } from "../shipped/engine-of.js";
import { catalogAround, isFile, openRuleset, shippedRulesets } from "../shipped/open-ruleset.js";
import { schemeReferences } from "../shipped/open-scheme.js";
import { readChanges } from "../shipped/read-changes.js";
import { useScheme } from "../shipped/scheme-use.js";
import { printTable } from "../table/print-table.js";

const MOST_RUNS = 10_000;
const MOST_SEED = 2 ** 31;
/** Cases of a synthetic area: enough for every fund and grade, few enough for many areas. */
const CASES_A_RUN = 120;

/** What `ruleset check` looked at: a worked example, or a property over synthetic areas. */
interface Check {
  readonly id: string;
  readonly title: string;
  /** undefined where there was nothing to try it on */
  readonly passed: boolean | undefined;
  readonly differences: string;
  readonly notTried?: string;
}

function markOf({ passed }: Check): string {
  return passed === undefined ? "–" : passed ? "✓" : "✗";
}

/**
 * `chs-drg ruleset check`: the worked examples beside an edition, each figure compared exactly, and with `--runs` what must hold under
 * any edition, tried on synthetic areas; ends with 1 where one fails.
 */
export const rulesetCheck = defineCommand({
  name: "ruleset check",
  summary: {
    zh: "以随附算例、并可以随机样本的性质核对规则集",
    en: "check a ruleset by its worked examples and, with --runs, by properties",
  },
  positionals: [RULESET_ARGUMENT],
  options: {
    runs: {
      kind: "integer",
      least: 0,
      most: MOST_RUNS,
      default: 0,
      help: { zh: "以多少个合成统筹区检验性质", en: "synthetic areas to try the properties on" },
    },
    seed: {
      kind: "integer",
      least: 0,
      most: MOST_SEED,
      default: 1,
      help: { zh: "第一个合成统筹区的种子", en: "seed of the first synthetic area" },
    },
    ...CHANGE_OPTIONS,
    format: FORMAT_OPTION,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, positionals: [reference = ""], told }) => {
    const { terminal, locale } = told;
    const ruleset = openRuleset(reference, await readChanges(options, new Workspace(terminal)));
    const { examples } = examplesOf(ruleset, reference);
    const scheme = useScheme(schemeOf(ruleset, ruleset.effective.from));
    const catalog = isFile(reference) ? catalogAround(reference) : shippedRulesets();
    const linted = lintChecks(lintRuleset(ruleset, { catalog, schemes: schemeReferences() }), locale);
    const worked = checkRuleset(ruleset, examples, (edition, example) =>
      runExample(edition, example, scheme),
    );
    const tried = options.runs === 0 || linted.length > 0 ? [] : checkProperties(ruleset, scheme, options);
    const checks = [
      ...linted,
      ...worked.map((result) => exampleCheck(result, locale)),
      ...tried.map((result) => propertyCheck(result, options.seed, locale)),
    ];
    const columns: TableColumn<Check>[] = [
      { field: "passed", title: { zh: "", en: "" }, value: markOf },
      memberColumn("id", { zh: "算例或性质", en: "example or property" }),
      memberColumn("title", { zh: "内容", en: "what it shows" }),
      memberColumn("differences", { zh: "不符之处", en: "differences" }),
      memberColumn("notTried", { zh: "未检验的原因", en: "why not tried" }),
    ];
    printTable(terminal, columns, checks, { format: options.format, locale });
    const failed = checks.filter(({ passed }) => passed === false).length;
    if (options.format === "table") {
      const changes = [
        ...options.values.map((file) => `--values ${file}`),
        ...options.set.map((one) => `--set ${one}`),
      ];
      const replay = ["chs-drg ruleset check", reference, ...changes].join(" ");
      for (const result of tried) terminal.stdout.write(counterexampleText(result, ruleset, replay, locale));
      const notTried = checks.filter(({ passed }) => passed === undefined).length;
      const counts = {
        ...{ examples: worked.length, properties: tried.length - notTried, notTried },
        failed: failed - linted.length,
        faults: linted.length,
      };
      terminal.stdout.write(`\n${summaryLine(ruleset.reference, counts, locale)}\n`);
    }
    return failed === 0 ? 0 : 1;
  },
});

function checkProperties(
  ruleset: Ruleset,
  scheme: CompiledScheme,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): readonly PropertyCheck[] {
  const engine = createEngine(ruleset, { scheme, on: samplePeriod(ruleset).to, unsettled: "exclude" });
  const make = sampleMaker(ruleset, scheme);
  return checkEdition(engine, (areaSeed) => make({ seed: areaSeed, cases: CASES_A_RUN }), { runs, seed });
}

function exampleCheck({ example, passed, differences }: ExampleResult, locale: "zh" | "en"): Check {
  const told = differences.map(
    ({ path, expected, actual }) => `${path}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(actual)}`,
  );
  return { id: example.id, title: example.title[locale], passed, differences: told.join("; ") };
}

function propertyCheck(
  { property, runs, triedRuns, failedSeeds }: PropertyCheck,
  seed: number,
  locale: Locale,
): Check {
  const areas = triedRuns === runs ? `${runs}` : `${triedRuns}/${runs}`;
  return {
    id: property.id,
    title: `${property.title[locale]} (${areas} × ${CASES_A_RUN}, ${seed}…${seed + runs - 1})`,
    passed: triedRuns === 0 ? undefined : failedSeeds.length === 0,
    differences: failedSeeds.map((failed) => `--seed ${failed} --runs 1`).join("; "),
    ...(triedRuns === 0 && { notTried: property.lacking[locale] }),
  };
}

/** What `ruleset lint` calls an error, or cannot be bound: no area need be settled to see it. */
function lintChecks(findings: readonly Diagnostic[], locale: Locale): readonly Check[] {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, path, message }) => ({
      id: code,
      title: path,
      passed: false,
      differences: message[locale],
    }));
}

/** Cases of a counterexample that are printed. */
const MOST_SHOWN = 3;

/** 反例: the smallest area found on which a property fails: its cases, the rule, the clauses, and the command that replays it. */
function counterexampleText(
  { property, counterexample }: PropertyCheck,
  ruleset: Ruleset,
  replay: string,
  locale: Locale,
): string {
  if (counterexample === undefined) return "";
  const { cases, seed } = counterexample;
  const words =
    locale === "zh"
      ? { rule: "规则", clause: "条款", replay: "重演", cases: `反例（${cases.length} 例）` }
      : {
          rule: "rule",
          clause: "clause",
          replay: "replay",
          cases: `counterexample (${counted(cases.length, "case")})`,
        };
  return [
    `\n✗ ${property.id}: ${property.title[locale]}`,
    `  ${words.rule}: ${property.path}`,
    `  ${words.clause}: ${clausesBelow(ruleset, [property.path]).slice(0, MOST_SHOWN).join("; ") || "—"}`,
    `  ${words.replay}: ${replay} --seed ${seed} --runs 1`,
    `  ${words.cases}:`,
    ...cases.slice(0, MOST_SHOWN).map((record) => `    ${JSON.stringify(caseToJson(record))}`),
    ...(cases.length > MOST_SHOWN ? ["    …"] : []),
    "",
  ].join("\n");
}

function summaryLine(
  reference: string,
  counts: Readonly<Record<"examples" | "properties" | "notTried" | "failed" | "faults", number>>,
  locale: "zh" | "en",
): string {
  const { examples, properties, notTried, failed, faults } = counts;
  if (locale === "zh") {
    const untried = notTried === 0 ? "" : `；另有 ${notTried} 项性质无从检验`;
    const broken = faults === 0 ? "" : `；规则集本身有错误 ${faults} 处（ruleset lint）`;
    return `${reference}：${examples === 0 ? "没有给出算例" : `算例 ${examples} 个`}，性质 ${properties} 项，不符 ${failed} 个${untried}${broken}`;
  }
  const tried = properties === 0 ? "" : `, ${properties} properties`;
  const untried = notTried === 0 ? "" : `; ${counted(notTried, "property", "properties")} not tried`;
  const broken = faults === 0 ? "" : `; ${counted(faults, "error")} of the ruleset itself (ruleset lint)`;
  const worked = examples === 0 ? "no examples are given" : counted(examples, "example");
  return `${reference}: ${worked}${tried}, ${failed} failed${untried}${broken}`;
}
