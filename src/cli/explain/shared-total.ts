import { counted, type Decimal, type LocalizedText } from "../../primitives/index.js";
import type { DistributableTotal } from "../../settlement/index.js";
import { SHARED_TOTAL } from "../../settlement/points/distributable-total.js";
import { toldFormula } from "../statement/told-formula.js";
import { plain, sentence, yuan } from "./amount-step.js";

/** 可分配总额: what of a total is shared out, by points or by the weights of a tier; only what is there is named. @param cases how many cases are set aside for */
export function sharedTotal(
  { budget, reserved, otherUnits, adjustmentKept, fundBears, returned, total }: DistributableTotal,
  cases: number,
): LocalizedText {
  const taken = {
    reserved: unlessZero(reserved, `暂留（${cases} 例）`, `reserved for ${counted(cases, "case")}`),
    otherUnits: unlessZero(otherUnits, "其他支付单元", "other payment units"),
    adjustmentKept: unlessZero(adjustmentKept, "调节金", "adjustment fund"),
    fundBears: unlessZero(fundBears, "基金分担超支", "overspend borne by the fund"),
    returned: unlessZero(returned, "上缴结余", "surplus returned"),
  };
  const sum = toldFormula(SHARED_TOTAL, { budget: plain(yuan(budget)), ...taken });
  return Object.values(taken).every((words) => words === undefined)
    ? sentence(`可分配总额：同上，${yuan(total)} 元`, `to be shared: the same, ${yuan(total)} yuan`)
    : sentence(`可分配总额：${sum.zh} = ${yuan(total)} 元`, `to be shared: ${sum.en} = ${yuan(total)} yuan`);
}

function unlessZero(amount: Decimal, zh: string, en: string): LocalizedText | undefined {
  return amount.isZero() ? undefined : sentence(`${zh} ${yuan(amount)}`, `${en} ${yuan(amount)}`);
}
