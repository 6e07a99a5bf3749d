import {
  APPLIES,
  type AsOf,
  type Broken,
  checked,
  cited,
  fields,
  flag,
  type JsonOf,
  listOf,
  made,
  NAME,
  named,
  oneOf,
  outOfOrder,
  type Place,
  plain,
  rule,
  ruleOr,
  shapesOf,
  type TypeOf,
  variants,
} from "../../declare/index.js";
import { PAYMENT_UNITS } from "../payment-unit.js";
import { UNIT_ROW_NAMES } from "../unit-names.js";
import { settlementBindingErrors } from "./settlement-binding-errors.js";
import { unitCondition } from "./unit-condition.js";
import { UNIT_METHODS } from "./unit-methods.js";

/** What a case of the unit is paid, and by which method. */
const payment = variants(shapesOf(UNIT_METHODS), {
  /** whether what the unit pays is taken off the total that the groups share */
  drawsOnTotal: flag("是否计入DRG总额", "drawn from the total"),
});

/**
 * The unit takes its cases, but a value of its payment is not known: they are not settled, and say why. Where it is not known whether the money is of
 * the total, no other hospital is to have it.
 */
function notEvaluated(missing: string, { drawsOnTotal = true }: { readonly drawsOnTotal?: boolean }) {
  return { method: "notEvaluated" as const, missing, drawsOnTotal };
}

const row = rule(
  fields({
    applies: APPLIES,
    unit: plain(oneOf(PAYMENT_UNITS)),
    when: unitCondition,
    pays: ruleOr(payment, notEvaluated, {
      named: "around",
      without: {
        zh: "归入这一单元的病例不结算，并注明原因",
        en: "cases of the unit are not settled, and say why",
      },
    }),
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
  rows: named(row, { words: UNIT_ROW_NAMES }),
});

/**
 * 支付单元表: who is paid by what, before how much: an ordered table; the first row that holds takes the case, and a case that none takes is
 * paid by group.
 */
export const paymentUnits = ruleOr(made(checked(table, unitsReached), rowsInOrder), (): readonly [] => [], {
  title: { zh: "支付单元表", en: "table of payment units" },
  without: { zh: "全部病例按病组付费", en: "every case is paid by group" },
});

/** 支付单元表的一行. */
export type PaymentUnitRow = TypeOf<typeof paymentUnits>[number];

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
function rowsInOrder({ order, rows }: TypeOf<typeof table>, { path, json }: Place<JsonOf<typeof table>>) {
  const [name] = outOfOrder(order, Object.keys(json.rows));
  if (name !== undefined) {
    throw settlementBindingErrors.error("SETTLEMENT_UNIT_ORDER", { name }, { path: `${path}.order` });
  }
  return order.flatMap((one) => {
    const known = rows[one];
    return known === undefined ? [] : [{ name: one, ...known }];
  });
}
