import type { GroupableCase } from "../case-view.js";
import type { Condition } from "../condition.js";
import { type CodesByPlace, type EditOption, spread } from "../condition-kind.js";
import { conjuncts } from "../fold-condition.js";
import type { GroupingResult } from "../grouping-result.js";
import type { Refusal } from "../refusal.js";
import { operandOf } from "../take-condition.js";
import { applyEdits, type CaseEdit } from "./case-edit.js";
import { principalCodes } from "./principal-codes.js";
import { satisfyOptions } from "./satisfy-condition.js";
import { type GroupWay, isInGroup, type OwnedCondition, type SchemeProbe } from "./scheme-probe.js";

/** Edits that bring a case into a group, and the grouping of the edited case that proves it. */
export interface Steering {
  readonly edits: readonly CaseEdit[];
  readonly record: GroupableCase;
  readonly result: GroupingResult;
}

/** How far a search goes. */
export interface SteeringLimits {
  /** edits one after the other (default 8) */
  readonly depth?: number;
  /** codes of a list that are tried (default 6) */
  readonly samples?: number;
  /** cases that are grouped before the search gives up (default 400) */
  readonly budget?: number;
}

/**
 * 引导入组: searches edits that bring a case into a group, by satisfying the first condition on the way that does not hold and
 * unmaking whatever takes the case earlier. The edited case has been grouped, so an answer is always true; that none is found
 * proves nothing.
 */
export function steerCase(
  probe: SchemeProbe,
  record: GroupableCase,
  way: GroupWay,
  group: string,
  limits: SteeringLimits = {},
): Steering | undefined {
  return new Search(probe, way, (_, result) => isInGroup(result, group), limits).from(record, []);
}

/** Searches edits after which every condition of a way holds, whatever group the case then goes to. */
export function satisfyWay(
  probe: SchemeProbe,
  record: GroupableCase,
  way: GroupWay,
  limits: SteeringLimits = {},
): Steering | undefined {
  const holds = (edited: GroupableCase) =>
    way.conditions.every((owned) => probe.state(edited, owned.condition, owned) === "holds");
  const goal = (edited: GroupableCase, result: GroupingResult) =>
    result.status !== "invalid" && holds(edited);
  return new Search(probe, way, goal, limits).from(record, []);
}

class Search {
  private readonly depth: number;
  private readonly samples: number;
  private left: number;
  private readonly within: CodesByPlace;
  private readonly seen = new Set<string>();

  constructor(
    private readonly probe: SchemeProbe,
    private readonly way: GroupWay,
    private readonly reached: (record: GroupableCase, result: GroupingResult) => boolean,
    limits: SteeringLimits,
  ) {
    this.depth = limits.depth ?? 8;
    this.samples = limits.samples ?? 6;
    this.left = limits.budget ?? 400;
    this.within = principalCodes(probe, way);
  }

