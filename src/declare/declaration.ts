import type { CitedValue, LocalizedText } from "../primitives/index.js";
import type { AsOf, Constraint, Refusal } from "./constraint.js";
import type { Form, FormOf, JsonOf, TypeOf } from "./form.js";
import type { UnitName } from "./units.js";

/**
 * 取值声明: what a value or a part of an edition's section is, as data. `Type` is what the calculators take, `Json` what the edition
 * writes; neither is there at run time.
 */
export type Declaration<Type = unknown, Json = unknown> = Node & {
  readonly type?: Type;
  readonly json?: Json;
};

type Node = CitedNode | PlainNode | FieldsNode | VariantsNode | MapNode | ItemsNode | RuleNode | MadeNode;

/** 有出处的取值: a value with unit, source and status, as people would ask for it. */
export interface CitedNode {
  readonly kind: "cited";
  readonly form: Form;
  /** what it is called, without its place: the rule around it says that */
  readonly name: LocalizedText;
  /** the units that it may be given in; the words are those of {@link UNITS} */
  readonly units: readonly UnitName[];
  /** how it is asked for, where the form's own question does not read well */
  readonly question?: LocalizedText;
  /** whether it says that the rule around it is in force: it is read before all others, and they only when it says yes */
  readonly gate?: true;
  /** the member beside it that holds the ends a text prints for it, `lower` and `upper`, each cited */
  readonly limits?: string;
}

/** A word of the form itself: it chooses, it moves no money, and it has no source. */
interface PlainNode {
  readonly kind: "plain";
  readonly form: Form;
}

interface FieldsNode {
  readonly kind: "fields";
  readonly shape: Shape;
}

/** One of several shapes, chosen by the member `by` (`method`). */
interface VariantsNode {
  readonly kind: "variants";
  readonly by: string;
  readonly of: Readonly<Record<string, Shape>>;
  readonly common: Shape;
}

/** Parts by a name that the edition gives, or by one of `keys`. */
interface MapNode {
  readonly kind: "map";
  readonly of: Declaration;
  readonly keys?: readonly string[];
  /** names of small letters only */
  readonly lower?: true;
  /** what the parts are called, by name; a part without a word here is called by its own title, or its name */
  readonly words?: Words;
}

/** Words for names. */
export type Words = Readonly<Record<string, LocalizedText>>;

/** Parts in a row. */
interface ItemsNode {
  readonly kind: "items";
  readonly of: Declaration;
  readonly least: number;
}

/** 规则: what is left out, and no more than that, when one of its values is not known. */
interface RuleNode {
  readonly kind: "rule";
  readonly of: Declaration;
  readonly about: RuleWords;
  /** `own`: the lists name the rule by its own path; `around`: by that of the rule around it; or by what is made of its path */
  readonly named: Naming;
  /** `part`: the part itself is left out; `around`: the rule around it is, too */
  readonly leaves: "part" | "around";
  /** what stands in its place: by its path, and by what was known of it */
  readonly otherwise?: (path: string, known: never) => unknown;
}

/** A part turned into what the calculators take, and checked as a whole. */
export interface MadeNode {
  readonly kind: "made";
  readonly of: Declaration;
  readonly constraint?: Constraint<never, Finding>;
  readonly refusal?: Refusal<Finding>;
  /** @throws a `DrgError` when the part contradicts itself; the binder gathers it */
  readonly make: (value: never, place: Place<never>) => unknown;
}

/** What constraints find, whatever their codes. */
type Finding = Readonly<Record<string, object>>;

export type Naming = "own" | "around" | ((path: string) => string);

/** The name of a rule in the lists. */
export function ruleName(named: Naming, path: string, around: string): string {
  if (typeof named === "function") return named(path);
  return named === "own" ? path : around;
}

/** The place of a member of a part. */
export function inside<At extends { readonly path: string }>(at: At, key: string): At {
  return { ...at, path: `${at.path}.${key}` };
}

/** Where a part stands, and its JSON. */
export interface Place<Json> {
  readonly path: string;
  readonly json: Json;
}

/** 规则的说明: what a rule is called, and what happens without it. */
export interface RuleWords {
  readonly title?: LocalizedText;
  readonly without?: LocalizedText;
  /** ids of the facts that the rule rests on */
  readonly facts?: readonly string[];
  /** no settlement applies it: its values are not asked for, and refused where they are given */
  readonly unapplied?: true;
}

