import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { type ListRole, positionOf, printedNumber, wholeRole } from "./list-role.js";
import { bareText, halfWidth, tidyName } from "./plain-text.js";

/** 行的种类: what a line of a scheme document is, by its own words. */
export type LineKind =
  | { readonly line: "mdc"; readonly code: string; readonly name: string }
  | { readonly line: "mdc-table"; readonly code: string }
  | { readonly line: "adrg"; readonly code: string; readonly name: string }
  | {
      readonly line: "drg";
      readonly code: string;
      readonly name: string;
      /** the chapter and the ADRG that its row names */
      readonly within?: readonly { readonly code: string; readonly name: string }[];
    }
  | { readonly line: "alternative"; readonly number: number }
  | {
      readonly line: "list";
      readonly heading: string;
      readonly role: ListRole;
      readonly positionStated: boolean;
    }
  | { readonly line: "simultaneous"; readonly heading: string; readonly role: ListRole }
  | {
      readonly line: "both";
      readonly heading: string;
      readonly roles: readonly [ListRole, ListRole];
      readonly alternative: boolean;
    }
  | {
      readonly line: "procedures-except";
      readonly groups: readonly string[];
      readonly position: ListRole["position"];
    }
  | { readonly line: "and" }
  | { readonly line: "or" }
  | { readonly line: "logic" }
  | { readonly line: "every-procedure" | "no-procedure"; readonly position: ListRole["position"] }
  | {
      readonly line: "procedures-of";
      readonly groups: readonly string[];
      readonly simultaneous: boolean;
      readonly position: ListRole["position"];
    }
  | { readonly line: "title" }
  | { readonly line: "exclusion-table"; readonly table: string }
  | {
      readonly line: "appendix";
      readonly appendix: "groups" | "mcc" | "cc" | "complications" | "exclusions";
    };

/** A line that says something about who belongs to a group. */
export type RuleLine = Extract<
  LineKind,
  {
    line:
      | "alternative"
      | "list"
      | "simultaneous"
      | "and"
      | "or"
      | "every-procedure"
      | "no-procedure"
      | "both"
      | "procedures-except"
      | "procedures-of";
  }
>;

const MDC_TABLE =
  /^(?:[(]?[\d一二三四五六七八九十]+[)]?[、.]?)?(MDC[A-Z]):?主(?:要)?诊(?:断)?(?:列?表|目录)?$/;
/** `第三节`, `（一）`, `5.1`, `12、` before the code of a group. */
const NUMBERING =
  "(?:(?:第[一二三四五六七八九十\\d]+[章节部]分?|[(]?[一二三四五六七八九十]+[)]?[、.]?|[(]?\\d{1,4}(?:\\.\\d{1,3})*[、.)]?)\\s*)?";
/** `核心组：`, `DRG 编码：` before it, and a bracket around it. */
const LABEL =
  "(?:(?:主要诊断大类|(?:核心|细分|基本)?(?:疾病诊断相关)?(?:分?组|病组)|ADRG|DRGs?|MDC)(?:编码|代码|名称)?(?:\\s*:\\s*|\\s+))?[【\\[(]?";
const BEFORE_CODE = `${NUMBERING}${LABEL}`;
const AFTER_CODE = "\\s*[】\\])]?\\s*(?:[:：、—-]|,(?!\\s*[A-Z]{2}\\d))?\\s*";
const NAME = "([^\\s/].*)";
const MDC = new RegExp(`^${BEFORE_CODE}(MDC\\s?-?[A-Z])${AFTER_CODE}(?!MDC)([^\\s\\d,，、及和至到~./].*)$`);
/** `5.2 神经系统疾病及功能障碍（MDCB）` */
const MDC_BEHIND = new RegExp(`^${NUMBERING}([^:;。\\s][^:;。]{1,40}?)\\s*[(](MDC[A-Z])[)]$`);
const COLUMNS_BEFORE = `${BEFORE_CODE}(?:MDC[A-Z]\\s+)?`;
const DRG_CODE =
  "[A-Z]{2}\\d(?:[0-9A-Za-z]?(?:_[0-9A-Za-z.]+)+(?=[\\s】\\])])|\\d[A-Z](?=\\s)|\\d|[A-H](?=[^A-Za-z0-9])|[A-Za-z](?=\\s))";
