import type { CitedReader, CitedValue } from "../../primitives/index.js";

type Values<S> = { [Key in keyof S]: S[Key] extends CitedValue<infer T> ? T : never };

/** A rule of the section: in force where its cited `applies` says so. */
interface Rule {
  readonly applies: CitedValue<boolean>;
}

/**
 * 规则取值: reads the values of one rule. A rule is bound only when it applies and every value it needs is known; else it is left
 * out, and the reader has listed each value that was missing.
 */
export class RuleReader {
  readonly #reader: CitedReader;
  readonly #path: string;

  constructor(reader: CitedReader, path: string) {
    this.#reader = reader;
    this.#path = path;
  }

  /** The reader of a rule inside this one. */
  inside(key: string): RuleReader {
    return new RuleReader(this.#reader, `${this.#path}.${key}`);
  }

  /** Whether a rule is there and in force; narrows it. */
  inForce<R extends Rule>(rule: R | undefined): rule is R {
    return rule !== undefined && this.value(rule.applies, "applies") === true;
  }

  /** One value, or undefined where it is not known. */
  value<T>(cited: CitedValue<T>, key: string): T | undefined {
    return this.#reader.read(cited, `${this.#path}.${key}`, this.#path);
  }

  /** A value that an edition may leave out. */
  optional<T>(cited: CitedValue<T> | undefined, key: string): T | undefined {
    return cited === undefined ? undefined : this.value(cited, key);
  }

  /** All values named, or undefined when one is not known; every one of them is read, so that all that are missing are listed. */
  all<S extends Readonly<Record<string, CitedValue<unknown>>>>(cited: S): Values<S> | undefined {
    const read = Object.entries(cited).map(([key, value]) => [key, this.value(value, key)] as const);
    if (read.some(([, value]) => value === undefined)) return undefined;
    return Object.fromEntries(read) as Values<S>;
  }
}
