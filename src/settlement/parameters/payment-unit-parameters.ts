import { CARE_TYPES, HOSPITAL_GRADES, OWNERSHIPS } from "../../cases/field-values.js";
import {
  APPLIES,
  type AsOf,
  amount,
  type Broken,
  checked,
  choice,
  cited,
  count,
  fields,
  flag,
  type JsonOf,
  listOf,
  made,
  maybe,
  NAME,
  named,
  ON,
  oneOf,
  optional,
  outOfOrder,
  type Place,
  plain,
  recordOf,
  rule,
  ruleOr,
  share,
  type TypeOf,
  variants,
} from "../../declare/index.js";
import { PAYMENT_UNITS, type PaymentUnit } from "../payment-unit.js";
import { settlementErrors } from "../settlement-errors.js";
import { UNSETTLED_BY_CAUSE, UNSETTLED_TREATMENTS } from "../unsettled-treatment.js";

/** 适用条件: all that are written must hold; one whose field is missing in case or hospital cannot be judged, unless another fails. */
const condition = fields({
  hospitals: optional(
    cited(
      "适用的医疗机构",
      "hospitals concerned",
      recordOf({
        grades: maybe(listOf(oneOf(HOSPITAL_GRADES))),
        community: maybe(oneOf(["inside", "outside"])),
        ownership: maybe(oneOf(OWNERSHIPS)),
        businessTypes: maybe(listOf(oneOf(CARE_TYPES))),
      }),
      "eligibility",
    ),
  ),
  /** the hospital's participation begins after the stay; one that names no date takes part from the first day of the edition */
  beforeParticipation: optional(plain(ON)),
  careTypes: optional(cited("住院类型", "care types", listOf(oneOf(CARE_TYPES)), "care types")),
  /** days of stay from which a stay is long */
  longStayFromDays: optional(count("长期住院的天数界限", "days from which a stay is long", "days")),
  /** case classes of the edition */
  classes: optional(plain(listOf(NAME))),
  /** the stay is of a disease that is paid by disease: see `byDisease` */
  listedDisease: optional(plain(ON)),
  /** names of marks that the case carries (not false, not null) */
  marks: optional(plain(listOf(NAME))),
  /** names of marks that it does not carry */
  withoutMarks: optional(plain(listOf(NAME))),
});
export type UnitCondition = TypeOf<typeof condition>;

/** 基金支付口径: `residual` what the patient paid stays as it was, the fund pays the rest; `item` the fund pays as by item. */
const fundSide = optional(
  rule(choice("基金支付口径", "the fund's part", ["residual", "item"]), {
    named: "around",
    without: { zh: "只算出总额，基金支付留空", en: "the total is computed, the fund's part is left empty" },
  }),
);

const payment = variants(
  {
    /** by group: points of the total, or a standard at a rate */
    drg: {},
    /** `daily standard × days`: see `bedDay` */
    "daily-standard": { fundSide },
    /** the standard of the disease, and what stands outside it: see `byDisease` */
    "by-disease": { fundSide },
    /** what the items came to */
    "item-cost": {},
    /** points of the province (mark `provincialPoints`) at its point value of last year; see `offSite.cap` */
    "prior-year-province": {
      pointValue: amount("上年度全省加权点值", "point value of the province, last year", "yuan/point"),
    },
    /** the way it was paid before, which the text does not describe: the area says it */
    "old-method": {
      as: choice("原办法", "the old method", ["item-cost", "unpaid"]),
    },
    /** reported, not paid here */
    unpaid: {},
  },
  {
    /** whether what the unit pays is taken off the total that the groups share */
    drawsOnTotal: flag("是否计入DRG总额", "drawn from the total"),
  },
);

/** The unit takes its cases, but a value of its payment is not known: they are not settled, and say why. */
interface PaymentNotEvaluated {
  readonly method: "notEvaluated";
  readonly missing: string;
  /** true where that is what is not known: no other hospital is to have the money */
  readonly drawsOnTotal: boolean;
}

export type UnitPayment = TypeOf<typeof payment> | PaymentNotEvaluated;

const row = rule(
  fields({
    applies: APPLIES,
    unit: plain(oneOf(PAYMENT_UNITS)),
    when: condition,
    pays: ruleOr(
      payment,
      (path, { drawsOnTotal = true }): PaymentNotEvaluated => ({
        method: "notEvaluated",
        missing: path,
        drawsOnTotal,
      }),
      {
        named: "around",
        without: {
          zh: "归入这一单元的病例不结算，并注明原因",
          en: "cases of the unit are not settled, and say why",
        },
      },
    ),
  }),
  {
    title: { zh: "支付单元", en: "payment unit" },
    without: {
      zh: "这一单元不判定，病例归入其后的单元",
      en: "the unit is passed over; its cases fall to those after it",
    },
  },
);

const table = fields({
  /** which unit takes a case that several would; every row stands in it once */
  order: cited("支付单元的次序", "order of the payment units", listOf(NAME, { most: 60 }), "order of units"),
  rows: named(row),
});

/** 支付单元表的一行. */
export interface PaymentUnitRow {
  readonly name: string;
  readonly unit: PaymentUnit;
  readonly when: UnitCondition;
  readonly pays: UnitPayment;
}

/**
 * 支付单元表: who is paid by what, before how much: an ordered table; the first row that holds takes the case, and a case that none takes is
 * paid by group.
 */
export const paymentUnits = ruleOr(
  made(checked(table, unitsReached), rowsInOrder),
  (): readonly PaymentUnitRow[] => [],
  {
    title: { zh: "支付单元表", en: "table of payment units" },
    without: { zh: "全部病例按病组付费", en: "every case is paid by group" },
  },
);

/** What the table of units breaks, by the code that linting tells it by. */
export interface UnitTableInfos {
  LINT_UNIT_UNREACHABLE: { unit: string; earlier: string };
}

/** No unit asks for what an earlier one has taken. */
function unitsReached(
  { order, rows }: AsOf<JsonOf<typeof table>>,
  path: string,
): readonly Broken<UnitTableInfos>[] {
  const names = order ?? [];
  const conditions = names.map((name) => JSON.stringify(rows[name]?.when));
  return names.flatMap((unit, index) => {
    const first = conditions.indexOf(conditions[index] ?? "");
    const earlier = names[first];
    if (first === index || earlier === undefined) return [];
    const info = { unit, earlier };
    return [{ code: "LINT_UNIT_UNREACHABLE", severity: "warning", path: `${path}.rows.${unit}`, info }];
  });
}

/** @throws `SETTLEMENT_UNIT_ORDER` */
function rowsInOrder(
  { order, rows }: TypeOf<typeof table>,
  { path, json }: Place<JsonOf<typeof table>>,
): readonly PaymentUnitRow[] {
  const [name] = outOfOrder(order, Object.keys(json.rows));
  if (name !== undefined) {
    throw settlementErrors.error("SETTLEMENT_UNIT_ORDER", { name }, { path: `${path}.order` });
  }
  return order.flatMap((one) => {
    const known = rows[one];
    return known === undefined ? [] : [{ name: one, ...known }];
  });
}

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
