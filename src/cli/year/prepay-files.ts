import type { Budget } from "../../cases/index.js";
import { type AreaSettlement, besideInDays, prepayArea } from "../../engine/index.js";
import {
  Decimal,
  type Diagnostic,
  FEN_DECIMALS,
  type LocalizedText,
  memberColumn,
  sumKnown,
  type TableColumn,
} from "../../primitives/index.js";
import {
  AREA_COLUMN,
  type BudgetKey,
  FUND_COLUMN,
  HOSPITAL_COLUMN,
  hospitalKey,
  ledgerName,
  type Prepayment,
  type PrepaymentParameters,
} from "../../settlement/index.js";
import type { LedgerKey } from "../../weights/index.js";
import { runSummary } from "../area/run-summary.js";
import type { LeftOut } from "../left-out.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { intoFolder } from "../results/into-folder.js";
import { sourcesOf } from "../results/recorded-result.js";
import type { ResultPlace } from "../results/result-place.js";
import { settledLeftOut } from "../settle/settled-left-out.js";
import type { Told } from "../terminal.js";
import { besideWords } from "./clearing-remarks.js";
import { daysOf, type Month, monthOf, monthsBetween, monthWithin } from "./month.js";
import { gapsTold, namedGaps, prepaidGaps, unstated } from "./prepaid-gaps.js";
import { type PrepaidFile, readPrepaid } from "./read-prepaid.js";
import { type MovedInputs, openSettled, settleAgain } from "./settled-folder.js";
import { yearErrors } from "./year-errors.js";
import { METHOD_WORDS } from "./year-words.js";

/** What prepaying is asked for. */
export interface PrepayRequest extends CsvForm, MovedInputs {
  readonly settled: string;
  readonly month: string;
  /** prepayments of the months before, as they were paid; default: computed from the start of the period */
  readonly prepaid?: string | undefined;
  readonly ruleset?: string | undefined;
}

/** 预拨清单行: one hospital and fund in one month. */
export interface PrepaymentRow extends LedgerKey {
  readonly month: Month;
  readonly hospitalId: string;
  /** how it was computed; `paid` where the file of prepayments states a month and not how */
  readonly method: Prepayment["method"] | "paid";
  /** null where it rests on a fund payment that is not known */
  readonly payment: Decimal | null;
  readonly offSite: Decimal | null;
  readonly carried: Decimal | null;
}

/** What prepaying came to, and what the settlement that it goes on from has left out. */
interface Prepaid {
  readonly month: Month;
  readonly rows: readonly PrepaymentRow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly leftOut: LeftOut;
  /** what units beside the statement owe for the months, which is no prepayment */
  readonly remarks: readonly LocalizedText[];
}

/** The named input of a fund that says its budget from the start of the period to the end of the month, yuan. */
const BUDGET_SO_FAR = "budgetSoFar";

/** A ratio below the one that is printed 原则上: it is paid all the same. */
function belowPrinted({ ratio, ratioFloor }: PrepaymentParameters): readonly Diagnostic[] {
  if (ratioFloor === undefined || !ratio.lt(ratioFloor)) return [];
  const info = { ratio: ratio.toFixed(), floor: ratioFloor.toFixed() };
  return [yearErrors.diagnostic("warning", "PREPAYMENT_BELOW_PRINTED", "settlement.prepayment.ratio", info)];
}

