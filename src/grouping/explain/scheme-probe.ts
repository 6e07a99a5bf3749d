import { addUnder } from "../../primitives/grouped-by.js";
import {
  type ComplicationList,
  type ExcludedComplication,
  excludedComplications,
  type ListedComplication,
  unexcludedComplications,
} from "../case-complications.js";
import { type CaseView, type ComplicationKind, GREY, type GroupableCase, HAS_MCC } from "../case-view.js";
import { CompiledCondition } from "../compiled-condition.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import type { Condition } from "../condition.js";
import type { ListReference } from "../condition-forms.js";
import { codesBelow } from "../grey-code.js";
import { type GroupingOptions, groupCase, recordAsRead, tryGroup } from "../group-case.js";
import type { GroupingResult } from "../grouping-result.js";
import type { CodeSide } from "../kinds/code-edits.js";
import { type Refusal, refusalOf } from "../refusal.js";
import type { AdrgEntry, Assumption, CodeLists, Drg, Mdc } from "../scheme.js";
import { listCodes, listTitle, type SharedLists, sharedLists } from "../scheme-lists.js";
import { everySwitch } from "../scheme-switches.js";
import type { ListWords } from "./condition-text.js";

/** A condition of the scheme with the entry it belongs to. */
export interface OwnedCondition {
  readonly level: "mdc" | "adrg" | "drg";
  /** code of the MDC or DRG, id of the ADRG entry */
  readonly entry: string;
  readonly name: string;
  readonly condition: Condition;
  readonly lists: CodeLists | undefined;
  readonly assumed?: readonly Assumption[] | undefined;
}

/** 入组路径: a way into a group, the conditions that must hold in order of trial. */
export interface GroupWay {
  readonly mdc: Mdc;
  readonly entry: AdrgEntry | undefined;
  readonly drg: Drg | undefined;
  readonly conditions: readonly OwnedCondition[];
}

/** Whether a condition holds for a record: a field that is missing leaves it unknown. */
export type ConditionState = "holds" | "fails" | "unknown";

const LIST_OF = { diagnosis: "diagnoses", procedure: "procedures" } as const;

/** 方案探针: asks a compiled scheme about single conditions and groups edited records. */
export class SchemeProbe {
  private readonly shared: SharedLists;
  private exclusionTables: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly beside = new Map<string, readonly string[]>();

  constructor(
    readonly compiled: CompiledScheme,
    private readonly options: GroupingOptions = {},
  ) {
    this.shared = sharedLists(compiled.scheme);
  }

  group(record: GroupableCase): GroupingResult {
    return groupCase(record, this.compiled, this.options);
  }

  /** The same for a record that is one of many tried: without the diagnostics that only further walks give. */
  attempt(record: GroupableCase): GroupingResult {
    return tryGroup(record, this.compiled, this.options);
  }

  codes(reference: ListReference, owner: Pick<OwnedCondition, "lists" | "entry">): readonly string[] {
    return listCodes(reference, owner.lists, this.shared, owner.entry);
  }

  /** 灰码不能用于结算: those of the codes that a bill may use, by scheme and dictionary; all of them where it may use none. */
  billable(side: CodeSide, codes: readonly string[]): readonly string[] {
    const allowed = codes.filter((code) => !this.isGrey(side, code));
    return allowed.length === 0 ? codes : allowed;
  }

  /** The codes below a heading that a bill may use; those of the dictionary where there is one. */
  below(side: CodeSide, heading: string): readonly string[] {
    const known = this.options.dictionary?.[LIST_OF[side]];
    const codes = known?.codes ?? this.compiled.tables.view.tables[LIST_OF[side]].sorted;
    return codesBelow(heading, { codes, isGrey: (code) => this.isGrey(side, code) });
  }

  private isGrey(side: CodeSide, code: string): boolean {
    const { tables } = this.compiled.tables.view;
    const marks = side === "diagnosis" ? tables.diagnosisMarks : tables.procedureMarks;
    const own = marks[tables[LIST_OF[side]].numberOf(code)] ?? 0;
    return (own & GREY) !== 0 || this.options.dictionary?.[LIST_OF[side]].isGrey(code) === true;
  }

