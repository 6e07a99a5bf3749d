import type { Engine, NestedCondition, TopLevelCondition } from "json-rules-engine";
import { requireMade } from "../primitives/require-made.js";
import type { AuditCase } from "./audit-case.js";
import { conditionProblems, problemError } from "./conditions/check-condition.js";
import { type Certain, COMBINATIONS, combinationOf } from "./conditions/combinations.js";
import type { Fact, FactValue } from "./conditions/fact.js";
import { factNamed } from "./conditions/facts.js";
import type { Lists } from "./conditions/operand-value.js";
import { OPERATORS } from "./conditions/operators.js";
import { type PreparedLeaf, prepareLeaf } from "./conditions/prepare-leaf.js";
import type { Condition, LeafCondition } from "./conditions/rule-condition.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "./conditions/truth.js";

/** What an engine sees of one leaf: the values of its facts, missing ones included. */
interface Operand {
  readonly leaf: LeafCondition;
  readonly value: FactValue;
  readonly other: FactValue;
}

/**
 * json-rules-engine 适配器: runs our conditions inside a host's json-rules-engine with our three values.
 *
 * That engine knows only true and false and takes a missing field under `not` for a hit. So each condition becomes two
 * engine rules, one that fires when it surely holds and one that fires when it surely fails, with every `not` worked into
 * the leaves; when neither fires, the condition is unknown. The host's own rules in the same engine are not touched.
 */
export class JsonRulesEngineAdapter {
  readonly #engine: Engine;
  readonly #lists: Lists;
  readonly #prepared = new Map<LeafCondition, PreparedLeaf>();
  readonly #leaves = new Map<string, LeafCondition>();
  readonly #ids: string[] = [];

  /**
   * @param engine the host's engine; gets two operators a name of ours (`<name>Holds`, `<name>Fails`)
   * @param lists named lists that conditions refer to; default none
   */
  constructor(engine: Engine, lists: Lists = {}) {
    requireMade({ engine }, "json-rules-engine Engine", "addOperator", "addRule");
    this.#engine = engine;
    this.#lists = lists;
    for (const name of Object.keys(OPERATORS)) {
      engine.addOperator<Operand, unknown>(`${name}Holds`, (operand) => this.#truth(operand) === HOLDS);
      engine.addOperator<Operand, unknown>(`${name}Fails`, (operand) => this.#truth(operand) === FAILS);
    }
  }

  /**
   * Adds a condition under an id.
   *
   * @throws `RULES_CONDITION_*`, `RULES_FACT_UNKNOWN`, `RULES_OPERATOR_*`, `RULES_VALUE_TYPE`, `RULES_LIST_UNKNOWN`
   */
  add(id: string, condition: unknown): this {
    const [first] = conditionProblems(condition, this.#lists);
    if (first !== undefined) throw problemError(first, id);
    const checked = condition as Condition;
    for (const sought of [HOLDS, FAILS] as const) {
      const conditions: TopLevelCondition = { all: [this.#translate(checked, sought)] };
      const name = `${id} ${sought === HOLDS ? "holds" : "fails"}`;
      this.#engine.addRule({ name, conditions, event: { type: EVENT, params: { id, truth: sought } } });
    }
    this.#ids.push(id);
    return this;
  }

  /** Runs the engine on a case: the answer of every condition added, by id. */
  async run(subject: AuditCase): Promise<ReadonlyMap<string, Truth>> {
    const truths = new Map<string, Truth>(this.#ids.map((id) => [id, UNKNOWN]));
    const { events } = await this.#engine.run(this.facts(subject));
    for (const { type, params } of events) {
      if (type === EVENT && params !== undefined) truths.set(String(params.id), params.truth as Truth);
    }
    return truths;
  }

  /** The facts of a case as the added conditions need them; for a host that calls `engine.run` itself. */
  facts(subject: AuditCase): Record<string, Operand> {
    const facts: Record<string, Operand> = {};
    for (const [key, leaf] of this.#leaves) {
      const { other } = this.#prepared.get(leaf) as PreparedLeaf;
      const read = (name: string) => (factNamed(name) as Fact).read(subject);
      facts[key] = { leaf, value: read(leaf.fact), other: other === undefined ? undefined : read(other) };
    }
    return facts;
  }

  #truth({ leaf, value, other }: Operand): Truth {
    return (this.#prepared.get(leaf) as PreparedLeaf).truth(value, other);
  }

  /** The engine condition that is true exactly when ours has the truth sought. */
  #translate(condition: Condition, sought: Certain): NestedCondition {
    const combination = combinationOf(condition);
    if (combination === undefined) return this.#translateLeaf(condition as LeafCondition, sought);
    const surely = COMBINATIONS[combination.kind].surely(sought);
    const parts = combination.parts.map((part) => this.#translate(part, surely.sought));
    return surely.of === "all" ? { all: parts } : { any: parts };
  }

  #translateLeaf(condition: LeafCondition, sought: Certain): NestedCondition {
    const operator = `${condition.operator}${sought === HOLDS ? "Holds" : "Fails"}`;
    return { fact: this.#keyOf(condition), operator, value: JSON.stringify(condition.value) };
  }

  /** One engine fact a leaf, since an engine's operator sees a single fact and ours may need two. */
  #keyOf(leaf: LeafCondition): string {
    const key = `${leaf.fact} ${leaf.operator} ${JSON.stringify(leaf.value)}`;
    if (!this.#leaves.has(key)) {
      this.#leaves.set(key, leaf);
      this.#prepared.set(leaf, prepareLeaf(leaf, this.#lists));
    }
    return key;
  }
}

const EVENT = "chs-drg";
