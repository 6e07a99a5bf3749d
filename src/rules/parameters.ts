import {
  fields,
  type JsonOf,
  keyed,
  list,
  named,
  onDemand,
  optional,
  rule,
  type TypeOf,
} from "../declare/index.js";
import type { Lists } from "./conditions/operand-value.js";
import { type AuditRule, auditRules } from "./parameters/audit-rule.js";
import { type MonitoringParameters, monitoring } from "./parameters/monitoring.js";
import { modules, type TreatmentModule } from "./parameters/treatment-module.js";

const names = (zh: string, en: string, unit: "codes" | "roles") =>
  list(zh, en, unit, { longest: 60, least: 1 });

const STEPS = ["highly-suspicious", "joint-judgement", "targeted-audit", "confirmed", "dismissed"] as const;

/** 稽核流程的步骤. */
export type ReviewStep = (typeof STEPS)[number];

/** 稽核流程: who may take each step; no document seen prints the roles, so an edition gives them or leaves them open. */
const review = fields({
  roles: keyed(
    STEPS,
    rule(names("可执行这一步的角色", "roles that may take the step", "roles"), {
      named: () => "review",
      title: { zh: "稽核流程", en: "flow of a finding" },
      without: { zh: "任何写明姓名的人员都可执行这一步", en: "any named reviewer may take the step" },
    }),
  ),
});

/** Roles that may take a step; a step without roles may be taken by any named reviewer. */
export type ReviewRoles = TypeOf<typeof review>["roles"];

/**
 * The `rules` section of an edition: audit rules by id, the lists and treatment modules they use, the flow of a finding,
 * and the monitoring switches. Keyed by id, so that a child edition overrides one value of one rule.
 */
export const rulesDeclaration = fields({
  /** lists that conditions refer to with `{ "list": name }` */
  lists: optional(onDemand(named(names("名单", "list", "codes"), { letters: "lower" }))),
  /** 治疗模块 of up-coding and under-service */
  modules: optional(onDemand(modules)),
  audit: optional(auditRules),
  review: optional(review),
  monitoring: optional(monitoring),
});

export type RulesSection = JsonOf<typeof rulesDeclaration>;

/** 监管参数: what screening, the life of a finding and monitoring need from an edition. */
export interface RulesParameters {
  /** by id */
  readonly rules: readonly AuditRule[];
  readonly lists: Lists;
  readonly modules: readonly TreatmentModule[];
  readonly reviewRoles: ReviewRoles;
  readonly monitoring: MonitoringParameters;
}

export type {
  AuditRule,
  CostShiftingRule,
  CostStructureRule,
  FindingSeverity,
  Period,
  QuotaRule,
  ReadmissionRule,
  RecordRule,
  RuleHead,
  RuleKind,
  SplitStayRule,
  VolumeRule,
  Window,
} from "./parameters/audit-rule.js";
export type { ConsumptionIndexReading, MonitoringParameters } from "./parameters/monitoring.js";
export type { TreatmentModule } from "./parameters/treatment-module.js";
