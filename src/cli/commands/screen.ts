import { type CareEvent, careEventRows, caseRows } from "../../cases/index.js";
import { DischargesOutside, type Engine } from "../../engine/index.js";
import { CodeTally } from "../../grouping/index.js";
import { counted } from "../../primitives/index.js";
import { type ConditionJudge, rankFindings } from "../../rules/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { knownOf } from "../area/area-weights.js";
import { engineOf } from "../area/engine-of.js";
import { RULE_COLUMNS, ruleRows } from "../area/rule-rows.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary } from "../area/run-summary.js";
import { tellCodes } from "../area/tell-codes.js";
import { tellDates } from "../area/tell-dates.js";
import { tellErrors } from "../area/tell-errors.js";
import { defineCommand } from "../command.js";
import { jsonLines, jsonText } from "../io/json-text.js";
import { readRows } from "../io/read-rows.js";
import { RejectedRows } from "../io/rejected-rows.js";
import { ResultFolder } from "../io/result-folder.js";
import { Workspace } from "../io/workspace.js";
import { exitCode } from "../left-out.js";
import { columnNames } from "../maps/column-names.js";
import { packageVersion } from "../package-root.js";
import { screeningReport } from "../report/screening-report.js";
import {
  AREA_VALUES_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  ON_OPTION,
  OUT_FOLDER_OPTION,
  READING_OPTIONS,
  REPLACE_OPTION,
  RULESET_OPTION,
  SCHEME_USE_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { readChanges } from "../shipped/ruleset-changes.js";
import { printTable } from "../table/print-table.js";

/** `chs-drg screen`: the edition's audit rules over all cases; findings are ranked, and never an accusation by themselves. */
export const screen = defineCommand({
  name: "screen",
  summary: { zh: "按审核规则筛查疑点", en: "screen cases by the audit rules" },
  options: {
    ruleset: RULESET_OPTION,
    ...CHANGE_OPTIONS,
    cases: CASES_OPTION,
    events: {
      kind: "text",
      placeholder: "FILE",
      help: {
        zh: "门诊与药店事件（费用转移规则需要）",
        en: "outpatient and pharmacy events (for cost shifting)",
      },
    },
    engine: {
      kind: "choice",
      choices: ["built-in", "json-rules-engine"],
      default: "built-in",
      help: {
        zh: "判定条件所用的引擎；两者疑点相同，json-rules-engine 较慢",
        en: "the engine that judges conditions; the findings are the same, json-rules-engine is slower",
      },
    },
    ...AREA_VALUES_OPTIONS,
    out: OUT_FOLDER_OPTION,
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    on: ON_OPTION,
    ...READING_OPTIONS,
    ...SCHEME_USE_OPTIONS,
  },
  run: async ({ options, locale, terminal }) => {
    const files = new Workspace(terminal, columnNames(options.map));
    const out = new ResultFolder(files, options.out, { command: "screen", replace: options.replace });
    try {
      const casesInput = await files.input("cases", options.cases, options.encoding);
      const eventsInput = await files.input("events", options.events, options.encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, options.encoding);
      const inputs = {
        history: await files.input("history", options.history, options.encoding),
        groups: await files.input("groups", options.groups, options.encoding),
      };
      const { ruleset, strict, on } = options;
      const codes = await runCodes(options.codes, [casesInput, inputs.history], { terminal, locale });
      const changes = await readChanges(options, files);
      const spec = { ruleset, changes, strict, codes, ...(on !== undefined && { on }) };
      const engine = engineOf(spec);
      const told = { terminal, locale };
      const hospitals = hospitalsInput ? await readHospitals(hospitalsInput, told) : [];
      const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
      const reading = { ...told, rejected };
      const taking = { engine: spec, hospitals, jobs: options.jobs, ...reading };
      const { known, codes: ofHistory } = await knownOf(engine, inputs, hospitals, taking);
      const events: CareEvent[] = [];
      const eventCounts =
        eventsInput && (await readRows(eventsInput, careEventRows, reading, (event) => events.push(event)));
      const given = eventsInput ? { events } : {};
      const screening =
        options.engine === "json-rules-engine"
          ? engine.screenBy(await jsonRulesJudge(engine), known, given)
          : engine.screen(known, given);
      const outside = new DischargesOutside(engine.ruleset);
      let synthetic = false;
      const caseCounts = await readRows(casesInput, caseRows, reading, (record) => {
        outside.add(record);
        synthetic ||= record.marks?.synthetic === true;
        return screening.add(record);
      });
      const result = screening.finish();
      const dates = [...engine.diagnostics, ...outside.diagnostics()];
      await rejected.close();
      const { findings, signals } = rankFindings(result);
      await out.save(
        "findings.jsonl",
        jsonLines(findings.map(({ finding, rank }) => ({ rank, ...finding }))),
      );
      await out.save("undetermined.jsonl", jsonLines(result.undetermined));
      await out.save("signals.jsonl", jsonLines(signals));
      const page = {
        ruleset: engine.ruleset,
        rules: engine.parameters.rules.rules,
        ...{ result, findings, signals, synthetic },
        ...{ assumptions: engine.assumptions, notEvaluated: engine.notEvaluated },
        names: new Map(hospitals.map(({ hospitalId, name }) => [hospitalId, name ?? hospitalId])),
        ...{ inputs: files.digests(), engineVersion: packageVersion() },
      };
      await out.save("report.html", screeningReport(page, locale));
      const byRule = ruleRows(result);
      const summary = {
        ...runSummary("screen", engine, { inputs: files.digests(), outputs: out.digests }),
        counts: {
          cases: caseCounts,
          ...(eventCounts && { events: eventCounts, unattributedEvents: result.unattributedEvents }),
          findings: result.findings.length,
          undetermined: new Set(result.undetermined.flatMap(({ caseIds }) => caseIds)).size,
        },
        byRule,
        skipped: result.skipped,
        diagnostics: [...dates, ...result.diagnostics],
      };
      await out.save("summary.json", jsonText(summary));
      await out.publish();
      tellDates(dates, told);
      const doubted = tellCodes(CodeTally.of([engine.codes, ...ofHistory]), told);
      printTable(terminal, RULE_COLUMNS, byRule, { format: "table", locale });
      terminal.stdout.write(
        locale === "zh"
          ? `\n病例 ${caseCounts.read}，疑点 ${result.findings.length}；文件：${options.out}/report.html findings.jsonl signals.jsonl undetermined.jsonl summary.json rejected.jsonl\n`
          : `\n${counted(caseCounts.read, "case")}, ${counted(result.findings.length, "finding")}; files: ${options.out}/report.html findings.jsonl signals.jsonl undetermined.jsonl summary.json rejected.jsonl\n`,
      );
      const errors = tellErrors(result.diagnostics, told);
      return exitCode({ ...rejected.leftOut, codes: doubted, errors }, told);
    } finally {
      await files.abandon();
    }
  },
});

/** The judge on the real json-rules-engine, which is loaded only when it is asked for. */
async function jsonRulesJudge({ parameters }: Engine): Promise<ConditionJudge> {
  const [{ Engine: JsonRulesEngine }, { jsonRulesEngineJudge }] = await Promise.all([
    import("json-rules-engine"),
    import("../../rules/adapter.js"),
  ]);
  return jsonRulesEngineJudge(new JsonRulesEngine(), parameters.rules.lists);
}