/** 月度预拨文件: the months of a settled year up to one, each month's payment a line a hospital and fund. */
export async function prepayFiles(request: PrepayRequest, place: ResultPlace, told: Told): Promise<Prepaid> {
  return intoFolder("prepay", place, told.terminal, async (files, out) => {
    const prepaidInput = await files.input("prepaid", request.prepaid);
    const settled = await openSettled(request.settled, files, told, request);
    const { engine, budget } = settled;
    const { prepayment, offSite } = engine.parameters.settlement;
    if (prepayment === undefined)
      throw yearErrors.error("PREPAYMENT_ABSENT", { ruleset: engine.ruleset.reference });
    const month = monthWithin(request.month, budget.period);
    const before = prepaidInput
      ? await readPrepaid(prepaidInput, told, { period: budget.period, month })
      : NONE;
    const paid = before.rows;
    const late = paid.find((row) => row.month !== undefined && row.month >= month);
    if (late?.month !== undefined) throw yearErrors.error("MONTH_PAID_AFTER", { month, paid: late.month });
    const year = settleAgain(settled);
    const first = monthOf(budget.period.from);
    if (prepayment.method === "points-so-far" && paid.length === 0 && month !== first)
      throw yearErrors.error("PREPAYMENT_MONTHS_BEFORE", { month, first });
    if (prepayment.method === "points-so-far" && before.missing.length > 0)
      throw yearErrors.error("PREPAID_MONTHS_MISSING", { months: before.missing });
    const months = paid.length > 0 ? [month] : monthsBetween(first, month);
    const paying = { area: year.area, prepayment, budget, offSiteByItem: offSite?.firstPaidByItem ?? false };
    const { rows, diagnostics: noticed } = payMonths(months, paid.map(paidRow), paying);
    const gaps = prepaidGaps(before, year.area);
    const byPoints = new Set(
      rows.filter((row) => row.month === month && row.method === "points-so-far").map(hospitalKey),
    );
    const paidAgain = gaps.filter((gap) => byPoints.has(hospitalKey(gap)));
    if (paidAgain.length > 0) throw yearErrors.error("PREPAID_ROWS_MISSING", namedGaps(paidAgain));
    const diagnostics = [...belowPrinted(prepayment), ...before.diagnostics, ...gapsTold(gaps), ...noticed];
    const remarks = notPrepaid(year.area, months);
    const unknown = rows.filter(({ payment }) => payment === null).length;
    await out.save("prepayment.csv", csvTable(PREPAYMENT_COLUMNS, rows, request));
    const inputs = files.digests();
    const summary = {
      ...runSummary("prepay", engine, { inputs, outputs: out.digests }),
      month,
      options: { month, headers: request.headers, bom: request.bom },
      total: sumKnown(rows.map(({ payment }) => payment))?.toFixed(FEN_DECIMALS) ?? null,
      diagnostics,
      from: sourcesOf(request.settled, inputs, place.folder),
    };
    await out.publish(summary);
    return {
      month,
      rows,
      diagnostics,
      remarks,
      leftOut: { ...settledLeftOut(year), payments: unknown, prepaid: unstated(before, gaps) },
    };
  });
}

