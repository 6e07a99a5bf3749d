import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { SchemeProbe } from "../explain/scheme-probe.js";
import type { LintFinding, LintWitness } from "./lint-messages.js";

/** 编码字典: the codes that exist. */
export interface CodeDictionary {
  readonly diagnoses: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
}

/** Options of `lintScheme`. */
export interface LintOptions {
  /** without one, codes are not looked up (default none) */
  readonly dictionary?: CodeDictionary;
  /** cases that are grouped for one group before it is given up (default 600) */
  readonly budget?: number;
}

/** What every check of a scheme needs. */
export class LintContext {
  readonly probe: SchemeProbe;
  readonly findings: LintFinding[] = [];
  readonly budget: number;
  readonly dictionary: CodeDictionary | undefined;

  constructor(
    readonly compiled: CompiledScheme,
    options: LintOptions,
  ) {
    this.probe = new SchemeProbe(compiled);
    this.budget = options.budget ?? 600;
    this.dictionary = options.dictionary;
  }

  add(finding: LintFinding, record?: GroupableCase): void {
    this.findings.push(record === undefined ? finding : { ...finding, witness: this.witness(record) });
  }

  /** Groups a case, so that what a finding shows is what the scheme does. */
  witness(record: GroupableCase): LintWitness {
    const { status, mdc, adrg, drg, complication } = this.probe.group(record);
    return { record, result: { status, mdc, adrg, drg, complication } };
  }
}

/** Cases to start from: an adult of either sex, a newborn, an infant. */
export const STARTING_CASES: readonly GroupableCase[] = [
  { caseId: "witness", sex: "male", ageYears: 50, diagnoses: ["Z00.000"], procedures: [] },
  { caseId: "witness", sex: "female", ageYears: 30, diagnoses: ["Z00.000"], procedures: [] },
  {
    caseId: "witness",
    sex: "male",
    ageYears: 0,
    ageDays: 5,
    birthWeightGrams: 3000,
    admissionWeightGrams: 3000,
    diagnoses: ["Z00.000"],
    procedures: [],
  },
  {
    caseId: "witness",
    sex: "female",
    ageYears: 0,
    ageDays: 100,
    birthWeightGrams: 3000,
    admissionWeightGrams: 6000,
    diagnoses: ["Z00.000"],
    procedures: [],
  },
];

const SHOWN = 5;

/** The first codes of a list, for a message. */
export function firstCodes(codes: readonly string[]): string {
  return `${codes.slice(0, SHOWN).join(", ")}${codes.length > SHOWN ? " …" : ""}`;
}
