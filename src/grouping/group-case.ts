import { LONG_YEAR } from "../cases/years-of-age.js";
import type { Diagnostic } from "../primitives/index.js";
import { daysToTry } from "./age-limits.js";
import { type CaseView, type GroupableCase, HAS_CC, HAS_MCC } from "./case-view.js";
import { recordProblems, shapeProblem } from "./check-record.js";
import { codeCheckOf } from "./code-check.js";
import type { CodeDictionary } from "./code-dictionary.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import type { Crosswalk } from "./crosswalk.js";
import { groupingMessages } from "./grouping-messages.js";
import type { Complication, GroupingResult, GroupingStatus, TraceStep } from "./grouping-result.js";
import { type AmbiguousMode, type GroupCodes, type GroupOutcome, NO_GROUP } from "./grouping-tables.js";
import { type CodesRead, readCodes } from "./read-codes.js";
import { refusalOf } from "./refusal.js";
import { requireScheme } from "./require-scheme.js";
import { addNotes, hasNotes, type NotedCase, ungroupableNote, withoutDrgNote } from "./result-notes.js";
import { matchedSteps, retryStep, walkAll } from "./trace.js";
import { walkCandidates } from "./walk-candidates.js";

/** How much of the way to a group is told: nothing, the conditions that held, or everything that was tried. */
export type TraceDepth = "none" | "matched" | "full";

/** 分组选项 of `groupCase`. */
export interface GroupingOptions {
  /** default `none` */
  readonly trace?: TraceDepth;
  /** ambiguous groups: as the scheme says (default `scheme`), in every MDC that names one (`on`), or nowhere (`off`) */
  readonly ambiguous?: AmbiguousMode;
  /** codes are looked up here and unknown or grey ones reported; default: no look-up */
  readonly dictionary?: CodeDictionary;
  /** codes are converted first and each change reported; default: codes are taken as they are */
  readonly crosswalk?: Crosswalk;
  /** 按方案所列编码: codes that the scheme lists under the name of another version of the dictionary are replaced by it and each change reported; default: where there is a crosswalk. Otherwise they are told */
  readonly convert?: boolean;
}

const DEFAULTS: GroupingOptions = {};
const UNGROUPABLE = { status: "ungroupable", codes: NO_GROUP } as const;
export const NO_DIAGNOSTICS: readonly Diagnostic[] = Object.freeze([]);

/**
 * 分组: the MDC, ADRG and DRG of a case under a scheme.
 *
 * Every case gets one result and nothing is thrown: an invalid record and a case that fits nowhere get 0000 and a diagnostic that
 * says why. Codes are compared exactly and never corrected. Only what is no loaded scheme is refused.
 *
 * @param record the case; codes of the edition that the scheme is written in, or of the crosswalk's source edition
 * @param compiled the scheme, from `loadScheme`
 * @returns status, group, severity, diagnostics, and the trace where asked for
 * @throws SCHEME_INVALID
 */
export function groupCase(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions = DEFAULTS,
): GroupingResult {
  requireScheme(compiled);
  return grouped(record, compiled, options, true);
}

/** 试分组: the same without what only further walks would tell, for who groups a case many times over to find one. */
export function tryGroup(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions,
): GroupingResult {
  return grouped(record, compiled, options, false);
}

/** @param advises whether the scheme is walked again for what would lead to another group */
function grouped(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions,
  advises: boolean,
): GroupingResult {
  const { crosswalk, dictionary } = options;
  const plain = crosswalk === undefined && dictionary === undefined;
  if (plain || !compiled.tables.view.read(record)) return groupAsWritten(record, compiled, options, advises);
  const { reading, problem, notes } = codesOf(record, compiled, options, advises);
  if (problem !== undefined) return invalidResult(record, compiled, [problem], options.trace ?? "none");
  const result = groupAsWritten(reading, compiled, options, advises);
  const check = dictionary && codeCheckOf(compiled, dictionary);
  const findings = check?.diagnostics(reading) ?? [];
  // A code that only another version has is told as such.
  const foreign = new Set(findings.filter(({ code }) => code === FOREIGN).map(({ path }) => path));
  const told = notes.filter(({ severity, path }) => severity === "info" || !foreign.has(path));
  const unlisted = result.status === "invalid" ? undefined : check?.unlistedMain(reading, result);
  const noted = [...told, ...findings, ...(unlisted ? [unlisted] : [])];
  if (noted.length === 0) return result;
  const renamed = told.flatMap(({ severity, path = "" }) => (severity === "info" ? [] : [path]));
  const inDoubt = [...new Set([...(check?.inDoubt(reading) ?? []), ...renamed])];
  // What the dictionary says of a damaged code names what is meant, as the scheme does.
  const damaged = new Set(findings.filter(({ code }) => code === DAMAGED).map(({ path }) => path));
  const own = result.diagnostics.filter(({ code, path }) => code !== MISWRITTEN || !damaged.has(path));
  const diagnostics = [...own, ...noted];
  if (inDoubt.length === 0 || result.status === "invalid") return { ...result, diagnostics };
  return { ...result, codesInDoubt: inDoubt, diagnostics };
}

const FOREIGN = "GROUPING_CODE_OTHER_SYSTEM";
const DAMAGED = "GROUPING_CODE_DAMAGED";
const MISWRITTEN = "GROUPING_CODE_MISWRITTEN";

/** The record as grouping reads it under the options: with its codes converted, where they are. */
export function recordAsRead(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions,
): GroupableCase {
  return compiled.tables.view.read(record) ? codesOf(record, compiled, options, false).reading : record;
}

