import { FUND_NAMES } from "../../cases/field-words.js";
import type { InpatientCase } from "../../cases/index.js";
import {
  allocate,
  compareText,
  counted,
  Decimal,
  decimal,
  FEN_DECIMALS,
  type LocalizedText,
  plainCell,
  sumKnown,
  toScaled,
  yuanOf,
} from "../../primitives/index.js";
import {
  type PointsLine,
  type RederivedName,
  rederivedFigures,
  type StatementLine,
} from "../../settlement/index.js";
import { type GroupWorth, worthOfGroup } from "../../weights/groups/group-table.js";
import { type GroupTable, POINTS_SCALE } from "../../weights/index.js";
import type { Check } from "../settle/verify-result.js";
import type { OutcomeRow } from "./outcome-rows.js";
import { baseOf, isShare, ledgerOf, sharedOf, totalOf } from "./shared-out.js";

/** 机构所持: what a hospital checks its lines with: the published statement, and whatever it holds of its own. */
export interface HospitalHoldings {
  readonly hospitalId: string;
  readonly statement: readonly StatementLine[];
  /** outcomes of its own cases */
  readonly outcomes?: readonly OutcomeRow[] | undefined;
  /** its own records, as it sent them */
  readonly records?: ReadonlyMap<string, InpatientCase> | undefined;
  /** the published group table */
  readonly groups?: ReadonlyMap<string, GroupWorth> | undefined;
}

/** 机构核对: every figure that follows from what the hospital holds, and what does not. */
export interface HospitalVerification {
  readonly checks: readonly Check[];
  readonly notDerived: readonly LocalizedText[];
}

const FIGURES: Readonly<Record<RederivedName, LocalizedText>> = {
  costPerPoint: { zh: "每点数费用", en: "cost per point" },
  drgTotalCost: { zh: "按病组结算总费用", en: "total by group" },
  drgFundPayment: { zh: "统筹支付", en: "fund payment" },
  balance: { zh: "差额", en: "balance" },
  "points of its cases": {
    zh: "点数（权重）= 本机构各病例之和",
    en: "points (weight) = the sum of its cases",
  },
  "payments of its cases": { zh: "结算总费用 = 本机构各病例之和", en: "total = the sum of its cases" },
};

/**
 * 机构核对: derives a hospital's lines again from the published statement and its own cases: the point value from all hospitals' points and amounts, its share
 * by largest remainder, its fund payment and balance, the sums of its cases and records, and the split over its cases.
 */
export function verifyHospital(holdings: HospitalHoldings): HospitalVerification {
  const { statement, hospitalId, outcomes, groups } = holdings;
  const own = statement
    .filter((line) => line.hospitalId === hospitalId)
    .sort((a, b) => compareText(ledgerKey(a), ledgerKey(b)));
  const checks: Check[] = [];
  for (const line of own) {
    const ledger = ledgerOf(line, statement);
    const where = `${hospitalId} ${line.insuranceType}`;
    const isPart = line.unit === "points" && isReleased(holdings);
    const figures = rederivedFigures(ledger.length > 0 ? ledger : [line], totalOf(ledger)).filter(
      (figure) => figure.where === where && !(isPart && OF_ALL_HOSPITALS.has(figure.figure)),
    );
    if (isPart) checks.push(byPrintedValue(line));
    for (const { figure, published, recomputed } of figures)
      checks.push(rederivedCheck(line, figure, published, recomputed));
    checks.push(...fromCases(line, holdings));
  }
  if (outcomes !== undefined) {
    for (const { figure, published, recomputed } of rederivedFigures(
      own,
      [],
      ofHospital(hospitalId, outcomes),
    )) {
      if (figure.endsWith("of its cases"))
        checks.push(rederivedCheck(undefined, figure, published, recomputed));
    }
  }
  if (groups !== undefined && outcomes !== undefined) checks.push(againstGroups(outcomes, groups));
  return { checks, notDerived: notDerived(holdings, own) };
}

/** Figures that are no amounts of money. */
const NO_AMOUNTS: ReadonlySet<RederivedName> = new Set(["costPerPoint", "points of its cases"]);

/** A figure against what follows for it; amounts are told with their fen, as everywhere. */
function rederivedCheck(
  line: StatementLine | undefined,
  figure: RederivedName,
  ...cells: readonly [published: string, recomputed: string]
): Check {
  const inFen = (cell: string) => (/^-?\d+(\.\d)?$/.test(cell) ? decimal(cell).toFixed(FEN_DECIMALS) : cell);
  const [published, recomputed] = NO_AMOUNTS.has(figure) ? cells : cells.map(inFen);
  return compared(line, FIGURES[figure], published ?? "", recomputed ?? "");
}

/** Figures that follow from the lines of all hospitals, or from none. */
const OF_ALL_HOSPITALS: ReadonlySet<RederivedName> = new Set(["costPerPoint", "drgTotalCost"]);

/** Whether the statement has no line of another hospital, as what is released to one has not. */
function isReleased({ statement, hospitalId }: HospitalHoldings): boolean {
  return statement.every((line) => line.hospitalId === hospitalId);
}

