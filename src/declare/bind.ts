import {
  CitedReader,
  type CitedValue,
  type DrgError,
  decimal,
  isDrgError,
  type LocalizedText,
  WORKING_SCALE,
} from "../primitives/index.js";
import { asOf, type Broken } from "./constraint.js";
import {
  type CitedNode,
  type Declaration,
  inside,
  type MadeNode,
  type Place,
  ruleName,
  type Shape,
} from "./declaration.js";
import type { Form, TypeOf } from "./form.js";
import { isInRange } from "./in-range.js";
import { legalRange } from "./question.js";

/** 超出合法范围: makes a room's error for a value outside of its declared ends. */
export type OutOfRange = (value: string, path: string, range: LocalizedText) => DrgError;

/** A value under a unit that its declaration does not know, or outside of its legal range. */
export interface UnitMisfit {
  readonly path: string;
  readonly unit: string;
  readonly value: unknown;
}

/** 绑定结果: the plain parameters with all that was found on the way. */
export interface Bound<Type> {
  /** undefined when a value outside of every rule is missing, or wrong */
  readonly value: Type | undefined;
  /** path of a value -> document and clause it was read in */
  readonly clauses: Readonly<Record<string, string>>;
  /** what is wrong, all of it: values out of range, parts that contradict themselves */
  readonly problems: readonly DrgError[];
  /** values that do not fit their unit: a strange unit is bound all the same, a value out of range is a problem too */
  readonly misfits: readonly UnitMisfit[];
  /** constraints that values break: some of them are problems too */
  readonly broken: readonly Broken<Readonly<Record<string, object>>>[];
}

/** 缺值: stands for a part that lacks a value, with what was known of it. */
class Missing {
  readonly known: Readonly<Record<string, unknown>>;
  constructor(known: Readonly<Record<string, unknown>> = {}) {
    this.known = known;
  }
}

type JsonNode = Readonly<Record<string, unknown>>;

/**
 * 绑定: takes the citations away from a section by its declaration. All values are read, so that the reader lists every assumption and everything
 * that is missing; the innermost rule that lacks a value is left out. The JSON must have passed the declaration's schema.
 *
 * @throws `RULESET_ASSUMED_UNDER_STRICT`
 */
export function bindDeclared<D extends Declaration>(
  declaration: D,
  json: unknown,
  path: string,
  reader: CitedReader,
  outOfRange: OutOfRange,
  { custom = {}, rule = path }: BindOptions = {},
): Bound<TypeOf<D>> {
  const binder = new Binder(reader, outOfRange, custom);
  const value = binder.bind(declaration, json, { path, rule });
  const { clauses, problems, misfits, broken } = binder;
  return {
    value: (value instanceof Missing ? undefined : value) as TypeOf<D>,
    clauses,
    problems,
    misfits,
    broken,
  };
}

/**
 * How the forms of one room are bound, by their names: what the calculators take, or undefined where something they need is not known.
 *
 * @throws a `DrgError` when they are wrong
 */
export type CustomBinders = Readonly<Record<string, (raw: unknown, at: Position) => unknown>>;

export interface BindOptions {
  readonly custom?: CustomBinders;
  /** the rule that the lists name where the declaration names none */
  readonly rule?: string;
}

/** Where the binder is, and in which rule. */
export interface Position {
  readonly path: string;
  readonly rule: string;
  /** whether no settlement applies the rule */
  readonly unapplied?: true | undefined;
}

class Binder {
  readonly clauses: Record<string, string> = {};
  readonly problems: DrgError[] = [];
  readonly misfits: UnitMisfit[] = [];
  readonly broken: Bound<unknown>["broken"][number][] = [];
  readonly #reader: CitedReader;
  readonly #outOfRange: OutOfRange;

  readonly #custom: CustomBinders;

  constructor(reader: CitedReader, outOfRange: OutOfRange, custom: CustomBinders) {
    this.#reader = reader;
    this.#outOfRange = outOfRange;
    this.#custom = custom;
  }

