import { otherUnit } from "../../cases/rows/other-unit.js";
import type { Decimal } from "../../primitives/index.js";
import { payerOf, withOtherTiers } from "./column-payer.js";
import { printedNumber } from "./printed-number.js";
import type { Payer } from "./table-facts.js";

/** 栏的含义: what a column of a published table holds. */
export type ColumnKind =
  | "code"
  | "name"
  | "weight"
  | "points"
  | "standard"
  | "rate"
  | "coefficient"
  | "lowLimit"
  | "highLimit"
  | "averageCost"
  | "mark"
  | "other";

/** 一栏: a column as it was recognised. */
export interface ReadColumn {
  /** from 0 */
  readonly at: number;
  readonly title: string;
  readonly kind: ColumnKind;
  /** whether the title says it, or only the content */
  readonly by: "title" | "content";
  readonly payer: Payer;
}

/** The key under which a column's figures stand in the group table. */
export function keyOf({ kind, at }: ReadColumn): string {
  return `${kind}${at + 1}`;
}

/** Titles of columns, in the order in which they are tried: a title with several words means the first. */
const TITLES: readonly (readonly [RegExp, ColumnKind])[] = [
  [/序号|例数|病例数|天数|住院日|变异|离散|标准差|排名|^no\.?$|cases|days|volume|期次/i, "other"],
  [/下限|低限|low.?limit/i, "lowLimit"],
  [/上限|高限|high.?limit/i, "highLimit"],
  [/基准点数|病组点数|^点数$|base.?points/i, "points"],
  [/权重|相对值|weight|^c?rw$/i, "weight"],
  [/均费|均次|平均费用|average/i, "averageCost"],
  [/系数|coefficient|^coef/i, "coefficient"],
  [/费率|rate(?!d)/i, "rate"],
  [/标准|定额|价格|金额|支付额|standard|price|payment/i, "standard"],
  [/名称|name|description/i, "name"],
  [/编码|代码|code|^drgs?$/i, "code"],
];

/** Between which a typical figure of a kind lies; a title that its content belies is not believed. */
const USUAL: Partial<Record<ColumnKind, readonly [least: number, most: number]>> = {
  weight: [0.05, 20],
  points: [5, 5000],
  coefficient: [0.2, 3],
  rate: [1000, 50_000],
  standard: [500, 200_000],
  lowLimit: [100, 200_000],
  highLimit: [500, 400_000],
  averageCost: [500, 200_000],
};

/** Share of the filled cells that must be of one sort for the column to be of it. */
const MOST = 0.8;
/** So many different words, at most, are marks and no names. */
const MOST_MARKS = 6;
/** A figure that takes few values over many groups is no weight. */
const FEW_VALUES = 12;

/** 认栏: what each column is, by its title where its content agrees, else by its content. The column of codes is found first. */
export function readColumns(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  code: number,
): readonly ReadColumn[] {
  const width = Math.max(titles.length, ...rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, at): ReadColumn => {
    const title = titles[at] ?? "";
    const content = contentOf(rows.map((row) => row[at] ?? ""));
    const titled = kindByTitle(title);
    if (at === code)
      return { at, title, kind: "code", by: titled === "code" ? "title" : "content", payer: {} };
    // Amounts in another unit are figures of no kind.
    if (isInOtherUnit(title)) return { at, title, kind: "other", by: "title", payer: {} };
    const agrees = titled !== undefined && titled !== "code" && isLike(content, titled);
    const kind = agrees ? titled : kindOf(content);
    const payer = PAID.has(kind) ? payerOf(title) : {};
    return { at, title, kind, by: agrees ? "title" : "content", payer };
  });
  return withOtherTiers(oneName(columns, rows));
}

/** 另一单位的栏: whether a title says that its amounts are in another unit than yuan (支付标准（万元）). */
export function isInOtherUnit(title: string): boolean {
  return otherUnit(title) !== undefined;
}

/** 名不副实的栏: the kind of figure that a title says where the content is taken for another; undefined where they agree or the title says none. */
export function beliedTitle({ title, kind, by }: ReadColumn): ColumnKind | undefined {
  const titled = by === "content" ? kindByTitle(title) : undefined;
  return titled !== undefined && USUAL[titled] !== undefined && USUAL[kind] !== undefined
    ? titled
    : undefined;
}

/** What a title says that its column holds. */
export function kindByTitle(title: string): ColumnKind | undefined {
  return TITLES.find(([pattern]) => pattern.test(title))?.[1];
}

const PAID: ReadonlySet<ColumnKind> = new Set(["standard", "rate", "coefficient", "lowLimit", "highLimit"]);

interface Content {
  readonly filled: readonly string[];
  readonly numbers: readonly Decimal[];
  readonly distinct: number;
}

function contentOf(cells: readonly string[]): Content {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const numbers = filled.flatMap((cell) => printedNumber(cell) ?? []);
  return { filled, numbers, distinct: new Set(filled).size };
}

function isNumeric({ filled, numbers }: Content): boolean {
  return filled.length > 0 && numbers.length >= filled.length * MOST;
}

function isLike(content: Content, kind: ColumnKind): boolean {
  // Words under a title of counts say something else: which groups are limited to so many cases.
  if (kind === "other") return content.filled.length === 0 || isNumeric(content);
  const usual = USUAL[kind];
  if (usual === undefined) return kind !== "name" || !isNumeric(content);
  if (!isNumeric(content)) return false;
  const typical = typicalOf(content.numbers);
  return typical >= usual[0] && typical <= usual[1];
}

/** The middle of the figures that are not 0. */
function typicalOf(numbers: readonly Decimal[]): number {
  const sorted = numbers.map((figure) => figure.toNumber()).filter((figure) => figure > 0);
  return sorted.sort((a, b) => a - b)[Math.floor(sorted.length / 2)] ?? 0;
}

function kindOf(content: Content): ColumnKind {
  if (content.filled.length === 0) return "other";
  if (!isNumeric(content)) {
    if (content.distinct <= MOST_MARKS) return "mark";
    return content.distinct >= content.filled.length / 2 ? "name" : "other";
  }
  if (isSerial(content.numbers)) return "other";
  const fewValues = content.distinct <= FEW_VALUES && content.distinct < content.filled.length / 4;
  const kinds: readonly ColumnKind[] = fewValues ? ["coefficient", "rate"] : ["weight", "standard"];
  return kinds.find((kind) => isLike(content, kind)) ?? "other";
}

function isSerial(numbers: readonly Decimal[]): boolean {
  const steps = numbers.filter((figure, at) => at > 0 && figure.minus(numbers[at - 1] ?? 0).eq(1));
  return numbers.length > 2 && steps.length >= (numbers.length - 1) * MOST;
}

/** A table has one column of names: that with the longest texts; the others are remarks. */
function oneName(
  columns: readonly ReadColumn[],
  rows: readonly (readonly string[])[],
): readonly ReadColumn[] {
  const length = ({ at }: ReadColumn) => rows.reduce((sum, row) => sum + (row[at] ?? "").length, 0);
  const names = columns.filter(({ kind }) => kind === "name");
  const titled = names.filter(({ by }) => by === "title");
  const [best] = [...(titled.length > 0 ? titled : names)].sort((a, b) => length(b) - length(a));
  return columns.map((column) =>
    column.kind === "name" && column !== best ? { ...column, kind: "other" } : column,
  );
}
