import type { Condition } from "../condition.js";
import type { GroupingResult } from "../grouping-result.js";

/** 编码差异: codes that one list has and the other has not. */
export interface CodesDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** 列表差异: a list of an entry, or of the scheme. */
export interface ListDiff extends CodesDiff {
  /** MDC, ADRG entry, or `scheme` */
  readonly owner: string;
  /** for a list of an entry, where its condition looks for it */
  readonly list: string;
}

/** 病组差异: a group that is new, gone, or has another name, condition, kind or place. */
export interface GroupDiff {
  readonly level: "mdc" | "adrg" | "drg";
  readonly code: string;
  readonly change: "added" | "removed" | "renamed" | "condition" | "kind" | "order" | "parent";
  readonly before?: string | Condition;
  readonly after?: string | Condition;
}

/** 核心组: its code and name. */
export interface AdrgName {
  readonly code: string;
  readonly name: string;
}

/** 病组沿革: ADRGs of one line, before and after. */
export interface GroupLineage {
  readonly mdc: string;
  /** 保留, 改名（或改编码）, 拆分, 合并, 重组, 新增, 取消 */
  readonly kind: "kept" | "renamed" | "split" | "merged" | "rearranged" | "new" | "gone";
  readonly before: readonly AdrgName[];
  readonly after: readonly AdrgName[];
}

/** 方案规模: how much of everything a scheme has. */
export interface SchemeSize {
  readonly adrgs: number;
  readonly drgs: number;
  readonly mcc: number;
  readonly cc: number;
  /** principal diagnoses of the exclusion tables */
  readonly exclusions: number;
}

/** 编码移动: a code and the ADRGs that list it, in either scheme. */
export interface CodeMove {
  readonly code: string;
  readonly kind: "diagnosis" | "procedure";
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** 合并症变动: a diagnosis that became, ceased to be, or changed its degree or exclusion table as a complication. */
export interface ComplicationMove {
  readonly code: string;
  /** `mcc 12`, `cc 7`; undefined where it is none */
  readonly before?: string;
  readonly after?: string;
}

/** 病例移动: a case that the two schemes group differently. */
export interface CaseMove {
  readonly caseId: string;
  readonly before: CaseGroup;
  readonly after: CaseGroup;
}

/** The group of a case. */
export type CaseGroup = Pick<GroupingResult, "status" | "mdc" | "adrg" | "drg">;

/** How many cases go from one group to another. */
export interface CaseFlow {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
}

/** What a set of cases shows. */
export interface CasesDiff {
  readonly compared: number;
  readonly same: number;
  readonly moves: readonly CaseMove[];
  /** the largest first */
  readonly flows: readonly CaseFlow[];
}

/** 方案差异: how the second of two schemes differs from the first. */
export interface SchemeDiff {
  readonly before: string;
  readonly after: string;
  readonly sizes: { readonly before: SchemeSize; readonly after: SchemeSize };
  /** what became of the ADRGs, by MDC */
  readonly lineage: readonly GroupLineage[];
  readonly switches: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly groups: readonly GroupDiff[];
  readonly lists: readonly ListDiff[];
  readonly codes: readonly CodeMove[];
  readonly complications: readonly ComplicationMove[];
  /** principal diagnoses whose exclusion table changed */
  readonly exclusions: readonly ComplicationMove[];
  readonly cases?: CasesDiff;
}
