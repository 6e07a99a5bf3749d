import type { Diagnostic } from "../primitives/index.js";
import { type CaseView, type GroupableCase, HAS_CC, HAS_MCC } from "./case-view.js";
import { checkRecord } from "./check-record.js";
import { type AmbiguousMode, type CompiledScheme, type GroupOutcome, NO_GROUP } from "./compiled-scheme.js";
import type { Complication, GroupingResult, TraceStep } from "./grouping-result.js";
import { addNotes, ungroupableNote } from "./result-notes.js";
import { retryStep } from "./trace.js";
import { walkCandidates } from "./walk-candidates.js";

/** How much of the way to a group is told: nothing, the conditions that held, or everything that was tried. */
export type TraceDepth = "none" | "matched" | "full";

/** Options of `groupCase`. */
export interface GroupingOptions {
  /** default `none` */
  readonly trace?: TraceDepth;
  /** ambiguous groups: as the scheme says (default `scheme`), in every MDC that names one (`on`), or nowhere (`off`) */
  readonly ambiguous?: AmbiguousMode;
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = Object.freeze([]);
const DEFAULTS: GroupingOptions = {};

/**
 * 分组: the MDC, ADRG and DRG of a case under a scheme.
 *
 * Every case gets one result and nothing is thrown: an invalid record and a case that fits nowhere get 0000 and a diagnostic that
 * says why. Codes are compared exactly; they are not looked up in a dictionary (`checkCodes`) nor converted (`convertCodes`).
 *
 * @param record the case; codes of the edition that the scheme is written in
 * @param compiled the scheme, from `loadScheme`
 * @returns status, group, severity, diagnostics, and the trace where asked for
 */
export function groupCase(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions = DEFAULTS,
): GroupingResult {
  const { scheme, tables, tracer } = compiled;
  const depth = options.trace ?? "none";
  const mode = options.ambiguous ?? "scheme";
  const problems = checkRecord(record, scheme.switches);
  if (problems !== undefined) return invalidResult(record, compiled, problems, depth);
  const { view } = tables;
  view.read(record);
  const trace: TraceStep[] = [];
  const refused = tables.invalidPrincipals?.[view.principalDiagnosis] === 1;
  const outcome = refused ? undefined : walkWithRetry(compiled, mode, depth, trace);
  if (outcome !== undefined && depth === "matched") trace.push(...tracer.matched(view, outcome));
  const diagnostics: Diagnostic[] = [];
  const grouped = outcome !== undefined && outcome.status !== "ungroupable";
  if (!grouped) diagnostics.push(ungroupableNote(compiled, view, refused));
  addNotes(compiled, view, diagnostics);
  const { mdc, adrg, drg } = outcome?.codes ?? NO_GROUP;
  const result: GroupingResult = {
    caseId: record.caseId,
    scheme: compiled.reference,
    status: outcome?.status ?? "ungroupable",
    mdc,
    adrg,
    drg,
    complication: complicationOf(view),
    diagnostics: diagnostics.length === 0 ? NO_DIAGNOSTICS : diagnostics,
  };
  return depth === "none" ? result : { ...result, trace };
}

/** Tries the record as it is, then, where the scheme says so, with each other procedure alone. */
function walkWithRetry(
  { scheme, tables, tracer }: CompiledScheme,
  mode: AmbiguousMode,
  depth: TraceDepth,
  trace: TraceStep[],
): GroupOutcome | undefined {
  const { view } = tables;
  const walk = () =>
    depth === "full" ? tracer.walkAll(view, mode, trace) : walkCandidates(tables, view, mode);
  const found = walk();
  if (found !== undefined || scheme.switches.retry === "none") return found;
  for (let at = 1; view.useOnlyProcedure(at); at += 1) {
    const before = trace.length;
    const retried = walk();
    if (depth !== "none" && (depth === "full" || retried !== undefined)) {
      trace.splice(before, 0, retryStep(view));
    }
    if (retried !== undefined) return retried;
  }
  return undefined;
}

function complicationOf({ severity }: CaseView): Complication {
  return (severity & HAS_MCC) !== 0 ? "mcc" : (severity & HAS_CC) !== 0 ? "cc" : "none";
}

function invalidResult(
  record: GroupableCase,
  compiled: CompiledScheme,
  diagnostics: readonly Diagnostic[],
  depth: TraceDepth,
): GroupingResult {
  const caseId: unknown = (record as Partial<GroupableCase> | null)?.caseId;
  const result: GroupingResult = {
    caseId: typeof caseId === "string" ? caseId : "",
    scheme: compiled.reference,
    status: "invalid",
    ...NO_GROUP,
    complication: null,
    diagnostics,
  };
  if (depth === "none") return result;
  const operands = diagnostics.map(({ code }) => code);
  return {
    ...result,
    trace: [{ level: "record", entry: "check", name: "信息校验", held: false, operands }],
  };
}
