import { type CivilDate, citedOn, decimal, isCitedValue, isPlainDecimal } from "../../primitives/index.js";
import { requireFunctions, requireLists } from "../../primitives/require-made.js";
import { isJsonObject, itemStep, placedValues } from "../cited-values.js";
import { type JsonValue, joinPath } from "../read-json.js";
import { requireRuleset } from "../require-ruleset.js";
import type { Ruleset } from "../ruleset.js";
import type {
  ExampleExpectations,
  ExampleOutcome,
  ExpectedReading,
  RulesetExample,
} from "./ruleset-example.js";

/** 不符: a figure that came out differently; `actual` null = there was none. */
export interface ExampleDifference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** 算例结果. */
export interface ExampleResult {
  readonly example: RulesetExample;
  readonly passed: boolean;
  readonly differences: readonly ExampleDifference[];
}

/** Calculates an example under a ruleset; the engine supplies it. */
export type ExampleRun = (ruleset: Ruleset, example: RulesetExample) => ExampleOutcome;

const FIGURES = ["cases", "groups", "statement"] as const;

/**
 * 核对规则集: runs the worked examples of an edition and compares each figure; decimals are compared as numbers, exactly.
 *
 * @param run calculates what an example expects of calculators; examples that only read values do without it
 */
export function checkRuleset(
  ruleset: Ruleset,
  examples: readonly RulesetExample[],
  run: ExampleRun,
): readonly ExampleResult[] {
  requireRuleset({ ruleset });
  requireLists({ examples }, "id", "expect");
  requireFunctions({ run });
  return examples.map((example) => {
    const differences = [...valueDifferences(ruleset, example), ...runDifferences(ruleset, example, run)];
    return { example, passed: differences.length === 0, differences };
  });
}

function valueDifferences(ruleset: Ruleset, example: RulesetExample): readonly ExampleDifference[] {
  const expected = Object.entries(example.expect.values ?? {});
  if (expected.length === 0) return [];
  const known = readings(ruleset, example.on ?? ruleset.effective.from);
  return expected.flatMap(([path, reading]) =>
    Object.entries(reading).flatMap(([aspect, figure]) => {
      const actual = known.get(path)?.[aspect as keyof ExpectedReading] ?? null;
      if (sameValue(figure, actual)) return [];
      return [{ path: `values.${path}.${aspect}`, expected: figure, actual }];
    }),
  );
}

/** Every value of a ruleset as it holds on a day, by path; names of methods and other plain members too. */
function readings(ruleset: Ruleset, on: CivilDate): ReadonlyMap<string, ExpectedReading> {
  const plain = plainMembers(ruleset, "").map(([path, value]): [string, ExpectedReading] => [
    path,
    { value },
  ]);
  const cited = placedValues(ruleset).map(({ path, cited: dated }): [string, ExpectedReading] => {
    const { value, unit, status, source } = citedOn(dated, on);
    return [path, { value: value as JsonValue, unit, status, document: source.document }];
  });
  const rows = (ruleset.groupTable?.rows ?? []).map(([drg, ...cells]): [string, ExpectedReading] => [
    `groupTable.${drg}`,
    { value: cells },
  ]);
  return new Map([...plain, ...cited, ...rows]);
}

/** The members of a ruleset that are no cited values: objects member by member, and so lists that hold cited values; other lists whole. */
function plainMembers(node: unknown, path: string): readonly [string, JsonValue][] {
  if (isCitedValue(node)) return [];
  if (Array.isArray(node) && placedValues(node).length > 0) {
    return node.flatMap((item, index) => plainMembers(item, joinPath(path, itemStep(item, index))));
  }
  if (!isJsonObject(node)) return [[path, node as JsonValue]];
  return Object.entries(node).flatMap(([key, member]) => plainMembers(member, joinPath(path, key)));
}

function runDifferences(
  ruleset: Ruleset,
  example: RulesetExample,
  run: ExampleRun,
): readonly ExampleDifference[] {
  const { expect } = example;
  if (!FIGURES.some((part) => expect[part] !== undefined) && expect.notEvaluated === undefined) return [];
  const outcome = run(ruleset, example);
  const missing = (expect.notEvaluated ?? []).filter((path) => !outcome.notEvaluated.includes(path));
  return [
    ...FIGURES.flatMap((part) => figureDifferences(expect[part], outcome[part], part)),
    ...missing.map((path) => ({ path: "notEvaluated", expected: path, actual: null })),
  ];
}

function figureDifferences(
  expected: ExampleExpectations["cases"],
  actual: ExampleOutcome["cases"],
  part: string,
): readonly ExampleDifference[] {
  return Object.entries(expected ?? {}).flatMap(([id, figures]) =>
    Object.entries(figures).flatMap(([name, figure]) => {
      const found = actual[id]?.[name] ?? null;
      return sameValue(figure, found)
        ? []
        : [{ path: `${part}.${id}.${name}`, expected: figure, actual: found }];
    }),
  );
}

function sameValue(expected: unknown, actual: unknown): boolean {
  if (
    typeof expected === "string" &&
    typeof actual === "string" &&
    isPlainDecimal(expected) &&
    isPlainDecimal(actual)
  ) {
    return decimal(expected).eq(actual);
  }
  return JSON.stringify(expected) === JSON.stringify(actual ?? null);
}
