import type { ListRole } from "./list-role.js";
import type { LogicExpression } from "./logic-expression.js";
import type { TextPlace } from "./text-part.js";

/** 列表: codes under one heading of a document. */
export interface DocumentList {
  /** as printed */
  readonly heading: string;
  readonly role: ListRole;
  /** false where the heading names diagnoses or procedures and leaves open whether 主要 or 其他 (`手术操作包括如下：`) */
  readonly positionStated: boolean;
  readonly codes: readonly string[];
  readonly place: TextPlace;
}

/**
 * 入组说明: what a document says below the name of a group, in order. `list` a list by itself; `simultaneous` the lists of a
 * `同时包含` joined by `和`; `logic` a boolean line over the lists; `every-procedure` 全部手术; `no-procedure` 无手术; `procedures-of`
 * the procedure lists of other groups; `procedures-except` any procedure besides those; `unreadable` a line that belongs here and was not understood.
 */
export type RuleItem =
  | { readonly item: "list"; readonly list: DocumentList }
  | { readonly item: "simultaneous"; readonly lists: readonly DocumentList[] }
  | { readonly item: "logic"; readonly expression: LogicExpression; readonly place: TextPlace }
  | {
      readonly item: "every-procedure" | "no-procedure";
      readonly position: ListRole["position"];
      readonly place: TextPlace;
    }
  | {
      readonly item: "procedures-of";
      readonly groups: readonly string[];
      /** `同时包含` each group's procedures; else one of any of them */
      readonly simultaneous: boolean;
      readonly position: ListRole["position"];
      readonly place: TextPlace;
    }
  | {
      readonly item: "procedures-except";
      readonly groups: readonly string[];
      readonly position: ListRole["position"];
      readonly place: TextPlace;
    }
  | { readonly item: "unreadable"; readonly text: string; readonly place: TextPlace };

/** Alternatives of `入组条件一` … `入组条件二` …; one where the document names none. */
export type RuleAlternatives = readonly (readonly RuleItem[])[];

/** A heading of the document that names a group, with what follows. */
export interface DocumentGroup {
  readonly code: string;
  readonly name: string;
  readonly place: TextPlace;
  readonly rules: RuleAlternatives;
}

/** 主要诊断大类 as the document prints it. */
export interface DocumentMdc extends DocumentGroup {
  /** 创伤部位 -> diagnoses, where its table is divided so */
  readonly sites: readonly DocumentList[];
}

/** 合并症表的一行. */
export interface DocumentComplication {
  readonly code: string;
  /** `7-12`; null where the document says 无 */
  readonly table: string | null;
  readonly place: TextPlace;
}

/** 排除表. */
export interface DocumentExclusionTable {
  readonly table: string;
  readonly codes: readonly string[];
  readonly place: TextPlace;
}

/** 方案文件: what an official document says, before any of it becomes a condition. */
export interface SchemeDocument {
  readonly mdcs: readonly DocumentMdc[];
  /** in order of the document */
  readonly adrgs: readonly DocumentGroup[];
  /** with what stands below their names, where anything does */
  readonly drgs: readonly DocumentGroup[];
  readonly mcc: readonly DocumentComplication[];
  readonly cc: readonly DocumentComplication[];
  readonly exclusions: readonly DocumentExclusionTable[];
}
