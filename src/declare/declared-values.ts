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
  inside,
  type Naming,
  type RuleWords,
  ruleName,
  type Shape,
} from "./declaration.js";
import type { Form } from "./form.js";
import { legalRange, questionOf } from "./question.js";

/**
 * 取值状况: `stated` with a source; `assumed`; `illegible` or `unknown`; `silent` where the edition leaves out what it might say.
 */
export type ValueState = "stated" | "assumed" | "illegible" | "unknown" | "silent";

/** 已声明的取值: one value that a section holds or may hold, with all that its declaration says of it. */
export interface DeclaredValue {
  readonly path: string;
  readonly name: LocalizedText;
  /** where among its like it stands: 精神专科、三级医疗机构; undefined where there is only one */
  readonly place: LocalizedText | undefined;
  /** name and place as people are asked */
  readonly question: LocalizedText;
  readonly form: Form;
  readonly units: readonly string[];
  /** the one of them that the edition writes, where it writes one: what reads the value counts on it */
  readonly unit: string | undefined;
  /** the legal values in words; undefined where any value of the form is legal */
  readonly range: LocalizedText | undefined;
  /** the ends that a text prints beside those of the form */
  readonly limits: PrintedLimits | undefined;
  readonly rule: DeclaredRule;
  readonly state: ValueState;
  /** null unless it is stated or assumed */
  readonly value: unknown;
  /** document and clause that say it, or that call for it; empty where the edition is silent */
  readonly clause: string;
}

/** 文件所印的上下限 of a value, with document and clause. */
export interface PrintedLimits {
  readonly least?: string;
  readonly most?: string;
  readonly clause: string;
}

/** 所属规则: the rule that a value serves. */
export interface DeclaredRule {
  readonly path: string;
  readonly title: LocalizedText;
  /** the title of the rule around it; undefined where that is the whole section */
  readonly within: LocalizedText | undefined;
  readonly facts: readonly string[];
  /** what happens when the value is not known */
  readonly without: LocalizedText;
  readonly unapplied?: true;
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
  const rule = { path, title, within: undefined, facts: [], without: NOT_EVALUATED };
  return [...valuesOf(declaration, json, { path, rule, on, places: [], beside: {} })];
}

interface Position {
  readonly path: string;
  readonly rule: DeclaredRule;
  readonly on: CivilDate;
  readonly places: readonly LocalizedText[];
  /** the part that the value is a member of */
  readonly beside: JsonNode;
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
      for (const [key, part] of Object.entries(json as JsonNode)) {
        const places = [...at.places, declaration.words?.[key] ?? ownTitle(part) ?? { zh: key, en: key }];
        yield* valuesOf(declaration.of, part, { ...inside(at, key), places });
      }
      return;
    case "items":
      for (const [key, part] of Object.entries(json as JsonNode)) {
        const number = Number(key) + 1;
        const places = [...at.places, { zh: `第 ${number} 项`, en: `item ${number}` }];
        yield* valuesOf(declaration.of, part, { ...inside(at, key), places });
      }
  }
}

function* members(shape: Shape, json: JsonNode, at: Position): Generator<DeclaredValue> {
  for (const [key, member] of Object.entries(shape)) {
    yield* valuesOf(member, json[key], { ...inside(at, key), beside: json });
  }
}

/** The title that a part gives itself. */
function ownTitle(part: unknown): LocalizedText | undefined {
  const title = (part as { readonly title?: LocalizedText } | undefined)?.title;
  return title?.zh === undefined ? undefined : title;
}

/** A rule inherits the words that it does not say itself. */
function innerRule({ path, rule }: Position, about: RuleWords, named: Naming): DeclaredRule {
  return {
    path: ruleName(named, path, rule.path),
    title: about.title ?? rule.title,
    within: about.title === undefined || !rule.path.includes(".") ? rule.within : rule.title,
    facts: about.facts ?? rule.facts,
    without: about.without ?? rule.without,
    ...((about.unapplied ?? rule.unapplied) && { unapplied: true }),
  };
}

function describe(
  node: CitedNode,
  json: CitedValue<unknown> | undefined,
  { path, rule, on, places, beside }: Position,
): DeclaredValue {
  const { name, form, units } = node;
  const current = json && citedOn(json, on);
  const place = placeWords(places);
  const limits = node.limits === undefined ? undefined : printedLimits(beside[node.limits], on);
  return {
    path,
    name,
    place,
    question: questionOf(node, place),
    form,
    units,
    unit: json?.unit,
    range: legalRange({ ...form, ...limits } as Form),
    limits,
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

function placeWords(places: readonly LocalizedText[]): LocalizedText | undefined {
  if (places.length === 0) return undefined;
  return { zh: places.map(({ zh }) => zh).join("、"), en: places.map(({ en }) => en).join(", ") };
}

/** The ends that the member beside a value holds, where they are known. */
function printedLimits(ends: unknown, on: CivilDate): PrintedLimits | undefined {
  const { lower, upper } = (ends ?? {}) as Readonly<Record<string, CitedValue<string>>>;
  const [least, most] = [lower, upper].map((end) => end && citedOn(end, on));
  const cited = [least, most].flatMap((end) => (end === undefined || end.value === null ? [] : [end]));
  if (cited.length === 0) return undefined;
  return {
    ...(least?.value != null && { least: least.value }),
    ...(most?.value != null && { most: most.value }),
    clause: [...new Set(cited.map(clauseText))].join("; "),
  };
}
