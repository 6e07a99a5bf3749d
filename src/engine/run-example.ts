import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../cases/index.js";
import type { CompiledScheme } from "../grouping/index.js";
import { Decimal, decimal, decimalText } from "../primitives/index.js";
import {
  type ExampleOutcome,
  type ExpectedFigures,
  patchRuleset,
  type Ruleset,
  type RulesetExample,
} from "../rulesets/index.js";
import type { HospitalYear } from "../settlement/index.js";
import { caseOutcomes } from "./case-outcomes.js";
import { createEngine } from "./create-engine.js";
import type { Engine } from "./engine.js";
import type { AreaWeights } from "./weigh-area.js";

/**
 * 演算算例: weighs and settles the small area of an example under its edition.
 *
 * @param scheme needed where a case of the example carries no group; the groups of an example that names them all are its own
 * @throws what reading, grouping, weighing and settling throw
 */
export function runExample(
  ruleset: Ruleset,
  example: RulesetExample,
  scheme?: CompiledScheme,
): ExampleOutcome {
  const { given = {}, on = ruleset.effective.from } = example;
  const patched =
    given.patch === undefined ? ruleset : patchRuleset(ruleset, given.patch, { name: example.id });
  const ungrouped = [...(given.cases ?? []), ...(given.history ?? [])].some(({ drg }) => drg === undefined);
  const engine = createEngine(patched, { on, ...(scheme && ungrouped && { scheme }) });
  const history = (given.history ?? []).flatMap(repeated).map((record) => parseCase(record));
  const weights = engine.weigh({
    hospitals: (given.hospitals ?? []).map((record) => parseHospital(record)),
    ...(history.length > 0 && { history: engine.take(history) }),
    ...(given.groups && { groups: given.groups.map((record) => parsePublishedGroup(record)) }),
  });
  const settled =
    given.cases === undefined ? { cases: {}, statement: {} } : settleExample(engine, weights, given);
  return {
    ...settled,
    groups: groupFigures(weights),
    notEvaluated: engine.notEvaluated.map(({ path }) => path),
  };
}

function settleExample(engine: Engine, weights: AreaWeights, given: NonNullable<RulesetExample["given"]>) {
  const area = engine.settle({
    cases: engine.take((given.cases ?? []).map((record) => parseCase(record))),
    weights,
    ...(given.budget && { budget: parseBudget(given.budget) }),
    ...(given.years && { years: given.years.map(hospitalYear) }),
  });
  const cases = [...caseOutcomes(area)].map((outcome) => [outcome.caseId, figuresOf(outcome)] as const);
  const lines = area.settled.result.statement.map(
    (line) => [`${line.hospitalId}/${line.insuranceType}`, figuresOf(line)] as const,
  );
  return { cases: Object.fromEntries(cases), statement: Object.fromEntries(lines) };
}

/** `repeat` copies of a history record, each a case of its own. */
function repeated({ repeat = 1, ...record }: Readonly<Record<string, unknown>>): readonly object[] {
  return Array.from({ length: Number(repeat) }, (_, copy) => ({
    ...record,
    caseId: `${String(record.caseId)}-${copy + 1}`,
  }));
}

function hospitalYear({ hospitalId, ...figures }: Readonly<Record<string, unknown>>): HospitalYear {
  const amounts = Object.entries(figures).map(([name, value]) => [name, decimal(String(value))] as const);
  return { hospitalId: String(hospitalId), ...Object.fromEntries(amounts) };
}

function groupFigures({ groups }: AreaWeights): ExampleOutcome["groups"] {
  return Object.fromEntries([...groups.rows].map(([drg, row]) => [drg, figuresOf(row)]));
}

/** The figures of a row as text: decimals in plain form, names as they are, counts in digits. */
function figuresOf(row: object): ExpectedFigures {
  const figures = Object.entries(row).map(([name, value]) => [name, figureText(value)] as const);
  return Object.fromEntries(figures);
}

function figureText(value: unknown): string | boolean | null {
  if (value instanceof Decimal) return decimalText(value);
  if (typeof value === "boolean" || typeof value === "string") return value;
  return typeof value === "number" ? String(value) : null;
}