const DRG = new RegExp(`^${COLUMNS_BEFORE}(?:[A-Z]{2}\\d\\s+)?(${DRG_CODE})${AFTER_CODE}${NAME}$`);
const ADRG = new RegExp(`^${COLUMNS_BEFORE}([A-Z]{2}\\d)(?!\\d|[A-Za-z]\\s)${AFTER_CODE}${NAME}$`);
/** A row of a table that names the chapter, the ADRG and the DRG, each with its name. */
const ROW = new RegExp(
  `^${NUMBERING}(?:(MDC[A-Z])\\s+(\\S.*?)\\s+)?([A-Z]{2}\\d)\\s+(\\S.*?)\\s+(?=\\3)(${DRG_CODE})\\s+${NAME}$`,
  "d",
);
/** `心脏移植 12.3456` in a row with weights, `… 103` in a table of contents. */
const FIGURES_BEHIND = /(?:\s+\d+(?:\.\d+)?)+$/;

/** What stands between the groups of a list on one line: the code of the next one follows, and its name. */
const BETWEEN_GROUPS =
  /[，,、；;]\s*(?=[A-Z]{2}\d[0-9A-H](?![0-9A-Za-z])[\s:：，,]*[^\s:：，,、；;和及至的])/;

/** 一行多组: the DRGs that a line lists, each with its name; the line as it is where it lists none. */
export function groupsOfLine(text: string): readonly string[] {
  const groups = text.replace(/。$/, "").split(BETWEEN_GROUPS);
  return groups.length > 1 && groups.every((group) => DRG.test(halfWidth(group))) ? groups : [text];
}

function groupHeading(text: string, grammar: LineGrammar): LineKind | undefined {
  const half = halfWidth(text);
  for (const [line, pattern] of grammar.groupRows) {
    const found = pattern.exec(half);
    if (found !== null) return { line, code: found[1] ?? "", name: tidyName(found[2] ?? "") };
  }
  const row = ROW.exec(half);
  if (row !== null) return groupRow(row, text);
  for (const [line, pattern] of GROUP_HEADINGS) {
    const found = pattern.exec(half);
    if (found === null) continue;
    const [whole, code = "", rest = ""] = found;
    // Half-width text is as long as the printed text, so that the name can be taken as it is printed.
    return { line, code: code.replace(/[\s-]/g, ""), name: nameOf(text.slice(whole.length - rest.length)) };
  }
  const behind = MDC_BEHIND.exec(half);
  return behind === null
    ? undefined
    : { line: "mdc", code: behind[2] ?? "", name: tidyName(behind[1] ?? "") };
}

const nameOf = (printed: string) =>
  tidyName(printed.replace(FIGURES_BEHIND, "").replace(/^([^【[]*)[】\]]$/, "$1"));

function groupRow({ indices = [] }: RegExpExecArray, text: string): LineKind {
  const [, mdc, mdcName, adrg, adrgName, drg, drgName] = indices.map((range) =>
    range === undefined ? undefined : text.slice(...range),
  );
  const named = (code = "", name = "") => ({ code: halfWidth(code), name: nameOf(name) });
  return {
    line: "drg",
    ...named(drg, drgName),
    within: [...(mdc === undefined ? [] : [named(mdc, mdcName)]), named(adrg, adrgName)],
  };
}

/** A row of several columns names its MDC and ADRG before its own code. */
const GROUP_HEADINGS = [
  ["drg", DRG],
  ["adrg", ADRG],
  ["mdc", MDC],
] as const;

/** `（续）`, `续表`: an appendix or a table goes on overleaf. */
const CONTINUED = /^续(?=表)|[(]?续表?\d*[)]?$/g;

function appendixHeading(printed: string, { captions, exclusionTables }: LineGrammar): LineKind | undefined {
  const bare = printed.replace(CONTINUED, "");
  const caption = captions.find(([, pattern]) => pattern.test(bare));
  if (caption !== undefined) return { line: "appendix", appendix: caption[0] };
  for (const pattern of exclusionTables) {
    const table = pattern.exec(bare);
    if (table !== null) return { line: "exclusion-table", table: table[1] ?? "" };
  }
  return undefined;
}

