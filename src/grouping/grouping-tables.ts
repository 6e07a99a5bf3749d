import type { CandidateRows } from "./candidate-rows.js";
import type { CaseView } from "./case-view.js";
import type { Test } from "./compile-condition.js";
import type { AdrgEntry, Drg, Mdc } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";

/** The three codes of a group. */
export interface GroupCodes {
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
}

/** The codes of a case without a group: 0000. */
export const NO_GROUP: GroupCodes = { mdc: "0000", adrg: "00", drg: "0000" };

/** What a step leads to; made once, so that a case costs no garbage. */
export interface GroupOutcome {
  readonly status: "grouped" | "ambiguous" | "ungroupable";
  readonly codes: GroupCodes;
  readonly mdc: Mdc;
  readonly entry?: AdrgEntry;
  /** absent where the ADRG is not split, and in ambiguous groups */
  readonly drg?: Drg;
}

/** The DRGs of an entry, ready to be chosen from. */
export interface DrgChoice {
  readonly tests: readonly Test[];
  readonly outcomes: readonly GroupOutcome[];
  /** where no DRG holds; undefined: the entry does not match */
  readonly unsplit: GroupOutcome | undefined;
  /** the outcome by severity (bits `HAS_MCC`, `HAS_CC`), where severity alone decides */
  readonly bySeverity: readonly (GroupOutcome | undefined)[] | undefined;
}

/** 入组步骤: one entry in the order of trial over the whole scheme. */
export interface GroupingStep {
  readonly kind: "adrg" | "ambiguous" | "mdc-end";
  readonly mdc: Mdc;
  readonly entry?: AdrgEntry;
  /** what the principal codes alone do not decide; undefined: nothing */
  readonly residual: Test | undefined;
  readonly choice: DrgChoice;
  /** the ambiguous group that replaces this entry where it matches and the group is in use */
  readonly replacement: MedicalReplacement | undefined;
}

/** An ambiguous group that replaces a matched medical entry of its MDC. */
export interface MedicalReplacement {
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
  /** steps in use, by mode */
  readonly active: Readonly<Record<AmbiguousMode, Int32Array>>;
}
