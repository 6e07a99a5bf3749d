import type { Hospital } from "../../cases/hospital.js";
import type { InpatientCase } from "../../cases/inpatient-case.js";
import type { Decimal } from "../../primitives/index.js";
import { requireDecimals, requireMade } from "../../primitives/require-made.js";
import { figure, formed } from "../money-formula.js";
import type { ByDiseaseParameters, Disease } from "../parameters/unit-parameters.js";
import { agreedAmount, rowsFor } from "../rows-for.js";
import { isOfKind, type KnownKind } from "./hospital-kind.js";

/**
 * 试点医疗机构: whether a hospital takes part in payment by disease; undefined where it does not say who owns it, and nothing else speaks against it.
 *
 * @source SX-024
 */
export function takesPart(
  hospital: KnownKind,
  {
    grades,
    outsideCommunity,
    ownership,
  }: Pick<ByDiseaseParameters, "grades" | "outsideCommunity" | "ownership">,
): boolean | undefined {
  const kind = {
    grades,
    ...(outsideCommunity && { community: "outside" as const }),
    ...(ownership && { ownership }),
  };
  return isOfKind(hospital, kind);
}

/**
 * 病种判定: the diseases whose principal diagnosis and, where they name procedures, main procedure a stay has. One that several hold for is none's.
 *
 * @source SX-023
 */
export function listedDiseases(
  { diagnoses: [principal], procedures: [main] }: Pick<InpatientCase, "diagnoses" | "procedures">,
  diseases: readonly Disease[],
): Disease[] {
  return diseases.filter(
    (row) =>
      principal !== undefined &&
      row.diagnoses.includes(principal) &&
      (row.procedures.length === 0 || (main !== undefined && row.procedures.includes(main))),
  );
}

/**
 * 两个（含）以上试点病种主手术/操作: whether two operations of a stay belong to two diseases, one each. Two operations of one disease do not, nor does one
 * that two diseases list.
 *
 * @source SX-026
 */
export function hasOperationsOfTwo(
  { procedures }: Pick<InpatientCase, "procedures">,
  diseases: readonly Disease[],
): boolean {
  const listing = [...new Set(procedures)].map((code) =>
    diseases.filter((row) => row.procedures.includes(code)),
  );
  return listing.some((own, at) =>
    listing.slice(at + 1).some((other) => own.some((row) => other.some((one) => one !== row))),
  );
}

/**
 * 某县某类医疗机构的病种付费标准: what the counties decided for a kind of hospital, the row that says most; else the standard of everywhere.
 *
 * @returns undefined where neither is there, or two rows that say as much differ
 * @source SX-023
 */
export function standardAt(
  { standard, standards = [] }: Disease,
  poolingArea: string,
  { grade, budgetUnit }: Pick<Hospital, "grade" | "budgetUnit">,
): Decimal | undefined {
  const community = budgetUnit === undefined ? "outside" : "inside";
  const own = rowsFor(standards, { poolingArea, grade, community });
  return own.length === 0 ? standard : agreedAmount(own.map(({ amount }) => amount));
}

/** 按病种支付 the hospital: whatever the stay cost. */
export const DISEASE_TOTAL = figure("standard").plus(figure("excludedCost"));

/** 按病种付费的个人负担. */
const DISEASE_PATIENT = figure("patientShare").plus(figure("excludedCost").minus(figure("excludedFund")));

/** 按病种付费的统筹支付. */
const DISEASE_FUND = figure("standard").minus(figure("patientShare")).plus(figure("excludedFund"));

/** 按病种支付 of a stay, yuan. */
export interface DiseasePayment {
  /** what the hospital earns: the standard and the excluded items */
  readonly hospitalTotal: Decimal;
  /** the patient's part by actual benefit, of the standard and of the excluded items */
  readonly patient: Decimal;
  /** the fund's part; negative where the patient owes more than the standard: no floor is printed */
  readonly fund: Decimal;
}

/**
 * 按病种支付: the hospital is owed the standard whatever the stay cost; items outside it (bed fee above the insurance standard, named
 * implants) are paid the old way beside it. The patient pays by the actual benefit, the fund the rest.
 *
 * @param excluded cost of the excluded items and the fund's old-way part of it, yuan
 * @param patientShare what the patient owes by actual benefit for all but the excluded items, yuan
 * @source SX-025, SX-023
 * @example
 * ```ts
 * // standard 10,000, patient 2,500; implant 3,000 of which the fund pays 1,000: fund 7,500 + 1,000
 * payByDisease(decimal("10000"), decimal("2500"), { cost: decimal("3000"), fund: decimal("1000") });
 * ```
 */
export function payByDisease(
  standard: Decimal,
  patientShare: Decimal,
  excluded: { readonly cost: Decimal; readonly fund: Decimal },
): DiseasePayment {
  requireMade({ excluded }, "{ cost, fund }");
  requireDecimals({ standard, patientShare, "excluded.cost": excluded.cost, "excluded.fund": excluded.fund });
  const amounts = { standard, patientShare, excludedCost: excluded.cost, excludedFund: excluded.fund };
  return {
    hospitalTotal: formed(DISEASE_TOTAL, amounts),
    patient: formed(DISEASE_PATIENT, amounts),
    fund: formed(DISEASE_FUND, amounts),
  };
}
