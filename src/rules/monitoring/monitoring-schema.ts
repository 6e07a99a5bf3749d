import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import { conditionSchema } from "../condition-schema.js";

const groupList = citedSchema(z.array(z.string().min(1).max(20)).min(1));

/**
 * 监测指标 of an edition: the switches that indicators need. An indicator whose switch is left out or has no value is not
 * computed, and the result says so; indicators without switches (cases, CMI, burden rate, ...) are always computed.
 */
export const monitoringSchema = z.strictObject({
  /** 消耗指数 reading: ratio of sums (NAT-038), case-weighted mean of ratios (NAT-039), or both side by side */
  consumptionIndex: citedSchema(z.enum(["ratio-of-sums", "mean-of-ratios", "both"])).optional(),
  /** 入组率: cases left out of it (NAT-042) */
  groupingRate: z
    .strictObject({
      /** stays longer than this are left out */
      longestStayDays: citedSchema(z.int().min(1).max(3660)),
      /** cases that cost less than this, yuan, are left out */
      lowestCost: citedSchema(decimalString),
    })
    .optional(),
  /** 再入院率: any stay of the person that begins within the days; `excluded` stays count neither as the earlier nor as the later */
  readmission: z
    .strictObject({
      days: citedSchema(z.int().min(1).max(366)),
      sameHospital: z.boolean(),
      sameGroup: z.boolean(),
      excluded: conditionSchema.optional(),
    })
    .optional(),
  /** 低风险组: the groups whose deaths are counted */
  lowRiskGroups: groupList.optional(),
  /** 基础病组 */
  basicGroups: groupList.optional(),
  /** 中医优势病组 */
  traditionalMedicineGroups: groupList.optional(),
  /** 靶向治疗组 */
  targetedTherapyGroups: groupList.optional(),
  /** 高权重组: groups of at least this relative weight */
  highWeight: citedSchema(decimalString).optional(),
  /** 数量变化异常病组: change of a group's cases between periods, as a fraction, from which on it counts */
  volumeChange: citedSchema(decimalString).optional(),
  /** 费用差异大病组: dearest over cheapest hospital average in the group, from which on it counts */
  costDifference: citedSchema(decimalString).optional(),
});
