import { areaNeeds, type DemandedValue, EditionParameters } from "../../engine/index.js";
import { type CivilDate, isDrgError, type Locale } from "../../primitives/index.js";
import { type RuleNeeds, type Ruleset, rulesetNeeds, valuesForm } from "../../rulesets/index.js";
import { inertRules } from "../../rulesets/inert-rules.js";
import { neededBudget } from "../../settlement/index.js";
import { readBudget, readHospitals } from "../area/area-inputs.js";
import { readWeights } from "../area/area-weights.js";
import { runCodes } from "../area/run-codes.js";
import { takeCases } from "../area/take-cases.js";
import { defineCommand } from "../command.js";
import type { TextEncoding } from "../input/text-encoding.js";
import { exitCode, type LeftOut } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { jsonText, printedJson } from "../output/json-text.js";
import { Workspace } from "../results/workspace.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import {
  AREA_VALUES_OPTIONS,
  CASE_READING_OPTIONS,
  CHANGE_OPTIONS,
  FORMAT_OPTION,
  ON_OPTION,
  REPLACE_FILE_OPTION,
  RULESET_ARGUMENT,
} from "../shared-options.js";
import { engineOf } from "../shipped/engine-of.js";
import { openRuleset } from "../shipped/open-ruleset.js";
import { readChanges } from "../shipped/read-changes.js";
import { demandPage, type EditionDemand, needsPage } from "../tell/needs-page.js";
import { tellCodes } from "../tell/tell-codes.js";
import type { Told } from "../terminal.js";

/** `chs-drg ruleset needs`: what an area must supply; with its files, only what its cases wait for, the dearest first. */
export const rulesetNeedsCommand = defineCommand({
  name: "ruleset needs",
  summary: {
    zh: "列出须由统筹区提供的取值，写出待填的表；给出病例则只列这些病例所缺的",
    en: "list what an area must supply and write the form; with cases, only what these wait for",
  },
  positionals: [RULESET_ARGUMENT],
  options: {
    out: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "写出待填的地方参数文件（JSON），填好后用于 --values",
        en: "write the values file to fill in (JSON), for --values",
      },
    },
    replace: REPLACE_FILE_OPTION,
    cases: {
      kind: "text",
      placeholder: "FILE",
      needs: "hospitals",
      help: { zh: "病例", en: "cases" },
    },
    hospitals: { ...AREA_VALUES_OPTIONS.hospitals, needs: "cases" },
    history: { ...AREA_VALUES_OPTIONS.history, needs: "cases" },
    groups: { ...AREA_VALUES_OPTIONS.groups, needs: "cases" },
    budget: {
      kind: "text",
      placeholder: "FILE",
      needs: "cases",
      help: { zh: "预算，由此知道结算期", en: "budget, which says the period" },
    },
    on: ON_OPTION,
    ...CHANGE_OPTIONS,
    format: FORMAT_OPTION,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, positionals: [reference = ""], told }) => {
    const { terminal, locale } = told;
    const files = new Workspace(terminal, columnNames(options.map));
    try {
      const changes = await readChanges(options, files);
      const ruleset = openRuleset(reference, changes);
      const call = { ...options, ruleset: reference, changes };
      // Without cases there is nothing to check codes in, and what cannot be asked is refused all the same.
      if (options.cases === undefined) await runCodes(options.codes, [], told);
      const area = options.cases === undefined ? undefined : await needsOfArea(call, files, told);
      const on = area?.on ?? options.on ?? ruleset.effective.from;
      const all = rulesetNeeds(ruleset, on);
      if (options.out !== undefined) {
        const form = valuesForm(ruleset, area === undefined ? all : oneByOne(area.demanded));
        await files.writeDrafts({ [options.out]: jsonText(form) }, options);
      }
      if (options.format === "json") {
        terminal.stdout.write(printedJson(area?.demanded ?? all));
        return exitCode(area?.leftOut ?? {}, told);
      }
      const count = all.reduce((sum, { values }) => sum + values.length, 0);
      const page =
        area === undefined
          ? needsPage(ruleset.reference, all, demandOf(ruleset, on), locale)
          : demandPage(ruleset.reference, area.demanded, count - area.demanded.length, locale);
      terminal.stdout.write(`${page}\n`);
      if (options.out !== undefined) terminal.stdout.write(formLine(options.out, locale));
      return exitCode(area?.leftOut ?? {}, told);
    } finally {
      await files.abandon();
    }
  },
});

