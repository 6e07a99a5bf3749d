/** 序号列: the name of a column among several of one name, and its number. */
export interface Sequence {
  readonly name: string;
  readonly number: number;
  /** whether the number was put behind a name that stands in the header more than once: 其他诊断.1 is the second 其他诊断 */
  readonly isRepeat: boolean;
}

const CHINESE_DIGITS = "一二三四五六七八九";
const TEN = "十";

/** The number behind a name: 其他诊断1, 其他诊断#1, 其他诊断.1, 其他诊断一. */
const NUMBER = new RegExp(
  `^(?<name>.*?)(?:(?<sign>[.#]?)(?<digits>\\d{1,4})|(?<words>[${CHINESE_DIGITS}${TEN}]{1,3}))$`,
);

/**
 * 列的序号: takes a header apart into a name and a number behind it; undefined where there is none.
 *
 * @param key the header without what makes no difference
 */
export function sequenceOf(key: string): Sequence | undefined {
  const { name = "", sign, digits, words } = NUMBER.exec(key)?.groups ?? {};
  const number = digits === undefined ? numberOf(words ?? "") : Number(digits);
  return number === undefined ? undefined : { name, number, isRepeat: sign === "." };
}

/** A Chinese number up to 99. */
function numberOf(words: string): number | undefined {
  const [tens = "", ones, ...more] = words.split(TEN);
  if (words === "" || more.length > 0) return undefined;
  if (ones === undefined) return digitOf(words);
  const [ten, one] = [tens === "" ? 1 : digitOf(tens), ones === "" ? 0 : digitOf(ones)];
  return ten === undefined || one === undefined ? undefined : ten * TEN_OF + one;
}

const TEN_OF = 10;

function digitOf(word: string): number | undefined {
  const at = CHINESE_DIGITS.indexOf(word);
  return word.length === 1 && at >= 0 ? at + 1 : undefined;
}

/** A letter behind a Chinese name, which tells columns apart as a number does: 其他诊断A. */
const LETTER = /(?<=\p{Script=Han})[a-z]$/u;

/** A name without what tells it from others of the same: a number, or a letter. */
export function withoutSequence(key: string): string {
  return sequenceOf(key)?.name ?? key.replace(LETTER, "");
}
