import { groupedBy } from "../../primitives/grouped-by.js";
import {
  allocate,
  type Decimal,
  type Diagnostic,
  FEN_DECIMALS,
  round,
  sumOf,
  TO_THE_FEN,
  toScaled,
  WORKING_SCALE,
  yuanOf,
} from "../../primitives/index.js";
import { figure, formed } from "../money-formula.js";
import type { RetentionBand, TierParameters } from "../parameters/tier-parameters.js";
import { ledgerName, type Pot, type PotHospital } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { coefficientOn } from "./clearing-coefficients.js";
import type { RatePrices, YearTotal } from "./rate-prices.js";
import { hasBand, retainedAmount, retentionBand } from "./retention.js";

/**
 * 年度应付: what the cases of a hospital were priced at, times its clearing coefficient; the coefficient is 1 where the edition multiplies no amount.
 *
 * @source WX-014
 */
export const PAYABLE = figure("priced").times(figure("coefficient", 1));

/** What a hospital was priced at in one ledger, after its clearing coefficient, yuan. */
interface YearLine {
  readonly member: PotHospital;
  readonly ledger: string;
  readonly payable: Decimal;
}

/**
 * 年终修正: the DRG total of every hospital in every ledger, fen: what its cases were priced at, times its clearing coefficient where
 * the edition multiplies the amount, corrected by the band of retention in which the whole institution's year falls.
 *
 * The band is one for an institution: its actual cost and its payable total are those of all its ledgers together. What it is due is
 * split over them by actual cost (bands that pay the actual cost) or by payable total (bands that pay that), to the fen. A
 * settlement of less than a year has no band, and says so.
 *
 * @returns yuan by slot, to the fen
 * @source WX-014 to WX-021
 */
export function yearEndTotals(
  pots: readonly Pot[],
  { slots, clearing }: Pick<RatePrices, "slots" | "clearing">,
  tiers: TierParameters | undefined,
  { budget }: Pick<SettlementInput, "budget">,
  diagnostics: Diagnostic[],
): ReadonlyMap<number, YearTotal> {
  const lines = pots.filter(isSettledOnce).flatMap((pot) =>
    pot.hospitals.flatMap((member): YearLine[] => {
      const price = slots.get(member.slot);
      if (price === undefined) return [];
      const coefficient = coefficientOn("amount", tiers, clearing, member.hospitalId);
      const payable = formed(PAYABLE, { priced: yuanOf(price.drgTotalFen), coefficient });
      return [{ member, ledger: ledgerName(pot).en, payable }];
    }),
  );
  const bands = tiers?.retention;
  if (bands !== undefined && hasBand(budget)) {
    const byHospital = groupedBy(lines, ({ member }) => member.hospitalId);
    return new Map([...byHospital.values()].flatMap((own) => retained(own, bands)));
  }
  if (bands !== undefined && lines.length > 0) diagnostics.push(notAYear(budget));
  return new Map(
    lines.map(({ member, payable }) => [member.slot, { total: round(payable, TO_THE_FEN) }] as const),
  );
}

/** A ledger that stands twice in the budget is not settled. */
function isSettledOnce({ funds }: Pot): boolean {
  return funds.length <= 1;
}

/** What one institution is due for its year, split over its ledgers. */
function retained(lines: readonly YearLine[], bands: readonly RetentionBand[]): [number, YearTotal][] {
  const costOf = ({ member }: YearLine) => member.amounts.onLine.itemTotalCost;
  const actual = sumOf(lines.map(costOf));
  const payable = sumOf(lines.map((line) => line.payable));
  const due = toScaled(round(retainedAmount(actual, payable, bands), TO_THE_FEN), FEN_DECIMALS);
  const paysActual = retentionBand(actual, payable, bands)?.pay === "actual";
  const claimOf = paysActual ? costOf : (line: YearLine) => line.payable;
  const parts = allocate(
    due,
    lines.map((line) => ({ id: line.ledger, claim: toScaled(claimOf(line), CLAIM_SCALE) })),
  );
  return lines.map(({ member, payable: own }, at) => {
    const total = yuanOf(parts[at] ?? 0n);
    return [member.slot, { total, retention: total.minus(round(own, TO_THE_FEN)) }];
  });
}

/** Fen times a coefficient of the working scale, exact. */
const CLAIM_SCALE = WORKING_SCALE + 2;

function notAYear(budget: SettlementInput["budget"]): Diagnostic {
  const { from, to } = budget?.period ?? { from: "", to: "" };
  return settlementErrors.diagnostic("warning", "SETTLEMENT_RETENTION_NOT_A_YEAR", "retention", { from, to });
}
