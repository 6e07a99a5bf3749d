import {
  type CitedReader,
  type CitedValue,
  type Decimal,
  decimal,
  type Rounding,
  WORKING_SCALE,
} from "../../primitives/index.js";
import { weightsErrors } from "../weights-errors.js";

/** A cited value found in a section, with its path. */
interface Leaf {
  readonly path: string;
  readonly cited: CitedValue<unknown>;
}

/** Takes values out of a part all of whose values are known. */
export interface PartValues {
  value<T>(cited: CitedValue<T>): T;
  /** a decimal, not negative, at most 12 decimals */
  decimal(cited: CitedValue<string>): Decimal;
  /** a decimal from 0 to 1 */
  share(cited: CitedValue<string>): Decimal;
  /** the value of an optional entry as a property to spread: `{}` where the edition is silent */
  optional<Key extends string, T, R>(
    key: Key,
    entry: T | undefined,
    build: (entry: T) => R,
  ): { readonly [K in Key]?: R };
}

/**
 * 分部取值: builds a part of the parameters, or leaves it out as not evaluated when one of its values is illegible or unknown.
 * All values that are missing are listed, not the first alone, and the clause of every value is kept for explanations.
 */
export class PartReader {
  readonly #reader: CitedReader;
  readonly #clauses: Record<string, string> = {};

  constructor(reader: CitedReader) {
    this.#reader = reader;
  }

  get clauses(): Readonly<Record<string, string>> {
    return this.#clauses;
  }

  /** @param rule the rule that is not evaluated when a value of the part is missing */
  part<Section, Part>(
    section: Section,
    path: string,
    rule: string,
    build: (section: Section, values: PartValues) => Part,
  ): Part | undefined {
    const known = new Map<CitedValue<unknown>, unknown>();
    const paths = new Map<CitedValue<unknown>, string>();
    let complete = true;
    for (const leaf of citedLeaves(section, path)) {
      const value = this.#reader.read(leaf.cited, leaf.path, rule);
      this.#clauses[leaf.path] = this.#reader.clauseOf(leaf.cited);
      if (value === undefined) complete = false;
      known.set(leaf.cited, value);
      paths.set(leaf.cited, leaf.path);
    }
    if (!complete) return undefined;
    const value = <T>(cited: CitedValue<T>) => known.get(cited) as T;
    const pathOf = (cited: CitedValue<unknown>) => paths.get(cited) ?? path;
    return build(section, {
      value,
      decimal: (cited) => amountOf(value(cited), pathOf(cited)),
      share: (cited) => shareOf(value(cited), pathOf(cited)),
      optional: <Key extends string, T, R>(key: Key, entry: T | undefined, make: (entry: T) => R) =>
        (entry === undefined ? {} : { [key]: make(entry) }) as { [K in Key]?: R },
    });
  }
}

function* citedLeaves(node: unknown, path: string): Generator<Leaf> {
  if (typeof node !== "object" || node === null) return;
  if (isCited(node)) {
    yield { path, cited: node };
    return;
  }
  for (const [key, child] of Object.entries(node)) yield* citedLeaves(child, `${path}.${key}`);
}

function isCited(node: object): node is CitedValue<unknown> {
  return "history" in node && Array.isArray(node.history) ? true : "status" in node && "source" in node;
}

/**
 * A bare decimal inside a cited list, under the same check as a cited one.
 *
 * @throws `WEIGHTS_VALUE_RANGE`
 */
export function amountOf(text: string, path: string): Decimal {
  const amount = decimal(text);
  if (amount.isNegative() || amount.decimalPlaces() > WORKING_SCALE) {
    throw weightsErrors.error("WEIGHTS_VALUE_RANGE", { name: path, value: text }, { path });
  }
  return amount;
}

function shareOf(text: string, path: string): Decimal {
  const share = amountOf(text, path);
  if (share.gt(1)) throw weightsErrors.error("WEIGHTS_VALUE_RANGE", { name: path, value: text }, { path });
  return share;
}

/** A cited rounding in its parameter form. */
export function roundingOf(value: { mode: Rounding["mode"]; scale: number }): Rounding {
  return { mode: value.mode, scale: value.scale };
}
