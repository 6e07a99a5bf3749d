import type { Decimal, TableColumn } from "../../primitives/index.js";
import type { Change, Ripple } from "../../settlement/index.js";
import { FUND_NAMES } from "../statement/field-words.js";

type Amount = "drgTotalCost" | "drgFundPayment";

/** 影响各栏: a line a hospital and fund that moved: before, after, difference, of the total cost and of the fund's part. */
export const RIPPLE_COLUMNS: readonly TableColumn<Ripple>[] = [
  {
    field: "hospitalId",
    title: { zh: "医疗机构代码", en: "hospital id" },
    format: "id",
    value: ({ hospitalId }) => hospitalId,
  },
  {
    field: "insuranceType",
    title: { zh: "险种", en: "fund" },
    value: ({ insuranceType }) => insuranceType,
    words: FUND_NAMES,
  },
  {
    field: "poolingArea",
    title: { zh: "统筹区", en: "pooling area" },
    value: ({ poolingArea }) => poolingArea,
  },
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
