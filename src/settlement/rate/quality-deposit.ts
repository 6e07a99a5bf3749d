import { Decimal, FEN_DECIMALS } from "../../primitives/index.js";
import { requireDecimals, requireMade } from "../../primitives/require-made.js";
import { figure, formed, PART_OF } from "../money-formula.js";
import type { DepositParameters } from "../parameters/tier-parameters.js";
import { reachedRow } from "../rows-for.js";

/**
 * 预留的质量保证金: nothing is withheld of a negative amount.
 *
 * @source NAT-054, WX-022
 */
const DEPOSIT_WITHHELD = figure("annual").atLeastZero().times(figure("ratio")).roundedTo(FEN_DECIMALS);

/** 质量保证金 of a hospital, yuan. */
export interface Deposit {
  readonly withheld: Decimal;
  /** null until the assessment is known */
  readonly released: Decimal | null;
}

/**
 * 质量保证金: part of the annual amount is withheld and given back by the yearly assessment.
 *
 * `withheld = annual × ratio`; `released = withheld × share`, where the share is `score / 100`, or that of the highest row whose
 * `scoreFrom` is not above the score (none reached: 0). To the fen, half-up. Nothing is withheld of a negative amount.
 *
 * @param score 0 to 100; absent = not assessed yet
 * @source NAT-054, WX-022
 * @example
 * ```ts
 * qualityDeposit(decimal("1000000"), { ratio: decimal("0.1"), release: "proportional" }, decimal("95"));
 * // withheld 100000, released 95000
 * ```
 */
export function qualityDeposit(
  annual: Decimal,
  parameters: DepositParameters,
  score: Decimal | undefined,
): Deposit {
  requireDecimals({ annual });
  requireMade({ parameters }, "bindSettlement().deposit", "ratio");
  const withheld = formed(DEPOSIT_WITHHELD, { annual, ratio: parameters.ratio });
  const share = score && releasedShare(parameters.release, score);
  return { withheld, released: formed(PART_OF, { amount: withheld, share }) };
}

/** 本期预留的质量保证金 of a statement line: absent where the edition has none, null where the fund payment is not known. */
export function depositOnLine(
  drgFundPayment: Decimal | null,
  deposit: DepositParameters | undefined,
): { readonly depositWithheld?: Decimal | null } {
  if (deposit === undefined) return {};
  return { depositWithheld: formed(DEPOSIT_WITHHELD, { annual: drgFundPayment, ratio: deposit.ratio }) };
}

function releasedShare(release: DepositParameters["release"], score: Decimal): Decimal {
  if (release === "proportional") return score.div(100);
  return reachedRow(release, score)?.share ?? new Decimal(0);
}
