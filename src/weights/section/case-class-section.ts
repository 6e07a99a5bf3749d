import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import {
  careType,
  citedChoice,
  citedCodes,
  citedCount,
  citedDecimal,
  citedFlag,
  hospitalGrade,
  sectionName,
} from "./values.js";

/** 倍率界限: a multiple of the group average (or payment standard), used by conditions and by point methods under its name. */
export const thresholdSection = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("fixed"), multiple: citedDecimal }),
  /** by band of the group's base points; bands rise, `upTo` is included, the last band has none */
  z.strictObject({
    method: z.literal("byBasePoints"),
    bands: citedSchema(
      z
        .array(z.strictObject({ upTo: decimalString.optional(), multiple: decimalString }))
        .min(1)
        .max(50),
    ),
  }),
  /** by hospital grade; a grade that is not named has no threshold, and the condition does not hold there */
  z.strictObject({
    method: z.literal("byGrade"),
    multiples: z.partialRecord(hospitalGrade, citedDecimal),
  }),
]);

/** The ends of a multiple: names of thresholds. `atLeast` and `atMost` include the end, `moreThan` and `lessThan` do not. */
const multipleRange = z.strictObject({
  moreThan: sectionName.optional(),
  atLeast: sectionName.optional(),
  lessThan: sectionName.optional(),
  atMost: sectionName.optional(),
});

const daysRange = z.strictObject({
  moreThan: citedCount.optional(),
  atLeast: citedCount.optional(),
  lessThan: citedCount.optional(),
  atMost: citedCount.optional(),
});

/** 判定条件: all that are written must hold; a condition whose field is missing in the case does not hold, and is named. */
export const conditionSection = z.strictObject({
  careTypes: citedSchema(z.array(careType).min(1)).optional(),
  /** grouping status of the case */
  status: z
    .array(z.enum(["grouped", "ambiguous", "ungroupable", "invalid"]))
    .min(1)
    .optional(),
  /** standing of its group: stable, unstable, or absent from the group table */
  group: z
    .array(z.enum(["stable", "unstable", "unlisted"]))
    .min(1)
    .optional(),
  multiple: multipleRange.optional(),
  lengthOfStayDays: daysRange.optional(),
  /** total cost, yuan */
  costLessThan: citedDecimal.optional(),
  /** names of marks that the case carries (not false, not null) */
  marks: z.array(sectionName).min(1).optional(),
  /** names of marks that it does not carry */
  withoutMarks: z.array(sectionName).min(1).optional(),
  /** the patient came back within the readmission window: see `readmission` */
  readmitted: z.literal(true).optional(),
});

const dailyByGrade = z.partialRecord(hospitalGrade, citedDecimal);

/** a proportion taken off the points of the method (ZJ-036) */
const reduction = citedDecimal.optional();

/** 病例点数计算方法: how a case of the class gets its points (weight). */
export const pointsSection = z.discriminatedUnion("method", [
  /** `BP × K` (ZJ-009) */
  z.strictObject({ method: z.literal("complete"), reduction }),
  /** `BP × r`, with or without K, capped or not: readings A and B of DIS-02 (ZJ-010, ZJ-011) */
  z.strictObject({
    method: z.literal("proportional"),
    withCoefficient: citedFlag,
    cap: citedChoice(["basePoints", "none"]),
    reduction,
  }),
  /** `(r + addition) × BP`, with or without K (ZJ-037, ZJ-039) */
  z.strictObject({
    method: z.literal("multiplePlus"),
    addition: citedDecimal,
    withCoefficient: citedFlag,
    reduction,
  }),
  /** `BP × K + BP × max(0, C_net / Avg_g − threshold)` (ZJ-028) */
  z.strictObject({ method: z.literal("highAddOn"), threshold: sectionName, reduction }),
  /** `C_net / Avg_all × pointsPerAverage` (ZJ-024, ZJ-029, ZJ-050) */
  z.strictObject({ method: z.literal("byCost"), reduction }),
  /** what a special review approved, as points: mark `approvedPoints`, `approvedCost`, or cost less `unreasonableCost` (ZJ-058) */
  z.strictObject({ method: z.literal("approvedCost"), reduction }),
  /** `daily × LOS` (ZJ-012); a daily amount in yuan becomes points by `/ Avg_all × pointsPerAverage` (ZJ-013) */
  z.strictObject({
    method: z.literal("bedDay"),
    unit: z.enum(["points", "yuan"]),
    daily: z.partialRecord(careType, dailyByGrade),
    reduction,
  }),
  /** a share of the points of the next row of the table that the case meets (halving on readmission) */
  z.strictObject({ method: z.literal("shareOfNextClass"), share: citedDecimal }),
  /** not weighed here: paid outside the groups; the reason is the name of the class */
  z.strictObject({ method: z.literal("outside") }),
]);

/** 病例分类表: an ordered decision table. The first class of `order` whose conditions hold is the class of the case. */
export const caseClassesSection = z.strictObject({
  hitPolicy: z.literal("first"),
  /** precedence; no text prints one (OQ-20), so that it is cited as a decision. Every class stands in it once. */
  order: citedSchema(z.array(sectionName).min(1).max(60)),
  /** what a multiple is measured against; under `paymentStandard` the settlement supplies the base */
  multipleOf: citedChoice(["groupAverage", "paymentStandard"]),
  thresholds: z.record(sectionName, thresholdSection),
  classes: z.record(sectionName, z.strictObject({ when: conditionSection, points: pointsSection })),
});

/** 再住院: when the earlier of two stays counts as followed by a readmission. DIS-01 is `windowDays`. */
export const readmissionSection = z.strictObject({
  windowDays: citedCount,
  /** OQ-18: the discharge day counts 0 (back on day n when admitted n days later) or 1 */
  dayCount: citedChoice(["dischargeDayIsZero", "dischargeDayIsOne"]),
  sameGroup: citedChoice(["drg", "adrg"]),
  hospitals: citedChoice(["any", "same", "other"]),
  /** a return for one of these is no readmission; diagnoses and procedures by prefix, groups by prefix */
  exempt: z
    .strictObject({
      diagnosisPrefixes: citedCodes.optional(),
      procedurePrefixes: citedCodes.optional(),
      groupPrefixes: citedCodes.optional(),
    })
    .optional(),
});
