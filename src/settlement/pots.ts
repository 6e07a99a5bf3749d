import { FUND_NAMES } from "../cases/field-words.js";
import type { Hospital } from "../cases/hospital.js";
import { compareText, type LocalizedText } from "../primitives/index.js";
import type { LedgerKey } from "../weights/weighed-cases.js";
import type { CaseTally } from "./case-tally.js";
import { knownAreas, knownHospitals } from "./exclusion.js";
import { amountsOf, type HospitalAmounts, type HospitalTally } from "./hospital-tally.js";
import type { BudgetUnitMethod } from "./parameters.js";
import type { FundBudget, SettlementInput } from "./settlement-input.js";

/** A hospital of a pot with its sums. */
export interface PotHospital {
  readonly hospitalId: string;
  /** the row of the hospitals file, where there is one */
  readonly hospital: Hospital | undefined;
  readonly slot: number;
  readonly tally: HospitalTally;
  readonly amounts: HospitalAmounts;
}

/** 结算单元: hospitals that share one total; a ledger, or a medical community with its own budget in it. */
export interface Pot {
  readonly ledger: LedgerKey;
  readonly budgetUnit: string | undefined;
  readonly hospitals: readonly PotHospital[];
  /** its rows of the budget: under another method than `own-budget` those of its communities too, which contradict it */
  readonly funds: readonly FundBudget[];
  readonly beside: Beside;
}

/** 账本旁的金额 of a pot's cases that are not settled by group; fen, as in `HospitalTally`. */
export interface Beside {
  readonly reservedCases: number;
  readonly reservedFen: bigint;
  readonly reservedFundFen: bigint;
  readonly openCases: number;
  readonly openFen: bigint;
  readonly lackingCases: number;
  readonly lackingFen: bigint;
  readonly otherFen: bigint;
  readonly drawnFen: bigint;
  /** the fund's part of what is drawn, and of its item cost; null where that of a case is not known */
  readonly drawnFundFen: bigint | null;
  readonly drawnItemFen: bigint;
  readonly drawnItemFundFen: bigint | null;
}

/** 账本名称: a ledger in words, or a tier of it. */
export function ledgerName(
  pot: { readonly ledger: LedgerKey; readonly budgetUnit?: string | undefined },
  tier?: string,
): LocalizedText {
  const { poolingArea, insuranceType } = pot.ledger;
  const named = (fund: string) =>
    [poolingArea, fund, pot.budgetUnit, tier].filter((part) => part !== undefined).join(" ");
  return { zh: named(FUND_NAMES[insuranceType].zh), en: named(insuranceType) };
}

/**
 * 划分结算单元: by pooling area and fund, since funds are settled apart; under `own-budget` a medical community is a pot of its own, and one
 * without a budget row is not settled: sharing the area's total is another method, `shared-total`, and under it a community's own row is a
 * second total for the same cases.
 *
 * A hospital that nobody lists, and an area that nobody knows, open no pot and get no line; what their cases cost is reserved in the
 * pot of the ledger they name or, where that is the unknown, of their hospital's area. A hospital all of whose cases are of units
 * outside the total has no line either.
 *
 * @param earlier pots of an earlier settlement; a hospital whose sums are the same object is taken from it
 * @source SX-044, SX-011
 */
