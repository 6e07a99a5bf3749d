import type { Diagnostic } from "../primitives/index.js";

/**
 * 入组状态: `grouped` 分组成功, `ambiguous` 歧义病案 (QY), `ungroupable` 无法入组 (0000), `invalid` 信息校验不通过 (the record cannot
 * be judged; the diagnostics say why).
 */
export type GroupingStatus = "grouped" | "ambiguous" | "ungroupable" | "invalid";

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
  /** `BR23`; `0000` when nothing matched, `BQY` when ambiguous */
  readonly drg: string;
  readonly complication: Complication | null;
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
}
