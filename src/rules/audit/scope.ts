import type { AuditCase } from "../audit-case.js";
import { compileCondition } from "../conditions/compile-condition.js";
import type { Lists } from "../conditions/operand-value.js";
import { HOLDS, UNKNOWN } from "../conditions/truth.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";

/** 适用范围: hands a detector the cases its rule is about; a case of which that is unknown is recorded as such. */
export function withinScope(recorder: RuleRecorder, lists: Lists, detector: Detector): Detector {
  const { scope, id } = recorder.rule;
  if (scope === undefined) return detector;
  const { test, missing } = compileCondition(scope, { lists, path: `${id}.scope` });
  const add = (subject: AuditCase) => {
    const truth = test(subject);
    if (truth === HOLDS) detector.add(subject);
    else if (truth === UNKNOWN) recorder.unknown(subject.caseId, missing(subject));
  };
  return { ...detector, add };
}
