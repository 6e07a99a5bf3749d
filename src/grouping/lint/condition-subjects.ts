import type { Condition, ConditionKind } from "../condition.js";
import { foldCondition, leavesOf } from "../fold-condition.js";
import { takeCondition } from "../take-condition.js";

const NO_SUBJECTS: ReadonlySet<ConditionKind> = new Set(["always", "never", "notTranscribed"]);

/** 条件所及: what a condition rests on, each subject once. */
export function subjectsOf(condition: Condition): ReadonlySet<ConditionKind> {
  const names = leavesOf(condition).map((leaf) => takeCondition(leaf).name);
  return new Set(names.filter((name) => !NO_SUBJECTS.has(name)));
}

/** Whether a subject is a code of one side. */
export function isOfCodes(subject: ConditionKind, side: "diagnosis" | "procedure"): boolean {
  return side === "diagnosis" ? subject.includes("Diagnosis") : /Procedure|procedureCountIn/.test(subject);
}

/** Why a condition can never hold: `never`, or a part that nobody transcribed and that everything depends on. */
export function openText(condition: Condition): string | undefined {
  return foldCondition<string | undefined>(condition, {
    all: (parts) => parts.find((text) => text !== undefined),
    any: (parts) => (parts.includes(undefined) ? undefined : parts[0]),
    not: () => undefined,
    leaf: (leaf) =>
      leaf === "never"
        ? "never"
        : typeof leaf === "object" && "notTranscribed" in leaf
          ? leaf.notTranscribed
          : undefined,
  });
}
