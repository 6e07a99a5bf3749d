import { compareText, type Diagnostic } from "../primitives/index.js";
import { type InParts, withNoted } from "../rules/in-parts.js";
import type { AuditGrouping } from "./audit-case-of.js";
import { engineErrors } from "./engine-errors.js";
import type { KnownGroups } from "./known-groups.js";

const MOST_NAMED = 3;

/** 不明病组: a code that nobody knows is no group to supervision, as settlement sets such a case aside; how many cases carry each is told. */
export class UnknownGroups {
  readonly #known: KnownGroups | undefined;
  readonly #role: string;
  readonly #cases = new Map<string, number>();

  /** @param role the file of the cases */
  constructor(known: KnownGroups | undefined, role: string) {
    this.#known = known;
    this.#role = role;
  }

  /** The grouping of a case as it is supervised. */
  take(grouping: AuditGrouping): AuditGrouping {
    const { drg, status } = grouping;
    if (status !== "grouped" || this.#known?.has(drg) !== false) return grouping;
    this.#count(drg, 1);
    return { drg, status: "invalid" };
  }

  /** The parts of a supervision with what was counted here. */
  with(parts: InParts): InParts {
    return withNoted(parts, {
      found: () => [...this.#cases],
      join: (unknown) => {
        for (const [drg, cases] of unknown) this.#count(drg, cases);
      },
    });
  }

  /** One error that names the groups which most cases carry. */
  diagnostics(): readonly Diagnostic[] {
    const groups = [...this.#cases].sort(([a, of], [b, than]) => than - of || compareText(a, b));
    if (groups.length === 0) return [];
    const named = groups.slice(0, MOST_NAMED).map(([drg]) => ({ drg, meant: this.#known?.alike(drg) }));
    const cases = groups.reduce((sum, [, own]) => sum + own, 0);
    const info = { cases, groups: named, more: groups.length - named.length };
    return [engineErrors.diagnostic("error", "ENGINE_CASE_GROUPS_UNKNOWN", this.#role, info)];
  }

  #count(drg: string, cases: number): void {
    this.#cases.set(drg, (this.#cases.get(drg) ?? 0) + cases);
  }
}
