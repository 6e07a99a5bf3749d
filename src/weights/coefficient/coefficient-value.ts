import type { Decimal } from "../../primitives/index.js";
import type { CoefficientComponent } from "../parameters.js";

/** 组成部分的取值方式: where the value of a component came from. */
export type ComponentBasis =
  /** the hospital's (the grade's) own figures */
  | "own"
  /** the grade's ratio in place of the hospital's */
  | "grade"
  /** another grade's ratio: the next higher one, else the next lower */
  | "neighbouring-grade"
  /** supplied by the area */
  | "given"
  /** 1, for want of figures */
  | "one";

/** 差异系数的一个组成部分, as it entered a coefficient. */
export interface CoefficientPart {
  readonly component: string;
  readonly method: CoefficientComponent["method"];
  readonly weight: Decimal;
  readonly value: Decimal;
  readonly basis: ComponentBasis;
}

/** 差异系数 of a hospital in a group. */
export type Coefficient =
  | {
      readonly status: "computed";
      readonly value: Decimal;
      readonly parts: readonly CoefficientPart[];
      /** weighted sum before the limits */
      readonly raw: Decimal;
      readonly clampedTo?: "lower" | "upper";
      readonly incentives: readonly { readonly name: string; readonly factor: Decimal }[];
    }
  /** 不设差异系数: by list or because the edition has none */
  | { readonly status: "without-coefficient"; readonly value: Decimal }
  /** given by the hospitals file, for all groups or for this one */
  | { readonly status: "given"; readonly value: Decimal }
  | { readonly status: "absent"; readonly reason: "hospital-unknown" | "no-coefficient" };

/** 差异系数表. */
export interface CoefficientTable {
  /** the coefficient with all that made it */
  of(hospitalId: string, drg: string): Coefficient;
  /** its value in units of 10^-12; undefined when absent */
  units(hospitalId: string, drg: string): bigint | undefined;
}