  /** Why the scheme tries nothing for a record; undefined where it does, or the record cannot be judged. */
  refusal(record: GroupableCase): Refusal | undefined {
    const { view } = this.compiled.tables;
    return view.read(record) ? refusalOf(view, this.compiled.scheme.switches) : undefined;
  }

  /** What the lists of an entry hold, and what they are called. */
  listWords(owner: Pick<OwnedCondition, "lists" | "entry">): ListWords {
    return {
      codes: (reference) => this.codes(reference, owner),
      title: (reference) => listTitle(reference, this.compiled.scheme),
    };
  }

  /** Complications of a kind: all, or those that a principal diagnosis does not exclude; in the order of the tables. */
  complications(kind: ComplicationKind, which: "all" | "not-excluded", principal: string): readonly string[] {
    const tables = this.compiled.scheme.complications;
    this.exclusionTables ??= tablesByPrincipal(tables.exclusions);
    const excluded = which === "all" ? [] : (this.exclusionTables.get(principal) ?? []);
    const key = `${kind} ${excluded.join(" ")}`;
    const known = this.beside.get(key);
    if (known !== undefined) return known;
    const codes = Object.entries(kind === HAS_MCC ? tables.mcc : tables.cc)
      .filter(([table]) => !excluded.includes(table))
      .flatMap(([, list]) => list);
    this.beside.set(key, codes);
    return codes;
  }

  /** 被排除的合并症: the other diagnoses that would be complications were it not for the principal diagnosis. */
  excluded(record: GroupableCase): readonly ExcludedComplication[] {
    return this.complicationsOf(record, excludedComplications);
  }

  /** 无排除表: the complications that count where the principal diagnosis has no exclusion table. */
  unexcluded(record: GroupableCase): readonly ListedComplication[] {
    return this.complicationsOf(record, unexcludedComplications);
  }

  private complicationsOf<Listed>(
    record: GroupableCase,
    find: (view: CaseView, list: ComplicationList) => readonly Listed[],
  ): readonly Listed[] {
    const { view } = this.compiled.tables;
    return view.read(recordAsRead(record, this.compiled, this.options))
      ? (["mcc", "cc"] as const).flatMap((list) => find(view, list))
      : [];
  }

  /** Whether `condition`, with the lists of its owner, holds for the record. */
  state(record: GroupableCase, condition: Condition, owner: OwnedCondition): ConditionState {
    const { view } = this.compiled.tables;
    const compiled = this.compiledFor(condition, owner);
    view.read(record);
    if (compiled.holds(view)) return "holds";
    return compiled.fails(view) ? "fails" : "unknown";
  }

  /** What of the record a condition reads: `sex=male`. */
  operands(record: GroupableCase, condition: Condition, owner: OwnedCondition): readonly string[] {
    const { view } = this.compiled.tables;
    const compiled = this.compiledFor(condition, owner);
    view.read(record);
    return compiled.operands(view, undefined) ?? [];
  }

  private compiledFor(condition: Condition, owner: OwnedCondition): CompiledCondition {
    return new CompiledCondition(condition, this.compiled.tables.numbers.scope(owner.entry, owner.lists));
  }

  /** The innermost part of a condition that decides that it does not hold; a failed disjunction is one part. */
  firstFailing(record: GroupableCase, condition: Condition, owner: OwnedCondition): Condition | undefined {
    if (this.state(record, condition, owner) === "holds") return undefined;
    if (typeof condition === "string" || !("all" in condition)) return condition;
    for (const part of condition.all) {
      const failing = this.firstFailing(record, part, owner);
      if (failing !== undefined) return failing;
    }
    return condition;
  }