const EVERY_PROCEDURE = /^(?:包含)?(?:全部|所有|任何)(?:有效)?(主要)?(?:手术或操作|手术操作|手术)$/;
const NO_PROCEDURE = /^(?:.*(?:,|且))?(?:无|没有)(?:任何)?(主要)?(?:手术或操作|手术操作|手术)$/;
const PROCEDURES_OF =
  /^(同时)?包含((?:[A-Z]{2}\d)(?:[、,和及或][A-Z]{2}\d)*)的(?:所有|全部)?(主要)?(?:手术或操作|手术操作|手术)$/;
const ALTERNATIVE = /^(?:或)?(?:入组)?条件([一二三四五六七八九]|\d+)?:?$/;
const SIMULTANEOUS =
  /^(?:或)?(?:手术)?同时(?:包含|包括|具有|有)(?:以下|下列)?(主要手术或操作|手术或操作|手术操作|手术|操作|诊断)?$/;
/** `包含除 WB1 手术表以外的手术`: any operation besides those of the groups. */
const PROCEDURES_EXCEPT =
  /^(?:包含|任何|全部)?除((?:[A-Z]{2}\d)(?:[、,和及或][A-Z]{2}\d)*)(?:的)?(?:主要)?(?:手术或操作|手术操作|手术)?(?:列?表)?(?:中的手术(?:或操作)?)?(?:之外|以外|外)的?(?:任何|其他|其它|所有|全部)?(主要)?(?:手术或操作|手术操作|手术):?$/;
/** `或同时包含以下主要诊断和手术操作：`: a list of either kind, both needed. */
const BOTH =
  /^(或)?(?:同时)?(?:包含|具有|有)(?:以下|下列)?((?:主要|其他|其它)?诊断)(?:和|与|及|以及|并|且|、|\+)((?:主要|其他|其它)?(?:手术或操作|手术和操作|手术操作|手术|操作))$/;
const TITLE =
  /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+[章节部]|附[录件表](?=[\dA-Z一二三四五六七八九十:(]|$)|表\d+(?:-\d+)+\D|表\d+(?!-))/;

function ruleWithoutColon(bare: string): LineKind | undefined {
  if (bare === "和" || bare === "且") return { line: "and" };
  if (bare === "或") return { line: "or" };
  const [every, none] = [EVERY_PROCEDURE.exec(bare), NO_PROCEDURE.exec(bare)];
  if (every !== null) return { line: "every-procedure", position: positionOf(every[1]) };
  if (none !== null) return { line: "no-procedure", position: positionOf(none[1]) };
  const except = PROCEDURES_EXCEPT.exec(bare);
  if (except !== null) {
    const groups = except[1]?.match(/[A-Z]{2}\d/g) ?? [];
    return { line: "procedures-except", groups, position: positionOf(except[2]) };
  }
  const of = PROCEDURES_OF.exec(bare);
  if (of !== null) {
    return {
      line: "procedures-of",
      groups: of[2]?.match(/[A-Z]{2}\d/g) ?? [],
      simultaneous: of[1] !== undefined,
      position: positionOf(of[3]),
    };
  }
  return undefined;
}

const LIST_WRAPPING =
  /^(?:或)?(?:包含|包括)?(?:以下|下列)?(.+?)(?:中?(?:包含|包括)(?:以下|下列)?(?:诊断|手术或操作|手术操作|手术|操作)?|(?:包含|包括)?如下)?$/;

/** Without its colon a line is a heading only if it says 包含以下 and nothing but a role, or if it is a role as no name ends. */
const PLAIN_HEADING =
  /^(?:或)?(?:同时)?(?:包含|包括)(?:以下|下列)\S{2,12}$|^(?:主要诊断(?:或其他诊断)?|其他诊断|(?:主要|其他)?手术(?:或|及|和)?操作|诊断(?=\d))\d?$/;
/** `（1）`, `1.`, `①` before a heading. */
const ITEM = /^(?:[(]\d{1,2}[)]|\d{1,2}[.、]|[①-⑨])/;

