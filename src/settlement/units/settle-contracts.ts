import type { Contract } from "../../cases/contract.js";
import type { InsuranceType } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { writtenTwiceDiagnostic } from "../../cases/person-diagnostic.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { compareText, Decimal, type Diagnostic, type LocalizedText } from "../../primitives/index.js";
import { daysOfPeriod } from "../days-of-period.js";
import { knownAreas } from "../exclusion.js";
import { type HospitalLedger, hospitalKey } from "../hospital-key.js";
import type { CapitationParameters } from "../parameters/unit-parameters.js";
import { refuseShares } from "../score-scale.js";
import type { HospitalYear, Period, SettlementBudget } from "../settlement-input.js";
import type { UnitLine } from "../unit-lines.js";
import {
  type Capitation,
  type ContractedPerson,
  type ContractRun,
  contestedContracts,
  contractRuns,
  unitPayment,
} from "./capitation.js";
import { unknownDiseases } from "./unknown-diseases.js";

/** 按人头付费清单行: what one primary unit is paid by one fund; yuan. */
export interface CapitationLine extends Pick<Capitation, "base" | "adjusted" | "referralFees" | "payment"> {
  readonly hospitalId: string;
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  /** persons that are in the amounts */
  readonly persons: number;
  /** 健康管理质量得分; null = unknown, the factor is 1 */
  readonly score: Decimal | null;
  readonly referrals: number;
}

