import type { AuditCase } from "../audit-case.js";
import { isInRange } from "../conditions/code-range.js";
import type { TreatmentModule } from "../parameters.js";

/** 治疗模块查找: the modules that a case's diagnoses call for; what a code calls for is worked out once. */
export class TreatmentLookup {
  readonly #modules: readonly TreatmentModule[];
  readonly #byCode = new Map<string, readonly TreatmentModule[]>();

  constructor(modules: readonly TreatmentModule[]) {
    this.#modules = modules;
  }

  modulesFor(subject: AuditCase): readonly TreatmentModule[] {
    const [principal, ...others] = subject.diagnoses;
    if (principal === undefined) return [];
    const found = new Set(this.#calledForBy(principal));
    for (const code of others) {
      for (const module of this.#calledForBy(code)) if (module.diagnosis === "any") found.add(module);
    }
    return [...found];
  }

  #calledForBy(code: string): readonly TreatmentModule[] {
    const known = this.#byCode.get(code);
    if (known !== undefined) return known;
    const modules = this.#modules.filter(({ diagnoses }) =>
      diagnoses.some((range) => isInRange(code, range.from, range.to)),
    );
    this.#byCode.set(code, modules);
    return modules;
  }
}

/** Whether the stay shows one of the codes, as a procedure or a charged item; undefined when its items are missing. */
export function showsOneOf(subject: AuditCase, codes: ReadonlySet<string>): boolean | undefined {
  const has = (code: string) => codes.has(code);
  if (subject.procedures.some(has)) return true;
  return subject.items === undefined ? undefined : subject.items.some(has);
}
