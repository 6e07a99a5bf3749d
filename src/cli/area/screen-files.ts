import { type CareEvent, careEventRows, caseRows } from "../../cases/index.js";
import type { TakenHistory } from "../../engine/index.js";
import { CodeTally } from "../../grouping/index.js";
import { rankFindings } from "../../rules/index.js";
import { intoFolder } from "../io/into-folder.js";
import { jsonLines, jsonText } from "../io/json-text.js";
import { readRows } from "../io/read-rows.js";
import { RejectedRows } from "../io/rejected-rows.js";
import type { TextInput } from "../io/text-input.js";
import type { LeftOut } from "../left-out.js";
import { packageVersion } from "../package-root.js";
import type { Parts } from "../partial/parts.js";
import { screeningReport } from "../report/screening-report.js";
import type { Told } from "../terminal.js";
import type { ResultPlace } from "../year/result-place.js";
import { hospitalNames } from "./area-report.js";
import { knownOf } from "./area-weights.js";
import { noticed, tellNoticed } from "./noticed.js";
import { readCases } from "./read-cases.js";
import { readSupervised, type SupervisedRequest } from "./read-supervised.js";
import { type RuleRow, ruleRows } from "./rule-rows.js";
import { runSummary } from "./run-summary.js";
import { SeenCases } from "./seen-cases.js";
import { screeningBy } from "./supervision.js";

/** What a screening is asked for. */
export interface ScreenRequest extends SupervisedRequest {
  /** by whom conditions are judged: `built-in`, `json-rules-engine` */
  readonly engine: string;
}

/** The files of a screening in the order in which its summary names them. */
export const SCREENED = ["cases", "events", "hospitals", "history", "groups"] as const;

/** 筛查结果: how often each rule spoke, and what was left out. */
export interface ScreenedFiles {
  readonly cases: number;
  readonly findings: number;
  readonly byRule: readonly RuleRow[];
  readonly leftOut: LeftOut;
}

/**
 * 筛查文件: screens the cases of an area by the audit rules of its edition and writes what was found into a folder.
 *
 * @param parts parts of the records that were read before, instead of files
 */
export async function screenFiles(
  request: ScreenRequest,
  place: ResultPlace,
  told: Told,
  parts?: Parts,
): Promise<ScreenedFiles> {
  const { terminal, locale } = told;
  return intoFolder("screen", { ...place, columns: request.columns }, terminal, async (files, out) => {
    files.noteBefore(parts?.records ?? []);
    const rejected = new RejectedRows(terminal, locale, await out.open("rejected.jsonl"));
    const area = await readSupervised(request, SCREENED, files, rejected, told);
    const { engine, hospitals, taking } = area;
    parts?.requireBasis(engine);
    const reading = { ...taking, spec: taking.engine, engine, codes: new CodeTally() };
    const inputs = { history: parts?.taken<TakenHistory>("history") ?? area.history, groups: area.groups };
    const worth = await knownOf(engine, inputs, hospitals, taking);
    const events: CareEvent[] = [];
    const eventsInput = parts?.rows("events", careEventRows, terminal) ?? area.events;
    const eventCounts =
      eventsInput && (await readRows(eventsInput, careEventRows, reading, (event) => events.push(event)));
    const by = { known: worth.known, judge: request.engine };
    const screening = await screeningBy(engine, by, eventsInput && events);
    const casesInput = parts?.neededRows("cases", caseRows, terminal) ?? (area.cases as TextInput);
    const seen = new SeenCases(engine.ruleset, screening);
    const withEvents = eventsInput && [...new Set(events.map(({ patientId }) => patientId))];
    const caseCounts = await readCases(casesInput, reading, seen, { kind: "screen", ...by, withEvents });
    const result = screening.finish();
    const diagnostics = noticed(engine, seen, result, worth);
    await rejected.close();
    const { findings, signals } = rankFindings(result);
    await out.save("findings.jsonl", jsonLines(findings.map(({ finding, rank }) => ({ rank, ...finding }))));
    await out.save("undetermined.jsonl", jsonLines(result.undetermined));
    await out.save("signals.jsonl", jsonLines(signals));
    const page = {
      ruleset: engine.ruleset,
      rules: engine.parameters.rules.rules,
      ...{ result, findings, signals, synthetic: seen.synthetic },
      ...{ assumptions: engine.assumptions, notEvaluated: engine.notEvaluated },
      names: hospitalNames(hospitals),
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
      diagnostics,
    };
    await out.save("summary.json", jsonText(summary));
    await out.publish();
    const codes = [engine.codes, reading.codes.findings, ...(parts?.codes ?? []), ...worth.codes];
    return {
      cases: caseCounts.read,
      findings: result.findings.length,
      byRule,
      leftOut: { ...rejected.leftOut, ...tellNoticed(diagnostics, codes, told) },
    };
  });
}
