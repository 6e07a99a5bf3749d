import { type Cited, type CitedValue, citedOn } from "./cited-value.js";
import { type CivilDate, requireCivilDate } from "./civil-date.js";
import { deepFreeze } from "./deep-freeze.js";
import { messageTable } from "./message-table.js";
import { requireMade } from "./require-made.js";

/** 采用的假定: an `assumed` value that a result rests on. */
export interface Assumption {
  readonly path: string;
  readonly value: unknown;
  readonly unit: string;
  readonly clause: string;
}

/** 地方提供的取值: a value that the area supplied and a result rests on. */
export type Supplied = Assumption;

/** 未执行的规则: a rule that needed a value nobody has read. */
export interface NotEvaluated {
  readonly rule: string;
  readonly path: string;
  readonly status: "illegible" | "unknown";
  readonly clause: string;
  /** how it is supplied or, of a rule that no settlement applies, that it is worked out beside it */
  readonly remedy: { readonly zh: string; readonly en: string };
}

/** How a section's cited values are read. */
export interface CitedReaderOptions {
  readonly on: CivilDate;
  /** refuse assumed values (`RULESET_ASSUMED_UNDER_STRICT`); default false */
  readonly strict?: boolean;
  readonly rulesetId?: string;
}

const errors = messageTable<{ RULESET_ASSUMED_UNDER_STRICT: { path: string; value: string } }>({
  RULESET_ASSUMED_UNDER_STRICT: ({ path, value }) => ({
    zh: `${path} 的取值 ${value} 只是假定，未见原文；严格模式下不使用。请用 --values 给出有出处的取值，或去掉 --strict。`,
    en: `${path} = ${value} is assumed: no text was seen, and strict mode refuses it. Supply a cited value with --values, or drop --strict.`,
  }),
});

/** 取值器: reads cited values of a ruleset section and remembers every assumption used and every value that was missing. */
export class CitedReader {
  readonly #options: CitedReaderOptions;
  readonly #assumptions = new Map<string, Assumption>();
  readonly #supplied = new Map<string, Supplied>();
  readonly #notEvaluated = new Map<string, NotEvaluated>();

  /** @throws `DATE_INVALID`: days are compared as texts, so that one in another form would take another day's values */
  constructor(options: CitedReaderOptions) {
    requireMade({ options }, "CitedReaderOptions", "on");
    requireCivilDate(options.on, "on");
    this.#options = options;
  }

  /** the day whose values count */
  get on(): CivilDate {
    return this.#options.on;
  }

  get assumptions(): readonly Assumption[] {
    return [...this.#assumptions.values()];
  }

  get supplied(): readonly Supplied[] {
    return [...this.#supplied.values()];
  }

  get notEvaluated(): readonly NotEvaluated[] {
    return [...this.#notEvaluated.values()];
  }

  /**
   * The value at `path`, or undefined when it is illegible or unknown; then `rule` is listed as not evaluated.
   *
   * @param isApplied whether any settlement applies the rule; the values of others are not to be supplied
   * @throws `RULESET_ASSUMED_UNDER_STRICT`
   */
  read<T>(cited: CitedValue<T>, path: string, rule: string, isApplied = true): T | undefined {
    const current = citedOn(cited, this.#options.on);
    if (current.value === null) {
      this.#miss(current, path, { rule, isApplied });
      return undefined;
    }
    if (current.status === "assumed") this.#assume(current, path);
    if (current.status === "supplied") this.#supplied.set(path, usedValue(current, path));
    return current.value;
  }

  /** Document and clause of the value in force. */
  clauseOf(cited: CitedValue<unknown>): string {
    return clauseText(citedOn(cited, this.#options.on));
  }

  #assume(cited: Cited<unknown>, path: string): void {
    if (this.#options.strict === true) {
      throw errors.error(
        "RULESET_ASSUMED_UNDER_STRICT",
        { path, value: JSON.stringify(cited.value) },
        {
          path,
          clause: clauseText(cited),
          ...(this.#options.rulesetId && { rulesetId: this.#options.rulesetId }),
        },
      );
    }
    this.#assumptions.set(path, usedValue(cited, path));
  }

  #miss(
    cited: Cited<unknown>,
    path: string,
    { rule, isApplied }: { readonly rule: string; readonly isApplied: boolean },
  ): void {
    const status = cited.status === "illegible" ? "illegible" : "unknown";
    const missed = deepFreeze<NotEvaluated>({
      rule,
      path,
      status,
      clause: clauseText(cited),
      remedy: isApplied
        ? {
            zh: `请在地方参数文件中给出 ${path}（单位写作“${cited.unit}”）及其出处。`,
            en: `Supply ${path} (unit: ${cited.unit}) with its source in a values file.`,
          }
        : {
            zh: `文件没有写全这条规则，结算不执行它，给出 ${path} 也不会改变任何金额：请在结算之外另行计算。`,
            en: `The texts do not print this rule in full and no settlement applies it, so that ${path} would change no amount: work it out beside the settlement.`,
          },
    });
    this.#notEvaluated.set(`${rule} ${path}`, missed);
  }
}

function usedValue(cited: Cited<unknown>, path: string): Assumption {
  return Object.freeze({ path, value: cited.value, unit: cited.unit, clause: clauseText(cited) });
}

/** A citation in one line: document key and clause. */
export function clauseText(cited: Cited<unknown>): string {
  return `${cited.source.document} ${cited.source.clause}`.trim();
}
