import { addUnder } from "../primitives/grouped-by.js";
import type { Diagnostic } from "../primitives/index.js";
import { confirmedDeductions, type Finding } from "../rules/index.js";
import { owesNothing } from "../settlement/case-status.js";
import { type HospitalLedger, hospitalKey } from "../settlement/hospital-key.js";
import {
  bedDayAssessments,
  type Clearing,
  clear,
  type Deduction,
  type HospitalYear,
  type Prepaid,
  type WithoutLine,
} from "../settlement/index.js";
import { hospitalAt } from "../weights/case-at.js";
import { engineErrors } from "./engine-errors.js";
import type { AreaSettlement } from "./settle-cases.js";

/** 清算数据: what a year is cleared with. */
export interface ClearingSource {
  readonly prepaid: readonly Prepaid[];
  /** findings at any stage; only confirmed ones with a deduction take money back */
  readonly findings?: Iterable<Finding>;
  /** deductions whose fund is known already */
  readonly deductions?: readonly Deduction[];
  /** assessment scores, where the edition withholds a deposit */
  readonly years?: readonly HospitalYear[];
}

/**
 * 年度清算 of a settled area: annual amounts less what was prepaid, less confirmed deductions, less what missed targets of bed-days take off, less the
 * deposit of the edition.
 *
 * A confirmed finding is deducted in the fund that paid its cases at its hospital; a readmission in that of the earlier stay, whose points the clause halves
 * (ZJ-015), wherever the later one was. One whose cases there are of several funds, or that has none there, or one that is not of this settlement, has no one
 * fund: it is left out, and a diagnostic says so.
 *
 * @source SX-022, SX-027, WX-022, WX-034
 * @throws `SETTLEMENT_DEDUCTION_REPEATED`, `SETTLEMENT_SCORES_ARE_SHARES`
 */
export function clearArea(area: AreaSettlement, source: ClearingSource): Clearing {
  const { parameters, result } = area.settled;
  const deposit = parameters.tiers?.deposit;
  const { deductions, diagnostics } = inTheirLedgers([...(source.findings ?? [])], area);
  const missed = missedTargets(area);
  const cleared = clear(result.statement, source.prepaid, {
    withoutLine: withoutLine(area),
    deductions: [...(source.deductions ?? []), ...deductions],
    ...(missed && { missedTargets: missed }),
    ...(deposit && { deposit }),
    ...(source.years && { years: source.years }),
  });
  return { ...cleared, diagnostics: [...cleared.diagnostics, ...diagnostics] };
}

/**
 * What a settlement has of a hospital without a line: cases of a fund, or of none that is known, that are not settled and that the year may owe for, or such
 * as units beside the statement pay. Single cases that are set aside leave what is settled of a hospital as it is; only where nothing is, nothing is known.
 */
function withoutLine({
  unsettled,
  units,
}: AreaSettlement): (place: HospitalLedger) => WithoutLine | undefined {
  const beside = new Set(units.filter(({ inStatement }) => !inStatement).map(hospitalKey));
  const [refused, setAside, hospitals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { reason, hospitalId, poolingArea, insuranceType } of unsettled) {
    if (hospitalId === undefined || owesNothing(reason)) continue;
    if (poolingArea === undefined || insuranceType === undefined) hospitals.add(hospitalId);
    else
      (reason === "not-settled" ? refused : setAside).add(
        hospitalKey({ hospitalId, poolingArea, insuranceType }),
      );
  }
  return (place) => {
    const key = hospitalKey(place);
    if (refused.has(key)) return "unsettled";
    if (beside.has(key)) return "beside";
    return setAside.has(key) || hospitals.has(place.hospitalId) ? "unsettled" : undefined;
  };
}

/** 床日考核扣减 of the hospitals whose bed-day stays were assessed (SX-027); undefined where none are. */
function missedTargets({ settled, payments }: AreaSettlement) {
  const assessed = bedDayAssessments(settled, payments);
  if (assessed.length === 0) return undefined;
  return assessed
    .filter(({ deduction }) => deduction.gt(0))
    .map(({ deduction: amount, poolingArea, insuranceType, hospitalId }) => {
      return { poolingArea, insuranceType, hospitalId, amount };
    });
}

const NO_LEDGER = -1;

function inTheirLedgers(findings: readonly Finding[], { weighed }: AreaSettlement) {
  const casesOf = new Map(findings.map(({ findingId, caseIds }) => [findingId, caseIds]));
  const wanted = new Set(findings.flatMap(({ caseIds }) => caseIds));
  const ledgersOf = new Map<string, number[]>();
  const settled = new Set<string>();
  /** of a case that is another hospital's none, of one that nobody settled none that is known */
  const ledgersAt = (hospitalId: string, caseId: string) =>
    ledgersOf.get(caseKey(hospitalId, caseId)) ?? (settled.has(caseId) ? [] : [NO_LEDGER]);
  weighed.caseIds.forEach((caseId, index) => {
    if (!wanted.has(caseId)) return;
    const key = caseKey(hospitalAt(weighed, index), caseId);
    addUnder(ledgersOf, key, weighed.ledger[index] ?? NO_LEDGER);
    settled.add(caseId);
  });
  const deductions: Deduction[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { hospitalId, caseId, amount, findingId } of confirmedDeductions(findings)) {
    const restsOn = caseId === undefined ? (casesOf.get(findingId) ?? []) : [caseId];
    const numbers = new Set(restsOn.flatMap((id) => ledgersAt(hospitalId, id)));
    const ledger = numbers.size === 1 ? weighed.ledgers[[...numbers][0] ?? NO_LEDGER] : undefined;
    if (ledger !== undefined) deductions.push({ ...ledger, hospitalId, amount, findingId });
    else {
      const info = { finding: findingId, hospital: hospitalId };
      diagnostics.push(
        engineErrors.diagnostic("warning", "ENGINE_DEDUCTION_WITHOUT_LEDGER", "findings", info),
      );
    }
  }
  return { deductions, diagnostics };
}

function caseKey(hospitalId: string | undefined, caseId: string): string {
  return JSON.stringify([hospitalId ?? null, caseId]);
}
