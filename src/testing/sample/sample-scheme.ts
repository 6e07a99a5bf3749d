import type { Sex } from "../../cases/index.js";

/** 样本入组组合: real codes of a scheme that lead to one group, and the patient they need. */
export interface SampleRecipe {
  /** the principal diagnosis first */
  readonly diagnoses: readonly string[];
  /** the main procedure first */
  readonly procedures: readonly string[];
  readonly sexes: readonly Sex[];
  /** fixed age; absent, any of `ages` */
  readonly ageYears?: number;
  /** the ages that its codes leave open, the first and the last; absent, those of any adult */
  readonly ages?: { readonly from: number; readonly to: number };
  /** fixed age in days, of a child under one year */
  readonly ageDays?: number;
  /** birth and admission weight of a newborn */
  readonly grams?: number;
  /** fixed stay; absent, any */
  readonly lengthOfStayDays?: number;
  readonly ventilatorHours?: number;
}

/** Ages of the adults of a sample. */
export const ADULTS = { from: 18, to: 95 };

/** 样本病组: a group of the scheme with ways to reach it. */
export interface SampleGroup {
  readonly drg: string;
  readonly adrg: string;
  readonly mdc: string;
  readonly recipes: readonly SampleRecipe[];
}

/** 样本方案: what the generator needs of a grouping scheme. Every recipe was grouped and lands where it says. */
export interface SampleScheme {
  /** `id@version` */
  readonly reference: string;
  /** in order of code */
  readonly groups: readonly SampleGroup[];
  /** records of the scheme's own codes that no group takes; may be empty */
  readonly ungroupable: readonly SampleRecipe[];
}
