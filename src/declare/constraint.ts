import {
  type CitedValue,
  type CivilDate,
  citedOn,
  type DrgError,
  isCitedValue,
  type Severity,
} from "../primitives/index.js";

/** A part as it stands on a day, without its citations; null where a value is not known. */
export type AsOf<Json> =
  Json extends CitedValue<infer Value>
    ? Value | null
    : Json extends readonly (infer Item)[]
      ? readonly AsOf<Item>[]
      : Json extends object
        ? { readonly [Key in keyof Json]: AsOf<Json[Key]> }
        : Json;

/** One code of {@link Broken}. */
interface BrokenBy<Infos, Code extends keyof Infos> {
  readonly code: Code;
  readonly severity: Severity;
  readonly path: string;
  readonly info: Infos[Code];
}

/** 违反约束: the code that linting tells it by, its place and operands. */
export type Broken<Infos> = {
  readonly [Code in keyof Infos & string]: BrokenBy<Infos, Code>;
}[keyof Infos & string];

/** How constraints that find these say so. */
export function brokenOf<Infos>() {
  return <Code extends keyof Infos & string>(
    severity: Severity,
    code: Code,
    path: string,
    info: Infos[Code],
  ): BrokenBy<Infos, Code> => ({ code, severity, path, info });
}

/** 约束: what the values of a part must be to one another, as far as they are known. */
export type Constraint<Part, Infos> = (part: Part, path: string) => readonly Broken<Infos>[];

/** 各项约束: what any of several finds, each by itself. */
export function allOf<Part, Infos>(
  ...constraints: readonly Constraint<Part, Infos>[]
): Constraint<Part, Infos> {
  return (part, path) => constraints.flatMap((constraint) => constraint(part, path));
}

/** What a calculator says of a part that breaks its constraint; undefined where it can use the part all the same. */
export type Refusal<Infos> = (broken: Broken<Infos>, path: string) => DrgError | undefined;

/** 去掉出处: a part with each cited value as it stands on a day. */
export function asOf(node: unknown, on: CivilDate): unknown {
  if (Array.isArray(node)) return node.map((item) => asOf(item, on));
  if (isCitedValue(node)) return citedOn(node, on).value;
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, asOf(member, on)]));
}
