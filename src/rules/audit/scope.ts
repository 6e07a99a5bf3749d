import type { AuditCase } from "../audit-case.js";
import type { CompileCondition } from "../conditions/condition-judge.js";
import type { Lists } from "../conditions/operand-value.js";
import { HOLDS, UNKNOWN } from "../conditions/truth.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";

/** What a detector reads conditions with. */
export interface ConditionTools {
  readonly lists: Lists;
  readonly compile: CompileCondition;
}

/** 适用范围: hands a detector the cases its rule is about; a case of which that is unknown is recorded as such. */
export function withinScope(
  recorder: RuleRecorder,
  { lists, compile }: ConditionTools,
  detector: Detector,
): Detector {
  const { scope, id } = recorder.rule;
  if (scope === undefined) return detector;
  const { test, missing } = compile(scope, { lists, path: `${id}.scope` });
  const add = (subject: AuditCase, row: number) => {
    const truth = test(subject);
    if (truth === HOLDS) detector.add(subject, row);
    else if (truth === UNKNOWN) recorder.unknown(subject.caseId, missing(subject));
  };
  return { ...detector, add };
}
