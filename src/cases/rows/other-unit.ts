/** Tens to hundred millions of yuan, or parts of one: 万元, 仟元, 万; 角, 分. The last three only where no word goes on behind: 万州, 分院. */
const MULTIPLE = "[十百千万亿拾佰仟萬]+";
const PART = "[角分厘]";
const LARGER = `(?:人民币\\s*)?${MULTIPLE}\\s*元`;
const BARE = `(?:人民币\\s*)?(?:${MULTIPLE}|${PART})(?![\\p{L}\\p{N}])`;
const ANY = `(?:${LARGER}|${BARE})`;

/** 不读的单位: units of amounts, weights, times and shares in which no column is read, as they stand in a header without blanks. */
export const UNREAD_UNIT = `(?:${MULTIPLE}元|${PART}|千克|公斤|kg|斤|个?月|周|分钟|秒|%|‰)`;

/** What stands in a list of units before it, 人次、万元; where 元 does, 元、角、分 says to how many places yuan are written. */
const BEFORE = "(?:(?!元)[^\\s、,，/和及:：()（）]{1,6}\\s*[、,，/和及]\\s*){0,5}";

const ENGLISH =
  "(?:(?:(?:10|1|100)[,. ]?000|100|ten[ -]?thousand|thousand|hundred|million)s?\\s*(?:of\\s+)?(?:yuan|rmb|cny)|(?:rmb|cny)\\s*(?:10|1|100)[,. ]?000|fen|jiao)\\b";

/** 非元单位的写法: the ways in which people say of a table that its amounts are in such a unit. */
const SAID = new RegExp(
  [
    // 单位：万元, 金额单位为分, 单 位 : 人次、万元, 金额：千元
    `(?:单\\s*位|金\\s*额)\\s*[:：(（为是]\\s*${BEFORE}${ANY}`,
    `单\\s*位\\s*${BEFORE}${LARGER}`,
    // 以万元为单位
    `以\\s*${ANY.replace("(?![\\p{L}\\p{N}])", "")}\\s*[为作]\\s*(?:计量|计价|金额)?\\s*单\\s*位`,
    // （万元）, 金额（分）
    `[(（]\\s*${LARGER}\\s*[)）]`,
    `(?:额|费用?|款|资金|支付)\\s*[(（]\\s*(?:单\\s*位\\s*[:：]?\\s*)?${BARE}\\s*[)）]`,
    // 万元 alone
    `(?<=^|\\s)${LARGER}(?=\\s|$)`,
    `\\bunits?\\b\\s*(?:is|are|of amounts)?\\s*[:=(]?\\s*(?:in\\s+)?${ENGLISH}`,
    `(?:\\(|\\bamounts? )\\s*(?:are\\s+)?in\\s+${ENGLISH}`,
  ].join("|"),
  "iu",
);

/** A cell that is nothing but such a unit. */
const ALONE = new RegExp(`^\\s*[(（]?\\s*${ANY}\\s*[)）]?\\s*$`, "u");

/**
 * 金额的非元单位: where a text beside a table says that its amounts are in another unit than yuan, the words that say so. 元, 人次 and 例 are none.
 *
 * @example
 * ```ts
 * otherUnit("金额单位：人民币万元"); // "单位：人民币万元"
 * otherUnit("单位：元、角、分"); // undefined
 * ```
 */
export function otherUnit(text: string): string | undefined {
  return SAID.exec(text)?.[0].trim();
}

/** Whether a cell says no more than such a unit, as a line of units under a header does. */
export function isOtherUnit(cell: string): boolean {
  return ALONE.test(cell);
}