/** 不在预拨之内: what units beside the statement owe for stays that ended in these months, and what heads are paid for the whole period. */
function notPrepaid(area: AreaSettlement, months: readonly Month[]): readonly LocalizedText[] {
  const [from = "", to = from] = [months[0], months.at(-1)];
  const span = from === to ? { zh: from, en: from } : { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
  const stays = besideInDays(area, { first: daysOf(from).first, last: daysOf(to).last });
  const heads = area.units.filter(({ unit }) => unit === "capitation");
  return [
    besideWords(stays, {
      zh: `不在本次预拨之内（结算清单之外的支付单元，${span.zh} 出院的病例，由经办机构按各单元的办法支付）`,
      en: `Not in this prepayment (beside the statement, stays that ended in ${span.en}; paid as the office pays these units)`,
    }),
    besideWords(heads, {
      zh: "不在本次预拨之内（按人头付费，全结算期）",
      en: "Not in this prepayment (payment by head, for the whole period)",
    }),
  ].filter((words) => words !== undefined);
}

/** A month that was paid, as its file has it. */
function paidRow({
  month = "",
  method,
  offSite,
  carried,
  ...row
}: PrepaidFile["rows"][number]): PrepaymentRow {
  return {
    ...{ ...row, month, method: methodOf(method) },
    offSite: offSite ?? null,
    carried: carried ?? null,
  };
}

/** How a month that was paid had been computed, where its file says so as this program writes it. */
function methodOf(text: string | undefined): PrepaymentRow["method"] {
  const methods = Object.entries(METHOD_WORDS) as [PrepaymentRow["method"], LocalizedText][];
  return methods.find(([method, { zh, en }]) => [method, zh, en].includes(text ?? ""))?.[0] ?? "paid";
}

/** What months are paid by. */
interface Paying {
  readonly area: AreaSettlement;
  readonly prepayment: PrepaymentParameters;
  readonly budget: Budget;
  readonly offSiteByItem: boolean;
}

/** 逐月预拨: each month is paid after those before it, for what was paid so far is taken off. */
function payMonths(months: readonly Month[], paid: readonly PrepaymentRow[], paying: Paying) {
  const { area, prepayment, budget, offSiteByItem } = paying;
  const rows: PrepaymentRow[] = [];
  const soFar = new Map<string, Decimal>();
  const take = (row: PrepaymentRow) => {
    rows.push(row);
    soFar.set(hospitalKey(row), (row.payment ?? NOTHING).plus(soFar.get(hospitalKey(row)) ?? 0));
  };
  paid.forEach(take);
  const diagnostics: Diagnostic[] = [];
  for (const month of months) {
    const payments = prepayArea(area, prepayment, {
      ...daysOf(month),
      prepaidSoFar: (hospital) => soFar.get(hospitalKey(hospital)) ?? NOTHING,
      budgetSoFar: (ledger) => budgetSoFar(budget, ledger),
      offSiteByItem,
    });
    diagnostics.push(...unshared(payments, month), ...withoutFund(payments, month));
    for (const payment of payments) take({ month, ...payment });
  }
  return { rows, diagnostics };
}

const NONE: PrepaidFile = { rows: [], months: [], missing: [], diagnostics: [] };

const NOTHING = new Decimal(0);

/** Budgets of a month of which nothing is shared: nobody can claim of it, or other units left nothing of it, or nobody knows what they left; each said once. */
function unshared(payments: readonly Prepayment[], month: Month): readonly Diagnostic[] {
  const told = ({ budgetUnit, ...ledger }: BudgetKey) => ({
    ledger: ledgerName({ ledger, budgetUnit }),
    month,
  });
  const found = payments.flatMap(({ withoutPoints, overdrawn, drawnUnknown }) => {
    if (withoutPoints)
      return yearErrors.diagnostic("warning", "PREPAYMENT_WITHOUT_POINTS", "cases", told(withoutPoints));
    if (drawnUnknown)
      return yearErrors.diagnostic("error", "PREPAYMENT_DRAWN_UNKNOWN", "cases", told(drawnUnknown));
    if (overdrawn === undefined) return [];
    const { soFar, drawn, ...budget } = overdrawn;
    const amounts = { soFar: soFar.toFixed(FEN_DECIMALS), drawn: drawn.toFixed(FEN_DECIMALS) };
    const info = { ...told(budget), ...amounts };
    return yearErrors.diagnostic("warning", "PREPAYMENT_OVERDRAWN", "budget.funds", info);
  });
  return [...new Map(found.map((one) => [one.message.en, one])).values()];
}

/** Payments that rest on a fund payment that no record gives. */
function withoutFund(payments: readonly Prepayment[], month: Month): readonly Diagnostic[] {
  return payments
    .filter(({ payment, drawnUnknown }) => payment === null && drawnUnknown === undefined)
    .map(({ hospitalId, ...ledger }) =>
      yearErrors.diagnostic("error", "PREPAYMENT_FUND_UNKNOWN", "cases", {
        hospitalId,
        ledger: ledgerName({ ledger }),
        month,
      }),
    );
}

function budgetSoFar({ funds }: Budget, ledger: BudgetKey): Decimal {
  const { poolingArea, insuranceType, budgetUnit } = ledger;
  const own = funds.filter(
    (fund) =>
      fund.poolingArea === poolingArea &&
      fund.insuranceType === insuranceType &&
      (budgetUnit === undefined || fund.budgetUnit === budgetUnit),
  );
  const amounts = own.flatMap(({ inputs }) => inputs?.[BUDGET_SO_FAR] ?? []);
  if (amounts.length === 0 || amounts.length < own.length) {
    const info = { ledger: ledgerName({ ledger, budgetUnit }), input: BUDGET_SO_FAR };
    throw yearErrors.error("PREPAYMENT_BUDGET_MISSING", info);
  }
  return amounts.reduce((sum, amount) => sum.plus(amount), NOTHING);
}

/** 预拨清单各栏. */
export const PREPAYMENT_COLUMNS: readonly TableColumn<PrepaymentRow>[] = [
  memberColumn("month", { zh: "月份", en: "month" }),
  HOSPITAL_COLUMN,
  FUND_COLUMN,
  AREA_COLUMN,
  memberColumn("method", { zh: "预拨办法", en: "method" }, { words: METHOD_WORDS }),
  memberColumn("payment", { zh: "预拨金额", en: "payment" }, { format: "yuan", total: "sum" }),
  memberColumn("offSite", { zh: "其中异地", en: "off-site part" }, { format: "yuan" }),
  memberColumn("carried", { zh: "结转下月", en: "carried" }, { format: "yuan" }),
];
