import { Formula } from "../weights/formula/formula.js";

/** 算子 of a formula of money: the figure of a result that it stands for, by its field. */
export interface Term<Field extends string> {
  readonly symbol: Field;
}

/** 结算公式: of figures of one result. Calculators form them by hand, for no formula weighs on who only settles; a test holds the two equal. */
export type MoneyFormula<Field extends string> = Formula<Term<Field>>;

function termsOf<Field extends string>(): (field: Field) => MoneyFormula<Field> {
  return (symbol) => new Formula({ op: "operand", operand: { symbol } });
}

const ofBudget = termsOf<
  "budget" | "reserved" | "otherUnits" | "adjustmentKept" | "fundBears" | "returned"
>();

/**
 * 可分配总额: what of a budget the points share.
 *
 * @source ZJ-020, ZJ-021, CMP-004
 */
export const SHARED_TOTAL = ofBudget("budget")
  .minus(ofBudget("reserved"))
  .minus(ofBudget("otherUnits"))
  .minus(ofBudget("adjustmentKept"))
  .plus(ofBudget("fundBears"))
  .minus(ofBudget("returned"));

const ofPointValue = termsOf<"total" | "points">();

/**
 * 点值（每点数费用）, half-up at the working scale.
 *
 * @source ZJ-018, ZJ-019, SX-060
 */
export const POINT_VALUE = ofPointValue("total").over(ofPointValue("points"));

const ofShare = termsOf<"total" | "settledPoints" | "points">();

/**
 * 机构所得: its share of a total by its points, before fen are handed out by largest remainder.
 *
 * @source SX-057, SX-060
 */
export const SHARE_BY_POINTS = ofShare("total").times(ofShare("settledPoints")).over(ofShare("points"));

const ofFund = termsOf<"drgTotalCost" | "itemTotalCost" | "itemFundPayment">();

/**
 * 扣除个人及其他支付后的统筹支付; not known where the fund payment by item is not.
 *
 * @source ZJ-019, SX-060
 */
export const FUND_AFTER_OTHERS = ofFund("drgTotalCost").minus(
  ofFund("itemTotalCost").minus(ofFund("itemFundPayment")),
);

const ofBalance = termsOf<"drgFundPayment" | "itemFundPayment">();

/**
 * 差额 of a statement line; not known where one of the two fund payments is not.
 *
 * @source SX-060
 */
export const BALANCE = ofBalance("drgFundPayment").minus(ofBalance("itemFundPayment"));

const ofPrice = termsOf<"rate" | "coefficient">();

/**
 * 病组的每权重价格: the rate times the coefficient of the group in the group table; none where the table has none for it.
 */
export const GROUP_PRICE = ofPrice("rate").times(ofPrice("coefficient"));

const ofClaim = termsOf<"points" | "coefficient">();

/**
 * 机构在层级总额中的份额依据, half-up at the working scale; the coefficient is 1 where the edition multiplies no claim.
 *
 * @source WX-012, WX-014
 */
export const TIER_CLAIM = ofClaim("points").times(ofClaim("coefficient"));

const ofPayable = termsOf<"priced" | "coefficient">();

/**
 * 年度应付: what the cases of a hospital were priced at, times its clearing coefficient; the coefficient is 1 where the edition multiplies no amount.
 *
 * @source WX-014
 */
export const PAYABLE = ofPayable("priced").times(ofPayable("coefficient"));

const ofClearing = termsOf<"annual" | "deducted" | "depositWithheld" | "depositReleased" | "prepaid">();

/**
 * 清算应付; not known where the annual payment is not. A deposit whose assessment is not known gives nothing back.
 *
 * @source SX-022, WX-022, NAT-054
 */
export const STILL_DUE = ofClearing("annual")
  .minus(ofClearing("deducted"))
  .minus(ofClearing("depositWithheld"))
  .plus(ofClearing("depositReleased"))
  .minus(ofClearing("prepaid"));
