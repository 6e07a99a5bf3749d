import type { KeepingFactor, SchemeSwitch } from "../../engine/index.js";
import type { Decimal, LocalizedText, TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, FUND_COLUMN } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { columnTable } from "./column-table.js";
import type { Section } from "./page.js";

type Ledger = SchemeSwitch["before"]["settled"]["result"]["ledgers"][number];

/** 账本 before and after. */
interface LedgerPair extends Pick<Ledger, "poolingArea" | "insuranceType"> {
  readonly before: Ledger;
  readonly after: Ledger | undefined;
}

const LEDGER_COLUMNS: readonly TableColumn<LedgerPair>[] = [
  AREA_COLUMN,
  FUND_COLUMN,
  ...(
    [
      ["points", "points", { zh: "点数（权重）", en: "points (weight)" }],
      ["costPerPoint", "points", { zh: "点值", en: "price of a point" }],
      ["drgTotalCost", "yuan", { zh: "总费用", en: "total cost" }],
    ] as const
  ).flatMap(([field, format, { zh, en }]): TableColumn<LedgerPair>[] => [
    { field, format, title: { zh: `切换前${zh}`, en: `${en} before` }, value: ({ before }) => before[field] },
    {
      field: `${field}After`,
      format,
      title: { zh: `切换后${zh}`, en: `${en} after` },
      value: ({ after }) => after?.[field],
    },
  ]),
];

/** 总量与平衡系数 of a switch: every fund before and after, and the factor in a sentence. */
export function factorSection(areas: SchemeSwitch): Section {
  const [before, after] = [areas.before, areas.after].map(({ settled }) => settled.result.ledgers);
  const rows = (before ?? []).map((ledger): LedgerPair => {
    const { poolingArea, insuranceType, budgetUnit } = ledger;
    const isSame = (other: Ledger) =>
      other.poolingArea === poolingArea &&
      other.insuranceType === insuranceType &&
      other.budgetUnit === budgetUnit;
    return { poolingArea, insuranceType, before: ledger, after: after?.find(isSame) };
  });
  return {
    title: { zh: "总量与平衡系数", en: "The level, and the factor that keeps it" },
    ...(areas.factor && { lead: factorText(areas.factor) }),
    body: [columnTable(LEDGER_COLUMNS, rows)],
  };
}

/** 平衡系数的说明. */
export function factorText({ keeps, factor, before, after, kept }: KeepingFactor): LocalizedText {
  const shown = (value: Decimal) => shownCell(value, keeps === "points" ? "points" : "yuan");
  const what =
    keeps === "points"
      ? { zh: "点数（权重）", en: "points (weight)" }
      : { zh: "支付（元）", en: "payment (yuan)" };
  return {
    zh: `两方案都能结算的病例，${what.zh}合计由 ${shown(before)} 变为 ${shown(after)}；切换后各病组权重乘以 ${factor.toFixed()}，合计为 ${shown(kept)}（重新结算所得）。`,
    en: `The ${what.en} of the cases settled under both schemes goes from ${shown(before)} to ${shown(after)}; with every group value after the switch times ${factor.toFixed()} it is ${shown(kept)} (settled again).`,
  };
}