/** The members of a part, by name. */
export interface Shape {
  readonly [key: string]: Declaration & Absence;
}

interface Absence {
  readonly optional?: true;
  readonly droppable?: true;
  readonly onDemand?: true;
}

/** A member that an edition may leave out. */
export type Optional<Type, Json> = Declaration<Type, Json> & { readonly optional: true };
/** A part that is absent from the parameters when a value of it is missing. */
export type Droppable<Type, Json> = Declaration<Type, Json> & { readonly droppable: true };
/** A member that is read, but is no parameter. */
export type Gate<Json> = Declaration<never, Json> & { readonly gate: true };

type Unbound = { readonly gate: true } | { readonly onDemand: true };
type Kept<Of, Key> = Of extends Unbound
  ? never
  : Of extends { readonly optional: true } | { readonly droppable: true }
    ? never
    : Key;
type Open<Of, Key> = Of extends Unbound
  ? never
  : Of extends { readonly optional: true } | { readonly droppable: true }
    ? Key
    : never;

/** One object type instead of an intersection, so that editors show its members. */
type Flat<T> = { [Key in keyof T]: T[Key] };

/** What a shape comes to: its parameters, and its JSON. */
export type ShapeType<S> = Flat<ParametersOf<S>>;
type ParametersOf<S> = {
  readonly [Key in keyof S as Kept<S[Key], Key>]: TypeOf<S[Key]>;
} & { readonly [Key in keyof S as Open<S[Key], Key>]?: TypeOf<S[Key]> };
export type ShapeJson<S> = Flat<MembersOf<S>>;
type MembersOf<S> = {
  [Key in keyof S as S[Key] extends { readonly optional: true } ? never : Key]: JsonOf<S[Key]>;
} & {
  [Key in keyof S as S[Key] extends { readonly optional: true } ? Key : never]?: JsonOf<S[Key]> | undefined;
};

type Shapes = Readonly<Record<string, Shape>>;
type VariantType<By extends string, Of extends Shapes, Common extends Shape> = {
  [Word in keyof Of]: Flat<{ readonly [Key in By]: Word } & ParametersOf<Of[Word]> & ParametersOf<Common>>;
}[keyof Of];
type VariantJson<By extends string, Of extends Shapes, Common extends Shape> = {
  [Word in keyof Of]: Flat<{ [Key in By]: Word } & MembersOf<Of[Word]> & MembersOf<Common>>;
}[keyof Of];

/** A cited value of any form. */
export function cited<Type, Json>(
  zh: string,
  en: string,
  form: FormOf<Type, Json>,
  units: UnitName | readonly UnitName[],
  more: Pick<CitedNode, "question" | "limits"> = {},
): Declaration<Type, CitedValue<Json>> {
  const { type: _type, json: _json, ...rest } = form;
  const named = { name: { zh, en }, units: typeof units === "string" ? [units] : units };
  return { kind: "cited", form: rest as Form, ...named, ...more };
}

export function plain<Type, Json>(form: FormOf<Type, Json>): Declaration<Type, Json> {
  const { type: _type, json: _json, ...rest } = form;
  return { kind: "plain", form: rest as Form };
}

export function fields<const S extends Shape>(shape: S): Declaration<ShapeType<S>, ShapeJson<S>> {
  return { kind: "fields", shape };
}

export function variants<const Of extends Shapes, const Common extends Shape = Record<never, never>>(
  of: Of,
  common: Common = {} as Common,
): Declaration<VariantType<"method", Of, Common>, VariantJson<"method", Of, Common>> {
  return { kind: "variants", by: "method", of, common };
}

/** What an edition writes of each entry of a table, by name: the variants that the table is. */
export function shapesOf<const Table extends Readonly<Record<string, { readonly values: Shape }>>>(
  table: Table,
) {
  const shapes = Object.entries(table).map(([name, { values }]) => [name, values]);
  return Object.fromEntries(shapes) as { readonly [Name in keyof Table]: Table[Name]["values"] };
}

type OptionalMembers<Table extends Readonly<Record<string, { readonly value: Declaration }>>> = {
  readonly [Name in keyof Table]: Table[Name]["value"] & { readonly optional: true };
};

