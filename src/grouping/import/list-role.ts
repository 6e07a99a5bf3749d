import type { Condition } from "../condition.js";
import type { CodePlace, ListReference } from "../condition-forms.js";

/** 列表角色: what the words of a heading or of a logic line say about where a list applies. */
export interface ListRole {
  readonly kind: "diagnosis" | "procedure";
  /** `主要` position 0, `其他` the later positions, neither word any position */
  readonly position: "principal" | "other" | "any";
  /** `手术或操作 2`: 2; 0 where no number is printed */
  readonly number: number;
}

/** 主要诊断 */
export const PRINCIPAL_DIAGNOSIS: ListRole = { kind: "diagnosis", position: "principal", number: 0 };

/** Longer words stand before their beginnings: `手术或操作` is one word, not two alternatives. */
const ROLE_AT =
  /(?<position>主要|其他|其它)?(?<kind>诊断操作|诊断表|诊断|手术或操作|手术(?:和|及|、)操作|手术操作表|手术操作|手术表|手术|操作)(?<number>\d+|[一二三四五六七八九])?/y;
const EITHER_DIAGNOSIS = /^主要诊断(?:或|和|及|、)其他诊断$/;
const CHINESE_DIGITS = "零一二三四五六七八九";

/** `1` or `一`; 0 where nothing is printed. */
export function printedNumber(text: string | undefined): number {
  if (text === undefined || text === "") return 0;
  const chinese = CHINESE_DIGITS.indexOf(text);
  return chinese > 0 ? chinese : Number(text);
}

/** 主要 position 0, 其他 the later ones, neither word any. */
export function positionOf(word: string | undefined): ListRole["position"] {
  return word === undefined ? "any" : word === "主要" ? "principal" : "other";
}

/** The role that begins at `index` of a bare text, and where it ends. */
export function roleAt(bare: string, index: number): { role: ListRole; end: number } | undefined {
  ROLE_AT.lastIndex = index;
  const found = ROLE_AT.exec(bare);
  const groups = found?.groups;
  if (found === null || groups === undefined) return undefined;
  const role: ListRole = {
    // 诊断操作 is how one provincial document heads its lists of diagnoses.
    kind: groups.kind?.startsWith("诊断") ? "diagnosis" : "procedure",
    position: positionOf(groups.position),
    number: printedNumber(groups.number),
  };
  return { role, end: index + found[0].length };
}

/** The role that a whole bare text names; `主要诊断或其他诊断` over one list is any position. */
export function wholeRole(bare: string): ListRole | undefined {
  if (EITHER_DIAGNOSIS.test(bare)) return { kind: "diagnosis", position: "any", number: 0 };
  const found = roleAt(bare, 0);
  return found?.end === bare.length ? found.role : undefined;
}

const PLACES = {
  diagnosis: { principal: "principalDiagnosis", other: "otherDiagnosis", any: "anyDiagnosis" },
  procedure: { principal: "principalProcedure", other: "otherProcedure", any: "anyProcedure" },
} as const satisfies Record<ListRole["kind"], Record<ListRole["position"], CodePlace>>;

/** The test of a list at the place of a record that a role means. */
export function listedAt(
  { kind, position }: Pick<ListRole, "kind" | "position">,
  list: ListReference,
): Condition {
  return { [PLACES[kind][position]]: list } as unknown as Condition;
}
