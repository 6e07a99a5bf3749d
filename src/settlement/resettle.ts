import type { Decimal } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { byFundAndHospital } from "./assemble-result.js";
import { caseJudge } from "./case-judge.js";
import { type CaseTally, statusAt } from "./case-tally.js";
import { knownAreas } from "./exclusion.js";
import { hospitalKey } from "./hospital-key.js";
import { addCase, addPoints, emptyTally, type Standing } from "./hospital-tally.js";
import { type SettledArea, settleArea, settleTally } from "./settle.js";
import { type CaseChange, changedInput, patched, type SettlementChange } from "./settlement-change.js";
import type { SettlementInput } from "./settlement-input.js";
import type { LedgerSettlement, StatementLine } from "./settlement-result.js";

/** 影响: how one hospital and fund moved; null where an amount is not known before or after. */
export interface Ripple {
  readonly poolingArea: string;
  readonly insuranceType: "employee" | "resident";
  readonly hospitalId: string;
  readonly drgTotalCost: Change;
  readonly drgFundPayment: Change;
}

/** 变动: an amount before and after, yuan; null where it is not known. */
export interface Change {
  readonly before: Decimal | null;
  readonly after: Decimal | null;
}

/**
 * 重新结算: the settlement after a change, equal to settling everything again, at a cost that follows the change: sums are corrected
 * by the changed cases, and only ledgers (under the rate method: hospitals) that moved are settled again.
 *
 * The records changed must have been regrouped and reweighed already, with every case whose points that moved (an earlier stay
 * halved on readmission, say). A new budget with another period, or other pooling areas, settles everything again.
 *
 * @throws `SETTLEMENT_CASE_UNKNOWN`
 * @source SX-055, SX-056, SX-058
 */
export function resettle(
  area: SettledArea,
  change: SettlementChange,
): { readonly area: SettledArea; readonly ripple: readonly Ripple[] } {
  requireMade({ area }, "settleArea()", "input", "tally");
  requireMade({ change }, "SettlementChange");
  const input = changedInput(area.input, change);
  const settled = sameFrame(input, area.input)
    ? settleTally(input, area.parameters, changedTally(area, input, change.cases ?? []), area)
    : settleArea(input, area.parameters);
  return { area: settled, ripple: rippleBetween(area.result.ledgers, settled.result.ledgers) };
}

/** Whether two inputs agree on what keeps cases out whatever their records say: the period, and the areas that are known. */
function sameFrame(one: SettlementInput, other: SettlementInput): boolean {
  const frame = (input: SettlementInput) =>
    JSON.stringify([input.budget?.period, [...(knownAreas(input) ?? [])].sort()]);
  return frame(one) === frame(other);
}

/** The sums after the change: the old row of each changed case taken away, the new one added. */
function changedTally(area: SettledArea, input: SettlementInput, changes: readonly CaseChange[]): CaseTally {
  const { tally, parameters } = area;
  const indexes = [...new Set(changes.map(({ index }) => index))];
  const hospitals = [...tally.hospitals];
  const touched = new Set<number>();
  const counts = [...tally.counts];
  const slots: [number, number][] = [];
  const statuses: [number, number][] = [];
  const units: [number, number][] = [];
  const judgeBefore = caseJudge(area.input, parameters);
  const judge = caseJudge(input, parameters);
  const slotOf = (slot: number) => {
    const sums = hospitals[slot] ?? emptyTally(-1, -1);
    if (!touched.has(slot)) hospitals[slot] = { ...sums };
    touched.add(slot);
    return hospitals[slot] ?? sums;
  };
  const add = (slot: number, cases: WeighedCases, index: number, one: Standing, sign: 1 | -1) => {
    if (slot < 0) return;
    addCase(slotOf(slot), cases, index, one, sign);
    if (one.standing === "settled") addPoints(slotOf(slot), cases, index, sign);
  };
  for (const index of indexes) {
    const oldStatus = tally.status[index] ?? 0;
    const repeated = statusAt(oldStatus) === "repeated";
    const next = judge(index, repeated);
    const newStatus = next.status;
    const oldSlot = tally.slot[index] ?? -1;
    add(oldSlot, area.input.cases, index, judgeBefore(index, repeated), -1);
    const { ledger, hospital } = input.cases;
    const newSlot = findSlot(hospitals, ledger[index] ?? -1, hospital[index] ?? -1);
    add(newSlot, input.cases, index, next, 1);
    if (next.unit !== tally.unit[index]) units.push([index, next.unit]);
    counts[oldStatus] = (counts[oldStatus] ?? 0) - 1;
    counts[newStatus] = (counts[newStatus] ?? 0) + 1;
    if (newSlot !== oldSlot) slots.push([index, newSlot]);
    if (newStatus !== oldStatus) statuses.push([index, newStatus]);
  }
  return {
    hospitals,
    counts,
    slot: patched(tally.slot, slots),
    status: patched(tally.status, statuses),
    unit: patched(tally.unit, units),
  };
}

/** The slot of a hospital in a ledger, opened where there is none yet; -1 for a record that names no ledger. */
function findSlot(hospitals: CaseTally["hospitals"][number][], ledger: number, hospital: number): number {
  if (ledger < 0) return -1;
  const known = hospitals.findIndex((sums) => sums.ledger === ledger && sums.hospital === hospital);
  return known >= 0 ? known : hospitals.push(emptyTally(ledger, hospital)) - 1;
}

/** The ripple between two settlements; a ledger that both have is looked at no further. */
function rippleBetween(before: readonly LedgerSettlement[], after: readonly LedgerSettlement[]): Ripple[] {
  const changed = (ledgers: readonly LedgerSettlement[], others: readonly LedgerSettlement[]) =>
    ledgers.filter((ledger) => !others.includes(ledger)).flatMap((ledger) => ledger.lines);
  return rippleOf(changed(before, after), changed(after, before));
}

/** 影响范围: every hospital and fund whose amounts moved between two statements, in the order of the statement. */
export function rippleOf(before: readonly StatementLine[], after: readonly StatementLine[]): Ripple[] {
  const byHospital = (lines: readonly StatementLine[]) =>
    new Map(lines.map((line) => [hospitalKey(line), line]));
  const [old, now] = [byHospital(before), byHospital(after)];
  return [...new Map([...old, ...now])]
    .sort(([, a], [, b]) => byFundAndHospital(a, b))
    .flatMap(([key, line]) => moved(line, old.get(key), now.get(key)));
}

function moved(
  line: StatementLine,
  before: StatementLine | undefined,
  after: StatementLine | undefined,
): Ripple[] {
  const change = (key: "drgTotalCost" | "drgFundPayment"): Change => ({
    before: before?.[key] ?? null,
    after: after?.[key] ?? null,
  });
  const drgTotalCost = change("drgTotalCost");
  const drgFundPayment = change("drgFundPayment");
  if (unmoved(drgTotalCost) && unmoved(drgFundPayment)) return [];
  const { poolingArea, insuranceType, hospitalId } = line;
  return [{ poolingArea, insuranceType, hospitalId, drgTotalCost, drgFundPayment }];
}

function unmoved({ before, after }: Change): boolean {
  return before === null || after === null ? before === after : before.eq(after);
}
