import type { LocalizedText } from "../../primitives/index.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { SchemeProbe } from "../explain/scheme-probe.js";
import type { Complication, GroupingResult, TraceStep } from "../grouping-result.js";
import type { Scheme } from "../scheme.js";
import { LINEAGES } from "./describe-diff.js";
import { diffCodeMoves, diffComplications, diffMdcDiagnoses } from "./diff-lists.js";
import { groupLineage } from "./group-lineage.js";
import type { CodeMove, CodesDiff, ComplicationMove, GroupLineage } from "./scheme-diff.js";

/** 病组关系 of a group before and one after: the same, the same under another code, or another one (also where a code was given to something else). */
export const RELATIONS = {
  same: { zh: "同组", en: "same group" },
  renamed: { zh: "改编码", en: "other code" },
  moved: { zh: "换组", en: "other group" },
} as const satisfies Record<string, LocalizedText>;
export type GroupRelation = keyof typeof RELATIONS;

const lineage = (kind: GroupLineage["kind"]): LocalizedText => ({
  zh: `核心组${LINEAGES[kind].zh}`,
  en: `ADRG ${LINEAGES[kind].en}`,
});

/** 换组原因, by what became different of the scheme. */
export const MOVE_REASONS = {
  record: { zh: "病案校验不同", en: "record check" },
  renamed: lineage("renamed"),
  split: lineage("split"),
  merged: lineage("merged"),
  rearranged: lineage("rearranged"),
  new: lineage("new"),
  gone: lineage("gone"),
  diagnosis: { zh: "诊断编码归属改变", en: "diagnosis listed elsewhere" },
  procedure: { zh: "手术操作编码归属改变", en: "procedure listed elsewhere" },
  complication: { zh: "合并症程度改变", en: "degree of a complication" },
  exclusion: { zh: "合并症排除改变", en: "exclusion of a complication" },
  subdivision: { zh: "细分组改变", en: "other DRGs in the ADRG" },
  ambiguous: { zh: "歧义组规则", en: "rule of ambiguous groups" },
  condition: { zh: "入组条件改变", en: "condition" },
  order: { zh: "入组顺序改变", en: "order of trial" },
} as const satisfies Record<string, LocalizedText>;
export type MoveReason = keyof typeof MOVE_REASONS;

/** 换组: where the two ways of a case part, and by which code or rule. */
export interface GroupMove {
  /** where the ways part */
  readonly level: TraceStep["level"];
  readonly reason: MoveReason;
  /** the code that does it; absent where it is a rule */
  readonly code?: string;
  /** what the code was and is (the groups that list it, its degree and table), or the entries that took the case and what decided there */
  readonly before: string;
  readonly after: string;
}

/** Where a DRG stands. */
interface Place {
  readonly name: string;
  readonly mdc: string;
  readonly adrg: string;
}

const NOTHING = "-";

/** 换组说明: how the groups of a scheme go over into those of another, and why a case goes where it goes. */
export class GroupMoves {
  readonly #places: readonly [before: ReadonlyMap<string, Place>, after: ReadonlyMap<string, Place>];
  /** MDC and ADRG before -> its line */
  readonly #lines = new Map<string, GroupLineage>();
  /** MDC and ADRG after -> its line, where nothing went before */
  readonly #fresh = new Map<string, GroupLineage>();
  readonly #codes: ReadonlyMap<string, CodeMove>;
  readonly #mdcs: ReadonlyMap<string, CodesDiff>;
  readonly #complications: ReadonlyMap<string, ComplicationMove>;
  readonly #probes: Readonly<Record<"before" | "after", SchemeProbe>>;

  constructor(one: CompiledScheme, other: CompiledScheme) {
    const [before, after] = [one.scheme, other.scheme];
    this.#probes = { before: new SchemeProbe(one), after: new SchemeProbe(other) };
    this.#places = [placesOf(before), placesOf(after)];
    for (const line of groupLineage(before, after)) {
      for (const { code } of line.before) this.#lines.set(`${line.mdc} ${code}`, line);
      if (line.kind === "new")
        for (const { code } of line.after) this.#fresh.set(`${line.mdc} ${code}`, line);
    }
    this.#codes = new Map(diffCodeMoves(before, after).map((move) => [`${move.kind} ${move.code}`, move]));
    this.#mdcs = diffMdcDiagnoses(before, after);
    this.#complications = new Map(diffComplications(before, after).map((move) => [move.code, move]));
  }

  /** The name of a DRG; empty for what is no group. */
  name(side: "before" | "after", drg: string): string {
    return this.#place(side, drg)?.name ?? "";
  }

  /** The MDC of a DRG; that of an ambiguous group by its letter. */
  mdc(side: "before" | "after", drg: string): string {
    return this.#place(side, drg)?.mdc ?? (drg.endsWith(AMBIGUOUS) ? `MDC${drg[0]}` : NOTHING);
  }

