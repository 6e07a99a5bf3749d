import { APPLIES, choice, fields, ruleOr, share, type TypeOf } from "../../declare/index.js";
import { UNSETTLED_BY_CAUSE, UNSETTLED_TREATMENTS } from "../unsettled-treatment.js";

/**
 * 未结算病例的处理: `reserve` their item cost (on the fund base the fund's part of it) is set aside from the total; `exclude` they are left out and the
 * others share the whole total; `refuse` a ledger with any is not settled; `by-cause` refused while cases above `refuseAbove` of the ledger's
 * cost lack a value that the area has to supply, else reserved.
 */
export const unsettled = ruleOr(
  fields({
    applies: APPLIES,
    treatment: choice("未结算病例的处理", "treatment of unsettled cases", [
      ...UNSETTLED_TREATMENTS,
      "by-cause",
    ]),
    refuseAbove: share("缺少取值的病例费用上限", "share of the cost above which a ledger is refused"),
  }),
  () => UNSETTLED_BY_CAUSE,
  {
    title: { zh: "未结算病例", en: "unsettled cases" },
    without: { zh: "按原因处理：缺少取值的超过百分之一不予结算，其余暂留", en: "by cause" },
  },
);
export type UnsettledParameters = TypeOf<typeof unsettled>;
