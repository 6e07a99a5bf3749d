import type { Diagnostic, LocalizedText } from "../primitives/index.js";

/**
 * 入组状态 by their names: `grouped` 已入组, `ambiguous` 歧义组（QY）, `ungroupable` 未入组 (0000), `invalid` 校验不通过 (the record
 * cannot be judged; the diagnostics say why), `without-drg` 核心组无细分组 (the case is in an ADRG, and the scheme has no DRG there for it: a
 * gap of the scheme; `drg` repeats the ADRG's code).
 */
export const GROUPING_STATUSES = ["grouped", "ambiguous", "ungroupable", "invalid", "without-drg"] as const;

/** 入组状态. */
export type GroupingStatus = (typeof GROUPING_STATUSES)[number];

/** 入组状态 in words. */
export const GROUPING_STATUS_WORDS = {
  grouped: { zh: "已入组", en: "grouped" },
  ambiguous: { zh: "歧义组", en: "ambiguous" },
  ungroupable: { zh: "未入组", en: "ungroupable" },
  invalid: { zh: "校验不通过", en: "invalid record" },
  "without-drg": { zh: "核心组无细分组", en: "no DRG in its ADRG" },
} as const satisfies Readonly<Record<GroupingStatus, LocalizedText>>;

/** 合并症程度 of the case by the tables of its scheme: severe, general, none; null where the record is invalid. */
export type Complication = "mcc" | "cc" | "none";

/** 分组结果. JSON as it stands. */
export interface GroupingResult {
  readonly caseId: string;
  /** `id@version` of the scheme */
  readonly scheme: string;
  readonly status: GroupingStatus;
  /** `MDCB`; `0000` when nothing matched */
  readonly mdc: string;
  /** `BR2`; `00` when nothing matched, `QY` when ambiguous */
  readonly adrg: string;
  /** `BR23`; `0000` when nothing matched, `BQY` when ambiguous, the ADRG's code when the scheme has no DRG there */
  readonly drg: string;
  readonly complication: Complication | null;
  /**
   * 存疑编码: places of codes that are none (`procedures.0`): with what was meant by them the case may be in another group. Absent where codes
   * were not checked or none is in doubt
   */
  readonly codesInDoubt?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly trace?: readonly TraceStep[];
}

/** 分组步骤: one condition that was tried, in order; the alternatives that failed stand before the one that held. */
export interface TraceStep {
  readonly level: "record" | "mdc" | "adrg" | "drg";
  /** code of the entry tried */
  readonly entry: string;
  readonly name: string;
  readonly held: boolean;
  /** codes and fields of the case that decided it */
  readonly operands: readonly string[];
  /** what the condition takes from elsewhere because the document does not print it, a clause each; absent where nothing */
  readonly assumed?: readonly LocalizedText[];
}