  #place(side: "before" | "after", drg: string): Place | undefined {
    return this.#places[side === "before" ? 0 : 1].get(drg);
  }

  /** How a group before and a group after are related. */
  relation(before: string, after: string): GroupRelation {
    const [was, is] = [this.#place("before", before), this.#place("after", after)];
    if (was === undefined || is === undefined) return was === is && before === after ? "same" : "moved";
    const line = was.mdc === is.mdc ? this.#lines.get(`${was.mdc} ${was.adrg}`) : undefined;
    const isHeir = line?.after.some(({ code }) => code === is.adrg) === true;
    if (before === after) return isHeir ? "same" : "moved";
    const isRenamed = isHeir && line.before.length === 1 && line.after.length === 1 && was.adrg !== is.adrg;
    return isRenamed && before.slice(was.adrg.length) === after.slice(is.adrg.length) ? "renamed" : "moved";
  }

  /**
   * Why a case is in another group.
   *
   * @param record with the codes by which it was grouped
   * @param was grouped with a trace under the scheme before, and `is` under that after
   */
  explain(record: GroupableCase, was: GroupingResult, is: GroupingResult): GroupMove {
    const isReused = was.drg === is.drg;
    const level = isReused ? "adrg" : partingLevel(was, is);
    const basis = { before: basisAt(was, level), after: basisAt(is, level) };
    if (level === "record") return { level, reason: "record", ...basis };
    const told =
      level === "drg"
        ? this.#subdivided(was, is, basis)
        : (this.#admitted(record, was, is, level, basis) ?? this.#relisted(was, is, level, basis));
    return told ?? { level, reason: this.#ruleReason(record, was, is, level), ...basis };
  }

  /** Of one ADRG: its DRGs are others, or a complication counts for another degree. */
  #subdivided(was: GroupingResult, is: GroupingResult, basis: Basis): GroupMove | undefined {
    const subdivision: GroupMove = { level: "drg", reason: "subdivision", ...basis };
    if (this.#place("after", was.drg) === undefined) return subdivision;
    if (was.complication === is.complication)
      return this.#place("before", is.drg) === undefined ? subdivision : undefined;
    // What makes the case severer on one side is not that, or nothing, on the other: so the severer side names the code that changed.
    const rises = degreeRank(is.complication) > degreeRank(was.complication);
    const [code] = (rises ? [is, was] : [was, is]).flatMap(complicationsOf);
    if (code === undefined) return undefined;
    const move = this.#complications.get(code);
    if (move !== undefined && degreeOf(move.before) !== degreeOf(move.after))
      return { ...ofTable(move), level: "drg", reason: "complication" };
    const counted = (rises ? is : was).complication ?? NOTHING;
    const [before, after] = rises ? ["none", counted] : [counted, "none"];
    return { level: "drg", reason: "exclusion", code, before, after };
  }

  /** The chapter of the group before lets the case in no more, or that of the group after did not: for its diagnosis, or by another condition. */
  #admitted(
    record: GroupableCase,
    was: GroupingResult,
    is: GroupingResult,
    level: "mdc" | "adrg",
    basis: Basis,
  ): GroupMove | undefined {
    if (level === "adrg") return undefined;
    const [shutNow, shutThen] = [
      this.#refusalBy("after", record, was.mdc),
      this.#refusalBy("before", record, is.mdc),
    ];
    if (shutNow === undefined && shutThen === undefined) return undefined;
    const isRelisted = (code: string) =>
      (shutNow !== undefined && this.#mdcs.get(was.mdc)?.removed.includes(code)) ||
      (shutThen !== undefined && this.#mdcs.get(is.mdc)?.added.includes(code));
    const [code] = record.diagnoses.filter(isRelisted);
    if (code !== undefined) return { level, reason: "diagnosis", code, before: was.mdc, after: is.mdc };
    // Where no other chapter took the case, the one that did not is told.
    const before = (was.status === "ungroupable" ? shutThen : undefined) ?? basis.before;
    const after = (is.status === "ungroupable" ? shutNow : undefined) ?? basis.after;
    return { level, reason: "condition", before, after };
  }

  /** The chapter and what of the record it refuses; undefined where it lets the case in, or the scheme has none of that code. */
  #refusalBy(side: "before" | "after", record: GroupableCase, mdc: string): string | undefined {
    const probe = this.#probes[side];
    const [owned] = probe.waysTo(mdc).flatMap(({ conditions }) => conditions);
    const failing = owned && probe.firstFailing(record, owned.condition, owned);
    return failing && told(owned.entry, probe.operands(record, failing, owned));
  }

  /** The line of the ADRG, or the code that took the case, and that other groups list now. */
  #relisted(
    was: GroupingResult,
    is: GroupingResult,
    level: "mdc" | "adrg",
    basis: Basis,
  ): GroupMove | undefined {
    const line = this.#lines.get(`${was.mdc} ${was.adrg}`);
    const isHeir = level === "adrg" && line?.after.some(({ code }) => code === is.adrg);
    if (
      line !== undefined &&
      line.kind !== "kept" &&
      (isHeir || line.kind === "gone" || was.adrg === is.adrg)
    )
      return { level, reason: line.kind, ...basis };
    for (const [kind, code] of decisiveCodes([was, is])) {
      const move = this.#codes.get(`${kind} ${code}`);
      if (move !== undefined && (leaves(move, was.adrg) || leaves(reversed(move), is.adrg)))
        return {
          ...{ level, reason: kind, code },
          ...{ before: listed(move.from), after: listed(move.to) },
        };
    }
    const isFresh = this.#fresh.has(`${is.mdc} ${is.adrg}`);
    return isFresh ? { level, reason: "new", ...basis } : undefined;
  }

  /** The rule that parts two ways: that of ambiguous groups, the condition of a group, or that another group is tried first. */
  #ruleReason(
    record: GroupableCase,
    was: GroupingResult,
    is: GroupingResult,
    level: TraceStep["level"],
  ): MoveReason {
    const statuses = [was.status, is.status];
    if (statuses.includes("ambiguous")) return "ambiguous";
    if (level === "drg" || statuses.includes("ungroupable")) return "condition";
    const probe = this.#probes.after;
    const isStillOpen = probe
      .waysTo(was.adrg)
      .some(
        (way) =>
          probe.isOpen(record, way) &&
          way.conditions.every((owned) => probe.state(record, owned.condition, owned) === "holds"),
      );
    return isStillOpen ? "order" : "condition";
  }
}