  /** Every way into a group that is named by its MDC, ADRG or DRG code. */
  waysTo(group: string): GroupWay[] {
    const ways: GroupWay[] = [];
    for (const mdc of this.compiled.scheme.mdcs) {
      const entered = ownedMdc(mdc);
      if (mdc.code === group) ways.push({ mdc, entry: undefined, drg: undefined, conditions: [entered] });
      if (mdc.ambiguous?.code === group) {
        const { code, name, condition } = mdc.ambiguous;
        const own: OwnedCondition = { level: "adrg", entry: code, name, condition, lists: mdc.lists };
        ways.push({ mdc, entry: undefined, drg: undefined, conditions: [entered, own] });
      }
      for (const entry of mdc.adrgs) {
        if (entry.code === group || entry.id === group) ways.push(wayTo(mdc, entry));
        for (const drg of entry.drgs) if (drg.code === group) ways.push(wayTo(mdc, entry, drg));
      }
    }
    return ways;
  }

  /** The ways on from an MDC or ADRG to what takes a case there: it is left where nothing does. */
  waysWithin({ mdc, entry, drg, conditions }: GroupWay): GroupWay[] {
    if (drg !== undefined || (entry === undefined && conditions.length > 1)) return [];
    const nextIsTried = this.compiled.scheme.switches.adrgWithoutDrg === "try-next-adrg";
    const entries = entry === undefined ? mdc.adrgs : [entry];
    return entries.flatMap((each) =>
      nextIsTried && each.drgs.length > 0
        ? each.drgs.map((one) => wayTo(mdc, each, one))
        : [wayTo(mdc, each)],
    );
  }

  /** Whether any case can be in a group of this code: an ambiguous group may be named and switched off. */
  isUsed(group: string): boolean {
    const { ambiguous: mode = "scheme" } = this.options;
    const named = this.compiled.scheme.mdcs.find(({ ambiguous }) => ambiguous?.code === group)?.ambiguous;
    return named === undefined || (mode === "scheme" ? named.enabled : mode === "on");
  }

  /** Whether the scheme tries the case on a way at all. */
  isOpen(record: GroupableCase, { entry }: GroupWay): boolean {
    const { withoutMainProcedure } = everySwitch(this.compiled.scheme.switches);
    if (entry === undefined || entry.kind === "medical" || withoutMainProcedure === "every-group")
      return true;
    const { view } = this.compiled.tables;
    view.read(record);
    return view.hasMainProcedure;
  }

  /** The first MDC, in order of trial, that lets a case in. */
  entered(record: GroupableCase): string {
    const entered = this.compiled.scheme.mdcs.find(
      (mdc) => mdc.kind !== "pre" && this.state(record, mdc.condition, ownedMdc(mdc)) === "holds",
    );
    return entered?.code ?? "";
  }
}

/** The way into an ADRG entry, or into one of its DRGs. */
export function wayTo(mdc: Mdc, entry: AdrgEntry, drg?: Drg): GroupWay {
  const within = drg === undefined ? [] : [ownedDrg(drg, entry)];
  return { mdc, entry, drg, conditions: [ownedMdc(mdc), ownedAdrg(entry), ...within] };
}

function tablesByPrincipal(exclusions: CodeLists): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, string[]>();
  for (const [table, principals] of Object.entries(exclusions)) {
    for (const code of principals) addUnder(tables, code, table);
  }
  return tables;
}

/** The condition of an MDC. */
export function ownedMdc({ code, name, condition, lists, assumed }: Mdc): OwnedCondition {
  return { level: "mdc", entry: code, name, condition, lists, assumed };
}

/** The condition of an ADRG entry. */
export function ownedAdrg({ id, name, condition, lists, assumed }: AdrgEntry): OwnedCondition {
  return { level: "adrg", entry: id, name, condition, lists, assumed };
}

/** The condition of a DRG; it uses the lists of its ADRG entry. */
export function ownedDrg({ code, name, condition, assumed }: Drg, entry: AdrgEntry): OwnedCondition {
  return { level: "drg", entry: code, name, condition, lists: entry.lists, assumed };
}

/** Whether a result is the group asked for, by MDC, ADRG or DRG code. */
export function isInGroup(result: GroupingResult, group: string): boolean {
  if (result.status === "ungroupable" || result.status === "invalid") return false;
  return result.drg === group || result.adrg === group || result.mdc === group;
}