  from(record: GroupableCase, edits: readonly CaseEdit[]): Steering | undefined {
    const key = JSON.stringify(record);
    if (this.left <= 0 || this.seen.has(key)) return undefined;
    this.seen.add(key);
    this.left--;
    const result = this.probe.attempt(record);
    if (this.reached(record, result)) return { edits, record, result: this.probe.group(record) };
    if (edits.length >= this.depth) return undefined;
    for (const option of this.options(record, result)) {
      const found = this.from(applyEdits(record, option), [...edits, ...option]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private options(record: GroupableCase, result: GroupingResult): readonly EditOption[] {
    if (result.status === "invalid") return repairs(result);
    const refusal = this.probe.refusal(record);
    if (refusal !== undefined) return this.admissions(record, refusal);
    for (const owned of this.way.conditions) {
      const open = conjuncts(owned.condition).flatMap(
        (part) => this.probe.firstFailing(record, part, owned) ?? [],
      );
      if (open.length === 0) continue;
      const own = this.firstOptions(record, open, owned);
      return owned.level === "drg" ? [...own, ...this.otherPrincipals(record)] : own;
    }
    const takers = this.takers(record, result);
    const unmade = takers.flatMap((owned) =>
      satisfyOptions(this.probe, record, owned.condition, owned, false, this.samples),
    );
    return [...unmade, ...this.otherPrincipals(record, takers)];
  }

  /** Another code for the one for which the scheme tries nothing: one below it where it is a heading, or a code of the group. */
  private admissions(record: GroupableCase, refusal: Refusal): readonly EditOption[] {
    if (refusal === "invalid-principal-diagnosis") return this.otherPrincipals(record);
    const isMain = refusal === "grey-main-procedure";
    const code = (isMain ? record.procedures[0] : record.diagnoses[0]) ?? "";
    const below = spread(this.probe.below(isMain ? "procedure" : "diagnosis", code), this.samples);
    if (!isMain) {
      const replaced = below.map((each): EditOption => [{ edit: "replace-principal-diagnosis", code: each }]);
      return [...replaced, ...this.otherPrincipals(record)];
    }
    const removed: CaseEdit = { edit: "remove-procedure", position: 0, code };
    const replaced = below.map((each): EditOption => [removed, { edit: "add-main-procedure", code: each }]);
    return this.way.entry?.kind === "medical" ? [[removed], ...replaced] : [...replaced, [removed]];
  }

  /** Edits for the first of several open parts that can be edited: a number of procedures follows from the codes that others ask for. */
  private firstOptions(
    record: GroupableCase,
    open: readonly Condition[],
    owned: OwnedCondition,
  ): readonly EditOption[] {
    for (const part of open) {
      const options = satisfyOptions(this.probe, record, part, owned, true, this.samples, this.within);
      if (options.length > 0) return options;
    }
    return [];
  }

  /** Another principal diagnosis of the group: this one may exclude the complication, or belong to an earlier group as well. */
  private otherPrincipals(
    record: GroupableCase,
    takers: readonly OwnedCondition[] = [],
  ): readonly EditOption[] {
    const taken = new Set(takers.flatMap((owned) => this.askedPrincipals(owned)));
    const codes = [...(this.within.principalDiagnosis ?? [])].filter(
      (code) => code !== record.diagnoses[0] && !taken.has(code),
    );
    return spread(this.probe.billable("diagnosis", codes), this.samples).map(
      (code): EditOption => [{ edit: "replace-principal-diagnosis", code }],
    );
  }

  /** The principal diagnoses of the group that took the case; those of its chapter are this group's as well. */
  private askedPrincipals(owned: OwnedCondition): readonly string[] {
    if (owned.level === "mdc") return [];
    return conjuncts(owned.condition).flatMap((part) => {
      const reference = operandOf(part, "principalDiagnosis");
      return reference === undefined ? [] : this.probe.codes(reference, owned);
    });
  }

  /** The conditions that took the case away although every condition on the way holds: the innermost first. */
  private takers(record: GroupableCase, result: GroupingResult): readonly OwnedCondition[] {
    if (result.status === "ungroupable") return [];
    const ways = this.probe
      .waysTo(result.drg)
      .filter((way) =>
        way.conditions.every((owned) => this.probe.state(record, owned.condition, owned) === "holds"),
      );
    const own = new Set(this.way.conditions.map(({ entry }) => entry));
    return (ways[0]?.conditions ?? []).filter(({ entry }) => !own.has(entry)).toReversed();
  }
}

/** What an invalid record lacks. */
function repairs(result: GroupingResult): readonly EditOption[] {
  return result.diagnostics.flatMap(({ code }): EditOption[] => {
    if (code === "GROUPING_SEX_MISSING")
      return [[{ edit: "set-sex", value: "male" }], [{ edit: "set-sex", value: "female" }]];
    if (code === "GROUPING_NEWBORN_WEIGHT_MISSING")
      return [[{ edit: "set-number", field: "birthWeightGrams", value: 3000 }]];
    return [];
  });
}
