import { type ImportedScheme, PART_NAMES } from "../../grouping/import/index.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";

/** Problems of one kind that are listed before the rest is counted. */
const SHOWN = 6;

/** Readings that the text does not state, and that the importer takes from convention or from another scheme. */
const BY_CONVENTION: ReadonlySet<string> = new Set([
  "IMPORT_CONVENTION_USED",
  "IMPORT_POSITION_NOT_STATED",
  "IMPORT_SURGERY_WITHOUT_PROCEDURES",
  "IMPORT_SUPPLEMENTED",
]);

const HEADS = {
  read: { zh: "一、已读出", en: "1. What was read" },
  convention: {
    zh: "二、原文未写明，按通行规则或补充方案",
    en: "2. Read by convention or from another scheme",
  },
  left: { zh: "三、未读出，请对照原文", en: "3. Left, to be compared with the document" },
  nothing: { zh: "  无", en: "  nothing" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** 导入说明页: what an import read, what by convention, and what is left, with page and line of the document. */
export function printImportPage(terminal: Terminal, imported: ImportedScheme, locale: Locale): void {
  const convention = imported.problems.filter(({ code }) => BY_CONVENTION.has(code));
  const left = imported.problems.filter(
    ({ code, severity }) => !BY_CONVENTION.has(code) && severity !== "info",
  );
  const lines = [
    HEADS.read[locale],
    ...readLines(imported, locale),
    "",
    HEADS.convention[locale],
    ...problemLines(convention, locale),
    "",
    HEADS.left[locale],
    ...problemLines(left, locale),
  ];
  terminal.stdout.write(`${lines.join("\n")}\n`);
}

function readLines({ scheme, coverage }: ImportedScheme, locale: Locale): string[] {
  const entries = scheme.mdcs.flatMap(({ adrgs }) => adrgs);
  const drgs = entries.reduce((sum, entry) => sum + entry.drgs.length, 0);
  const groups =
    locale === "zh"
      ? `  大类 ${scheme.mdcs.length}，核心组 ${entries.length}，细分组 ${drgs}`
      : `  ${scheme.mdcs.length} MDCs, ${counted(entries.length, "ADRG")}, ${drgs} DRGs`;
  const parts = coverage.map(({ part, seen, read, from, to }) => {
    return locale === "zh"
      ? `  ${PART_NAMES[part].zh}：${seen} 个编码中读出 ${read} 个${rangeText(from, to, locale)}`
      : `  ${PART_NAMES[part].en}: ${read} of ${counted(seen, "code")}${rangeText(from, to, locale)}`;
  });
  return [groups, ...parts];
}

/** From where to where a part stands; nothing for a part that has no line. */
function rangeText(from: string | null, to: string | null, locale: Locale): string {
  if (from === null || to === null) return "";
  const [first, last] = [placeText(from, locale), placeText(to, locale)];
  return locale === "zh" ? `（${first} 至 ${last}）` : ` (${first} to ${last})`;
}

/** Places that are no place of a text. */
const PLACES: Readonly<Record<string, LocalizedText>> = {
  ...PART_NAMES,
  mdcs: { zh: "大类", en: "MDCs" },
  validProcedures: { zh: "有效手术操作", en: "valid procedures" },
  complications: { zh: "合并症", en: "complications" },
  bodySites: { zh: "创伤部位", en: "body sites" },
};

/** `4.txt page 12 line 803` in words. */
function placeText(path: string, locale: Locale): string {
  const known = PLACES[path];
  if (known !== undefined) return known[locale];
  if (locale === "en") return path;
  return path.replace(/ page (\S+)(?= line)/, " 第 $1 页").replace(/ line (\d+)$/, " 第 $1 行");
}

function problemLines(problems: ImportedScheme["problems"], locale: Locale): string[] {
  if (problems.length === 0) return [HEADS.nothing[locale]];
  const codes = [...new Set(problems.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const own = problems.filter((problem) => problem.code === code);
    const rest = own.length - SHOWN;
    const more = locale === "zh" ? `    … 另有 ${rest} 处` : `    … and ${rest} more`;
    return [
      `  ${code} (${own.length})`,
      ...own.slice(0, SHOWN).map(({ path, message }) => `    ${placeText(path, locale)}  ${message[locale]}`),
      ...(rest > 0 ? [more] : []),
    ];
  });
}
