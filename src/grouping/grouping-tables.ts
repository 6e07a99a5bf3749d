import type { CandidateRows } from "./candidate-rows.js";
import type { CaseView } from "./case-view.js";
import type { CompiledCondition } from "./compiled-condition.js";
import type { Test } from "./condition-kind.js";
import type { GroupingStatus, TraceStep } from "./grouping-result.js";
import type { Assumption } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";

/** The three codes of a group. */
export interface GroupCodes {
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
}

/** The codes of a case without a group: 0000. */
export const NO_GROUP: GroupCodes = { mdc: "0000", adrg: "00", drg: "0000" };

/** An entry of the scheme with its condition, as it is tried and as a trace tells of it. */
export interface TriedEntry {
  readonly level: TraceStep["level"];
  readonly entry: string;
  readonly name: string;
  readonly condition: CompiledCondition;
  readonly assumed?: readonly Assumption[] | undefined;
}

/** What a step leads to; made once, so that a case costs no garbage. */
export interface GroupOutcome {
  readonly status: Exclude<GroupingStatus, "invalid">;
  readonly codes: GroupCodes;
  /** the entries whose conditions hold, from the MDC to the group */
  readonly way: readonly TriedEntry[];
}

/** The DRGs of an entry, ready to be chosen from. */
export interface DrgChoice {
  readonly drgs: readonly TriedEntry[];
  /** the tests of the DRGs, where more than severity decides */
  readonly tests: readonly Test[];
  readonly outcomes: readonly GroupOutcome[];
  /** where no DRG holds; undefined: the entry does not match */
  readonly unsplit: GroupOutcome | undefined;
  /** the outcome by severity (bits `HAS_MCC`, `HAS_CC`), where severity alone decides */
  readonly bySeverity: readonly (GroupOutcome | undefined)[] | undefined;
}

/** 入组步骤: one entry in the order of trial over the whole scheme. */
export interface GroupingStep {
  readonly mdc: TriedEntry;
  /** the ADRG or ambiguous group; undefined: the end of an MDC, where the case is ungroupable */
  readonly entry: TriedEntry | undefined;
  /** what the principal codes alone do not decide; undefined: nothing */
  readonly residual: Test | undefined;
  readonly choice: DrgChoice;
  /** the ambiguous group that replaces this entry where it matches and the group is in use */
  readonly replacement: MedicalReplacement | undefined;
}

/** An ambiguous group that replaces a matched medical entry of its MDC. */
export interface MedicalReplacement {
  readonly tried: TriedEntry;
  readonly test: Test;
  readonly enabled: boolean;
  readonly outcome: GroupOutcome;
}

/** Which ambiguous groups are in use: as the scheme says, all, or none. */
export type AmbiguousMode = "scheme" | "on" | "off";

/** What the fast path needs, made once; not part of the public contract. */
export interface GroupingTables {
  readonly numbers: SchemeNumbers;
  readonly view: CaseView;
  readonly steps: readonly GroupingStep[];
  readonly byDiagnosis: CandidateRows;
  readonly byProcedure: CandidateRows;
  /** 日龄界限: see `dayLimits` */
  readonly dayLimits: readonly number[];
  /** steps in use, by mode */
  readonly active: Readonly<Record<AmbiguousMode, Int32Array>>;
  /** those open to a case without a main procedure */
  readonly activeWithoutMain: Readonly<Record<AmbiguousMode, Int32Array>>;
}
