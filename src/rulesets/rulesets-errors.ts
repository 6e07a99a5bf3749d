import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

/** Where a problem stands in a ruleset file, as an editor counts it. */
export interface TextPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a JSON text lacks, and where. */
export type JsonFault = TextPlace & { readonly found: string; readonly expected: string };

interface RulesetErrorInfo {
  RULESET_JSON_INVALID: JsonFault;
  RULESET_DUPLICATE_KEY: { file: string; key: string };
  RULESET_FORBIDDEN_KEY: { file: string; key: string };
  RULESET_TOO_LARGE: { file: string; characters: number; limit: number };
  RULESET_TOO_DEEP: { file: string; limit: number };
  RULESET_NOT_PLAIN: { file: string; found: string };
  /** `nearest` is the key that was probably meant, `known` are those that may stand there */
  RULESET_UNKNOWN_KEY: { file: string; key: string; nearest: string | undefined; known: string };
  /** `snippet` is what to write, valid as it stands */
  RULESET_MISSING_KEY: { file: string; key: string; snippet: string };
  RULESET_UNKNOWN_METHOD: { file: string; found: string; known: string; nearest: string | undefined };
  RULESET_CONDITION_REFUSED: { file: string; said: LocalizedText };
  RULESET_INVALID_VALUE: { file: string; found: string; expected: LocalizedText };
  RULESET_NOT_FOUND: { reference: string; known: string };
  RULESET_DUPLICATE_EDITION: { reference: string; first: string; second: string };
  RULESET_EXTENDS_CYCLE: { cycle: string };
  RULESET_TABLE_MISSING: { reference: string; table: string };
  /** `own` is the name by which a table is taken first */
  RULESET_TABLE_AMBIGUOUS: { reference: string; files: readonly string[]; own: string };
  RULESET_REGION_INVALID: { region: string };
  RULESET_AMBIGUOUS: { region: string; on: string; first: string; second: string };
  RULESET_ENDED: { region: string; on: string; ruleset: string; to: string };
  RULESET_NONE_IN_FORCE: { region: string; on: string };
  /** `meant` is the value that the path leads into */
  RULESET_PATCH_PATH: { path: string; known: string; meant: string | undefined };
}