/** What the edition asks beside its values; no budget fields where these hang on a value which it still lacks. */
function demandOf(ruleset: Ruleset, on: CivilDate): EditionDemand {
  const parameters = new EditionParameters(ruleset, { on, strict: false });
  const weights = ruleset.weights && parameters.weights;
  if (ruleset.settlement === undefined) return { inert: inertRules(ruleset, { weights }) };
  try {
    const { settlement } = parameters;
    return { budget: neededBudget(settlement), inert: inertRules(ruleset, { weights, settlement }) };
  } catch (error) {
    if (isDrgError(error, "SETTLEMENT_SECTION_INCOMPLETE"))
      return { inert: inertRules(ruleset, { weights }) };
    throw error;
  }
}

interface AreaCall {
  readonly ruleset: string;
  readonly changes: Awaited<ReturnType<typeof readChanges>>;
  readonly cases?: string | undefined;
  readonly hospitals?: string | undefined;
  readonly history?: string | undefined;
  readonly groups?: string | undefined;
  readonly budget?: string | undefined;
  readonly on?: string | undefined;
  readonly codes: string;
  readonly jobs: number;
  readonly encoding: TextEncoding;
}

/** Reads an area's files as settling does, and finds what its cases wait for. */
async function needsOfArea(
  { cases = "", hospitals: list = "", ...call }: AreaCall,
  files: Workspace,
  told: Told,
): Promise<{
  readonly on: string;
  readonly demanded: readonly DemandedValue[];
  readonly leftOut: LeftOut;
}> {
  const casesInput = await files.input("cases", cases, call.encoding);
  const hospitalsInput = await files.input("hospitals", list, call.encoding);
  const inputs = {
    history: await files.input("history", call.history, call.encoding),
    groups: await files.input("groups", call.groups, call.encoding),
  };
  const budgetInput = await files.input("budget", call.budget);
  const budget = budgetInput && (await readBudget(budgetInput));
  const on = call.on ?? budget?.period.to;
  const codes = await runCodes(call.codes, [casesInput, inputs.history], told);
  const spec = { ruleset: call.ruleset, changes: call.changes, codes, ...(on !== undefined && { on }) };
  const hospitals = await readHospitals(hospitalsInput, told);
  const rejected = new RejectedRows(told, undefined);
  const taking = { engine: spec, hospitals, jobs: call.jobs, rejected, ...told };
  const { weights, engine, history } = await readWeights(engineOf(spec), inputs, hospitals, taking);
  const { taken } = await takeCases(casesInput, taking);
  files.refuseUnmetNames();
  const area = engine.settle({ cases: taken, weights, ...(budget && { budget }) });
  const doubted = tellCodes([taken.codes, history?.taken.codes], told);
  // What waits for a value is what is asked for, and no fault; a row that could not be read is in none of it.
  return {
    on: engine.on,
    demanded: areaNeeds(engine, area),
    leftOut: { ...rejected.leftOut, codes: doubted },
  };
}

/** The rules of the demanded values, in the order of what waits for them. */
function oneByOne(demanded: readonly DemandedValue[]): readonly RuleNeeds[] {
  return demanded.map(({ rule, value }) => ({ ...rule, values: [value] }));
}

function formLine(file: string, locale: Locale): string {
  return locale === "zh"
    ? `\n待填的表：${file}。填好取值、文件名称与条款后，各命令加 --values ${file}；未填的仍算未知。\n`
    : `\nThe form is in ${file}. Fill in values, the title of the document and clauses, then add --values ${file} to any command; what is left open stays unknown.\n`;
}
