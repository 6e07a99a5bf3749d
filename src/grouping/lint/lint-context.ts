import type { Diagnostic } from "../../primitives/index.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { type OwnedCondition, SchemeProbe } from "../explain/scheme-probe.js";
import { steerCase } from "../explain/steer-case.js";
import type { AdrgEntry, Drg, Scheme } from "../scheme.js";
import type { NameWord } from "./name-words.js";
import type { LintCode, LintFinding, LintWitness } from "./scheme-lint-messages.js";

/** 编码字典: the codes that exist. */
export interface CodeDictionary {
  readonly diagnoses: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
  /** 灰码: categories that exist and that no bill uses (default none) */
  readonly grey?: ReadonlySet<string>;
}

/** Options of `lintScheme`. */
export interface LintOptions {
  /** without one, codes are not looked up (default none) */
  readonly dictionary?: CodeDictionary;
  /** cases that are grouped for one group before it is given up (default 600) */
  readonly budget?: number;
  /** complete schemes of the same make to compare with; without them nothing is compared (default none) */
  readonly siblings?: readonly Scheme[];
  /** words of names besides `NAME_WORDS` (default none) */
  readonly words?: readonly NameWord[];
}

/** What every check of a scheme needs. */
export class LintContext {
  readonly probe: SchemeProbe;
  readonly findings: LintFinding[] = [];
  readonly budget: number;
  readonly dictionary: CodeDictionary | undefined;
  readonly siblings: readonly Scheme[];
  readonly words: readonly NameWord[];
  /** an adult of either sex, a newborn, an infant */
  readonly startingCases: readonly GroupableCase[];
  readonly #cases = new Map<AdrgEntry | Drg, GroupableCase | undefined>();

  constructor(
    readonly compiled: CompiledScheme,
    options: LintOptions,
  ) {
    this.probe = new SchemeProbe(compiled);
    this.budget = options.budget ?? 600;
    this.dictionary = options.dictionary;
    this.siblings = options.siblings ?? [];
    this.words = options.words ?? [];
    this.startingCases = acceptedCases(this.probe);
  }

  /** 组内病例: a case of the DRG (or of the ADRG entry), so that the reader sees who is in it; undefined where none was found. */
  caseIn(entry: AdrgEntry, drg?: Drg): GroupableCase | undefined {
    const wanted = drg ?? entry;
    if (!this.#cases.has(wanted)) this.#cases.set(wanted, this.#findCase(entry, drg));
    return this.#cases.get(wanted);
  }

  #findCase(entry: AdrgEntry, drg: Drg | undefined): GroupableCase | undefined {
    const way = this.probe
      .waysTo(drg === undefined ? entry.id : drg.code)
      .find((candidate) => candidate.entry === entry);
    if (way === undefined) return undefined;
    const group = drg?.code ?? entry.code;
    for (const start of this.startingCases) {
      const steered = steerCase(this.probe, start, way, group, { budget: this.budget });
      if (steered !== undefined) return steered.record;
    }
    // An ADRG whose DRGs leave some cases to later groups has those that they take.
    for (const one of drg === undefined ? entry.drgs : []) {
      const record = this.caseIn(entry, one);
      if (record !== undefined) return record;
    }
    return undefined;
  }

  add(diagnostic: Diagnostic, record?: GroupableCase): void {
    const finding = { ...diagnostic, code: diagnostic.code as LintCode };
    this.findings.push(record === undefined ? finding : { ...finding, witness: this.witness(record) });
  }

  /** Groups a case, so that what a finding shows is what the scheme does. */
  witness(record: GroupableCase): LintWitness {
    const { status, mdc, adrg, drg, complication } = this.probe.attempt(record);
    return { record, result: { status, mdc, adrg, drg, complication } };
  }
}

const REFUSALS: ReadonlySet<string> = new Set([
  "GROUPING_PRINCIPAL_DIAGNOSIS_INVALID",
  "GROUPING_PRINCIPAL_DIAGNOSIS_GREY",
]);

/** The cases to start from with a principal diagnosis that the scheme does not refuse. */
function acceptedCases(probe: SchemeProbe): readonly GroupableCase[] {
  const isAccepted = (code: string) =>
    !probe
      .group({ ...ADULT, diagnoses: [code] })
      .diagnostics.some((diagnostic) => REFUSALS.has(diagnostic.code));
  const listed = probe.compiled.scheme.mdcs.flatMap(({ lists }) => lists?.diagnoses ?? []);
  const accepted = [COMMON_DIAGNOSIS, ...listed].find(isAccepted) ?? COMMON_DIAGNOSIS;
  return STARTING_CASES.map((start) => ({ ...start, diagnoses: [accepted] }));
}

const COMMON_DIAGNOSIS = "Z00.000";
/** A stay as it is common; a case without one is in no group that asks for days. */
const COMMON = { caseId: "witness", lengthOfStayDays: 7, diagnoses: [COMMON_DIAGNOSIS], procedures: [] };
const ADULT: GroupableCase = { ...COMMON, sex: "male", ageYears: 50 };

/** Cases to start from: an adult of either sex, a newborn, an infant. */
const STARTING_CASES: readonly GroupableCase[] = [
  ADULT,
  { ...COMMON, sex: "female", ageYears: 30 },
  { ...COMMON, sex: "male", ageYears: 0, ageDays: 5, birthWeightGrams: 3000, admissionWeightGrams: 3000 },
  { ...COMMON, sex: "female", ageYears: 0, ageDays: 100, birthWeightGrams: 3000, admissionWeightGrams: 6000 },
];

const SHOWN = 5;

/** The first codes of a list, for a message. */
export function firstCodes(codes: readonly string[]): string {
  return `${codes.slice(0, SHOWN).join(", ")}${codes.length > SHOWN ? " …" : ""}`;
}

/** The codes that a condition asks for as principal diagnosis; undefined where it asks for something else or for alternatives. */
export function askedDiagnoses({ probe }: LintContext, owned: OwnedCondition): readonly string[] | undefined {
  const { condition } = owned;
  const parts = typeof condition === "object" && "all" in condition ? condition.all : [condition];
  const test = parts.find((part) => typeof part === "object" && "principalDiagnosis" in part);
  return typeof test === "object" && "principalDiagnosis" in test
    ? probe.codes(test.principalDiagnosis, owned)
    : undefined;
}
