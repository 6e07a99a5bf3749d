import type { Cited, CitedValue, CivilDate, LocalizedText } from "../primitives/index.js";
import type { RulesSection } from "../rules/parameters.js";
import type { SettlementSection } from "../settlement/parameters.js";
import type { WeightsSection } from "../weights/parameters.js";
import type { GroupTable } from "./printed-groups.js";
import type { SchemeChoice } from "./scheme-choice.js";

/** 有效期: both days inclusive, as printed; `to: null` is open. */
export interface EffectivePeriod {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** 适用日期口径: whether an edition applies by the day of discharge (出院) or of settlement (结算). */
export type SelectBy = "discharge" | "settlement";

/** 依据文件: a document that values of an edition cite by `key`. */
export interface RulesetDocument {
  readonly key: string;
  readonly title: string;
  /** 发文机关; absent where the page does not say */
  readonly issuer?: string;
  /** 文号 */
  readonly number?: string;
  readonly published?: CivilDate;
  readonly href?: string;
  /** what was seen of it: the whole text, an excerpt, slides, a public transcription, nothing */
  readonly seen: "full-text" | "excerpt" | "slides" | "transcription" | "none";
  /** SHA-256 of the text that was read, where it was read in full */
  readonly digest?: string;
  readonly note?: string;
}

/** 编码版本 of diagnoses and procedures. */
export interface CodeEditions {
  readonly diagnoses: string;
  readonly procedures: string;
}

/** A value that an edition holds under a path, and the edition of the lineage that gave it. */
export interface ValueOrigin {
  readonly path: string;
  readonly reference: string;
}

/**
 * 规则集（政策版本）: one policy edition, its inheritance already resolved, deep-frozen. JSON as it stands.
 *
 * What it decides is data: the sections hold values with clauses and names of methods. How a calculator takes them is the
 * business of each section's `bind` function.
 */
export interface Ruleset {
  /** `id@version` */
  readonly reference: string;
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** GB/T 2260 code of the region */
  readonly region: string;
  readonly effective: EffectivePeriod;
  readonly selectBy: SelectBy;
  /** the day on which somebody last compared the values with their sources */
  readonly lastVerifiedOn: CivilDate;
  /** this edition, its parent, the parent's parent, as `id@version` */
  readonly lineage: readonly string[];
  readonly scheme: SchemeChoice;
  readonly codeEditions: CodeEditions;
  readonly documents: readonly RulesetDocument[];
  readonly weights?: WeightsSection;
  readonly settlement?: SettlementSection;
  readonly rules?: RulesSection;
  readonly groupTable?: GroupTable;
  /** which edition of the lineage gave each value */
  readonly origins: readonly ValueOrigin[];
  /** names of the patches applied, in order; empty for an edition as published */
  readonly patches: readonly string[];
  /** values of the texts that a values file overrides, as it says; absent where there is none */
  readonly overridden?: readonly OverriddenValue[];
}

/** 被覆盖的取值: what the texts say where an area's value takes its place. */
export interface OverriddenValue {
  readonly path: string;
  /** the value of the texts */
  readonly stated: unknown;
  readonly clause: string;
}

/** A cited value with the path at which it stands. */
export interface PlacedValue {
  readonly path: string;
  readonly cited: CitedValue<unknown>;
}

/** One dated state of a cited value with the path at which it stands. */
export interface PlacedState {
  readonly path: string;
  readonly from: CivilDate | null;
  readonly cited: Cited<unknown>;
}
