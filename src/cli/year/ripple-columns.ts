import type { Decimal, TableColumn } from "../../primitives/index.js";
import {
  AREA_COLUMN,
  type Change,
  FUND_COLUMN,
  HOSPITAL_COLUMN,
  type Ripple,
} from "../../settlement/index.js";

type Amount = "drgTotalCost" | "drgFundPayment";

/** 影响各栏: a line a hospital and fund that moved: before, after, difference, of the total cost and of the fund's part. */
export const RIPPLE_COLUMNS: readonly TableColumn<Ripple>[] = [
  HOSPITAL_COLUMN,
  FUND_COLUMN,
  AREA_COLUMN,
  ...amounts("drgTotalCost", "按DRG总费用", "DRG total cost"),
  ...amounts("drgFundPayment", "按DRG统筹支付", "DRG fund payment"),
];

function amounts(name: Amount, zh: string, en: string): TableColumn<Ripple>[] {
  const column = (
    part: string,
    title: { zh: string; en: string },
    value: (change: Change) => Decimal | null,
  ): TableColumn<Ripple> => ({
    field: `${name}${part}`,
    title: { zh: `${title.zh}${zh}`, en: `${en} ${title.en}` },
    format: "yuan",
    value: (row) => value(row[name]),
    ...(name === "drgTotalCost" && { shown: "file" as const }),
  });
  return [
    column("Before", { zh: "变更前", en: "before" }, ({ before }) => before),
    column("After", { zh: "变更后", en: "after" }, ({ after }) => after),
    column("Difference", { zh: "差额：", en: "difference" }, ({ before, after }) =>
      before === null || after === null ? null : after.minus(before),
    ),
  ];
}
