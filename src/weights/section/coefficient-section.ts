import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import { yearsSection } from "./history-section.js";
import { citedChoice, citedCodes, citedCount, citedDecimal, citedRounding, sectionName } from "./values.js";

const limits = z.strictObject({ lower: citedDecimal.optional(), upper: citedDecimal.optional() });

const component = {
  /** share of the component in the coefficient; the shares of all components sum to 1 */
  weight: citedDecimal,
  /** limits that the edition's parent sets for `weight` (ZJ-034); checked when the section is bound */
  weightLimits: limits.optional(),
  /** limits of the component's own value, before weighting */
  clamp: limits.optional(),
  /** history years of this component where they differ from those of the averages (ZJ-035) */
  years: yearsSection.optional(),
};

/** 人群: patients by age or by group (a prefix such as `O` stands for every group that starts so). */
const population = z.strictObject({
  ageAtMost: citedCount.optional(),
  ageAtLeast: citedCount.optional(),
  groupPrefixes: citedCodes.optional(),
});

/** 差异系数的组成部分. */
export const componentSection = z.discriminatedUnion("method", [
  /** 等级系数 `Avg_(grade,g) / Avg_g`; a grade with fewer cases takes the next higher grade's, else the next lower's, else 1 */
  z.strictObject({
    ...component,
    method: z.literal("gradeRatio"),
    minimumCases: citedCount,
    fallback: citedChoice(["neighbouringGrade", "one"]),
  }),
  /** 医院系数 `Avg_(hospital,g) / Avg_g`; a hospital with fewer cases takes its grade's ratio (component `gradeRatio`), or 1 */
  z.strictObject({
    ...component,
    method: z.literal("hospitalRatio"),
    minimumCases: citedCount,
    fallback: citedChoice(["gradeRatio", "one"]),
  }),
  /** one index of the whole hospital against the area: 人次人头比, 个人负担水平, CMI */
  z.strictObject({
    ...component,
    method: z.literal("hospitalIndex"),
    index: z.enum(["headRatio", "personalBurden", "caseMixIndex"]),
    direction: citedChoice(["ownOverArea", "areaOverOwn"]),
  }),
  /** 专科: the hospital's share of a population against the area's share */
  z.strictObject({ ...component, method: z.literal("populationShare"), population }),
  /** a value per hospital that the area supplies under the component's name; 1 where it supplies none */
  z.strictObject({ ...component, method: z.literal("given") }),
]);

/** 激励系数: multiplies the coefficient of a hospital (ZJ-045, ZJ-049). */
export const incentiveSection = z.discriminatedUnion("method", [
  /** a score the area supplies under the incentive's name, turned into a factor by bands; the last band has no `upTo` */
  z.strictObject({
    method: z.literal("scoreBands"),
    bands: citedSchema(
      z
        .array(z.strictObject({ upTo: decimalString.optional(), factor: decimalString }))
        .min(1)
        .max(50),
    ),
  }),
  /** `1 + strength × (own share / area share − 1)`, within the limits */
  z.strictObject({
    method: z.literal("populationShare"),
    population,
    strength: citedDecimal,
    limits,
  }),
]);

/** 不设差异系数的病组, by batch: K = 1 at every hospital, before everything (ZJ-061). */
const groupsWithoutCoefficient = z.record(sectionName, citedCodes);

/** 差异系数 K. DIS-05 is a choice of components and weights. */
export const coefficientSection = z.discriminatedUnion("method", [
  /** every coefficient is 1 */
  z.strictObject({ method: z.literal("none") }),
  /** only coefficients that the hospitals file gives */
  z.strictObject({
    method: z.literal("given"),
    groupsWithoutCoefficient: groupsWithoutCoefficient.optional(),
  }),
  z.strictObject({
    method: z.literal("weightedSum"),
    components: z.record(sectionName, componentSection),
    /** averages over the cases left by trimming, or over all history cases */
    cases: citedChoice(["retained", "all"]),
    clamp: limits.optional(),
    rounding: citedRounding.optional(),
    groupsWithoutCoefficient: groupsWithoutCoefficient.optional(),
    incentives: z.record(sectionName, incentiveSection).optional(),
  }),
]);
