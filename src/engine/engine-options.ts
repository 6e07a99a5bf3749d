import type { CodeDictionary, CompiledScheme, Crosswalk, GroupingOptions } from "../grouping/index.js";
import type { CivilDate } from "../primitives/index.js";
import type { UnsettledTreatment } from "../settlement/index.js";

/** 编码校验方式. */
const CODES_MODES = ["check", "convert", "off"] as const;

/** 编码校验方式: say what is no code, convert first, or nothing. */
export type CodesMode = (typeof CODES_MODES)[number];

/** 引擎选项: how an engine is made. */
export interface EngineOptions {
  /** the compiled grouping scheme; needed as soon as a case carries no group */
  readonly scheme?: CompiledScheme;
  /** the day whose values count, `YYYY-MM-DD`, usually the last of the period settled; default: the edition's first day, and what is settled of another time is told where values changed since */
  readonly on?: CivilDate;
  /** refuse values that are only assumed; default false */
  readonly strict?: boolean;
  /** 未结算病例的处理 by name; default: as the edition says */
  readonly unsettled?: UnsettledTreatment;
  /** whether a ledger is refused for the cost of cases that lack a value, where the treatment is by cause; `false` for a what-if, which has figures then, with their cost set aside; default true */
  readonly refuseByCause?: boolean;
  /** ambiguous groups, as in `groupCase`; default `scheme` */
  readonly ambiguous?: GroupingOptions["ambiguous"];
  /** 编码字典: the codes of cases are checked by it; without one they are not */
  readonly dictionary?: CodeDictionary;
  /** 编码对照: what `codes: "convert"` converts by */
  readonly crosswalk?: Crosswalk;
  /** codes that are none, or that the scheme lists under another, are said (`check`, the default where there is a dictionary), converted first (`convert`, by the crosswalk where there is one, and towards what the scheme lists), or nothing is done (`off`) */
  readonly codes?: CodesMode;
  /** group again the cases that carry a group; default false */
  readonly regroup?: boolean;
}
