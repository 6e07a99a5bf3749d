import { type ListRole, printedNumber, wholeRole } from "./list-role.js";
import { bareText, tidyName } from "./plain-text.js";

/** 行的种类: what a line of a scheme document is, by its own words. */
export type LineKind =
  | { readonly line: "mdc"; readonly code: string; readonly name: string }
  | { readonly line: "mdc-table"; readonly code: string }
  | { readonly line: "adrg"; readonly code: string; readonly name: string }
  | { readonly line: "drg"; readonly code: string; readonly name: string }
  | { readonly line: "alternative"; readonly number: number }
  | {
      readonly line: "list";
      readonly heading: string;
      readonly role: ListRole;
      readonly positionStated: boolean;
    }
  | { readonly line: "simultaneous"; readonly heading: string; readonly role: ListRole }
  | { readonly line: "and" }
  | { readonly line: "or" }
  | { readonly line: "logic" }
  | { readonly line: "every-procedure" }
  | { readonly line: "no-procedure" }
  | {
      readonly line: "procedures-of";
      readonly groups: readonly string[];
      readonly simultaneous: boolean;
      readonly position: ListRole["position"];
    }
  | { readonly line: "title" }
  | { readonly line: "exclusion-table"; readonly table: string }
  | { readonly line: "appendix"; readonly appendix: "mcc" | "cc" | "exclusions" };

const MDC_TABLE = /^(?:\d{1,2})?(MDC[A-Z])主(?:要)?诊(?:断)?表$/;
const MDC = /^(?:\d{1,2}\s+)?(MDC[A-Z])\s*(\S.*)$/;
const DRG = /^([A-Z]{2}\d(?:\d|[A-H](?=[^A-Za-z0-9])))\s*(\S.*)$/;
const ADRG = /^([A-Z]{2}\d)(?!\d)\s*(\S.*)$/;

function groupHeading(text: string): LineKind | undefined {
  const mdc = MDC.exec(text);
  if (mdc !== null) return { line: "mdc", code: mdc[1] ?? "", name: tidyName(mdc[2] ?? "") };
  const drg = DRG.exec(text);
  if (drg !== null) return { line: "drg", code: drg[1] ?? "", name: tidyName(drg[2] ?? "") };
  const adrg = ADRG.exec(text);
  if (adrg !== null) return { line: "adrg", code: adrg[1] ?? "", name: tidyName(adrg[2] ?? "") };
  return undefined;
}

const NUMBERING = "(?:\\d+[、.]|[一二三四五六七八九十]+、|表\\d+-\\d+|附[录件表]\\d*:?)*";
const COMPLICATIONS = "(?:并发症|合并症)(?:或|与|及|和)(?:并发症|合并症)";
const APPENDICES = [
  ["mcc", new RegExp(`^${NUMBERING}严重${COMPLICATIONS}[(]MCC[)](?:列?表|目录)?$`)],
  ["cc", new RegExp(`^${NUMBERING}(?:一般)?${COMPLICATIONS}[(]CC[)](?:列?表|目录)?$`)],
  ["exclusions", new RegExp(`^${NUMBERING}(?:${COMPLICATIONS})?(?:主要诊断)?排除(?:诊断)?(?:列?表|目录)$`)],
] as const;
const EXCLUSION_TABLE = /^表(\d+-\d+):?$/;

function appendixHeading(bare: string): LineKind | undefined {
  const table = EXCLUSION_TABLE.exec(bare);
  if (table !== null) return { line: "exclusion-table", table: table[1] ?? "" };
  const appendix = APPENDICES.find(([, pattern]) => pattern.test(bare));
  return appendix === undefined ? undefined : { line: "appendix", appendix: appendix[0] };
}

const EVERY_PROCEDURE = /^(?:包含)?(?:全部|所有|任何)(?:有效)?(?:手术或操作|手术操作|手术)$/;
const NO_PROCEDURE = /^(?:.*(?:,|且))?(?:无|没有)(?:任何)?(?:手术或操作|手术操作|手术)$/;
const PROCEDURES_OF =
  /^(同时)?包含((?:[A-Z]{2}\d)(?:[、,和及或][A-Z]{2}\d)*)的(?:所有|全部)?(主要)?(?:手术或操作|手术操作|手术)$/;
const ALTERNATIVE = /^(?:或)?入组条件([一二三四五六七八九]|\d+)?:?$/;
const SIMULTANEOUS =
  /^(?:或)?(?:手术)?同时(?:包含|具有|有)(?:以下)?(主要手术或操作|手术或操作|手术操作|手术|操作|诊断)?$/;
const TITLE = /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+[章节部]|附[录件表]|表\d+(?!-))/;

function ruleWithoutColon(bare: string): LineKind | undefined {
  if (bare === "和" || bare === "且") return { line: "and" };
  if (bare === "或") return { line: "or" };
  if (EVERY_PROCEDURE.test(bare)) return { line: "every-procedure" };
  if (NO_PROCEDURE.test(bare)) return { line: "no-procedure" };
  const of = PROCEDURES_OF.exec(bare);
  if (of !== null) {
    return {
      line: "procedures-of",
      groups: of[2]?.match(/[A-Z]{2}\d/g) ?? [],
      simultaneous: of[1] !== undefined,
      position: of[3] === undefined ? "any" : "principal",
    };
  }
  return undefined;
}

const LIST_WRAPPING =
  /^(?:或)?(?:包含|包括)?(?:以下|下列)?(.+?)(?:中?包含(?:以下|下列)?(?:诊断|手术或操作|手术操作|手术|操作)?|包括如下|如下)?$/;

function listHeading(text: string, bare: string): LineKind | undefined {
  const words = bare.slice(0, -1);
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

const LOGIC = /^(?:或)?(?:入组条件(?:\d+|[一二三四五六七八九])?:)?(?:或)?(?:包含)?(?:以下)?(.*\S)$/;

/** The expression of a logic line, without its number and its `包含以下`. */
export function logicText(bare: string): string {
  return LOGIC.exec(bare)?.[1] ?? "";
}

/** Words that a rule has and a name has not; a line with one of them is never taken for the rest of a name. */
export const LOGIC_WORDS =
  /包含|包括|入组条件|全部手术|符合|满足|同时|:$|主要诊断|其他诊断|手术表|手术或操作|主诊表/;

/** A line that claims to be logic: it begins as one or joins roles with `+`. */
function logicLine(bare: string): LineKind | undefined {
  const claimed = /^(?:或)?入组条件[^:]*:./.test(bare) || (/\+/.test(bare) && /诊断|手术|操作/.test(bare));
  return claimed ? { line: "logic" } : undefined;
}

/**
 * Recognises a line that is not a list of codes. `undefined` is a line whose words say nothing: the rest of a name, or prose.
 */
export function recogniseLine(text: string): LineKind | undefined {
  const bare = bareText(text);
  const mdcTable = MDC_TABLE.exec(bare);
  if (mdcTable !== null) return { line: "mdc-table", code: mdcTable[1] ?? "" };
  const heading = groupHeading(text) ?? appendixHeading(bare) ?? ruleWithoutColon(bare);
  if (heading !== undefined) return heading;
  const alternative = ALTERNATIVE.exec(bare);
  if (alternative !== null) return { line: "alternative", number: printedNumber(alternative[1]) };
  const rule = bare.endsWith(":") ? listHeading(text, bare) : undefined;
  if (rule !== undefined) return rule;
  const logic = logicLine(bare);
  if (logic !== undefined) return logic;
  return TITLE.test(bare) ? { line: "title" } : undefined;
}
