import type { LocalizedText } from "../../primitives/index.js";
import { requireMade, requireTexts } from "../../primitives/require-made.js";
import { assumedTexts } from "../assumed-texts.js";
import type { ExcludedComplication } from "../case-complications.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import type { Condition } from "../condition.js";
import { leavesOf } from "../fold-condition.js";
import type { GroupingOptions } from "../group-case.js";
import type { GroupingResult } from "../grouping-result.js";
import { requireScheme } from "../require-scheme.js";
import { describeCondition } from "./condition-text.js";
import {
  type ConditionState,
  type GroupWay,
  isInGroup,
  type OwnedCondition,
  SchemeProbe,
} from "./scheme-probe.js";
import { type Steering, type SteeringLimits, steerCase } from "./steer-case.js";

/** 未入某组的原因. */
export type WhyNotReason =
  /** the case is in the group */
  | "reached"
  /** the scheme has no group of that code */
  | "no-such-group"
  /** an ambiguous group that the scheme names and leaves switched off */
  | "not-used"
  /** the record cannot be judged */
  | "record-invalid"
  /** the scheme tries nothing for the case: its principal diagnosis may not be one, or that or the main procedure is a heading */
  | "refused"
  /** a condition of the group does not hold, or is not known to */
  | "condition-failed"
  /** every condition of the group holds, but the scheme tries a case without a main procedure in medical groups only */
  | "no-main-procedure"
  /** every condition of the group holds, but another group is tried earlier */
  | "taken-earlier";

/** The first condition on the way to a group that did not hold. */
export interface FailedCondition {
  readonly level: OwnedCondition["level"];
  /** code of the MDC or DRG, id of the ADRG entry */
  readonly entry: string;
  readonly name: string;
  /** the innermost part that decided it */
  readonly condition: Condition;
  readonly state: Exclude<ConditionState, "holds">;
  /** what would have to be true */
  readonly text: LocalizedText;
  /** what the condition takes from elsewhere because the document does not print it */
  readonly assumed: readonly LocalizedText[];
  /** complications that it asked for and that the principal diagnosis excludes */
  readonly excluded: readonly ExcludedComplication[];
}

/**
 * The group that took a case away, and what it takes from elsewhere on the way to it; the MDC where that is final and none of its ADRGs
 * took the case.
 */
export interface TakingGroup {
  readonly entry: string;
  readonly name: string;
  readonly assumed: readonly LocalizedText[];
}

/** 为何未入组: the answer of `whyNot`. */
export interface WhyNot {
  readonly group: string;
  readonly reason: WhyNotReason;
  readonly result: GroupingResult;
  /** for `condition-failed` */
  readonly failed?: FailedCondition;
  /** for `refused`: the code and why it is refused */
  readonly refusal?: LocalizedText;
  /** for `taken-earlier`: the group that the case went to */
  readonly takenBy?: TakingGroup;
  /** edits that bring the case into the group, and the grouping of the edited case; absent where none was found */
  readonly remedy?: Pick<Steering, "edits" | "result">;
}

/**
 * 为何未入某组: names the first condition that failed on the way to a group and what would satisfy it. A remedy has been grouped:
 * the edited case is in the group.
 *
 * @param group code of an MDC, ADRG or DRG
 * @example
 * ```ts
 * const answer = whyNot({ caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"], procedures: [] }, "BR21", scheme);
 * answer.failed?.condition; // "mcc"
 * ```
 */
export function whyNot(
  record: GroupableCase,
  group: string,
  compiled: CompiledScheme,
  options: GroupingOptions & SteeringLimits = {},
): WhyNot {
  requireScheme(compiled);
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  requireTexts({ group });
  const { ambiguous, dictionary } = options;
  const probe = new SchemeProbe(compiled, {
    ...(ambiguous === undefined ? {} : { ambiguous }),
    ...(dictionary === undefined ? {} : { dictionary }),
  });
  const result = probe.group(record);
  if (isInGroup(result, group)) return { group, reason: "reached", result };
  if (!probe.isUsed(group)) return { group, reason: "not-used", result };
  const reached = closest(probe, record, probe.waysTo(group));
  const way = reached && (firstFailed(probe, record, reached) ? reached : onward(probe, record, reached));
  if (way === undefined) return { group, reason: "no-such-group", result };
  const steering = steerCase(probe, record, way, group, options);
  const remedy = steering === undefined ? {} : { remedy: { edits: steering.edits, result: steering.result } };
  if (result.status === "invalid") return { group, reason: "record-invalid", result, ...remedy };
  if (probe.refusal(record) !== undefined) {
    const refusal = result.diagnostics.find(({ severity }) => severity === "error")?.message;
    return { group, reason: "refused", result, ...(refusal && { refusal }), ...remedy };
  }
  const failed = firstFailed(probe, record, way);
  if (failed !== undefined) return { group, reason: "condition-failed", result, failed, ...remedy };
  if (!probe.isOpen(record, way)) return { group, reason: "no-main-procedure", result, ...remedy };
  return { group, reason: "taken-earlier", result, takenBy: takenBy(probe, record, result), ...remedy };
}

/** The way on from an MDC or ADRG that lets the case in: it is in the group only if something within takes it. */
function onward(probe: SchemeProbe, record: GroupableCase, way: GroupWay): GroupWay {
  return closest(probe, record, probe.waysWithin(way)) ?? way;
}

/** Of several ways, the one of which most conditions hold. */
function closest(probe: SchemeProbe, record: GroupableCase, ways: readonly GroupWay[]): GroupWay | undefined {
  const reach = (way: GroupWay) => {
    const first = way.conditions.findIndex(
      (owned) => probe.state(record, owned.condition, owned) !== "holds",
    );
    return first < 0 ? way.conditions.length : first;
  };
  let best: { way: GroupWay; reach: number } | undefined;
  for (const way of ways) {
    const reached = reach(way);
    if (best === undefined || reached > best.reach) best = { way, reach: reached };
  }
  return best?.way;
}

function firstFailed(probe: SchemeProbe, record: GroupableCase, way: GroupWay): FailedCondition | undefined {
  for (const owned of way.conditions) {
    const condition = probe.firstFailing(record, owned.condition, owned);
    if (condition === undefined) continue;
    const { level, entry, name } = owned;
    const state = probe.state(record, condition, owned) === "unknown" ? "unknown" : "fails";
    const text = describeCondition(condition, probe.listWords(owned));
    const assumed = assumedTexts(owned.assumed, record);
    const excluded = excludedOf(probe, record, condition);
    return { level, entry, name, condition, state, text, assumed, excluded };
  }
  return undefined;
}

/** The complications that a failed condition would have counted. */
function excludedOf(probe: SchemeProbe, record: GroupableCase, condition: Condition) {
  const asked: readonly string[] = leavesOf(condition).filter((leaf) => typeof leaf === "string");
  return probe.excluded(record).filter(({ list }) => asked.includes(list));
}

function takenBy(probe: SchemeProbe, record: GroupableCase, result: GroupingResult): TakingGroup {
  const taking = result.status === "ungroupable" ? probe.entered(record) : result.drg;
  const way = closest(probe, record, probe.waysTo(taking));
  const last = way?.conditions.at(-1);
  const assumed = (way?.conditions ?? []).flatMap((owned) => assumedTexts(owned.assumed, record));
  return { entry: last?.entry ?? taking, name: last?.name ?? "", assumed };
}
