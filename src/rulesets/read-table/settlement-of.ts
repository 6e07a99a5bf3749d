import { assume, type CitedTable, PRACTICE } from "./cited-table.js";
import { marked, type Payer, type RateOf, type TableFacts, type TableRow } from "./table-facts.js";

/** 结算部分 of an area's edition: what its table prints of prices and of groups that are paid otherwise; the rest is asked. */
export function settlementOf(area: TableFacts, rows: readonly TableRow[], table: CitedTable): object {
  if (area.points) {
    const clause = "点值 = 统筹基金总额 ÷ 总点数（表未印总额口径；按总费用时改为 total-cost）";
    return {
      unit: table.printed("points", "method", "表印病组点数"),
      pointValue: { method: "fund", applies: assume(PRACTICE, true, "yes/no", clause) },
    };
  }
  const { rate } = area;
  return {
    unit:
      rate === undefined
        ? assume(PRACTICE, "rate", "method", "表只印权重，以权重与费率付费为推断")
        : table.printed("rate", "method", "支付标准由权重与费率得出"),
    rate: {
      source: rate === undefined ? unprintedRate(table) : printedRate(rate, table),
      ...uniformGroups(area, rows, table),
      ...listedGroups(area, rows, table),
      abnormal: abnormalCases(area, table),
    },
  };
}

function unprintedRate(table: CitedTable): object {
  return {
    method: "given",
    applies: assume(PRACTICE, true, "yes/no", "支付标准 = 权重 × 费率"),
    rates: table.unprinted("yuan per unit weight", "费率（表未印）"),
  };
}

function printedRate(
  { method, base, rates, coefficients, columns, note }: RateOf,
  table: CitedTable,
): object {
  const printed = (value: string | readonly Payer[], unit: string, clause: string) =>
    table.printed(value, unit, clause, note);
  return {
    method,
    applies: table.printed(true, "yes/no", "支付标准的算法，各行一致"),
    ...(base && { base: printed(base, "yuan per unit weight", "支付标准 ÷ 权重 ÷ 系数") }),
    ...(rates && {
      rates: printed(rates, "yuan per unit weight", "费率：支付标准 ÷ 权重，或费率一栏"),
    }),
    ...(coefficients && { coefficients: printed(coefficients, "coefficient", "等级系数") }),
    ...(columns && { columns: printed(columns, "columns", "逐组印出的一栏") }),
  };
}

/** Groups at one price for every grade. */
function uniformGroups({ uniform }: TableFacts, rows: readonly TableRow[], table: CitedTable): object {
  if (uniform === undefined) return {};
  const { column, mark, pricedAs } = uniform;
  const groups = marked(rows, column, mark);
  const named = `标“${mark === "yes" ? "基础病组／同等费率" : mark}”的`;
  return {
    uniformGroups: {
      applies: pricedAs
        ? table.printed(true, "yes/no", `${named}病组各级同价`)
        : table.unprinted("yes/no", `${named}病组是否各级同价（表未印）`),
      groups: table.printed(groups, "groups", `${named} ${groups.length} 组`),
      pricedAs: pricedAs
        ? table.printed(pricedAs, "grade", "同价病组所用的等级，由各行系数看出")
        : table.unprinted("grade", "同价病组所用的等级（表未印）"),
    },
  };
}

/** Groups that are paid by item, within limits, on review or up to a number of cases. */
function listedGroups(
  { byItem, limits, reviewedSingly, volume }: TableFacts,
  rows: readonly TableRow[],
  table: CitedTable,
): object {
  const groupsByItem = byItem === undefined ? [] : marked(rows, "weight", byItem);
  const applies = (clause: string) => table.printed(true, "yes/no", clause);
  return {
    ...(groupsByItem.length > 0 && {
      byItem: {
        applies: applies(`权重一栏印“${byItem}”`),
        groups: table.printed(groupsByItem, "groups", `权重一栏印“${byItem}”的 ${groupsByItem.length} 组`),
      },
    }),
    ...(limits && {
      limits: {
        applies: applies("下限、上限两栏"),
        low: table.printed(limits.low, "multiple", "下限 ÷ 支付标准，各行一致"),
        high: table.printed(limits.high, "multiple", "上限 ÷ 支付标准，各行一致"),
      },
    }),
    ...(reviewedSingly && {
      reviewedSingly: {
        applies: applies("单议一栏"),
        groups: table.printed(marked(rows, ...reviewedSingly), "groups", "单议一栏标“是”的病组"),
      },
    }),
    ...(volume && {
      volumeControl: {
        applies: applies("控量一栏"),
        limits: table.printed(
          rows
            .filter(({ cells }) => cells[volume.column] === volume.mark)
            .map(({ drg, cells }) => ({ group: drg, cases: Number(cells[volume.limit]) })),
          "cases",
          "控量病组的例数",
          "超出部分如何付费未印。",
        ),
      },
    }),
  };
}

/** What a table with limits leaves open of cases below them; without limits it says nothing of such cases. */
function abnormalCases({ limits }: TableFacts, table: CitedTable): object {
  const ofLowLimit = (open: string) =>
    limits === undefined ? "表未印" : `表印下限为支付标准的 ${limits.low} 倍，${open}未印`;
  return {
    extremeLow: {
      applies: table.unprinted("yes/no", `费用极低病例（${ofLowLimit("如何付费")}）`),
      multiple: table.unprinted("multiple", `费用极低倍数（${ofLowLimit("是否即极低界限")}）`),
    },
    noWeightByItem: { applies: table.unprinted("yes/no", "无权重病例的付费（表未印）") },
  };
}
