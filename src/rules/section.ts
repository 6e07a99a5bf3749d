import * as z from "zod";
import { citedSchema } from "../primitives/cited-schema.js";
import { auditRuleSchema, treatmentModuleSchema } from "./audit-rule-schema.js";
import { monitoringSchema } from "./monitoring/monitoring-schema.js";

const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** 稽核流程: who may take each step; no document seen prints the roles, so an edition gives them or leaves them open. */
const reviewSchema = z.strictObject({
  roles: z.partialRecord(
    z.enum(["highly-suspicious", "joint-judgement", "targeted-audit", "confirmed", "dismissed"]),
    citedSchema(z.array(z.string().min(1).max(60)).min(1)),
  ),
});

/**
 * The `rules` section of an edition: audit rules by id, the lists and treatment modules they use, the flow of a finding,
 * and the monitoring switches. Keyed by id, so that a child edition overrides one value of one rule.
 */
export const rulesSectionSchema = z.strictObject({
  /** lists that conditions refer to with `{ "list": name }` */
  lists: z.record(key, citedSchema(z.array(z.string().min(1).max(60)).min(1))).optional(),
  /** 治疗模块 of up-coding and under-service */
  modules: citedSchema(z.array(treatmentModuleSchema).min(1)).optional(),
  audit: z.record(key, auditRuleSchema).optional(),
  review: reviewSchema.optional(),
  monitoring: monitoringSchema.optional(),
});

export type RulesSection = z.infer<typeof rulesSectionSchema>;
export type AuditRuleSection = z.infer<typeof auditRuleSchema>;
export type TreatmentModuleSection = z.infer<typeof treatmentModuleSchema>;
export type MonitoringSection = z.infer<typeof monitoringSchema>;
