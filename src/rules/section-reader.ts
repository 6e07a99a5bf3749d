import type { CitedReader, CitedValue } from "../primitives/index.js";
import { conditionProblems, problemError } from "./conditions/check-condition.js";
import type { Condition } from "./conditions/condition.js";
import { listsOf } from "./conditions/lists-of.js";
import type { RulesSection } from "./section.js";

/** 监管节取值器: reads cited values, named lists and conditions of one `rules` section by their paths. */
export class SectionReader {
  readonly #section: RulesSection;
  readonly #reader: CitedReader;
  readonly #lists: Record<string, readonly string[]> = {};

  constructor(section: RulesSection, reader: CitedReader) {
    this.#section = section;
    this.#reader = reader;
  }

  /** The lists that the conditions read so far refer to. */
  get lists(): Readonly<Record<string, readonly string[]>> {
    return this.#lists;
  }

  /** A cited value of `rule`, or undefined (and then noted) when nobody has read it. */
  value<T>(cited: CitedValue<T>, path: string, rule: string): T | undefined {
    return this.#reader.read(cited, `rules.${path}`, rule);
  }

  /**
   * A condition with its lists at hand; undefined when a list it needs is without value.
   *
   * @throws the codes of {@link conditionProblems}, with the path in the section
   */
  condition(value: unknown, path: string, rule: string): Condition | undefined {
    this.#check(
      value,
      path,
      Object.fromEntries(Object.keys(this.#section.lists ?? {}).map((name) => [name, ["*"]])),
    );
    const condition = value as Condition;
    const read = listsOf(condition).map((name) => this.#list(name, rule));
    if (read.includes(false)) return undefined;
    this.#check(condition, path, this.#lists);
    return condition;
  }

  #check(value: unknown, path: string, lists: Readonly<Record<string, readonly string[]>>): void {
    const [first] = conditionProblems(value, lists);
    if (first === undefined) return;
    throw problemError(first, `rules.${path}`);
  }

  #list(name: string, rule: string): boolean {
    const cited = this.#section.lists?.[name];
    const list = cited && this.value(cited, `lists.${name}`, rule);
    if (list !== undefined) this.#lists[name] = list;
    return list !== undefined;
  }
}
