import { describePricing, priceCase } from "chs-drg";
import { choice, optional } from "../requests/field.js";
import { ANSWERS } from "./answers.js";
import { EDITION_FIELDS, enginesFor } from "./edition-engine.js";
import { defineCaseOperation } from "./operation.js";

const GRADES = ["tertiary", "secondary", "primary", "ungraded"] as const;
const FUNDS = ["employee", "resident"] as const;

/** 计价. */
export const price = defineCaseOperation({
  name: "price",
  summary: { zh: "计价：病组的支付标准", en: "Price cases" },
  description: {
    zh: "病例所入病组在规则集的支付标准（元），按医疗机构等级与险种分列；没有价格时说明原因。不是结算：高低倍率、特病单议、总额与清算由“settle”计算。",
    en: "What the group of each case is paid under an edition, in yuan, by grade of hospital and fund; where there is no price it says why. No settlement: outliers, special review, budget and clearing are settle's.",
  },
  fields: {
    ...EDITION_FIELDS,
    grade: optional(choice(GRADES, "医疗机构等级 of the hospital; each where left out")),
    fund: optional(choice(FUNDS, "险种; where left out that of the case, or each where it has none")),
  },
  line: ANSWERS.PricedCase,
  answer: ANSWERS.PriceAnswer,
  each: ({ grade, fund, ...asked }, { shelf, locale }) => {
    const { dayAndEngineOf, basis } = enginesFor(asked, shelf);
    return {
      answerOf: (record) => {
        const { on, engine } = dayAndEngineOf(record);
        const insuranceType = fund ?? record.insuranceType;
        const payer = { ...(grade && { grade }), ...(insuranceType && { insuranceType }) };
        const pricing = priceCase(engine, record, payer);
        const { caseId, status, drg, name, codesInDoubt } = pricing;
        const { weight, ...said } = describePricing(pricing, locale);
        return {
          caseId,
          on,
          status,
          drg,
          ...(name && { name }),
          codesInDoubt,
          ...(weight !== "" && { weight }),
          ...said,
        };
      },
      basis,
    };
  },
});