/** 签约不付费的原因, in the order in which they are looked for. */
export const CONTRACT_REASONS = {
  "outside-period": { zh: "签约期与结算期没有重叠", en: "the contract has no day in the period" },
  "hospital-unlisted": {
    zh: "签约机构不在医疗机构名单中",
    en: "the primary unit is not in the hospitals file",
  },
  "no-area": {
    zh: "签约与机构均未写明统筹区",
    en: "neither the contract nor its unit names a pooling area",
  },
  "area-unknown": {
    zh: "医疗机构名单与预算中都没有签约写明的统筹区",
    en: "neither the hospitals file nor the budget has the pooling area that the contract names",
  },
  "several-units": {
    zh: "同一日与两家机构（或两个险种）签约，文件未定归谁",
    en: "signed on one day with two units, or under two funds; no text says which holds",
  },
  "without-quota": {
    zh: "没有适用的人头定额，或两项同样具体的定额不一",
    en: "no amount a head holds, or two that are equally specific differ",
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;
export type ContractReason = keyof typeof CONTRACT_REASONS;

/** 未付费的签约: a contract that is in no amount, and why. */
export interface OpenContract {
  readonly contract: Contract;
  readonly reason: ContractReason;
}

/** 按人头付费结果: a line a unit and fund, and every contract that is in none. */
export interface CapitationSettlement {
  readonly lines: readonly CapitationLine[];
  readonly open: readonly OpenContract[];
  /** persons with contracts of the same unit that overlap: a day that they share is paid once */
  readonly repeated: readonly string[];
  /** ids that differ in their writing alone; diseases that no amount a head names */
  readonly diagnostics: readonly Diagnostic[];
}

/** What contracts are settled with. */
export interface ContractsInput {
  readonly contracts: readonly Contract[];
  readonly hospitals: readonly Hospital[];
  /** its period is the year of the amounts a head, or a part of it */
  readonly budget: Pick<SettlementBudget, "period"> & Partial<Pick<SettlementBudget, "funds">>;
  readonly years?: readonly HospitalYear[];
}

/**
 * 按人头付费结算: the contracts of every primary unit, fund by fund. It stands beside the total that groups share: nothing of it is drawn from there. The
 * order of contracts changes nothing.
 *
 * @returns lines by pooling area, fund (employee first) and unit
 * @throws `SETTLEMENT_PERIOD_INVALID`, `SETTLEMENT_SCORES_ARE_SHARES`
 * @source SX-028
 */
export function settleContracts(
  { contracts, hospitals, budget, years = [] }: ContractsInput,
  parameters: CapitationParameters,
): CapitationSettlement {
  const { period, funds = [] } = budget;
  const units = rowsByHospital(hospitals);
  const areas = knownAreas({ budget: { funds }, hospitals });
  const yearOf = rowsByHospital(years);
  if (parameters.quality !== undefined) refuseShares("healthManagementScore", years);
  const persons = contracts.map((contract) => signedPerson(contract, units.get(contract.hospitalId)));
  const open: OpenContracts = new Map();
  for (const { contract, key } of persons) {
    if (!sharesDays(contract, period)) open.set(contract, "outside-period");
    else if (!units.has(contract.hospitalId)) open.set(contract, "hospital-unlisted");
    else if (key === undefined) open.set(contract, "no-area");
    else if (areas?.has(key.poolingArea) === false) open.set(contract, "area-unknown");
  }
  const contested = contestedContracts(persons, period, ({ key }) => key && hospitalKey(key));
  for (const { contract } of contested) open.set(contract, open.get(contract) ?? "several-units");
  const own = persons.filter((person) => !contested.has(person));
  const { runs } = contractRuns(own, period, parameters);
  const { sums, repeated } = sumsByUnit(runs, open);
  const lines = sums.map(({ key, persons: paid, base, referrals }): CapitationLine => {
    const score = yearOf.get(key.hospitalId)?.healthManagementScore;
    const unit = { referrals, ...(score !== undefined && { qualityScore: score }) };
    const payment = unitPayment(base, unit, parameters);
    return { ...key, persons: paid.size, score: score ?? null, referrals, ...payment };
  });
  return {
    lines: lines.sort((one, other) => compareText(hospitalKey(one), hospitalKey(other))),
    open: [...open]
      .map(([contract, reason]) => ({ contract, reason }))
      .sort((one, other) => compareText(orderOf(one), orderOf(other))),
    repeated,
    diagnostics: [
      ...writtenTwiceDiagnostic(
        "contracts",
        contracts.map(({ patientId }) => patientId),
      ),
      ...unknownDiseases(
        contracts.filter((contract) => !open.has(contract)),
        parameters,
      ),
    ],
  };
}

/** Contracts that are in no line yet, and why. */
type OpenContracts = Map<Contract, ContractReason>;

/** What the contracts of a unit and fund come to. */
interface UnitSums {
  readonly key: HospitalLedger;
  readonly persons: Set<string>;
  base: Decimal;
  referrals: number;
}

/** Sums the runs of contracts, each of one unit, by unit and fund; those that can be in no sum become open. */
function sumsByUnit(runs: readonly ContractRun<SignedPerson>[], open: OpenContracts) {
  const repeated = new Set<string>();
  const sums = new Map<string, UnitSums>();
  for (const { contracts: run, amount } of runs) {
    const [first, ...others] = run;
    const key = first?.key;
    if (first === undefined || key === undefined || open.has(first.contract)) continue;
    if (amount === undefined) {
      for (const { contract } of run) open.set(contract, "without-quota");
      continue;
    }
    if (others.length > 0) repeated.add(first.personId);
    const unit = hospitalKey(key);
    const known = sums.get(unit) ?? { key, persons: new Set(), base: new Decimal(0), referrals: 0 };
    sums.set(unit, known);
    known.persons.add(first.personId);
    known.base = known.base.plus(amount);
    known.referrals += run.reduce((sum, { contract }) => sum + (contract.referrals ?? 0), 0);
  }
  return { sums: [...sums.values()], repeated: [...repeated].sort() };
}

/** 支付单元行 of what contracts come to: nothing of it is of the total that groups share. */
export function capitationUnitLines({ lines }: CapitationSettlement): UnitLine[] {
  return lines.map(({ hospitalId, poolingArea, insuranceType, payment }) => ({
    hospitalId,
    poolingArea,
    insuranceType,
    unit: "capitation",
    cases: 0,
    itemCost: new Decimal(0),
    payment,
    fundPayment: payment,
    drawsOnTotal: false,
    inStatement: false,
  }));
}

interface SignedPerson extends ContractedPerson {
  readonly contract: Contract & Period;
  /** whom the line is for; absent where no pooling area is known */
  readonly key?: HospitalLedger;
}

function signedPerson(contract: Contract, hospital: Hospital | undefined): SignedPerson {
  const { patientId, hospitalId, insuranceType, ageYears, disease } = contract;
  const poolingArea = contract.poolingArea ?? hospital?.poolingArea;
  return {
    personId: patientId,
    ageYears,
    insuranceType,
    ...(disease !== undefined && { disease }),
    contract,
    ...(poolingArea !== undefined && { key: { poolingArea, insuranceType, hospitalId } }),
  };
}

function sharesDays(contract: Period, period: Period): boolean {
  const [own, whole] = [daysOfPeriod(contract), daysOfPeriod(period)];
  return own.first <= whole.last && whole.first <= own.last;
}

function orderOf({ contract, reason }: OpenContract): string {
  const { patientId, hospitalId, insuranceType, from, to } = contract;
  return JSON.stringify([patientId, from, to, hospitalId, insuranceType, reason]);
}
