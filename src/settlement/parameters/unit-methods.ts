import { amount, choice, optional, rule, type Shape } from "../../declare/index.js";

/** 基金支付口径: `residual` what the patient paid stays as it was, the fund pays the rest; `item` the fund pays as by item. */
const fundSide = optional(
  rule(choice("基金支付口径", "the fund's part", ["residual", "item"]), {
    named: "around",
    without: { zh: "只算出总额，基金支付留空", en: "the total is computed, the fund's part is left empty" },
  }),
);

/** 付费办法: what an edition says of a way of paying, and the part of the edition that it cannot pay without. */
interface UnitMethod {
  readonly values: Shape;
  readonly restsOn: string;
}

const TABLE = "settlement.paymentUnits";

/** 付费办法表: the ways in which a unit may pay; the only list of them. What each pays, `UNIT_PAYERS` says: one that lacks it does not compile. */
export const UNIT_METHODS = {
  /** by group: points of the total, or a standard at a rate */
  drg: { values: {}, restsOn: TABLE },
  /** `daily standard × days`: see `bedDay` */
  "daily-standard": { values: { fundSide }, restsOn: "settlement.bedDay" },
  /** the standard of the disease, and what stands outside it: see `byDisease` */
  "by-disease": { values: { fundSide }, restsOn: "settlement.byDisease" },
  /** what the items came to */
  "item-cost": { values: {}, restsOn: TABLE },
  /** points of the province (mark `provincialPoints`) at its point value of last year; see `offSite.cap` */
  "prior-year-province": {
    values: {
      pointValue: amount("上年度全省加权点值", "point value of the province, last year", "yuan/point"),
    },
    restsOn: TABLE,
  },
  /** the way it was paid before, which the text does not describe: the area says it */
  "old-method": {
    values: { as: choice("原办法", "the old method", ["item-cost", "unpaid"]) },
    restsOn: TABLE,
  },
  /** reported, not paid here */
  unpaid: { values: {}, restsOn: TABLE },
} as const satisfies Readonly<Record<string, UnitMethod>>;
