import { requireMade } from "../../primitives/require-made.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import type { NumberTest } from "../condition-forms.js";
import { allConditions, leavesOf } from "../fold-condition.js";
import type { GroupingOptions } from "../group-case.js";
import type { GroupingResult } from "../grouping-result.js";
import { requireScheme } from "../require-scheme.js";
import type { Mdc, Scheme } from "../scheme.js";
import { takeCondition } from "../take-condition.js";
import { applyEdit, type CaseEdit, type EditedNumber } from "./case-edit.js";
import { satisfyOptions } from "./satisfy-condition.js";
import { type OwnedCondition, ownedAdrg, ownedDrg, SchemeProbe } from "./scheme-probe.js";

/** 反事实: a single edit that changes the group of a case, and the group it leads to. */
export interface Counterfactual {
  readonly edit: CaseEdit;
  readonly result: GroupingResult;
}

/** Smaller first: a code left out or moved, a number or field changed, a code added. */
const SIZE: Readonly<Record<CaseEdit["edit"], number>> = {
  "remove-diagnosis": 0,
  "remove-procedure": 0,
  "make-principal-diagnosis": 1,
  "make-main-procedure": 1,
  "set-number": 2,
  "set-sex": 3,
  "set-department": 3,
  "set-new-technology": 3,
  "add-diagnosis": 4,
  "add-procedure": 4,
  "add-main-procedure": 5,
  "replace-principal-diagnosis": 6,
};

/** Options of `counterfactuals`. */
export interface CounterfactualOptions extends GroupingOptions {
  /** codes of a list that are tried where one is added (default 4) */
  readonly samples?: number;
}

/**
 * 反事实分组: the smallest single edits that change the group of a case: one code removed, moved to the front or added, a number
 * moved over the nearest threshold of the scheme, the other sex. Added codes are examples: of a list a few are tried. Every edit
 * has been grouped.
 *
 * @returns for each group that one edit leads to, its smallest edits, an added code or a number once; small edits first
 */
export function counterfactuals(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: CounterfactualOptions = {},
): readonly Counterfactual[] {
  requireScheme(compiled);
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  const { samples = 4, ...grouping } = options;
  const probe = new SchemeProbe(compiled, grouping);
  const before = probe.group(record);
  const found: Counterfactual[] = [];
  for (const edit of candidates(record, before, probe, samples)) {
    const result = probe.attempt(applyEdit(record, edit));
    if (result.drg !== before.drg || result.status !== before.status) found.push({ edit, result });
  }
  const smallest = new Map<string, number>();
  for (const { edit, result } of found) {
    const size = SIZE[edit.edit];
    if (size < (smallest.get(result.drg) ?? Number.POSITIVE_INFINITY)) smallest.set(result.drg, size);
  }
  const small = found.filter(({ edit, result }) => SIZE[edit.edit] === smallest.get(result.drg));
  const unique = new Map(small.toReversed().map((each) => [sortOf(each), each]));
  return [...unique.values()]
    .reverse()
    .sort((a, b) => SIZE[a.edit.edit] - SIZE[b.edit.edit])
    .map(({ edit }) => ({ edit, result: probe.group(applyEdit(record, edit)) }));
}

/** Of edits that differ only in the code added or the number set, the first stands for all; they come nearest first. */
function sortOf({ edit, result }: Counterfactual): string {
  const example = edit.edit.startsWith("add-") || edit.edit === "set-number";
  const own = example ? ("field" in edit ? edit.field : "") : JSON.stringify(edit);
  return `${result.drg} ${edit.edit} ${own}`;
}

function candidates(
  record: GroupableCase,
  before: GroupingResult,
  probe: SchemeProbe,
  samples: number,
): readonly CaseEdit[] {
  const edits: CaseEdit[] = [
    ...moves(record.diagnoses, "remove-diagnosis", "make-principal-diagnosis"),
    ...moves(record.procedures, "remove-procedure", "make-main-procedure"),
    ...thresholds(record, probe.compiled.scheme),
  ];
  if (record.sex === "male" || record.sex === "female")
    edits.push({ edit: "set-sex", value: record.sex === "male" ? "female" : "male" });
  edits.push(...additions(record, before, probe, samples));
  const unique = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  return [...unique.values()];
}

function moves(
  codes: readonly string[],
  remove: "remove-diagnosis" | "remove-procedure",
  front: "make-principal-diagnosis" | "make-main-procedure",
): CaseEdit[] {
  return codes.flatMap((code, position): CaseEdit[] => [
    { edit: remove, position, code },
    ...(position === 0 ? [] : [{ edit: front, position, code } as const]),
  ]);
}

const NUMBERS: readonly EditedNumber[] = [
  "ageYears",
  "ageDays",
  "birthWeightGrams",
  "admissionWeightGrams",
  "lengthOfStayDays",
  "ventilatorHours",
  "icuHours",
];

/** For every number that the record states, the nearest values on the other side of each threshold. */
function thresholds(record: GroupableCase, scheme: Scheme): CaseEdit[] {
  const bounds = boundsOf(scheme);
  return NUMBERS.flatMap((field) => {
    const value = record[field];
    if (value === undefined) return [];
    const weight = field === "birthWeightGrams" || field === "admissionWeightGrams";
    const near = new Set<number>();
    for (const bound of [
      ...(bounds.get(field) ?? []),
      ...(weight ? (bounds.get("newbornWeightGrams") ?? []) : []),
    ]) {
      for (const other of [bound - 1, bound, bound + 1]) if (other >= 0 && other !== value) near.add(other);
    }
    const byDistance = [...near].sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
    return byDistance.map((other): CaseEdit => ({ edit: "set-number", field, value: other }));
  });
}

function boundsOf(scheme: Scheme): ReadonlyMap<string, ReadonlySet<number>> {
  const bounds = new Map<string, Set<number>>();
  for (const leaf of allConditions(scheme).flatMap(leavesOf)) {
    const { name, kind, operand } = takeCondition(leaf);
    if (kind.form !== "number") continue;
    const known = bounds.get(name) ?? new Set<number>();
    for (const bound of Object.values(operand as NumberTest) as number[]) known.add(bound);
    bounds.set(name, known);
  }
  return bounds;
}

/** Codes that would satisfy a condition of the case's own MDC, or of the MDCs that are tried before all others. */
function additions(
  record: GroupableCase,
  before: GroupingResult,
  probe: SchemeProbe,
  samples: number,
): CaseEdit[] {
  const { mdcs } = probe.compiled.scheme;
  const near = mdcs.filter((mdc) => mdc.code === before.mdc || mdc.kind === "pre" || before.mdc === "0000");
  return near.flatMap(conditionsOf).flatMap((owned) =>
    satisfyOptions(probe, record, owned.condition, owned, true, samples).flatMap((option) => {
      const [only] = option;
      return option.length === 1 && only !== undefined && only.edit.startsWith("add-") ? [only] : [];
    }),
  );
}

function conditionsOf(mdc: Mdc): OwnedCondition[] {
  return mdc.adrgs.flatMap((entry) => [ownedAdrg(entry), ...entry.drgs.map((drg) => ownedDrg(drg, entry))]);
}
