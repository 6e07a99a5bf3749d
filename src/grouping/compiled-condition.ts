import type { Condition } from "./condition.js";
import type { Compiled, ListScope, OperandReader, Test } from "./condition-kind.js";
import { type TakenCondition, takeCondition } from "./take-condition.js";

/**
 * 已编译的条件: its tests and the reader of its operands, each made when it is first asked for and then kept, so that what groups a
 * case and what tells of it are the same.
 */
export class CompiledCondition implements Compiled {
  readonly condition: Condition;
  readonly #taken: TakenCondition;
  readonly #scope: ListScope;
  #parts: Map<Condition, CompiledCondition> | undefined;
  #holds: Test | undefined;
  #fails: Test | undefined;
  #operands: OperandReader | undefined;

  constructor(condition: Condition, scope: ListScope) {
    this.condition = condition;
    this.#taken = takeCondition(condition, scope.owner);
    this.#scope = scope;
  }

  get holds(): Test {
    this.#holds ??= this.#test(true);
    return this.#holds;
  }

  get fails(): Test {
    this.#fails ??= this.#test(false);
    return this.#fails;
  }

  get operands(): OperandReader {
    this.#operands ??= this.#taken.kind.operands(this.#taken.operand, this.#context());
    return this.#operands;
  }

  /** The parts that must all hold; the condition itself where it is no conjunction. */
  get conjuncts(): readonly CompiledCondition[] {
    const { condition } = this;
    if (typeof condition === "string" || !("all" in condition)) return [this];
    return condition.all.flatMap((part) => this.#part(part).conjuncts);
  }

  #test(wanted: boolean): Test {
    return this.#taken.kind.compile(this.#taken.operand, wanted, this.#context());
  }

  #context() {
    const { owner, numbersOf, setOf } = this.#scope;
    return { owner, numbersOf, setOf, part: (condition: Condition) => this.#part(condition) };
  }

  #part(condition: Condition): CompiledCondition {
    this.#parts ??= new Map();
    const known = this.#parts.get(condition);
    if (known !== undefined) return known;
    const part = new CompiledCondition(condition, this.#scope);
    this.#parts.set(condition, part);
    return part;
  }
}
