import type { GroupableCase } from "../case-view.js";
import type { GroupingResult } from "../grouping-result.js";
import { applyEdits, type CaseEdit } from "./case-edit.js";
import { type EditOption, satisfyOptions } from "./satisfy-condition.js";
import { type GroupWay, isInGroup, type OwnedCondition, type SchemeProbe } from "./scheme-probe.js";

/** Edits that bring a case into a group, and the grouping of the edited case that proves it. */
export interface Steering {
  readonly edits: readonly CaseEdit[];
  readonly record: GroupableCase;
  readonly result: GroupingResult;
}

/** How far a search goes. */
export interface SteeringLimits {
  /** edits one after the other (default 6) */
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
  return new Search(probe, way, group, limits).from(record, []);
}

class Search {
  private readonly depth: number;
  private readonly samples: number;
  private left: number;
  private readonly seen = new Set<string>();

  constructor(
    private readonly probe: SchemeProbe,
    private readonly way: GroupWay,
    private readonly group: string,
    limits: SteeringLimits,
  ) {
    this.depth = limits.depth ?? 6;
    this.samples = limits.samples ?? 6;
    this.left = limits.budget ?? 400;
  }

  from(record: GroupableCase, edits: readonly CaseEdit[]): Steering | undefined {
    const key = JSON.stringify(record);
    if (this.left <= 0 || this.seen.has(key)) return undefined;
    this.seen.add(key);
    this.left--;
    const result = this.probe.group(record);
    if (isInGroup(result, this.group)) return { edits, record, result };
    if (edits.length >= this.depth) return undefined;
    for (const option of this.options(record, result)) {
      const found = this.from(applyEdits(record, option), [...edits, ...option]);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private options(record: GroupableCase, result: GroupingResult): readonly EditOption[] {
    if (result.status === "invalid") return repairs(result);
    for (const owned of this.way.conditions) {
      const failing = this.probe.firstFailing(record, owned.condition, owned);
      if (failing !== undefined)
        return satisfyOptions(this.probe, record, failing, owned, true, this.samples);
    }
    return this.takers(record, result).flatMap((owned) =>
      satisfyOptions(this.probe, record, owned.condition, owned, false, this.samples),
    );
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
