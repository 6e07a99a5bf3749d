import { createEngine, type LocalizedText } from "chs-drg";
import { serverError } from "../messages/server-errors.js";
import { choice, optional, text, wholeNumber } from "../requests/field.js";
import { type Citation, ClauseIndex, schemeParts } from "../shelf/clause-index.js";
import { CodeSearch } from "../shelf/code-search.js";
import { rulesetOn, type Shelf } from "../shelf/shelf.js";

const MOST_FOUND = 100;

/** The fields of a search for codes. */
export const SEARCH_FIELDS = {
  q: text(
    "编码开头、中文名称或拼音首字母 the beginning of a code, a piece of a Chinese name, or pinyin initials (lwy for 阑尾炎)",
  ),
  kind: optional(choice(["diagnosis", "procedure"], "诊断或手术操作 default: both")),
  limit: optional(wholeNumber(1, MOST_FOUND, `at most ${MOST_FOUND}, default 20`)),
};

/** 知识: what a server tells of its own shelf. */
export class Knowledge {
  readonly #shelf: Shelf;
  #codes: CodeSearch | undefined;
  #clauses: ClauseIndex | undefined;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** 编码检索; its index is made at the start, or with the first search. */
  get codes(): CodeSearch {
    this.#codes ??= new CodeSearch(this.#shelf.codes);
    return this.#codes;
  }

  get clauses(): ClauseIndex {
    const { rulesets, catalog } = this.#shelf;
    const others = schemeParts(catalog).filter(({ reference }) => !rulesets.has(reference));
    this.#clauses ??= new ClauseIndex([...rulesets.values(), ...others]);
    return this.#clauses;
  }

  /** 已载入的分组方案. */
  schemes(): object[] {
    return [...this.#shelf.schemes].map(([reference, { compiled, title, entry }]) => ({
      reference,
      title,
      ...(compiled.scheme.region !== undefined && { region: compiled.scheme.region }),
      ...(entry?.inForceFrom !== undefined && { inForceFrom: entry.inForceFrom }),
      ...(entry && { revision: entry.revision }),
      counts: entry?.counts ?? countsOf(compiled.scheme.mdcs),
      standing: entry?.standing.kind ?? "own",
    }));
  }

  /** 已载入的规则集. */
  rulesets(): object[] {
    return [...this.#shelf.rulesets.values()].map((ruleset) => ({
      reference: ruleset.reference,
      title: ruleset.title as LocalizedText,
      region: ruleset.region,
      effective: ruleset.effective,
      lastVerifiedOn: ruleset.lastVerifiedOn,
      lineage: ruleset.lineage,
      scheme: createEngine(ruleset).parameters.scheme((held) => this.#shelf.schemes.has(held)),
    }));
  }

  /** 规则集全文: a whole edition, every value with its source. @throws `RULESET_NOT_FOUND` */
  ruleset(reference: string): object {
    return rulesetOn(this.#shelf, reference);
  }

  /** 条款 by its id. @throws `CLAUSE_NOT_FOUND` */
  clause(id: string): { readonly id: string; readonly citations: readonly Citation[] } {
    const citations = this.clauses.of(id);
    if (citations.length === 0) throw serverError("CLAUSE_NOT_FOUND", { id });
    return { id, citations };
  }
}

function countsOf(
  mdcs: Shelf["schemes"] extends ReadonlyMap<string, { compiled: { scheme: { mdcs: infer M } } }> ? M : never,
) {
  const entries = mdcs.flatMap(({ adrgs }) => adrgs);
  return {
    mdcs: mdcs.length,
    adrgs: new Set(entries.map(({ code }) => code)).size,
    drgs: new Set(entries.flatMap(({ drgs }) => drgs.map(({ code }) => code))).size,
  };
}
