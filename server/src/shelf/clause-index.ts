import type { Cited, CitedValue } from "chs-drg";
import type { Ruleset } from "chs-drg/rulesets";

/** 引用: a value of an edition that rests on a clause. */
export interface Citation {
  readonly ruleset: string;
  /** place of the value in the edition */
  readonly path: string;
  readonly value: unknown;
  readonly unit: string;
  readonly status: string;
  readonly clause: string;
  readonly quote?: string;
  readonly note?: string;
  readonly document: object;
}

/** 条款索引: what the loaded editions cite, by the id of the clause (SX-036). */
export class ClauseIndex {
  readonly #citations = new Map<string, Citation[]>();

  constructor(rulesets: Iterable<Ruleset>) {
    for (const ruleset of rulesets) {
      for (const section of ["scheme", "weights", "settlement", "rules"] as const) {
        this.#collect(ruleset, ruleset[section], section);
      }
    }
  }

  /** The citations of a clause; none where no loaded edition cites it. */
  of(id: string): readonly Citation[] {
    return this.#citations.get(id) ?? [];
  }

  /** The ids of an edition's clauses, in the order of the edition. */
  idsOf(ruleset: string): readonly string[] {
    return [...this.#citations].flatMap(([id, citations]) =>
      citations.some((citation) => citation.ruleset === ruleset) ? [id] : [],
    );
  }

  #collect(ruleset: Ruleset, node: unknown, path: string): void {
    if (typeof node !== "object" || node === null) return;
    if (isCitedValue(node)) {
      for (const [suffix, cited] of statesOf(node)) this.#add(ruleset, `${path}${suffix}`, cited);
      return;
    }
    for (const [name, inner] of Object.entries(node)) this.#collect(ruleset, inner, `${path}.${name}`);
  }

  #add(ruleset: Ruleset, path: string, { value, unit, status, source, note }: Cited<unknown>): void {
    const document = ruleset.documents.find(({ key }) => key === source.document) ?? { key: source.document };
    for (const id of source.facts ?? []) {
      const citation: Citation = {
        ruleset: ruleset.reference,
        path,
        value,
        unit,
        status,
        clause: source.clause,
        ...(source.quote !== undefined && { quote: source.quote }),
        ...(note !== undefined && { note }),
        document,
      };
      const known = this.#citations.get(id);
      if (known === undefined) this.#citations.set(id, [citation]);
      else known.push(citation);
    }
  }
}

function isCitedValue(node: object): node is CitedValue<unknown> {
  if ("history" in node && Array.isArray(node.history)) return "unit" in node;
  return "value" in node && ("source" in node || "status" in node);
}

/** The states of a value, with what the path of each ends in. */
function statesOf(value: CitedValue<unknown>): readonly (readonly [string, Cited<unknown>])[] {
  if (!("history" in value)) return [["", value]];
  return value.history.map(({ from, ...state }) => [`@${from}`, { ...state, unit: value.unit }]);
}
