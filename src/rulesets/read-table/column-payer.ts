import type { Payer } from "./table-facts.js";

const GRADES: readonly (readonly [RegExp, NonNullable<Payer["grade"]>])[] = [
  [/三级|三甲|三乙|tertiary|(?:level|grade|class).?(?:3|iii)/i, "tertiary"],
  [/二级|二甲|二乙|secondary|(?:level|grade|class).?(?:2|ii)\b/i, "secondary"],
  [/一级|基层|primary|(?:level|grade|class).?(?:1|i)\b/i, "primary"],
];
const FUNDS: readonly (readonly [RegExp, NonNullable<Payer["insuranceType"]>])[] = [
  [/职工|employee/i, "employee"],
  [/居民|resident/i, "resident"],
];

/** Whose a hospital is: 省级, 市属. */
const OWNER = "(?:[国部省市县区](?:级|属|直|管))";
/** What it is for. */
const SORT = "(?:综合|专科|中西医结合|中医|民族|妇幼|儿童|肿瘤|精神)";
/** Classes of hospitals that are no grade, or finer than one: 三甲, 省级三甲, 二级乙等, 三级综合, 市属三级, 专科医院, 一档, A类. */
const TIERS: readonly RegExp[] = [
  new RegExp(`(?:${OWNER}|${SORT})*(?:[三二一]级[甲乙丙]等|[三二一][甲乙丙])${SORT}?`),
  new RegExp(`(?:${OWNER}|${SORT})+[三二一]级${SORT}?|[三二一]级${SORT}`),
  new RegExp(`(?:${OWNER}|${SORT})+(?=医院|医疗机构)`),
  /第?[一二三四五六七八九十\d]+档|(?<![A-Za-z])[A-Za-z甲乙丙丁]类(?!别|型)/,
  /(?:provincial|municipal|county)[ _-](?:tertiary|secondary|primary)(?:[ _-][abc](?![a-z]))?|(?:tertiary|secondary|primary)[ _-][abc](?![a-z])/i,
];

/** 付费对象: whom the figures of a column are for, as its title says; a class finer than a grade as the title prints it. */
export function payerOf(title: string): Payer {
  const grade = GRADES.find(([pattern]) => pattern.test(title))?.[1];
  const insuranceType = FUNDS.find(([pattern]) => pattern.test(title))?.[1];
  const [tier] = TIERS.flatMap((pattern) => pattern.exec(title)?.[0] ?? []);
  return {
    ...(grade && { grade }),
    ...(tier !== undefined && { tier }),
    ...(insuranceType && { insuranceType }),
  };
}

/** A column, and whom its figures are for. */
interface PaidColumn {
  readonly title: string;
  readonly kind: string;
  readonly payer: Payer;
}

/** 其余各类: a column of a whole grade beside one of a class within it is for the other hospitals of the grade, a class of their own under the word of the grade. */
export function withOtherTiers<Column extends PaidColumn>(columns: readonly Column[]): readonly Column[] {
  const finer = new Set(
    columns.flatMap(({ kind, payer }) => (payer.tier === undefined ? [] : [`${kind} ${payer.grade}`])),
  );
  return columns.map((column) => {
    const { title, kind, payer } = column;
    const word = GRADES.find(([, grade]) => grade === payer.grade)?.[0].exec(title)?.[0];
    const isOther = word !== undefined && payer.tier === undefined && finer.has(`${kind} ${payer.grade}`);
    return isOther ? { ...column, payer: { ...payer, tier: word } } : column;
  });
}

const PARTS = ["grade", "tier", "insuranceType"] as const;

/** Whether one hospital and fund may be of both. */
export function overlap(one: Payer, other: Payer): boolean {
  return PARTS.every(
    (part) => one[part] === undefined || other[part] === undefined || one[part] === other[part],
  );
}

/** 分清付费对象: the columns, where no hospital and fund is of two of them; else none. */
export function toldApart<Column extends PaidColumn>(columns: readonly Column[]): readonly Column[] {
  const clash = columns.some(({ payer }, at) =>
    columns.slice(at + 1).some((other) => overlap(payer, other.payer)),
  );
  return clash ? [] : columns;
}
