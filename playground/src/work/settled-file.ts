import {
  type AreaSettlement,
  createEngine,
  csvLine,
  type Decimal,
  type Diagnostic,
  DrgError,
  decimal,
  hospitalYears,
  type Locale,
  parseJsonRow,
  plainCell,
  presentColumns,
  type TableColumn,
} from "chs-drg";
import { FUND_NAMES, hospitalRows, parseBudget, RowNotices } from "chs-drg/cases";
import { loadShippedCodes, loadShippedRuleset } from "chs-drg/data";
import { applyValues, editionValues, type Ruleset } from "chs-drg/rulesets";
import {
  STATUS_WORDS,
  type StatementLine,
  type StatementRow,
  statementFileColumns,
  statementRows,
} from "chs-drg/settlement";
import Papa from "papaparse";
import { WORDS } from "../words.js";
import { BYTE_ORDER_MARK } from "./byte-order-mark.js";
import { fourDecimals } from "./four-decimals.js";
import { DELIMITERS, isJsonLines, readMapped } from "./mapped-rows.js";
import type { Answer, Ask, MappedFile, ShownTable } from "./operations.js";
import { Refusal } from "./refusal.js";
import { schemeOf } from "./scheme-of.js";
import { tableShape } from "./table-shape.js";

type UnsettledLine = AreaSettlement["unsettled"][number];

/** The part of the work that is done when all cases are read. */
const READING_PART = 0.9;

/** 结算一个统筹区: the files of an area under a shipped edition, as `chs-drg settle` does it. */
export async function settledFile(
  ask: Ask<"settleFile">,
  progress: (part: number) => void,
): Promise<Answer<"settleFile">> {
  const { locale } = ask;
  const shipped = await loadShippedRuleset(ask.ruleset);
  const ruleset = ask.values ? applyValues(shipped, await ask.values.text(), ask.values.name) : shipped;
  const budget = ask.budget && parseBudget(await jsonOf(ask.budget));
  const on = budget?.period.to ?? ruleset.effective.from;
  const scheme = await schemeOf(ruleset, { on });
  const { dictionary } = await loadShippedCodes();
  const engine = createEngine(ruleset, { on, scheme, dictionary });
  const { hospitals, ...ofHospitals } = await hospitalsOf(ask.hospitals);
  const take = async (mapped: MappedFile, done: (part: number) => void) => {
    const intake = engine.intake(hospitals);
    const read = await readMapped(mapped, locale, (record) => intake.add(record), done);
    return { ...read, cases: intake.finish() };
  };
  const history = ask.history && (await take(await asItStands(ask.history), () => {}));
  const { cases, refused, refusedCount, noticed } = await take(ask.cases, (part) =>
    progress(part * READING_PART),
  );
  const weights = engine.weigh({
    hospitals,
    ...(history && { history: history.cases }),
  });
  const area = engine.settle({ cases, weights, ...(budget && { budget }), years: hospitalYears(hospitals) });
  const { result } = area.settled;
  const columns = statementFileColumns(result.unit);
  const rows = statementRows(result);
  const hasReserve = rows.length > result.statement.length;
  const isShown = ({ field }: TableColumn<StatementRow>) =>
    field !== "insuranceType" && field !== "poolingArea" && (field !== "reserved" || hasReserve);
  const shownColumns = [
    ...ledgerColumns<StatementRow>(locale),
    ...columns.filter(isShown).map(reserveNamed(locale)),
  ];
  return {
    statement: shown(shownColumns, rows, locale),
    hasReserve,
    balances: balancesOf(result.statement),
    unsettled: unsettledTable(area.unsettled, locale),
    refused,
    refusedCount,
    noticed: [
      ...ofHospitals.noticed.lines(locale).map((line) => `${ask.hospitals.name}: ${line}`),
      ...(history?.noticed.map((line) => `${ask.history?.name}: ${line}`) ?? []),
      ...noticed,
    ],
    assumed: area.assumptions.length,
    doubted: cases.details.codesInDoubt?.reduce((sum, one) => sum + one, 0) ?? 0,
    notEvaluated: unappliedRules(engine.ruleset, area.notEvaluated, locale),
    notes: area.diagnostics.map(({ code, message }: Diagnostic) => `${message[locale]} (${code})`),
    csv: csvOf(columns, rows),
  };
}

/** 未能适用的规则: each lacking value by what it is called, what happens without it, and the path by which a values file gives it. */
function unappliedRules(
  ruleset: Ruleset,
  lacking: AreaSettlement["notEvaluated"],
  locale: Locale,
): readonly string[] {
  const declared = new Map(editionValues(ruleset).map((value) => [value.path, value]));
  const [colon, open, close] = locale === "zh" ? ["：", "（", "）"] : [": ", " (", ")"];
  return lacking.map(({ path, remedy }) => {
    const value = declared.get(path);
    if (value === undefined) return `${path}${colon}${remedy[locale]}`;
    const { rule, name, place } = value;
    const where = place === undefined ? "" : `${open}${place[locale]}${close}`;
    const called =
      rule.title[locale] === name[locale] ? name[locale] : `${rule.title[locale]} · ${name[locale]}`;
    return rule.unapplied
      ? `${called}${where}${colon}${remedy[locale]}`
      : `${called}${where}${colon}${rule.without[locale]}${open}${path}${close}`;
  });
}

/** @throws what is wrong with a file that is not JSON, by its name */
async function jsonOf(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new Refusal("json", file.name);
  }
}

