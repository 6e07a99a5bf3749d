import type { AuditCase } from "../audit-case.js";
import { isInRange } from "../conditions/code-range.js";
import type { TreatmentModule } from "../parameters.js";

/** 治疗模块查找: the modules that a case's diagnoses call for. */
export class TreatmentLookup {
  readonly #ofPrincipal: CodeLookup;
  readonly #ofAny: CodeLookup;

  constructor(modules: readonly TreatmentModule[]) {
    this.#ofPrincipal = new CodeLookup(modules);
    this.#ofAny = new CodeLookup(modules.filter(({ diagnosis }) => diagnosis === "any"));
  }

  modulesFor({ diagnoses }: AuditCase): readonly TreatmentModule[] {
    const [principal, ...others] = diagnoses;
    if (principal === undefined) return [];
    const found = new Set(this.#ofPrincipal.modulesFor(principal));
    for (const code of others) for (const module of this.#ofAny.modulesFor(code)) found.add(module);
    return [...found];
  }
}

/** The modules of a code. What a code, and what a first letter may call for, is worked out once. */
class CodeLookup {
  readonly #modules: readonly TreatmentModule[];
  readonly #byLetter = new Map<string, readonly TreatmentModule[]>();
  readonly #byCode = new Map<string, readonly TreatmentModule[]>();

  constructor(modules: readonly TreatmentModule[]) {
    this.#modules = modules;
  }

  modulesFor(code: string): readonly TreatmentModule[] {
    return remembered(this.#byCode, code, () =>
      this.#ofLetter(code.slice(0, 1)).filter(({ diagnoses }) =>
        diagnoses.some(({ from, to }) => isInRange(code, from, to)),
      ),
    );
  }

  #ofLetter(letter: string): readonly TreatmentModule[] {
    return remembered(this.#byLetter, letter, () =>
      this.#modules.filter(({ diagnoses }) =>
        diagnoses.some(({ from, to }) => from.slice(0, 1) <= letter && letter <= to.slice(0, 1)),
      ),
    );
  }
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

/** Whether the stay shows one of the codes, as a procedure or a charged item; undefined when its items are missing. */
export function showsOneOf(subject: AuditCase, codes: ReadonlySet<string>): boolean | undefined {
  const has = (code: string) => codes.has(code);
  if (subject.procedures.some(has)) return true;
  return subject.items === undefined ? undefined : subject.items.some(has);
}