const AMBIGUOUS = "QY";

type Basis = Pick<GroupMove, "before" | "after">;

/** Every DRG of a scheme, and the ADRGs that are groups themselves for want of a DRG. */
function placesOf({ mdcs }: Scheme): ReadonlyMap<string, Place> {
  return new Map(
    mdcs.flatMap((mdc) =>
      mdc.adrgs.flatMap((adrg) =>
        (adrg.drgs.length === 0 ? [adrg] : adrg.drgs).map(
          ({ code, name }) => [code, { name, mdc: mdc.code, adrg: adrg.code }] as const,
        ),
      ),
    ),
  );
}

function partingLevel(was: GroupingResult, is: GroupingResult): TraceStep["level"] {
  if (was.status === "invalid" || is.status === "invalid") return "record";
  if (was.mdc !== is.mdc) return "mdc";
  return was.adrg === is.adrg ? "drg" : "adrg";
}

/** The entry that took the case at a level, and the codes and fields that decided there. */
function basisAt({ trace = [], mdc, adrg, drg }: GroupingResult, level: TraceStep["level"]): string {
  const step = trace.findLast((one) => one.level === level);
  return told(step?.entry ?? { record: "", mdc, adrg, drg }[level], step?.operands ?? []);
}

/** An entry with the codes and fields that decided; a field that the case does not have decides nothing. */
function told(entry: string, operands: readonly string[]): string {
  return [entry || NOTHING, ...new Set(operands.filter((operand) => !operand.endsWith("=")))].join(" ");
}

const DEGREES: readonly (Complication | null)[] = ["none", "cc", "mcc"];

function degreeRank(degree: Complication | null): number {
  return DEGREES.indexOf(degree);
}

function degreeOf(table: string | undefined): string {
  return table?.split(" ")[0] ?? "none";
}

function ofTable({ code, before = NOTHING, after = NOTHING }: ComplicationMove) {
  return { code, before, after };
}

/** The complications that the DRG of a case asked for. */
function complicationsOf({ trace = [] }: GroupingResult): readonly string[] {
  return trace.flatMap(({ level, operands }) =>
    level === "drg" ? operands.flatMap((operand) => /^m?cc=(.+)$/.exec(operand)?.[1] ?? []) : [],
  );
}

/** The codes that the entries on either way asked for, with their kinds, those before first. */
function* decisiveCodes(
  results: readonly GroupingResult[],
): Generator<readonly ["diagnosis" | "procedure", string]> {
  for (const { trace = [] } of results) {
    for (const { level, operands } of trace) {
      if (level === "drg") continue;
      for (const operand of operands) {
        const [field = "", ...codes] = operand.split("=");
        const code = codes.join("=");
        if (/diagnos/i.test(field)) yield ["diagnosis", code];
        else if (/procedure/i.test(field)) yield ["procedure", code];
      }
    }
  }
}

function leaves({ from, to }: Pick<CodeMove, "from" | "to">, adrg: string): boolean {
  return from.includes(adrg) && !to.includes(adrg);
}

function reversed({ from, to }: CodeMove): Pick<CodeMove, "from" | "to"> {
  return { from: to, to: from };
}

function listed(groups: readonly string[]): string {
  return groups.length === 0 ? NOTHING : groups.join(" ");
}
