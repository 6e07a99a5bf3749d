import { compareText } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import type { RuleExposure } from "../audit/rule-recorder.js";
import type { Finding } from "../finding.js";
import type { FindingSeverity } from "../parameters.js";
import type { ScreenResult } from "../screen.js";
import { upperTail } from "./upper-tail.js";

/** 医疗机构观察与期望: how many findings of a rule a hospital has, and how many it would have at the area's rate. */
export interface HospitalSignal {
  readonly ruleId: string;
  readonly hospitalId: string;
  /** what the rule judged at the hospital */
  readonly evaluated: number;
  readonly observed: number;
  /** area findings × the hospital's part of the area's judgements */
  readonly expected: number;
  /** chance of at least as many, if findings fell at random */
  readonly probability: number;
  /** kept by the false-discovery control: the hospital stands out */
  readonly standsOut: boolean;
}

/** 排序后的疑点. */
export interface RankedFinding {
  /** from 1 */
  readonly rank: number;
  readonly finding: Finding;
  /** the hospital's signal for the rule; absent for findings about no hospital */
  readonly signal?: HospitalSignal;
}

/** How findings are ranked. */
export interface RankOptions {
  /**
   * Expected part of false alarms among the hospitals that stand out (Benjamini–Hochberg); default 0.05, the customary level.
   * It orders a work list; no document sets it and no amount depends on it.
   */
  readonly falseDiscoveryRate?: number;
  /** how many findings are returned; default all */
  readonly limit?: number;
}

/** 疑点排序 of a screening. */
export interface RankedFindings {
  /** by probability, the least likely first */
  readonly signals: readonly HospitalSignal[];
  readonly findings: readonly RankedFinding[];
  /** findings beyond the limit */
  readonly omitted: number;
}

const USUAL_RATE = 0.05;
const WEIGHT: Readonly<Record<FindingSeverity, number>> = { high: 0, medium: 1, low: 2 };

/**
 * 疑点排序: orders the findings of a screening for people who cannot look at all of them: first those of hospitals that have
 * more than the area's rate explains, the least likely first; then by severity. A thousand findings over many hospitals and rules
 * would make some hospital look bad by chance; the control bounds how often the list is wrong about that.
 */
export function rankFindings(
  screened: Pick<ScreenResult, "findings" | "exposures">,
  options: RankOptions = {},
): RankedFindings {
  requireMade({ screened }, "screen()", "findings", "exposures");
  const { findings, exposures } = screened;
  const signals = controlled(
    exposures.flatMap(signalAmong(exposures)),
    options.falseDiscoveryRate ?? USUAL_RATE,
  );
  const byPlace = new Map(signals.map((signal) => [placeOf(signal), signal]));
  const ordered = findings
    .map((finding) => ({ finding, signal: byPlace.get(placeOf(finding)) }))
    .sort((a, b) => compare(a, b));
  const kept = ordered.slice(0, options.limit ?? ordered.length);
  return {
    signals,
    findings: kept.map(({ finding, signal }, index) => ({
      rank: index + 1,
      finding,
      ...(signal !== undefined && { signal }),
    })),
    omitted: ordered.length - kept.length,
  };
}

function signalAmong(exposures: readonly RuleExposure[]) {
  const totals = new Map<string, { evaluated: number; findings: number }>();
  for (const { ruleId, hospitalId, evaluated, findings } of exposures) {
    if (hospitalId === undefined) continue;
    const total = totals.get(ruleId) ?? { evaluated: 0, findings: 0 };
    totals.set(ruleId, { evaluated: total.evaluated + evaluated, findings: total.findings + findings });
  }
  return ({ ruleId, hospitalId, evaluated, findings: observed }: RuleExposure): readonly HospitalSignal[] => {
    const total = totals.get(ruleId);
    if (hospitalId === undefined || total === undefined || evaluated === 0) return [];
    const counts = { population: total.evaluated, findings: total.findings, judged: evaluated, observed };
    const expected = (total.findings * evaluated) / total.evaluated;
    const probability = upperTail(counts);
    return [{ ruleId, hospitalId, evaluated, observed, expected, probability, standsOut: false }];
  };
}

/** Benjamini–Hochberg: of m signals sorted by probability, those up to the last k with p_k <= rate × k / m stand out. */
function controlled(signals: readonly HospitalSignal[], rate: number): readonly HospitalSignal[] {
  const sorted = [...signals].sort(
    (a, b) => a.probability - b.probability || compareText(placeOf(a), placeOf(b)),
  );
  const last = sorted.findLastIndex(
    ({ probability }, index) => probability <= (rate * (index + 1)) / sorted.length,
  );
  return sorted.map((signal, index) => ({ ...signal, standsOut: index <= last }));
}

interface Ranked {
  readonly finding: Finding;
  readonly signal: HospitalSignal | undefined;
}

function compare(a: Ranked, b: Ranked): number {
  return (
    Number(b.signal?.standsOut ?? false) - Number(a.signal?.standsOut ?? false) ||
    (a.signal?.standsOut === true ? a.signal.probability - (b.signal?.probability ?? 1) : 0) ||
    WEIGHT[a.finding.severity] - WEIGHT[b.finding.severity] ||
    compareText(a.finding.findingId, b.finding.findingId)
  );
}

function placeOf({ ruleId, hospitalId }: { readonly ruleId: string; readonly hospitalId?: string }): string {
  return `${ruleId}\n${hospitalId ?? ""}`;
}