/** The amount that was shared out, against points at the printed cost per point. */
function byPrintedValue(line: PointsLine): Check {
  const shared = sharedOf(line, baseOf([line]));
  const subject = {
    zh: "按病组结算金额 = 点数 × 每点数费用，相差不到一分",
    en: "amount by group = points × cost per point, less than a fen apart",
  };
  const derived = isShare(shared, line) ? shared : line.settledPoints.times(line.costPerPoint);
  return compared(line, subject, plainCell(shared, "yuan"), plainCell(derived, "yuan"));
}

/** What tells the lines of one hospital apart, whatever order the statement has. */
function ledgerKey({ poolingArea, insuranceType, budgetUnit = "" }: StatementLine): string {
  return JSON.stringify([poolingArea, insuranceType, budgetUnit]);
}

function ofHospital(hospitalId: string, outcomes: readonly OutcomeRow[]) {
  return outcomes.map(({ caseId, points, payment, settlement }) => ({
    ...{ caseId, hospitalId },
    ...(points && { points }),
    ...(payment && { payment }),
    ...(settlement !== undefined && { settlement }),
  }));
}

/**
 * The settled cases of a line: those of its fund, by the pooling area that their records name where the hospital has lines of the fund in several; undefined
 * where a record names none of these.
 */
function casesOf(
  line: StatementLine,
  { hospitalId, statement, outcomes = [], records }: HospitalHoldings,
): readonly OutcomeRow[] | undefined {
  const ofFund = outcomes.filter(({ caseId, settlement }) => {
    return settlement === "settled" && records?.get(caseId)?.insuranceType === line.insuranceType;
  });
  const areas = statement
    .filter((other) => other.hospitalId === hospitalId && other.insuranceType === line.insuranceType)
    .map(({ poolingArea }) => poolingArea);
  if (areas.every((area) => area === line.poolingArea)) return ofFund;
  const areaOf = ({ caseId }: OutcomeRow) => records?.get(caseId)?.poolingArea;
  if (!ofFund.every((row) => areas.includes(areaOf(row) ?? ""))) return undefined;
  return ofFund.filter((row) => areaOf(row) === line.poolingArea);
}

/** What its records say of a line, and how the line's amount is split over its cases. */
function fromCases(line: StatementLine, holdings: HospitalHoldings): Check[] {
  const { outcomes, records } = holdings;
  if (outcomes === undefined || records === undefined) return [];
  const own = casesOf(line, holdings);
  if (own === undefined) return [];
  const sumOfRecords = (field: "totalCost" | "fundPayment") =>
    plainCell(sumKnown(own.map(({ caseId }) => records.get(caseId)?.[field] ?? null)), "yuan");
  const checks = [
    compared(
      line,
      { zh: "例数 = 本机构纳入结算的病例", en: "cases = its settled cases" },
      String(line.cases),
      String(own.length),
    ),
    compared(
      line,
      { zh: "项目总费用 = 本机构病案之和", en: "item total = the sum of its records" },
      plainCell(line.itemTotalCost, "yuan"),
      sumOfRecords("totalCost"),
    ),
    compared(
      line,
      { zh: "项目统筹支付 = 本机构病案之和", en: "item fund payment = the sum of its records" },
      plainCell(line.itemFundPayment, "yuan"),
      sumOfRecords("fundPayment"),
    ),
  ];
  if (line.unit !== "points") return checks;
  const wrong = wronglySplit(line, own, holdings);
  if (wrong === undefined) return checks;
  const subject = {
    zh: "各病例金额 = 按点数分到分",
    en: "payments of its cases = the split by points, to the fen",
  };
  return [...checks, casesChecked(line, subject, own.length, wrong)];
}

/** Cases whose amounts are not their part of the line's, by points; undefined where the line has no amount to split. */
function wronglySplit(
  line: PointsLine,
  own: readonly OutcomeRow[],
  { statement }: HospitalHoldings,
): readonly string[] | undefined {
  const base = baseOf(ledgerOf(line, statement));
  const shared = sharedOf(line, base);
  if (shared === null) return undefined;
  const parts = allocate(
    toScaled(shared, FEN_DECIMALS),
    own.map(({ caseId, points = new Decimal(0) }) => ({ id: caseId, claim: toScaled(points, POINTS_SCALE) })),
  );
  const amountOf = ({ payment, fundPayment }: OutcomeRow) => (base === "fund" ? fundPayment : payment);
  return own.flatMap((row, at) => (amountOf(row)?.eq(yuanOf(parts[at] ?? 0n)) ? [] : row.caseId));
}

/**
 * The worth of each case's group, against the published table. A table may carry both columns, and no file at hand names the edition, which takes one of
 * them for every case: it is the one by which fewer cases are wrong.
 */