export function potsOf(
  tally: CaseTally,
  input: Pick<SettlementInput, "cases" | "budget" | "hospitals">,
  hospitals: ReadonlyMap<string, Hospital>,
  units: BudgetUnitMethod,
  earlier: readonly Pot[] = [],
): Pot[] {
  const known = new Map(earlier.flatMap((pot) => pot.hospitals).map((member) => [member.tally, member]));
  const { cases } = input;
  const areas = knownAreas(input);
  const listed = knownHospitals(input.hospitals);
  const unlisted = (hospitalId: string) => listed?.has(hospitalId) === false;
  const pots = new Map<string, OpenPot>();
  const funds = input.budget?.funds ?? [];
  const budgetedUnit = (of: { readonly budgetUnit?: string | undefined } | undefined) =>
    units === "own-budget" ? of?.budgetUnit : undefined;
  const open = (ledger: LedgerKey, budgetUnit: string | undefined) => {
    const key = potKey(ledger, budgetUnit);
    const there = pots.get(key);
    if (there) return there;
    const own = funds.filter((fund) => potKey(fund, budgetedUnit(fund)) === key);
    const opened: OpenPot = { ledger, budgetUnit, funds: own, hospitals: [], strangers: [] };
    pots.set(key, opened);
    return opened;
  };
  for (const fund of funds) {
    open({ poolingArea: fund.poolingArea, insuranceType: fund.insuranceType }, budgetedUnit(fund));
  }
  const whole: OpenPot[] = [];
  const strangers: [string, HospitalTally][] = [];
  tally.hospitals.forEach((sums, slot) => {
    const ledger = cases.ledgers[sums.ledger];
    const hospitalId = cases.hospitalIds[sums.hospital];
    if (ledger === undefined) return;
    const hospital = hospitalId === undefined ? undefined : hospitals.get(hospitalId);
    const unknownArea = areas?.has(ledger.poolingArea) === false;
    const idle = isIdle(sums);
    if (hospitalId === undefined || unlisted(hospitalId) || unknownArea || idle) {
      const named = unknownArea ? hospital?.poolingArea : ledger.poolingArea;
      if (named === undefined) return;
      const own = { ...ledger, poolingArea: named };
      strangers.push([potKey(own, budgetedUnit(hospital)), sums]);
      return;
    }
    const budgeted = budgetedUnit(hospital);
    const same = known.get(sums);
    const member = { hospitalId, hospital, slot, tally: sums, amounts: same?.amounts ?? amountsOf(sums) };
    const pot = (budgeted === undefined ? whole[sums.ledger] : undefined) ?? open(ledger, budgeted);
    if (budgeted === undefined) whole[sums.ledger] = pot;
    pot.hospitals.push(same?.hospital === hospital && same?.slot === slot ? same : member);
  });
  // Once all pots are open: money of strangers alone opens none.
  for (const [key, sums] of strangers) pots.get(key)?.strangers.push(sums);
  return [...pots.values()]
    .map(({ strangers: others, ...pot }) => ({
      ...pot,
      hospitals: pot.hospitals.sort(byId),
      beside: besideOf([...pot.hospitals.map(({ tally: sums }) => sums), ...others]),
    }))
    .sort(byLedger);
}

/** Whether nothing of a hospital's cases is of the total, and nothing that the area has to supply keeps them from being settled. */
function isIdle({ cases, unsettledCases, outsideCases, lackingCases, drawnFen }: HospitalTally): boolean {
  return cases === 0 && drawnFen === 0 && unsettledCases === outsideCases && lackingCases === 0;
}

/** A pot while hospitals are put in it. */
interface OpenPot extends Omit<Pot, "hospitals" | "beside"> {
  readonly hospitals: PotHospital[];
  /** sums of hospitals without a line, whose cases' money stands beside this total */
  readonly strangers: HospitalTally[];
}

/** A pot as a key. */
export function potKey({ poolingArea, insuranceType }: LedgerKey, budgetUnit?: string): string {
  return JSON.stringify([poolingArea, insuranceType, budgetUnit]);
}

function besideOf(sums: readonly HospitalTally[]): Beside {
  const fen = (name: keyof Beside) => sums.reduce((sum, tally) => sum + BigInt(tally[name]), 0n);
  const cases = (name: keyof Beside) => Number(fen(name));
  const whole = sums.every(({ drawnWithoutFund }) => drawnWithoutFund === 0);
  return {
    reservedCases: cases("reservedCases"),
    reservedFen: fen("reservedFen"),
    reservedFundFen: fen("reservedFundFen"),
    openCases: cases("openCases"),
    openFen: fen("openFen"),
    lackingCases: cases("lackingCases"),
    lackingFen: fen("lackingFen"),
    otherFen: fen("otherFen"),
    drawnFen: fen("drawnFen"),
    drawnFundFen: whole ? fen("drawnFundFen") : null,
    drawnItemFen: fen("drawnItemFen"),
    drawnItemFundFen: whole ? fen("drawnItemFundFen") : null,
  };
}

function byId(a: PotHospital, b: PotHospital): number {
  return compareText(a.hospitalId, b.hospitalId);
}

function byLedger(a: Pot, b: Pot): number {
  const key = ({ ledger, budgetUnit }: Pot) =>
    `${ledger.poolingArea}\u0000${ledger.insuranceType}\u0000${budgetUnit ?? ""}`;
  return compareText(key(a), key(b));
}

/** Sums over the hospitals of a pot; amounts in fen. */
export interface PotSums {
  readonly cases: number;
  readonly unsettledCases: number;
  readonly points: bigint;
  readonly itemTotalFen: bigint;
  /** null where a case lacks its fund payment */
  readonly itemFundFen: bigint | null;
}

export function sumsOf(hospitals: readonly PotHospital[]): PotSums {
  return hospitals.reduce<PotSums>(
    (sums, { tally }) => ({
      cases: sums.cases + tally.cases,
      unsettledCases: sums.unsettledCases + tally.unsettledCases,
      points: sums.points + tally.points,
      itemTotalFen: sums.itemTotalFen + BigInt(tally.itemTotalFen),
      itemFundFen:
        sums.itemFundFen === null || tally.withoutFund > 0
          ? null
          : sums.itemFundFen + BigInt(tally.itemFundFen),
    }),
    { cases: 0, unsettledCases: 0, points: 0n, itemTotalFen: 0n, itemFundFen: 0n },
  );
}
