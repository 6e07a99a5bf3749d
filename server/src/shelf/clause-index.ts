import type { Cited, CitedValue, ValueStatus } from "chs-drg";
import type { RulesetCatalog } from "chs-drg/rulesets";

/** 引用: a value of an edition that rests on a clause. */
export interface Citation {
  readonly ruleset: string;
  /** place of the value in the edition */
  readonly path: string;
  /** the day from which it counts, where it changed within the edition's life */
  readonly from?: string;
  readonly value: unknown;
  readonly unit: string;
  readonly status: ValueStatus;
  readonly clause: string;
  readonly quote?: string;
  readonly note?: string;
  readonly document: object;
}

/** An edition, or a part of one, with what it cites. */
interface CitingEdition {
  readonly reference: string;
  readonly documents?: readonly { readonly key: string }[];
  readonly scheme?: unknown;
  readonly weights?: unknown;
  readonly settlement?: unknown;
  readonly rules?: unknown;
}

/** The scheme that each shipped edition prescribes: what a scheme rests on does not depend on which editions are loaded. */
export function schemeParts({ editions }: RulesetCatalog): CitingEdition[] {
  return [...editions.values()].map(({ reference, json: { documents, scheme } }) => ({
    reference,
    documents: (documents ?? []) as { key: string }[],
    scheme,
  }));
}

/** 条款索引: what the loaded editions cite, by the id of the clause (SX-036) or, where the clause has none, by the key of its document. */
export class ClauseIndex {
  readonly #citations = new Map<string, Citation[]>();

  constructor(editions: Iterable<CitingEdition>) {
    for (const ruleset of editions) {
      for (const section of ["scheme", "weights", "settlement", "rules"] as const) {
        this.#collect(ruleset, ruleset[section], section);
      }
    }
  }

  /** The citations of a clause; none where no loaded edition cites it. */
  of(id: string): readonly Citation[] {
    return this.#citations.get(id) ?? [];
  }

  /** The ids of the clauses that an edition's values rest on: those at a path and below it, all sections by default. */
  idsOf(ruleset: string, path?: string): readonly string[] {
    return this.#idsWhere(
      (citation) =>
        citation.ruleset === ruleset &&
        (path === undefined || citation.path === path || citation.path.startsWith(`${path}.`)),
    );
  }

  /** The ids of the clauses by which loaded editions prescribe a scheme. */
  idsOfScheme(reference: string): readonly string[] {
    return this.#idsWhere(({ path, value }) => path.startsWith("scheme.") && value === reference);
  }

  #idsWhere(holds: (citation: Citation) => boolean): readonly string[] {
    return [...this.#citations].flatMap(([id, citations]) => (citations.some(holds) ? [id] : []));
  }

  #collect(ruleset: CitingEdition, node: unknown, path: string): void {
    if (typeof node !== "object" || node === null) return;
    if (isCitedValue(node)) {
      for (const cited of statesOf(node)) this.#add(ruleset, path, cited);
      return;
    }
    for (const [name, inner] of Object.entries(node)) {
      this.#collect(ruleset, inner, `${path}.${(Array.isArray(node) && itemName(inner)) || name}`);
    }
  }

  #add(ruleset: CitingEdition, path: string, { from, value, unit, status, source, note }: DatedState): void {
    const document = ruleset.documents?.find(({ key }) => key === source.document) ?? {
      key: source.document,
    };
    for (const id of source.facts ?? [source.document]) {
      const citation: Citation = {
        ruleset: ruleset.reference,
        path,
        ...(from !== undefined && { from }),
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

/** A state of a value, with the day from which it counts where there are several. */
type DatedState = Cited<unknown> & { readonly from?: string };

function statesOf(value: CitedValue<unknown>): readonly DatedState[] {
  return "history" in value ? value.history.map((state) => ({ ...state, unit: value.unit })) : [value];
}

/** What the items of a list are called in paths: their id, key or kind. */
function itemName(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const names = item as Readonly<Record<string, unknown>>;
  const name = names.id ?? names.key ?? names.kind;
  return typeof name === "string" ? name : undefined;
}
