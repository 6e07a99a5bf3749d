import type { Position } from "../declare/index.js";
import type { CitedReader } from "../primitives/index.js";
import { conditionProblems, listNamed, problemError } from "./conditions/check-condition.js";
import { leavesOf } from "./conditions/combinations.js";
import type { Condition } from "./conditions/rule-condition.js";
import type { RulesSection } from "./parameters.js";

type CitedLists = NonNullable<RulesSection["lists"]>;

/** 条件取值器: takes conditions of one `rules` section with the named lists that they refer to. */
export class ConditionReader {
  readonly #cited: CitedLists;
  readonly #reader: CitedReader;
  readonly #lists: Record<string, readonly string[]> = {};

  constructor(cited: CitedLists, reader: CitedReader) {
    this.#cited = cited;
    this.#reader = reader;
  }

  /** The lists that the conditions read so far refer to. */
  get lists(): Readonly<Record<string, readonly string[]>> {
    return this.#lists;
  }

  /**
   * A condition with its lists at hand; undefined when a list it needs is without value.
   *
   * @throws the codes of {@link conditionProblems}, with the path in the section
   */
  read(value: unknown, { path, rule }: Position): Condition | undefined {
    check(value, path, Object.fromEntries(Object.keys(this.#cited).map((name) => [name, ["*"]])));
    const condition = value as Condition;
    const read = listsOf(condition).map((name) => this.#list(name, rule));
    if (read.includes(false)) return undefined;
    check(condition, path, this.#lists);
    return condition;
  }

  #list(name: string, rule: string): boolean {
    const cited = this.#cited[name];
    const list = cited && this.#reader.read(cited, `rules.lists.${name}`, rule);
    if (list !== undefined) this.#lists[name] = list;
    return list !== undefined;
  }
}

function check(value: unknown, path: string, lists: Readonly<Record<string, readonly string[]>>): void {
  const [first] = conditionProblems(value, lists);
  if (first !== undefined) throw problemError(first, path);
}

/** The names of the lists that a condition refers to, in order of first use. */
function listsOf(condition: Condition): readonly string[] {
  return [...new Set(leavesOf(condition).flatMap(({ value }) => listNamed(value) ?? []))];
}
