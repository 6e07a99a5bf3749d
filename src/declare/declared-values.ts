import {
  type CitedValue,
  type CivilDate,
  citedOn,
  clauseText,
  type LocalizedText,
} from "../primitives/index.js";
import {
  type CitedNode,
  type Declaration,
  type Naming,
  type RuleWords,
  ruleName,
  type Shape,
} from "./declaration.js";
import type { Form } from "./form.js";
import { legalRange, questionOf } from "./words.js";

/**
 * 取值状况: `stated` with a source; `assumed`; `illegible` or `unknown`; `silent` where the edition leaves out what it might say.
 */
export type ValueState = "stated" | "assumed" | "illegible" | "unknown" | "silent";

/** 已声明的取值: one value that a section holds or may hold, with all that its declaration says of it. */
export interface DeclaredValue {
  readonly path: string;
  readonly name: LocalizedText;
  readonly question: LocalizedText;
  readonly form: Form;
  readonly units: readonly string[];
  /** the legal values in words; undefined where any value of the form is legal */
  readonly range: LocalizedText | undefined;
  readonly rule: DeclaredRule;
  readonly state: ValueState;
  /** null unless it is stated or assumed */
  readonly value: unknown;
  /** document and clause that say it, or that call for it; empty where the edition is silent */
  readonly clause: string;
}

/** 所属规则: the rule that a value serves. */
export interface DeclaredRule {
  readonly path: string;
  readonly title: LocalizedText;
  readonly facts: readonly string[];
  /** what happens when the value is not known */
  readonly without: LocalizedText;
}

const NOT_EVALUATED: LocalizedText = {
  zh: "这条规则不执行",
  en: "the rule is not evaluated",
};

/**
 * 列出取值: every cited value of a section as it stands on a day, in the order of the declaration: what it is called, how it is asked for, unit, legal range,
 * clause, rule, what happens without it, and whether it is known.
 */
export function declaredValues(
  declaration: Declaration,
  json: unknown,
  path: string,
  { on, title }: { readonly on: CivilDate; readonly title: LocalizedText },
): readonly DeclaredValue[] {
  const rule = { path, title, facts: [], without: NOT_EVALUATED };
  return [...valuesOf(declaration, json, { path, rule, on })];
}

interface Position {
  readonly path: string;
  readonly rule: DeclaredRule;
  readonly on: CivilDate;
}

type JsonNode = Readonly<Record<string, unknown>>;

function* valuesOf(declaration: Declaration, json: unknown, at: Position): Generator<DeclaredValue> {
  switch (declaration.kind) {
    case "cited":
      yield describe(declaration, json as CitedValue<unknown> | undefined, at);
      return;
    case "plain":
      return;
    case "rule":
      yield* valuesOf(declaration.of, json, {
        ...at,
        rule: innerRule(at, declaration.about, declaration.named),
      });
      return;
    case "made":
      yield* valuesOf(declaration.of, json, at);
      return;
  }
  // What the edition leaves out as a whole is another edition's rule: only the values beside it are asked for.
  if (json === undefined) return;
  switch (declaration.kind) {
    case "fields":
      yield* members(declaration.shape, json as JsonNode, at);
      return;
    case "variants":
      yield* members(
        { ...declaration.common, ...declaration.of[String((json as JsonNode)[declaration.by])] },
        json as JsonNode,
        at,
      );
      return;
    case "map":
    case "items":
      for (const [key, part] of Object.entries(json as JsonNode)) {
        yield* valuesOf(declaration.of, part, inside(at, key));
      }
  }
}

function* members(shape: Shape, json: JsonNode, at: Position): Generator<DeclaredValue> {
  for (const [key, member] of Object.entries(shape)) yield* valuesOf(member, json[key], inside(at, key));
}

function inside(at: Position, key: string): Position {
  return { ...at, path: `${at.path}.${key}` };
}

/** A rule inherits the words that it does not say itself. */
function innerRule({ path, rule }: Position, about: RuleWords, named: Naming): DeclaredRule {
  return {
    path: ruleName(named, path, rule.path),
    title: about.title ?? rule.title,
    facts: about.facts ?? rule.facts,
    without: about.without ?? rule.without,
  };
}

function describe(
  node: CitedNode,
  json: CitedValue<unknown> | undefined,
  { path, rule, on }: Position,
): DeclaredValue {
  const { name, form, units } = node;
  const current = json && citedOn(json, on);
  return {
    path,
    name,
    question: questionOf(node),
    form,
    units,
    range: legalRange(form),
    rule,
    state: current === undefined ? "silent" : stateOf(current),
    value: current?.value ?? null,
    clause: current === undefined ? "" : clauseText(current),
  };
}

function stateOf({ value, status }: { readonly value: unknown; readonly status: string }): ValueState {
  if (value === null) return status === "illegible" ? "illegible" : "unknown";
  return status === "assumed" ? "assumed" : "stated";
}
