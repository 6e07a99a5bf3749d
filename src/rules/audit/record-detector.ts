import { FAILS, HOLDS } from "../conditions/truth.js";
import { daysOf } from "../finding.js";
import type { RecordRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import { operandsOf } from "./operands-of.js";
import type { RuleRecorder } from "./rule-recorder.js";
import type { ConditionTools } from "./scope.js";

/** 病案校验: flags each case whose record meets the rule's condition (LS-011: complete, plausible, compliant). */
export function recordDetector(
  rule: RecordRule,
  recorder: RuleRecorder,
  { lists, compile }: ConditionTools,
): Detector {
  const { test, missing } = compile(rule.condition, { lists, path: `${rule.id}.condition` });
  return {
    add: (subject, row) => {
      const truth = test(subject);
      if (truth === FAILS) recorder.pass(row);
      else if (truth === HOLDS) {
        const operands = operandsOf(rule.condition, subject);
        const shown = Object.entries(operands).map(([name, value]) => `${name}=${value}`);
        const observation = {
          key: subject.caseId,
          days: daysOf(subject),
          caseIds: [subject.caseId],
          hospitalId: subject.hospitalId,
          operands,
          message: {
            zh: `病例 ${subject.caseId} 病案校验不通过：${rule.title.zh}（${shown.join("，")}）。`,
            en: `Case ${subject.caseId} fails a record check: ${rule.title.en} (${shown.join(", ")}).`,
          },
        };
        recorder.flag(observation, row);
      } else recorder.unknown(subject.caseId, missing(subject));
    },
  };
}
