import { Decimal, FEN_DECIMALS } from "../../primitives/index.js";
import { statesBelow } from "../cited-values.js";
import { tableKey } from "./edition-of.js";
import { figureOf, type PrintedPrice, type TableFacts, type TableRow } from "./table-facts.js";

/** Examples a file: enough to show the table from its dearest group to its cheapest; every row is compared by a test. */
const EXAMPLES = 12;
/** 算例 of an edition: groups spread over the table, priced as printed; where no price is printed, weighed as printed. */
export function examplesOf(area: TableFacts, rows: readonly TableRow[], edition: object): object {
  const prices = (area.printed ?? []).filter(({ figure }) => figure === undefined);
  const priced = rows.filter(
    (row) =>
      row.weight !== null && row.drg !== "0000" && prices.every(({ column }) => figureOf(row.cells[column])),
  );
  const chosen = Array.from(
    { length: priced.length === 0 ? 0 : EXAMPLES },
    (_, at) => priced[Math.floor((at * priced.length) / EXAMPLES)] as TableRow,
  );
  return {
    $schema: "../../schema/examples.schema.json",
    edition: `${area.id}@${area.version}`,
    examples: [readings(area, edition)].concat(
      chosen.map((row) => (prices.length > 0 ? price(area, row, prices) : weight(area, row))),
    ),
  };
}

function readings(area: TableFacts, edition: object): object {
  return {
    id: "readings",
    title: { zh: "各项取值", en: "every value" },
    source: { document: tableKey(area), clause: "各栏" },
    expect: { values: readingsOf(edition) },
  };
}

function weight(area: TableFacts, { drg, weight: printed, cells }: TableRow): object {
  const figure = area.points ? { zh: "点数", en: "points" } : { zh: "权重", en: "weight" };
  return {
    id: `weight-${drg}`,
    title: { zh: `${drg} ${cells.name}：${figure.zh}`, en: `${drg}: ${figure.en}` },
    source: { document: tableKey(area), clause: `病组 ${drg} 的${figure.zh}` },
    expect: { groups: { [drg]: area.points ? { basePoints: printed } : { relativeWeight: printed } } },
  };
}

function price(area: TableFacts, { drg, cells }: TableRow, prices: readonly PrintedPrice[]): object {
  const hospitals = prices.map(({ grade = "tertiary", tier }, at) => ({
    hospitalId: `H${at + 1}`,
    grade,
    poolingArea: "A",
    ...(tier && { tier }),
  }));
  const paid = prices.map(({ column }) => new Decimal(cells[column] ?? "").toFixed(FEN_DECIMALS));
  return {
    id: `price-${drg}`,
    title: { zh: `${drg} ${cells.name}：支付标准`, en: `${drg}: payment standards` },
    source: { document: tableKey(area), clause: `病组 ${drg} 的支付标准` },
    on: `${area.year}-06-30`,
    given: {
      hospitals,
      cases: prices.map(({ insuranceType = "employee" }, at) => ({
        caseId: `c${at + 1}`,
        hospitalId: `H${at + 1}`,
        poolingArea: "A",
        insuranceType,
        drg,
        totalCost: paid[at],
        fundPayment: "1",
        dischargeDate: `${area.year}-05-01`,
      })),
    },
    expect: {
      cases: Object.fromEntries(paid.map((payment, at) => [`c${at + 1}`, { payment: plain(payment) }])),
    },
  };
}

function plain(amount: string): string {
  return new Decimal(amount).toFixed();
}

/** 读数: every cited value of an edition by its path, as an example repeats it, so that a slip of the pen in either is seen. */
function readingsOf(edition: object): Readonly<Record<string, object>> {
  return Object.fromEntries(
    statesBelow(edition).map(({ path, cited: { value, unit, status, source } }) => [
      path,
      { value, unit, status, document: source.document },
    ]),
  );
}
