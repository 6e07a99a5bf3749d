import type { LocalizedText } from "../primitives/index.js";
import type { Condition } from "./condition.js";
import { schemeErrors, UNREAD } from "./grouping-errors.js";
import type { SchemeSwitches } from "./scheme-switches.js";

/** 编码列表: named lists of codes; the order of codes has no meaning. */
export type CodeLists = Readonly<Record<string, readonly string[]>>;

/** Where the tables of a scheme come from, and who transcribed them. */
export interface SchemeProvenance {
  readonly publisher: string;
  readonly transcribedBy?: string;
  readonly repository?: string;
  readonly commit?: string;
  readonly path?: string;
  readonly license?: string;
  readonly notes?: readonly string[];
}

/**
 * 假定补入: what a place of the scheme takes from elsewhere, because its own document does not print it. The names are official, the
 * completed condition is not.
 */
export interface Assumption {
  /** one clause, as `explainGrouping` says it */
  readonly text: LocalizedText;
  /** the scheme, and the group in it, that it is taken from; absent where the name of the group itself says it */
  readonly from?: { readonly scheme: string; readonly group?: string };
  /** the list that was completed by `codes`; absent where the condition or the place in the order of trial is meant */
  readonly list?: string;
  readonly codes?: readonly string[];
}

/** 细分组（DRG）: the last step; the first whose condition holds is the group. */
export interface Drg {
  readonly code: string;
  readonly name: string;
  readonly condition: Condition;
  readonly assumed?: readonly Assumption[];
}

/** 核心组性质: 先期, 外科手术, 非手术室操作, 内科诊断. */
export type AdrgKind = "pre" | "surgical" | "procedure" | "medical";

/** 核心组（ADRG）入组项: one way into an ADRG; several entries (AH1_1, AH1_2) may lead to one code. */
export interface AdrgEntry {
  /** unique in the scheme; the code where the ADRG has one entry */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: AdrgKind;
  readonly condition: Condition;
  readonly lists?: CodeLists;
  readonly assumed?: readonly Assumption[];
  /** in order of trial */
  readonly drgs: readonly Drg[];
}

/**
 * 歧义组（QY）: what becomes of a case of the MDC whose procedure fits no surgical group.
 */
export interface AmbiguousGroup {
  /** `BQY` */
  readonly code: string;
  readonly name: string;
  /** whether the scheme uses it; a caller may override */
  readonly enabled: boolean;
  /**
   * `beforeMedical`: tried after the surgical and procedure entries and before the medical ones; `onMedicalMatch`: tried when a
   * medical entry has matched, and then replaces it
   */
  readonly stands: "beforeMedical" | "onMedicalMatch";
  readonly condition: Condition;
}

/** 主要诊断大类（MDC）. */
export interface Mdc {
  /** `MDCB` */
  readonly code: string;
  readonly name: string;
  /** `pre` 先期分组: tried before the others by its place in the scheme */
  readonly kind: "pre" | "normal";
  readonly condition: Condition;
  readonly lists?: CodeLists;
  readonly assumed?: readonly Assumption[];
  readonly ambiguous?: AmbiguousGroup;
  /** in order of trial: pre and surgical, then procedure, then medical entries */
  readonly adrgs: readonly AdrgEntry[];
}

/** 合并症表: codes by the exclusion table they name, and the principal diagnoses that each table holds. */
export interface ComplicationTables {
  /** 严重合并症或并发症: exclusion table -> codes */
  readonly mcc: CodeLists;
  /** 一般合并症或并发症: exclusion table -> codes */
  readonly cc: CodeLists;
  /** 排除表: table -> principal diagnoses; a table without principal diagnoses excludes nothing */
  readonly exclusions: CodeLists;
}

/** The value of `Scheme.format`. */
export const SCHEME_FORMAT = "chs-drg-scheme/1";

/**
 * 分组方案: the tables and conditions by which a case is grouped, complete in itself. Codes are compared exactly.
 */
export interface Scheme {
  readonly format: typeof SCHEME_FORMAT;
  /** `zj-drg` */
  readonly id: string;
  /** `1.1` */
  readonly version: string;
  /** 修订号: how often the tables of this version were corrected after their first release; absent is 1, the first release */
  readonly revision?: number;
  readonly title: LocalizedText;
  /** GB/T 2260 code; absent for a national scheme */
  readonly region?: string;
  readonly provenance: SchemeProvenance;
  readonly switches: SchemeSwitches;
  /** `@validProcedures`: the procedures that count as 存在手术 */
  readonly validProcedures: readonly string[];
  /** diagnoses that may not be principal, where the scheme names them */
  readonly invalidPrincipalDiagnoses?: readonly string[];
  /** procedures that are not used for grouping, where the scheme names them */
  readonly invalidProcedures?: readonly string[];
  /** 灰码: diagnoses and procedures that are headings, where the scheme refuses them (`greyPrincipalCode`) */
  readonly greyDiagnoses?: readonly string[];
  readonly greyProcedures?: readonly string[];
  /** 编码版本: the edition of the code dictionaries that the tables are written in; absent: the first */
  readonly codeEdition?: string;
  /** `@bodySites`: 创伤部位 -> diagnoses; a diagnosis lies in one site */
  readonly bodySites: CodeLists;
  /** lists that several entries use, referred to as `@name` */
  readonly lists?: CodeLists;
  /** what the lists of `lists` are called, as `explainGrouping` says it */
  readonly listTitles?: Readonly<Record<string, LocalizedText>>;
  readonly complications: ComplicationTables;
  /** in order of trial */
  readonly mdcs: readonly Mdc[];
}

/** 方案引用: `id@version`, the reference by which a scheme is asked for. */
export function schemeReference(scheme: Pick<Scheme, "id" | "version">): string {
  if (scheme?.id === undefined) throw schemeErrors.error("SCHEME_INVALID", { problem: UNREAD });
  return `${scheme.id}@${scheme.version}`;
}
