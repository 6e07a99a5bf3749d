import { type CareEvent, careEventRows } from "../../cases/index.js";
import type { Engine } from "../../engine/index.js";
import { rankFindings, type ScreenResult } from "../../rules/index.js";
import { type RuleRow, ruleRows } from "../columns/rule-rows.js";
import { SeenCases } from "../jobs/seen-cases.js";
import { screeningBy } from "../jobs/supervision.js";
import type { LeftOut } from "../left-out.js";
import { jsonLines } from "../output/json-text.js";
import type { Parts } from "../partial/parts.js";
import { screeningReport } from "../report/screening-report.js";
import { intoFolder } from "../results/into-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import { readRows } from "../rows/read-rows.js";
import type { Told } from "../terminal.js";
import { closeSupervision, openSupervision, supervisionPage } from "./open-supervision.js";
import { readCases } from "./read-cases.js";
import type { SupervisedRequest } from "./read-supervised.js";

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
  readonly assumed: number;
  /** audit rules that lack a value of the edition, or events */
  readonly notApplied: readonly string[];
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
    const area = await openSupervision(request, SCREENED, { files, out, told, parts });
    const { engine, reading } = area;
    const events: CareEvent[] = [];
    const eventCounts =
      area.events && (await readRows(area.events, careEventRows, reading, (event) => events.push(event)));
    const by = { known: area.worth.known, hospitals: area.hospitals, judge: request.engine };
    const screening = await screeningBy(engine, by, area.events && events);
    const seen = new SeenCases(engine, "screen", screening);
    const withEvents = area.events && [...new Set(events.map(({ patientId }) => patientId))];
    const caseCounts = await readCases(area.cases, reading, seen, { kind: "screen", ...by, withEvents });
    seen.requireValuesFor(request.on);
    const result = screening.finish();
    const { findings, signals } = rankFindings(result);
    await out.save("findings.jsonl", jsonLines(findings.map(({ finding, rank }) => ({ rank, ...finding }))));
    await out.save("undetermined.jsonl", jsonLines(result.undetermined));
    await out.save("signals.jsonl", jsonLines(signals));
    const page = {
      ...supervisionPage(area),
      rules: engine.parameters.rules.rules,
      ...{ result, findings, signals, synthetic: seen.synthetic },
    };
    await out.save("report.html", screeningReport(page, locale));
    const byRule = ruleRows(result);
    const leftOut = await closeSupervision("screen", area, [seen, result], {
      counts: {
        cases: caseCounts,
        ...(eventCounts && { events: eventCounts, unattributedEvents: result.unattributedEvents }),
        findings: result.findings.length,
        undetermined: new Set(result.undetermined.flatMap(({ caseIds }) => caseIds)).size,
      },
      byRule,
      skipped: result.skipped,
    });
    return {
      ...{ cases: caseCounts.read, findings: result.findings.length, byRule, leftOut },
      assumed: engine.assumptions.length,
      notApplied: notApplied(engine, result),
    };
  });
}

/** 未执行规则: the audit rules of the edition that were not applied. */
function notApplied({ ruleset, notEvaluated }: Engine, { skipped }: ScreenResult): readonly string[] {
  const lacking = notEvaluated
    .map(({ rule }) => rule)
    .filter((id) => ruleset.rules?.audit?.[id] !== undefined);
  return [...new Set([...lacking, ...skipped.map(({ ruleId }) => ruleId)])].sort();
}