function codesOf(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions,
  advises: boolean,
): CodesRead {
  const { crosswalk, dictionary, convert = crosswalk !== undefined } = options;
  const plainly = { ...options, trace: "none" } as const;
  return readCodes(record, compiled, {
    ...{ crosswalk, convert, group: (each) => groupAsWritten(each, compiled, plainly, false) },
    // What the scheme lists under another code is found by grouping again.
    dictionary: convert || advises ? dictionary : undefined,
  });
}

function groupAsWritten(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions,
  advises: boolean,
): GroupingResult {
  const { trace: depth = "none", ambiguous = "scheme", dictionary } = options;
  const { view } = compiled.tables;
  const problems = view.read(record)
    ? recordProblems(view, compiled.scheme.switches)
    : [shapeProblem(record)];
  if (problems !== undefined) return invalidResult(record, compiled, problems, depth);
  const refusal = refusalOf(view, compiled.scheme.switches);
  const told: TraceStep[] | undefined = depth === "full" ? [] : undefined;
  const outcome = refusal !== undefined ? undefined : findOutcome(compiled, ambiguous, told);
  const { status, codes } = outcome ?? UNGROUPABLE;
  const ungrouped = status === "ungroupable" || status === "without-drg";
  const notes =
    ungrouped || hasNotes(view)
      ? diagnosticsOf({ compiled, view, refusal, dictionary }, status, codes)
      : NO_DIAGNOSTICS;
  const complication = complicationOf(view);
  const { caseId } = record;
  const scheme = compiled.reference;
  const { mdc, adrg, drg } = codes;
  const trace = depth === "none" ? undefined : (told ?? matchedSteps(view, outcome));
  const days = advises ? daysToTry(view, compiled.tables.dayLimits, status === "ungroupable") : [];
  // Last of all, for they change the view.
  const isShut = advises && status === "ungroupable" && refusal === undefined && record.procedures.length > 0;
  const shut = isShut ? shutNote(record, compiled, ambiguous) : undefined;
  const turned = days.length === 0 ? undefined : ageNote(record, compiled, ambiguous, drg, days);
  const diagnostics =
    shut || turned ? [...notes, ...[shut, turned].filter((note) => note !== undefined)] : notes;
  // Written out twice: spreading costs as much as the search for the group.
  if (trace === undefined) return { caseId, scheme, status, mdc, adrg, drg, complication, diagnostics };
  return { caseId, scheme, status, mdc, adrg, drg, complication, diagnostics, trace };
}

/** Procedures that are named of those that shut the groups of a case. */
const PROCEDURES_NAMED = 5;

/**
 * 手术操作使内科组不收: what is to be said of a case without a group that would have one without its procedures: medical groups that take no case with an operation are
 * shut by it. The view then holds the case without them.
 */
function shutNote(
  record: GroupableCase,
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode,
): Diagnostic | undefined {
  const { tables, scheme } = compiled;
  tables.view.read({ ...record, procedures: [] });
  const open = findOutcome(compiled, ambiguous, undefined);
  if (open === undefined) return undefined;
  const acting = scheme.switches.retry === "none" ? record.procedures.slice(0, 1) : record.procedures;
  const procedures = acting.slice(0, PROCEDURES_NAMED);
  const info = {
    ...{ code: record.diagnoses[0] ?? "", procedures, more: acting.length - procedures.length },
    drg: open.codes.drg,
  };
  return groupingMessages.diagnostic("warning", "GROUPING_MEDICAL_GROUPS_SHUT", "procedures.0", info);
}

/** 病组取决于日龄: what is to be said where another of these ages in days leads to another group; the first that does. The view then holds the case at another age. */
export function ageNote(
  record: GroupableCase,
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode,
  drg: string,
  days: readonly number[],
): Diagnostic | undefined {
  const { view } = compiled.tables;
  const { switches } = compiled.scheme;
  const stated = view.ageDays;
  for (const otherDays of days) {
    view.read({ ...record, ageYears: otherDays < LONG_YEAR ? 0 : 1, ageDays: otherDays });
    if (recordProblems(view, switches) !== undefined || refusalOf(view, switches) !== undefined) continue;
    const { codes: other } = findOutcome(compiled, ambiguous, undefined) ?? UNGROUPABLE;
    if (other.drg === drg) continue;
    const named = (code: string) => (code === NO_GROUP.drg ? undefined : code);
    const info = { days: stated, drg: named(drg), otherDays, other: named(other.drg) };
    return groupingMessages.diagnostic("warning", "GROUPING_AGE_DECIDES", "ageDays", info);
  }
  return undefined;
}

/**
 * Walks the scheme with the record as it is and then, where the scheme says so, with each other procedure alone; entry by entry
 * where everything is to be told.
 */
export function findOutcome(
  { tables, scheme }: CompiledScheme,
  ambiguous: AmbiguousMode,
  told: TraceStep[] | undefined,
): GroupOutcome | undefined {
  const { view } = tables;
  for (let at = 0; at === 0 || view.useOnlyProcedure(at); at += 1) {
    if (at > 0) told?.push(retryStep(view));
    const outcome =
      told === undefined ? walkCandidates(tables, view, ambiguous) : walkAll(tables, view, ambiguous, told);
    if (outcome !== undefined || scheme.switches.retry === "none") return outcome;
  }
  return undefined;
}

function diagnosticsOf(noted: NotedCase, status: GroupingStatus, codes: GroupCodes): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (status === "ungroupable") diagnostics.push(ungroupableNote(noted));
  if (status === "without-drg") diagnostics.push(withoutDrgNote(noted.compiled, codes.adrg));
  addNotes(noted, diagnostics);
  return diagnostics.length === 0 ? NO_DIAGNOSTICS : diagnostics;
}

export function complicationOf({ severity }: CaseView): Complication {
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