function listHeading(text: string, printed: string): LineKind | undefined {
  const bare = printed.replace(ITEM, "").replace(/^[【[](.+)[】\]]:?$/, "$1:");
  if (!bare.endsWith(":") && !PLAIN_HEADING.test(bare)) return undefined;
  const words = bare.replace(/:+$/, "");
  const both = BOTH.exec(words);
  if (both !== null) {
    const roles = [wholeRole(both[2] ?? ""), wholeRole(both[3] ?? "")] as const;
    if (roles[0] !== undefined && roles[1] !== undefined)
      return { line: "both", heading: text, roles: [roles[0], roles[1]], alternative: both[1] !== undefined };
  }
  const simultaneous = SIMULTANEOUS.exec(words);
  if (simultaneous !== null) {
    const role = wholeRole(simultaneous[1] ?? "手术") ?? { kind: "procedure", position: "any", number: 0 };
    return { line: "simultaneous", heading: text, role };
  }
  const role = wholeRole(LIST_WRAPPING.exec(words)?.[1] ?? "");
  // `包含以下手术` is any position; `手术操作包括如下` heads whatever the document lists and says nothing about the position.
  const positionStated = role?.position !== "any" || !words.endsWith("如下");
  return role === undefined ? undefined : { line: "list", heading: text, role, positionStated };
}

const LOGIC = /^(?:或)?(?:(?:入组)?条件(?:\d+|[一二三四五六七八九])?:)?(?:或)?(?:包含)?(?:以下)?(.*\S)$/;

/** The expression of a logic line, without its number and its `包含以下`. */
export function logicText(bare: string): string {
  return LOGIC.exec(bare)?.[1] ?? "";
}

/** Words that a rule has and a name has not, unless it closes a bracket that it does not open (`包括谵妄状态）`); a line with one of them is never taken for the rest of a name. */
export const LOGIC_WORDS =
  /^(?!(?!\d{1,2}\))[^(]*\)).*(?:包含|包括|入组条件|全部手术|符合|满足|同时|:$|主要诊断|其他诊断(?!性)|手术表|手术或操作|主诊表)/;

/** The code of a group in a cell of its own. */
export const GROUP_CELL = /^(?:MDC[A-Z]|[A-Z]{2}\d[0-9A-Za-z]?(?:_[0-9A-Za-z.]+)*)$/;

/** Within a list only what begins or ends as a rule is one: `…，包括…` may be the rest of a name. */
export const RULE_WORDS =
  /^(?!(?!\d{1,2}\))[^(]*\))(?:(?:或|和)?(?:包含|包括|入组条件|全部手术|符合|满足|同时包含)|.*(?::$|主要诊断|其他诊断(?!性)|手术表|手术或操作|主诊表))/;

/** 创伤部位: `头颈部创伤`; the rest of a broken name does not begin with a part of the body. */
export const BODY_SITE =
  /^(?:[(]?[\d一二三四五六七八九十]+[)]?[、.]?)?(?:头|颅|面|颈|躯干|脊柱|脊髓|胸|腹|背|腰|上肢|下肢|四肢|肢体|骨盆|盆|泌尿|生殖|会阴|体表|皮肤)\D{0,12}(?:创伤|损伤|外伤)$/;

/** A line that says that it is a rule. */
export const CLAIMED_LOGIC = /^(?:或)?(?:入组)?条件(?:\d+|[一二三四五六七八九])?:./;

/** A line that claims to be logic: it begins as one or joins roles with `+`. */
function logicLine(bare: string): LineKind | undefined {
  const claimed = CLAIMED_LOGIC.test(bare) || (/\+/.test(bare) && /诊断|手术|操作/.test(bare));
  return claimed ? { line: "logic" } : undefined;
}

/**
 * Recognises a line that is not a list of codes. `undefined` is a line whose words say nothing: the rest of a name, or prose.
 */
export function recogniseLine(text: string, grammar: LineGrammar = NATIONAL_GRAMMAR): LineKind | undefined {
  const bare = bareText(text);
  const mdcTable = MDC_TABLE.exec(bare);
  if (mdcTable !== null) return { line: "mdc-table", code: mdcTable[1] ?? "" };
  const heading = groupHeading(text, grammar) ?? appendixHeading(bare, grammar) ?? ruleWithoutColon(bare);
  if (heading !== undefined) return heading;
  for (const [pattern, { kind, position }] of grammar.listHeadings) {
    if (pattern.test(bare))
      return { line: "list", heading: text, role: { kind, position, number: 0 }, positionStated: true };
  }
  const alternative = ALTERNATIVE.exec(bare);
  if (alternative !== null) return { line: "alternative", number: printedNumber(alternative[1]) };
  const rule = listHeading(text, bare);
  if (rule !== undefined) return rule;
  const logic = logicLine(bare);
  if (logic !== undefined) return logic;
  return TITLE.test(bare) ? { line: "title" } : undefined;
}
