import { counted, type LocalizedText, plainCell, yuanOf } from "../primitives/index.js";
import type { ExitCode, Told } from "./terminal.js";

/** What a run may leave out, in words by how often. */
const WORDS = {
  rows: (n) => ({ zh: `退回 ${n} 行`, en: `${counted(n, "row")} rejected` }),
  ids: (n) => ({ zh: `不予采用的标识 ${n} 个`, en: `${counted(n, "id")} not used` }),
  merged: (n) => ({ zh: `跨行合并的单元格 ${n} 处`, en: `${counted(n, "cell")} merged over rows` }),
  codes: (n) => ({ zh: `编码存疑 ${n} 例`, en: `${counted(n, "case")} with codes in doubt` }),
  unconverted: (n) => ({ zh: `未转换的编码 ${n} 个`, en: `${counted(n, "code")} not converted` }),
  unconvertedCases: (n) => ({
    zh: `编码不能转换而未入组的 ${n} 例`,
    en: `${counted(n, "case")} not grouped, for a code could not be converted`,
  }),
  history: (n) => ({
    zh: `记录有误而未参与测算的历史病例 ${n} 例`,
    en: `${counted(n, "history case")} not used for a fault in the record`,
  }),
  undated: (n) => ({
    zh: `无出院日期而不在任何期间的 ${n} 例`,
    en: `${counted(n, "case")} in no period for want of a discharge date`,
  }),
  repeated: (n) => ({
    zh: `病例号重复而未计入的 ${n} 例`,
    en: `${counted(n, "case")} not counted, for their id stands more than once`,
  }),
  cases: (n) => ({ zh: `未结算 ${n} 例`, en: `${counted(n, "case")} not settled` }),
  unsettledFen: (n) => {
    const yuan = plainCell(yuanOf(n), "yuan");
    return { zh: `其费用 ${yuan} 元`, en: `${yuan} yuan of their cost` };
  },
  ledgers: (n) => ({ zh: `未结算的账本 ${n} 个`, en: `${counted(n, "ledger")} not settled` }),
  lines: (n) => ({ zh: `未清算 ${n} 行`, en: `${counted(n, "line")} not cleared` }),
  deductions: (n) => ({ zh: `无处可扣的扣款 ${n} 笔`, en: `${counted(n, "deduction")} taken from nobody` }),
  payments: (n) => ({
    zh: `无从算起的预拨 ${n} 笔`,
    en: `${counted(n, "prepayment")} that cannot be told`,
  }),
  prepaid: (n) => ({
    zh: `未写明是否预拨的 ${n} 处`,
    en: `${counted(n, "month")} of which it is not said what was prepaid`,
  }),
  contracts: (n) => ({ zh: `未付费的签约 ${n} 份`, en: `${counted(n, "contract")} not paid` }),
  unmatched: (n) => ({ zh: `未匹配 ${n} 行`, en: `${counted(n, "row")} not matched` }),
  hospitals: (n) => ({
    zh: `医疗机构不明的 ${n} 例`,
    en: `${counted(n, "case")} of a hospital that is not known`,
  }),
  errors: (n) => ({ zh: `上述错误 ${n} 项`, en: `${counted(n, "error")} told above` }),
} as const satisfies Readonly<Record<string, (count: number) => LocalizedText>>;

/** 遗漏: how often a run left out each kind; none where it is absent. */
export type LeftOut = { readonly [Kind in keyof typeof WORDS]?: number | undefined };

/** What several runs have left out between them: of each kind their counts put together, by default as a sum. */
export function leftOutOfAll(
  all: readonly LeftOut[],
  together: (one: number, other: number) => number = (one, other) => one + other,
): LeftOut {
  const counts = new Map<string, number>();
  for (const [kind, count = 0] of all.flatMap((one) => Object.entries(one))) {
    counts.set(kind, together(counts.get(kind) ?? 0, count));
  }
  return Object.fromEntries(counts);
}

/** 遗漏之言: what was left out and how often, in words; undefined where nothing was. */
export function leftOutWords(leftOut: LeftOut): LocalizedText | undefined {
  const kinds = Object.keys(WORDS) as (keyof typeof WORDS)[];
  const parts = kinds.flatMap((kind) => {
    const count = leftOut[kind] ?? 0;
    return count === 0 ? [] : [WORDS[kind](count)];
  });
  if (parts.length === 0) return undefined;
  return { zh: parts.map(({ zh }) => zh).join("，"), en: parts.map(({ en }) => en).join(", ") };
}

/**
 * 退出码: 0 where nothing was left out, else 1; then the last line on stderr says what and how often. What it was and where is said before, by whoever left it out.
 */
export function exitCode(leftOut: LeftOut, { terminal, locale }: Told): ExitCode {
  const words = leftOutWords(leftOut);
  if (words === undefined) return 0;
  const said = locale === "zh" ? `有遗漏（退出码 1）：${words.zh}` : `Left out (exit code 1): ${words.en}`;
  terminal.stderr.write(`${said}\n`);
  return 1;
}
