import type { Diagnostic } from "../primitives/index.js";
import { type CaseView, type GroupableCase, HAS_CC, HAS_MCC } from "./case-view.js";
import { recordProblems, shapeProblem } from "./check-record.js";
import { type AmbiguousMode, type CompiledScheme, type GroupOutcome, NO_GROUP } from "./compiled-scheme.js";
import type { Complication, GroupingResult, TraceStep } from "./grouping-result.js";
import { addNotes, hasNotes, ungroupableNote } from "./result-notes.js";
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

const DEFAULTS: GroupingOptions = {};
const NO_DIAGNOSTICS: readonly Diagnostic[] = Object.freeze([]);

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
  const { trace: depth = "none", ambiguous = "scheme" } = options;
  const { view } = compiled.tables;
  const problems = view.read(record)
    ? recordProblems(view, compiled.scheme.switches)
    : [shapeProblem(record)];
  if (problems !== undefined) return invalidResult(record, compiled, problems, depth);
  const trace: TraceStep[] | undefined = depth === "none" ? undefined : [];
  const refused = view.tables.refusedPrincipals[view.principalDiagnosis] === 1;
  const outcome = refused ? undefined : findOutcome(compiled, ambiguous, depth, trace);
  const status = outcome?.status ?? "ungroupable";
  const { mdc, adrg, drg } = outcome?.codes ?? NO_GROUP;
  const result: GroupingResult = {
    caseId: record.caseId,
    scheme: compiled.reference,
    status,
    mdc,
    adrg,
    drg,
    complication: complicationOf(view),
    diagnostics:
      status === "ungroupable" || hasNotes(view) ? diagnosticsOf(compiled, status, refused) : NO_DIAGNOSTICS,
  };
  return trace === undefined ? result : { ...result, trace };
}

/** Walks the scheme with the record as it is and then, where the scheme says so, with each other procedure alone. */
function findOutcome(
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode,
  depth: TraceDepth,
  trace: TraceStep[] | undefined,
): GroupOutcome | undefined {
  const { view } = compiled.tables;
  let outcome = walk(compiled, ambiguous, depth, trace);
  const retries = outcome === undefined && compiled.scheme.switches.retry === "each-other-procedure";
  for (let at = 1; retries && outcome === undefined && view.useOnlyProcedure(at); at += 1) {
    if (depth === "full") trace?.push(retryStep(view));
    outcome = walk(compiled, ambiguous, depth, trace);
    if (depth === "matched" && outcome !== undefined) trace?.unshift(retryStep(view));
  }
  return outcome;
}

function walk(
  { tables, tracer }: CompiledScheme,
  ambiguous: AmbiguousMode,
  depth: TraceDepth,
  trace: TraceStep[] | undefined,
): GroupOutcome | undefined {
  if (trace === undefined) return walkCandidates(tables, tables.view, ambiguous);
  if (depth === "full") return tracer.walkAll(tables.view, ambiguous, trace);
  const outcome = walkCandidates(tables, tables.view, ambiguous);
  if (outcome !== undefined) tracer.addMatched(tables.view, outcome, trace);
  return outcome;
}

function diagnosticsOf(compiled: CompiledScheme, status: string, refused: boolean): readonly Diagnostic[] {
  const { view } = compiled.tables;
  const diagnostics: Diagnostic[] = [];
  if (status === "ungroupable") diagnostics.push(ungroupableNote(compiled, view, refused));
  addNotes(compiled, view, diagnostics);
  return diagnostics.length === 0 ? NO_DIAGNOSTICS : diagnostics;
}

function complicationOf({ severity }: CaseView): Complication {
  return (severity & HAS_MCC) !== 0 ? "mcc" : (severity & HAS_CC) !== 0 ? "cc" : "none";
}

function invalidResult(
  record: GroupableCase,
  { reference }: CompiledScheme,
  diagnostics: readonly Diagnostic[],
  depth: TraceDepth,
): GroupingResult {
  const caseId: unknown = (record as Partial<GroupableCase> | null | undefined)?.caseId;
  const result: GroupingResult = {
    caseId: typeof caseId === "string" ? caseId : "",
    scheme: reference,
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