  bind(declaration: Declaration, json: unknown, at: Position): unknown {
    switch (declaration.kind) {
      case "cited":
        return this.#cited(declaration, json as CitedValue<unknown>, at);
      case "plain":
        return this.#value(declaration.form, json, at);
      case "fields":
        return this.#shape(declaration.shape, json as JsonNode, at);
      case "variants": {
        const word = (json as JsonNode)[declaration.by];
        const shape = { ...declaration.common, ...declaration.of[String(word)] };
        const inner = this.#shape(shape, json as JsonNode, at);
        return inner instanceof Missing ? inner : { [declaration.by]: word, ...inner };
      }
      case "map":
        return this.#parts(
          Object.entries(json as JsonNode).filter(([, part]) => part !== undefined),
          (key, part) => this.bind(declaration.of, part, inside(at, key)),
        );
      case "items": {
        const parts = (json as unknown[]).map((part, index) => [String(index), part] as const);
        const bound = this.#parts(parts, (index, part) => this.bind(declaration.of, part, inside(at, index)));
        return bound instanceof Missing ? bound : Object.values(bound);
      }
      case "rule": {
        const value = this.bind(declaration.of, json, {
          path: at.path,
          rule: ruleName(declaration.named, at.path, at.rule),
          unapplied: declaration.about.unapplied ?? at.unapplied,
        });
        if (!(value instanceof Missing) || declaration.leaves === "around") return value;
        return declaration.otherwise?.(at.path, value.known as never);
      }
      case "made":
        return this.#made(declaration, json, at);
    }
  }

  #made({ of, make, constraint, refusal }: MadeNode, json: unknown, at: Position): unknown {
    const broken = constraint?.(asOf(json, this.#reader.on) as never, at.path) ?? [];
    this.broken.push(...broken);
    const value = this.bind(of, json, at);
    if (value instanceof Missing || value === undefined) return value;
    const refused = broken.flatMap((one) => refusal?.(one, at.path) ?? []);
    this.problems.push(...refused);
    if (refused.length > 0) return new Missing();
    return this.#gather(() => make(value as never, { path: at.path, json } as Place<never>));
  }

  #cited({ form, units }: CitedNode, json: CitedValue<unknown>, at: Position): unknown {
    const { path, rule, unapplied } = at;
    this.clauses[path] = this.#reader.clauseOf(json);
    const raw = this.#reader.read(json, path, rule, unapplied !== true);
    if (!(units as readonly string[]).includes(json.unit)) {
      this.misfits.push({ path, unit: json.unit, value: raw });
    }
    if (raw === undefined) return new Missing();
    const problems = this.problems.length;
    const value = this.#value(form, raw, at);
    if (this.problems.length > problems) this.misfits.push({ path, unit: json.unit, value: raw });
    return value;
  }

  /** The members of a part in the order of the declaration; where a gate says no, none of them is read. */
  #shape(shape: Shape, json: JsonNode, at: Position): Missing | JsonNode {
    const given = Object.entries(shape).filter(([key]) => json[key] !== undefined);
    const isOpen = given.every(
      ([key, gate]) => !isGate(gate) || this.bind(gate, json[key], inside(at, key)) === true,
    );
    const isRead = ([, member]: (typeof given)[number]) => isOpen && member.onDemand !== true;
    const members = given.filter(([, member]) => !isGate(member));
    for (const [key, member] of members.filter((one) => !isRead(one))) {
      this.#pass(member, json[key], inside(at, key));
    }
    if (!isOpen) return new Missing();
    return this.#parts(members.filter(isRead), (key, member) =>
      this.bind(member, json[key], inside(at, key)),
    );
  }

  /** What is not read is on no list; that it breaks a constraint, or names a strange unit for what is to be supplied, is told all the same. */
  #pass(declaration: Declaration, json: unknown, at: Position): void {
    const passer = new Binder(new CitedReader({ on: this.#reader.on }), this.#outOfRange, {});
    passer.bind(declaration, json, at);
    this.broken.push(...passer.broken);
    this.misfits.push(...passer.misfits.filter(({ value }) => value === undefined));
  }

  /** All parts, or `Missing` when one of them is; a part that was left out is absent. */
  #parts<Part>(
    parts: readonly (readonly [string, Part])[],
    bind: (key: string, part: Part) => unknown,
  ): Missing | JsonNode {
    const bound = parts.map(([key, part]) => [key, bind(key, part)] as const);
    const known = bound.filter(([, value]) => value !== undefined && !(value instanceof Missing));
    const values = Object.fromEntries(known);
    return bound.some(([, value]) => value instanceof Missing) ? new Missing(values) : values;
  }

  /** What `work` makes, or `Missing` when it finds something wrong. */
  #gather(work: () => unknown): unknown {
    try {
      return work();
    } catch (error) {
      if (!isDrgError(error)) throw error;
      this.problems.push(error);
      return new Missing();
    }
  }

  #value(form: Form, raw: unknown, at: Position): unknown {
    switch (form.form) {
      case "decimal": {
        const value = decimal(raw as string);
        return isInRange(form, raw) && value.decimalPlaces() <= WORKING_SCALE
          ? value
          : this.#refuse(form, raw, at.path);
      }
      case "count":
        return isInRange(form, raw) ? raw : this.#refuse(form, raw, at.path);
      case "list":
        return this.#list((raw as unknown[]).map((item) => this.#value(form.of, item, at)));
      case "record": {
        const row = raw as JsonNode;
        const members = Object.entries(form.of).filter(([key]) => row[key] !== undefined);
        return this.#parts(members, (key, member) => this.#value(member, row[key], at));
      }
      case "either":
        return raw === form.word ? raw : this.#value(form.other, raw, at);
      case "custom": {
        const bind = this.#custom[form.name];
        return bind === undefined ? raw : this.#gather(() => bind(raw, at) ?? new Missing());
      }
      default:
        return raw;
    }
  }

  #list(items: readonly unknown[]): Missing | readonly unknown[] {
    return items.some((item) => item instanceof Missing) ? new Missing() : items;
  }

  #refuse(form: Form, raw: unknown, path: string): Missing {
    this.problems.push(this.#outOfRange(String(raw), path, legalRange(form) ?? ANY));
    return new Missing();
  }
}

/** What a value may be whose form has no ends. */
const ANY: LocalizedText = { zh: "不限", en: "any" };

function isGate(declaration: Declaration): boolean {
  return declaration.kind === "cited" && declaration.gate === true;
}