function againstGroups(
  outcomes: readonly OutcomeRow[],
  groups: NonNullable<HospitalHoldings["groups"]>,
): Check {
  const wrongBy = (unit: GroupTable["unit"]) => {
    return outcomes.filter(({ drg = "", basePoints }) => {
      const worth = worthOfGroup(unit, groups.get(drg));
      return basePoints !== undefined && (worth === undefined || !worth.eq(basePoints));
    });
  };
  const wrong = { points: wrongBy("points"), weight: wrongBy("weight") };
  const unit = wrong.weight.length < wrong.points.length ? "weight" : "points";
  return casesChecked(
    undefined,
    OF_GROUPS[unit],
    outcomes.length,
    wrong[unit].map(({ caseId }) => caseId),
  );
}

const OF_GROUPS: Readonly<Record<GroupTable["unit"], LocalizedText>> = {
  points: {
    zh: "各病例基准点数 = 公布的病组表",
    en: "base points of its cases = the published groups",
  },
  weight: {
    zh: "各病例权重 = 公布的病组表",
    en: "weights of its cases = the published groups",
  },
};

function compared(
  line: StatementLine | undefined,
  figure: LocalizedText,
  published: string,
  recomputed: string,
): Check {
  const passed = published === recomputed;
  const [stated, derived] = [toldFigure(published), toldFigure(recomputed)];
  return {
    subject: subjectOf(line, figure),
    passed,
    finding: passed
      ? stated
      : {
          zh: `公布 ${stated.zh}，推得 ${derived.zh}`,
          en: `published ${stated.en}, derived ${derived.en}`,
        },
  };
}

/** A figure as it is told; an empty cell, or a dash, is one that is not known. */
function toldFigure(cell: string): LocalizedText {
  return cell === "" || cell === "-" ? { zh: "未知", en: "not known" } : { zh: cell, en: cell };
}

function casesChecked(
  line: StatementLine | undefined,
  figure: LocalizedText,
  cases: number,
  wrong: readonly string[],
): Check {
  const some = wrong.slice(0, MOST_NAMED).join(", ");
  return {
    subject: subjectOf(line, figure),
    passed: wrong.length === 0,
    finding:
      wrong.length === 0
        ? { zh: `${cases} 例相符`, en: counted(cases, "case agrees", "cases agree") }
        : {
            zh: `${wrong.length} 例不符：${some}`,
            en: `${counted(wrong.length, "case differs", "cases differ")}: ${some}`,
          },
  };
}

const MOST_NAMED = 5;

function subjectOf(line: StatementLine | undefined, figure: LocalizedText): LocalizedText {
  if (line === undefined) return figure;
  const fund = FUND_NAMES[line.insuranceType];
  return { zh: `${fund.zh} ${figure.zh}`, en: `${fund.en}: ${figure.en}` };
}

/** What nobody can derive from these files, by what would be needed. */
function notDerived(holdings: HospitalHoldings, own: readonly StatementLine[]): LocalizedText[] {
  const { outcomes, records, groups } = holdings;
  const byRate = own.some(({ unit }) => unit === "rate");
  const needs: readonly (readonly [isNeeded: boolean, words: LocalizedText])[] = [
    [
      true,
      {
        zh: "其他机构的点数与金额：按公布的数字采用",
        en: "points and amounts of other hospitals: taken as published",
      },
    ],
    [
      true,
      {
        zh: "总额是否为核定的预算：需预算文件",
        en: "whether the total is the budget that was set: needs the budget file",
      },
    ],
    [
      isReleased(holdings) && !byRate,
      {
        zh: "每点数费用：清单只有本机构各行，推得它须凭公示的全部机构的清单",
        en: "cost per point: the statement has this hospital's lines only; it follows from that of all hospitals",
      },
    ],
    [
      byRate,
      {
        zh: "费率、清算系数与结余留用：需规则集与全部机构的数字（chs-drg explain --hospital）",
        en: "rate, clearing coefficient and retention: need the ruleset and the figures of all hospitals (chs-drg explain --hospital)",
      },
    ],
    [
      true,
      {
        zh: "差异系数与病例分类：需历史数据与规则集（chs-drg explain --case）",
        en: "coefficients and the classes of cases: need history and ruleset (chs-drg explain --case)",
      },
    ],
    [
      outcomes === undefined,
      {
        zh: "点数与金额的合计：未给出本机构病例（--cases）",
        en: "sums of points and payments: its cases are not given (--cases)",
      },
    ],
    [
      outcomes !== undefined &&
        records !== undefined &&
        own.some((line) => casesOf(line, holdings) === undefined),
      {
        zh: "各行的例数与项目费用：本机构的险种在多个统筹区有清单行，有病案未写明属于其中哪个统筹区",
        en: "cases and item costs of lines: the hospital has lines of a fund in several pooling areas, and records that name none of these",
      },
    ],
    [
      records === undefined,
      {
        zh: "例数与项目费用：未给出本机构病案（--records）",
        en: "cases and item costs: its records are not given (--records)",
      },
    ],
    [
      groups === undefined,
      {
        zh: "病组的点数或权重：未给出病组表（--groups）",
        en: "worth of groups: the group table is not given (--groups)",
      },
    ],
  ];
  return needs.filter(([isNeeded]) => isNeeded).map(([, words]) => words);
}