/** The codes of reading, composing and choosing rulesets. */
export const rulesetErrors = messageTable<RulesetErrorInfo>({
  RULESET_JSON_INVALID: ({ file, line, column, found, expected }) => ({
    zh: `${file} 第 ${line} 行第 ${column} 列不是合法 JSON：此处${faultWords({ expected, found }).zh}。`,
    en: `${file}, line ${line}, column ${column}: not JSON. Here ${faultWords({ expected, found }).en}.`,
  }),
  RULESET_DUPLICATE_KEY: ({ file, key }) => ({
    zh: `${file} 重复了键“${excerpt(key)}”，无法判断以哪个为准。请删去一个。`,
    en: `${file}: the key "${excerpt(key)}" occurs twice, and it cannot be told which one holds. Delete one.`,
  }),
  RULESET_FORBIDDEN_KEY: ({ file, key }) => ({
    zh: `${file} 含有键“${excerpt(key)}”，这个名称不允许出现在规则集中。请改名或删去。`,
    en: `${file} has a key "${excerpt(key)}", a name that no ruleset may use. Rename or delete it.`,
  }),
  RULESET_TOO_LARGE: ({ file, characters, limit }) => ({
    zh: `${file} 有 ${characters} 个字符，超过上限 ${limit}。请确认给的是规则集而不是病例或历史数据。`,
    en: `${file} has ${counted(characters, "character")}; the limit is ${limit}. Check that it is a ruleset and not a file of cases.`,
  }),
  RULESET_TOO_DEEP: ({ file, limit }) => ({
    zh: `${file} 的嵌套超过 ${limit} 层（或自我引用）。请减少嵌套。`,
    en: `${file} is nested deeper than ${counted(limit, "level")}, or contains itself. Flatten it.`,
  }),
  RULESET_NOT_PLAIN: ({ file, found }) => ({
    zh: `${file} 含有 JSON 不能表示的值（${found}）。请只用对象、数组、字符串、整数、是非值和空值（null）。`,
    en: `${file} holds a value that JSON cannot carry (${found}). Use objects, arrays, strings, integers, booleans and null only.`,
  }),
  RULESET_UNKNOWN_KEY: ({ file, key, nearest, known }) => ({
    zh: `${file} 的键“${excerpt(key)}”不被识别；不识别的键若被忽略，政策就会悄悄失效。${nearest !== undefined ? `是否要写“${nearest}”？` : known === "" ? "请删去。" : `此处可写：${known}。`}`,
    en: `${file}: the key "${excerpt(key)}" is not known here; ignoring it would switch a rule off in silence. ${nearest !== undefined ? `Did you mean "${nearest}"?` : known === "" ? "Delete it." : `What may stand here: ${known}.`}`,
  }),
  RULESET_MISSING_KEY: ({ file, key, snippet }) => ({
    zh: `${file} 缺少“${excerpt(key)}”。请补上，写法如：${snippet}`,
    en: `${file} lacks "${excerpt(key)}". Add it, written like this: ${snippet}`,
  }),
  RULESET_UNKNOWN_METHOD: ({ file, found, known, nearest }) => ({
    zh: `${file} 指定的“${excerpt(found)}”不是已有的办法。${nearest === undefined ? "" : `是否要写 ${nearest}？`}可选：${known}。`,
    en: `${file} names "${excerpt(found)}", which is not a known method. ${nearest === undefined ? "" : `Did you mean ${nearest}? `}Choose one of: ${known}.`,
  }),
  RULESET_CONDITION_REFUSED: ({ file, said }) => ({
    zh: `${file} 中的条件不能使用：${said.zh}`,
    en: `A condition of ${file} cannot be used: ${said.en}`,
  }),
  RULESET_INVALID_VALUE: ({ file, found, expected }) => ({
    zh: `${file} 的值 ${excerpt(found)} 不合要求，应写${expected.zh}。`,
    en: `${file}: the value ${excerpt(found)} does not fit; it is written as ${expected.en}.`,
  }),
  RULESET_NOT_FOUND: ({ reference, known }) => ({
    zh: `没有规则集 ${excerpt(reference)}。已有：${known}。`,
    en: `There is no ruleset ${excerpt(reference)}. Held: ${known}.`,
  }),
  RULESET_DUPLICATE_EDITION: ({ reference, first, second }) => ({
    zh: `${first} 与 ${second} 都自称 ${reference}。发布过的版本不得更改，更正请用新的版本号。`,
    en: `${first} and ${second} both claim to be ${reference}. A released edition never changes; give a correction a new version.`,
  }),
  RULESET_EXTENDS_CYCLE: ({ cycle }) => ({
    zh: `规则集循环继承：${cycle}。请去掉其中一处上级（extends）。`,
    en: `Rulesets extend one another in a circle: ${cycle}. Remove one "extends".`,
  }),
  RULESET_TABLE_MISSING: ({ reference, table }) => ({
    zh: `${reference} 需要附表“${table}”，目录中没有。请把附表文件与规则集一同提供。`,
    en: `${reference} needs its table "${table}", which the catalog does not hold. Supply the table file with the edition.`,
  }),
  RULESET_TABLE_AMBIGUOUS: ({ reference, files, own }) => ({
    zh: `${files.join("、")} 都是 ${excerpt(reference)} 的病组表，无法判断用哪一个，而所付金额随之不同。请只留一个，或将所用的命名为“${own}”。`,
    en: `${files.join(", ")} are all tables of groups of ${excerpt(reference)}: it cannot be told which one holds, and what is paid hangs on it. Keep one, or call the one that holds ${own}.`,
  }),
  RULESET_REGION_INVALID: ({ region }) => ({
    zh: `“${excerpt(region)}”不是行政区划代码。请写 GB/T 2260 的六位数字。`,
    en: `"${excerpt(region)}" is not a region code. Write the six digits of GB/T 2260.`,
  }),
  RULESET_AMBIGUOUS: ({ region, on, first, second }) => ({
    zh: `${region} 在 ${on} 同时有 ${first} 和 ${second} 两个版本，无法判断适用哪个。请更正其中一个的有效期。`,
    en: `Both ${first} and ${second} are in force in ${region} on ${on}. Correct the period of one of them.`,
  }),
  RULESET_ENDED: ({ region, on, ruleset, to }) => ({
    zh: `${region} 的最后一个版本 ${ruleset} 止于 ${to}，${on} 适用什么未见文件，不以上级版本代替。请补充一个版本；若确要按上级版本计算，请直接指明（如 000000）。`,
    en: `The last edition of ${region}, ${ruleset}, ended on ${to}; no document seen says what holds on ${on}, and the edition of a region above does not take its place. Add an edition or, to compute by that of the region above, ask for it by its code (000000).`,
  }),
  RULESET_NONE_IN_FORCE: ({ region, on }) => ({
    zh: `${region} 及其上级在 ${on} 没有生效的规则集。请核对日期与区划代码，或增加一个版本。`,
    en: `No ruleset is in force in ${region} or the regions above it on ${on}. Check the date and the code, or add an edition.`,
  }),
  RULESET_PATCH_PATH: ({ path, known, meant }) => ({
    zh: `补丁的路径 ${excerpt(path)} 不是规则集中可改的一项。${meant === undefined ? `该处可改：${known}。` : `取值须连同单位、出处整项改，请写 ${excerpt(meant)}。`}`,
    en: `The patch names ${excerpt(path)}, which is nothing that a patch of the ruleset can change. ${meant === undefined ? `There: ${known}.` : `A value is changed whole, with its unit and source: write ${excerpt(meant)}.`}`,
  }),
});

/** 不合之处: what should stand at a place of a JSON text and what does; a text that ends there was not written, or not sent, to its end. */
export function faultWords({ expected, found }: Pick<JsonFault, "expected" | "found">): LocalizedText {
  const wanted = JSON_ZH[expected] ?? expected;
  return found === ""
    ? {
        zh: `就已结束，还缺${wanted}：内容不全，可能没有写完或没有传完`,
        en: `it ends too early, ${expected} is missing: it may not have been written or sent to its end`,
      }
    : {
        zh: `应为${wanted}，读到“${excerpt(found)}”`,
        en: `${expected} was expected, and "${excerpt(found)}" found`,
      };
}

const JSON_ZH: Readonly<Record<string, string>> = {
  "a value": "一个值",
  "a key in double quotes": "双引号括起的键",
  "a colon": "冒号",
  "a comma or the end of the object": "逗号或对象结束",
  "a comma or the end of the array": "逗号或数组结束",
  "the end of the text": "文本结束",
  "the end of the string": "字符串结束",
  "a valid escape": "合法的转义",
  "a valid number": "合法的数字",
};
