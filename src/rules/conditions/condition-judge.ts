import type { AuditCase } from "../audit-case.js";
import type { CompiledCondition, CompileOptions } from "./compile-rule-condition.js";

/** 条件编译: how the conditions of a screening are made ready. */
export type CompileCondition = (condition: unknown, options: CompileOptions) => CompiledCondition;

/** 条件判定器: another engine that judges the conditions of a screening; it is asked about each case before the rules are. */
export interface ConditionJudge {
  readonly compile: CompileCondition;
  /** judges every condition that was compiled for a case; the answers are those of this case until the next is judged */
  readonly judge: (subject: AuditCase) => Promise<void>;
}