/** Which ledger a line is in; a record may name none. */
function ledgerColumns<Row extends Pick<UnsettledLine, "poolingArea" | "insuranceType">>(
  locale: Locale,
): readonly TableColumn<Row>[] {
  return [
    { field: "poolingArea", title: { zh: "统筹区", en: "pooling area" }, value: (line) => line.poolingArea },
    {
      field: "insuranceType",
      title: { zh: "险种", en: "fund" },
      value: ({ insuranceType }) => insuranceType && FUND_NAMES[insuranceType][locale],
    },
  ];
}

/** A row of money that is set aside is no hospital's: it says what it is where others name theirs. */
const reserveNamed =
  (locale: Locale) =>
  (column: TableColumn<StatementRow>): TableColumn<StatementRow> =>
    column.field === "hospitalId"
      ? { ...column, value: (row) => (row.unit === "reserve" ? WORDS.reserve[locale] : column.value(row)) }
      : column;

/** 未结算病例 as a table for people; a cost that no case of a line has is not known. */
const UNSETTLED: readonly TableColumn<UnsettledLine>[] = [
  { field: "hospitalId", title: { zh: "医疗机构代码", en: "hospital id" }, value: (line) => line.hospitalId },
  { field: "cases", title: { zh: "例数", en: "cases" }, format: "count", value: (line) => line.cases },
  {
    field: "itemTotalCost",
    title: { zh: "按项目总费用", en: "item cost" },
    format: "yuan",
    value: ({ cases, withoutCost, itemTotalCost }) => (withoutCost === cases ? null : itemTotalCost),
  },
];

/** The table of unsettled cases with its reasons in words of one language. */
function unsettledTable(lines: readonly UnsettledLine[], locale: Locale): ShownTable {
  const reason: TableColumn<UnsettledLine> = {
    field: "reason",
    title: { zh: "原因", en: "reason" },
    value: (line) => STATUS_WORDS[line.reason][locale],
  };
  return shown([reason, ...ledgerColumns<UnsettledLine>(locale), ...UNSETTLED], lines, locale);
}

function shown<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], locale: Locale): ShownTable {
  const present = presentColumns(columns, rows).filter(({ shown }) => shown !== "file");
  return {
    titles: present.map(({ title }) => title[locale]),
    numeric: present.map(({ format = "text" }) => format !== "text" && format !== "id"),
    rows: rows.map((row) =>
      present.map(({ value, format }) => shownText(plainCell(value(row), format), format)),
    ),
  };
}

/** Points, weights and rates with four decimals, amounts as they are, both with separators; every other value as files carry it. */
function shownText(text: string, format: string | undefined): string {
  if (format !== "points" && format !== "yuan") return text;
  const figure = format === "points" ? fourDecimals(text) : text;
  return figure.replace(/\d+/, (whole) => BigInt(whole).toLocaleString("en"));
}

function balancesOf(lines: readonly StatementLine[]): Answer<"settleFile">["balances"] {
  const sums = new Map<string, Decimal>();
  for (const { hospitalId, balance } of lines)
    if (balance !== null) sums.set(hospitalId, (sums.get(hospitalId) ?? decimal("0")).plus(balance));
  return [...sums]
    .map(([hospital, balance]) => ({ hospital, balance: balance.toNumber() }))
    .sort((one, other) => other.balance - one.balance || (one.hospital < other.hospital ? -1 : 1));
}

function csvOf(columns: readonly TableColumn<StatementRow>[], lines: readonly StatementRow[]): Blob {
  const present = presentColumns(columns, lines);
  const rows = lines.map((line) => present.map(({ value, format }) => plainCell(value(line), format)));
  const header = present.map(({ field }) => field);
  return new Blob([BYTE_ORDER_MARK, ...[header, ...rows].map(csvLine)], { type: "text/csv" });
}

/** A file of cases that nobody was asked about: every column under its own name. */
async function asItStands(file: File): Promise<MappedFile> {
  const { encoding, header } = await tableShape(file);
  return { file, encoding, fields: header };
}

/** The hospitals of a file, and what was noticed in it. @throws all that is wrong with it */
async function hospitalsOf(file: File) {
  const { encoding } = await tableShape(file);
  const text = new TextDecoder(encoding).decode(await file.arrayBuffer());
  const { read, notices, first: firstLine } = isJsonLines(file) ? jsonHospitals(text) : tableHospitals(text);
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems));
  const [first] = problems;
  if (first !== undefined) throw new DrgError(first.code, first.message, { problems });
  const noticed = new RowNotices();
  noticed.add(notices.map((notice) => ({ ...notice, line: 1 })));
  read.forEach((result, at) => {
    if (result.ok) noticed.add(result.warnings.map((notice) => ({ ...notice, line: at + firstLine })));
  });
  return { hospitals: read.flatMap((result) => (result.ok ? [result.value] : [])), noticed };
}

function tableHospitals(text: string) {
  const [header = [], ...rows] = Papa.parse<string[]>(text, {
    skipEmptyLines: true,
    delimitersToGuess: DELIMITERS,
  }).data;
  const readRow = hospitalRows.underHeader(header);
  return { read: rows.map((cells) => readRow(cells)), notices: hospitalRows.notices(header), first: 2 };
}

function jsonHospitals(text: string) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return { read: lines.map((line) => parseJsonRow(line, hospitalRows)), notices: [], first: 1 };
}
