import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { isInRange } from "../conditions/code-range.js";
import type { TreatmentModule } from "../parameters.js";

/** 治疗模块查找: the modules that a case's diagnoses and operations call for. */
export class TreatmentLookup {
  readonly #ofPrincipal: CodeLookup;
  readonly #ofAny: CodeLookup;
  readonly #ofOperation: CodeLookup;

  constructor(modules: readonly TreatmentModule[]) {
    this.#ofPrincipal = new CodeLookup(modules, "diagnoses");
    this.#ofAny = new CodeLookup(
      modules.filter(({ diagnosis }) => diagnosis === "any"),
      "diagnoses",
    );
    this.#ofOperation = new CodeLookup(modules, "procedures");
  }

  modulesFor({ diagnoses, procedures }: AuditCase): readonly TreatmentModule[] {
    const [principal, ...others] = diagnoses;
    const found = new Set(principal === undefined ? [] : this.#ofPrincipal.modulesFor(principal));
    for (const code of others) for (const module of this.#ofAny.modulesFor(code)) found.add(module);
    for (const code of procedures) for (const module of this.#ofOperation.modulesFor(code)) found.add(module);
    return [...found];
  }
}

/** The modules of a code. What a code, and what a first letter may call for, is worked out once. */
class CodeLookup {
  readonly #modules: readonly TreatmentModule[];
  readonly #kind: "diagnoses" | "procedures";
  readonly #byLetter = new Map<string, readonly TreatmentModule[]>();
  readonly #byCode = new Map<string, readonly TreatmentModule[]>();

  constructor(modules: readonly TreatmentModule[], kind: "diagnoses" | "procedures") {
    this.#modules = modules;
    this.#kind = kind;
  }

  modulesFor(code: string): readonly TreatmentModule[] {
    return branch(this.#byCode, code, () =>
      this.#ofLetter(code.slice(0, 1)).filter((module) =>
        module[this.#kind].some(({ from, to }) => isInRange(code, from, to)),
      ),
    );
  }

  #ofLetter(letter: string): readonly TreatmentModule[] {
    return branch(this.#byLetter, letter, () =>
      this.#modules.filter((module) =>
        module[this.#kind].some(({ from, to }) => from.slice(0, 1) <= letter && letter <= to.slice(0, 1)),
      ),
    );
  }
}

/**
 * Whether the stay shows one of a module's codes, as a procedure or a charged item; undefined when its items are missing. An operation for which the
 * module is called is what is in doubt, and no evidence of itself: its charge is.
 */
export function showsOneOf(
  subject: AuditCase,
  codes: ReadonlySet<string>,
  { procedures: inDoubt }: Pick<TreatmentModule, "procedures">,
): boolean | undefined {
  const answers = (code: string) =>
    codes.has(code) && !inDoubt.some(({ from, to }) => isInRange(code, from, to));
  if (subject.procedures.some(answers)) return true;
  return subject.items?.some((code) => codes.has(code));
}
