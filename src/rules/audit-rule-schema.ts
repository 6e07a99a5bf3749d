import * as z from "zod";
import { citedSchema, decimalString, sourceSchema, valueStatusSchema } from "../primitives/cited-schema.js";
import { conditionSchema } from "./condition-schema.js";

const textSchema = z.strictObject({ zh: z.string().min(1).max(1000), en: z.string().min(1).max(1000) });
const days = z.int().min(0).max(3660);
const cases = z.int().min(1).max(1_000_000);

/** 间隔天数: the window and how its days are counted; texts print neither the day of discharge as 0 nor as 1 (OQ-18). */
const windowSchema = z.strictObject({
  days: citedSchema(days),
  dayCount: citedSchema(z.enum(["dischargeDayIsZero", "dischargeDayIsOne"])),
});

/** What every audit rule carries. */
const common = {
  title: textSchema,
  severity: z.enum(["high", "medium", "low"]),
  /** the clause that calls for the rule, and how that clause is known */
  source: sourceSchema,
  status: valueStatusSchema,
  /** 所需证据: what an auditor asks the hospital for */
  evidence: textSchema,
  /** 处理方式: what follows when it is confirmed */
  remedy: textSchema,
  /** the cases the rule is about; left out, all */
  scope: conditionSchema.optional(),
};

/** Cases that the rule lets pass: a condition whose lists may be without value, then the rule is not evaluated. */
const exempt = conditionSchema.optional();

const upCoding = z.strictObject({ ...common, kind: z.literal("up-coding") });
const underService = z.strictObject({ ...common, kind: z.literal("under-service") });

const splitStay = z.strictObject({
  ...common,
  kind: z.literal("split-stay"),
  window: windowSchema,
  sameBy: z.enum(["drg", "adrg", "mdc"]),
  exempt,
});

const readmission = z.strictObject({
  ...common,
  kind: z.literal("readmission"),
  window: windowSchema,
  sameBy: z.enum(["drg", "adrg", "mdc", "any"]),
  sameHospital: z.boolean(),
  exempt,
});

const costShifting = z.strictObject({
  ...common,
  kind: z.literal("cost-shifting"),
  eventKinds: z.array(z.string().min(1).max(60)).min(1),
  daysBefore: citedSchema(days),
  daysAfter: citedSchema(days),
  /** yuan; events below it are left alone */
  minimumAmount: citedSchema(decimalString).optional(),
});

/**
 * 比例控制: counted cases may be at most `number` `unit` of the base cases, in each value of `by` and each period.
 * Number and unit are apart, because a document may show the one and have lost the other.
 */
const quota = z.strictObject({
  ...common,
  kind: z.literal("quota"),
  counted: conditionSchema,
  base: conditionSchema.optional(),
  by: z.enum(["area", "hospital", "group", "hospital-group"]),
  /** 按病种: a further split by the value of a mark, e.g. the disease of by-disease payment */
  byMark: z.string().min(1).max(60).optional(),
  period: z.enum(["all", "year", "quarter", "month"]),
  limit: z.strictObject({
    number: citedSchema(decimalString),
    unit: citedSchema(z.enum(["percent", "permille", "cases"])),
  }),
  /** how a broken number of allowed cases is taken; `exact` compares without rounding */
  rounding: citedSchema(z.enum(["exact", "down", "up", "halfUp"])),
});

const record = z.strictObject({
  ...common,
  kind: z.literal("record"),
  aspect: z.enum(["completeness", "plausibility", "compliance"]),
  /** holds = the record is at fault */
  condition: conditionSchema,
});

/** 费用结构: a hospital's share of a cost category (or its average cost) in a group against the area's in that group. */
const costStructure = z.strictObject({
  ...common,
  kind: z.literal("cost-structure"),
  measure: z.discriminatedUnion("method", [
    z.strictObject({ method: z.literal("average-cost") }),
    z.strictObject({ method: z.literal("category-share"), category: z.string().min(1).max(60) }),
  ]),
  /** hospital over the other hospitals, from which on it is an outlier */
  atLeast: citedSchema(decimalString),
  minimumCases: citedSchema(cases),
});

/** 病例数异常变化: cases of a hospital in a group against the period before. */
const volume = z.strictObject({
  ...common,
  kind: z.literal("volume"),
  period: z.enum(["year", "quarter", "month"]),
  direction: z.enum(["rise", "fall", "both"]),
  /** change over the earlier count, as a fraction */
  atLeast: citedSchema(decimalString),
  minimumCases: citedSchema(cases),
});

/** One audit rule of an edition. */
export const auditRuleSchema = z.discriminatedUnion("kind", [
  upCoding,
  splitStay,
  underService,
  costShifting,
  readmission,
  quota,
  record,
  costStructure,
  volume,
]);

/**
 * 治疗模块: what treatment a diagnosis calls for. `necessary`: none of its codes in a stay speaks for up-coding. `core`:
 * each line must show at least one of its codes, or the stay is under-served.
 */
export const treatmentModuleSchema = z.strictObject({
  id: z.string().min(1).max(60),
  title: textSchema,
  /** the module is for stays with one of these, among the diagnoses named by `diagnosis` */
  diagnoses: z
    .array(z.strictObject({ from: z.string().min(1).max(20), to: z.string().min(1).max(20) }))
    .min(1),
  diagnosis: z.enum(["principal", "any"]),
  necessary: z
    .strictObject({
      operation: codes(),
      examination: codes(),
      laboratory: codes(),
      drug: codes(),
      other: codes(),
    })
    .optional(),
  core: z
    .array(z.strictObject({ title: textSchema, anyOf: z.array(z.string().min(1).max(60)).min(1) }))
    .min(1)
    .optional(),
});

function codes() {
  return z.array(z.string().min(1).max(60)).min(1).optional();
}