/** The entries of a table as members, each of which an edition may leave out. */
export function optionalFields<const Table extends Readonly<Record<string, { readonly value: Declaration }>>>(
  table: Table,
): Declaration<ShapeType<OptionalMembers<Table>>, ShapeJson<OptionalMembers<Table>>> {
  const members = Object.entries(table).map(([name, { value }]) => [name, optional(value)]);
  return { kind: "fields", shape: Object.fromEntries(members) };
}

/** As {@link variants}, chosen by the member `kind`. */
export function kinds<const Of extends Shapes, const Common extends Shape>(
  of: Of,
  common: Common,
): Declaration<VariantType<"kind", Of, Common>, VariantJson<"kind", Of, Common>> {
  return { kind: "variants", by: "kind", of, common };
}

/** Parts by names that the edition gives. */
export function named<Type, Json>(
  of: Declaration<Type, Json>,
  { letters, words }: { readonly letters?: "lower"; readonly words?: Words } = {},
): Declaration<Readonly<Record<string, Type>>, Record<string, Json>> {
  return { kind: "map", of, ...(letters && { lower: true }), ...(words && { words }) };
}

/** Parts by some of the given words. */
export function keyed<const Keys extends readonly string[], Type, Json>(
  keys: Keys,
  of: Declaration<Type, Json>,
  words?: Readonly<Record<Keys[number], LocalizedText>>,
): Declaration<Readonly<Partial<Record<Keys[number], Type>>>, Partial<Record<Keys[number], Json>>> {
  return { kind: "map", keys, of, ...(words && { words }) };
}

export function items<Type, Json>(
  of: Declaration<Type, Json>,
  { least = 0 }: { readonly least?: number } = {},
): Declaration<readonly Type[], Json[]> {
  return { kind: "items", of, least };
}

/** A member that an edition may leave out. */
export function optional<Type, Json, D extends Declaration<Type, Json>>(
  of: D & Declaration<Type, Json>,
): D & { readonly optional: true } {
  return { ...of, optional: true };
}

/** A member that is not read with the others, but when one of them asks for it. */
export function onDemand<Type, Json, D extends Declaration<Type, Json>>(
  of: D & Declaration<Type, Json>,
): D & { readonly onDemand: true } {
  return { ...of, onDemand: true };
}

type RuleOptions = RuleWords & { readonly named?: Naming };

/** 规则 that is left out when one of its values is not known. */
export function rule<Type, Json>(
  of: Declaration<Type, Json>,
  options: RuleOptions = {},
): Droppable<Type, Json> {
  return { ...ruleNode(of, options), droppable: true };
}

/** 规则 that something else stands in for when one of its values is not known, or when it is not in force. */
export function ruleOr<Type, Json, Other>(
  of: Declaration<Type, Json>,
  otherwise: (path: string, known: Partial<Type>) => Other,
  options: RuleOptions = {},
): Declaration<Type | Other, Json> {
  return { ...ruleNode(of, options), otherwise: otherwise as (path: string, known: never) => unknown };
}

/** A part with a name of its own in the lists, without which the rule around it is not evaluated either. */
export function partOf<Type, Json>(
  of: Declaration<Type, Json>,
  words: RuleWords = {},
): Declaration<Type, Json> {
  return { ...ruleNode(of, words), leaves: "around" };
}

function ruleNode(of: Declaration, { named = "own", ...about }: RuleOptions): RuleNode {
  return { kind: "rule", of, about, named, leaves: "part" };
}

/** A part turned into another form, or checked as a whole. */
export function made<Type, Json, Made>(
  of: Declaration<Type, Json>,
  make: (value: Type, place: Place<Json>) => Made,
): Declaration<Made, Json> {
  return { kind: "made", of, make: make as (value: never, place: Place<never>) => unknown };
}

/**
 * A part whose values must keep a constraint: linting tells what breaks it, in every period and whether the part is in force or not; where there is
 * a refusal, calculators do not take the part.
 */
export function checked<Type, Json, Infos>(
  of: Declaration<Type, Json>,
  constraint: Constraint<AsOf<Json>, Infos>,
  refusal?: Refusal<Infos>,
): Declaration<Type, Json> {
  const check = constraint as unknown as Constraint<never, Finding>;
  return {
    kind: "made",
    of,
    make: (value) => value,
    constraint: check,
    ...(refusal && { refusal: refusal as unknown as Refusal<Finding> }),
  };
}
