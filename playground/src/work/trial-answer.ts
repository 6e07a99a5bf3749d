import {
  caseOutcome,
  type Decimal,
  type Diagnostic,
  decimal,
  decimalText,
  type Engine,
  type Locale,
} from "chs-drg";
import {
  type Hospital,
  type InpatientCase,
  type PublishedGroup,
  parseHospital,
  parsePublishedGroup,
} from "chs-drg/cases";
import { CitedReader } from "chs-drg/rulesets";
import { describeCaseWeight, explainCaseWeight } from "chs-drg/weights";
import { fourDecimals } from "./four-decimals.js";
import type { LocalValues, TrialAnswer, TrialFigure } from "./operations.js";

/** What a trial is made from: the engine of an edition, the case, and what the area knows of itself. */
export interface TrialOf {
  readonly engine: Engine;
  readonly record: InpatientCase;
  /** the group as the area publishes it, where the edition has no table */
  readonly groups: readonly PublishedGroup[] | undefined;
  /** class of the hospital, as the form holds it */
  readonly grade: string;
  readonly local: LocalValues;
  /** whether the edition prints a price for this payer, or pays the group what its items cost (按项目付费病组) */
  readonly isPriced: boolean;
}

/** 结算试算 of one case: its points and what they come to, or its payment by the edition's rate. What the whole area decides is not in it. */
export function trialAnswer(trial: TrialOf, locale: Locale): TrialAnswer {
  const { engine, record, grade, local, isPriced } = trial;
  const unit = unitOf(engine);
  const lacksTable = engine.ruleset.groupTable === undefined;
  const needs = [
    ...(record.totalCost === undefined ? (["cost"] as const) : []),
    ...(grade === "" ? (["grade"] as const) : []),
    ...(record.insuranceType === undefined ? (["fund"] as const) : []),
  ];
  const open = { unit, lacksTable, needs, figures: [], said: [], how: [] };
  if (needs.length > 0) return open;
  const hospital = parseHospital({
    ...{ hospitalId: HOSPITAL, grade, poolingArea: AREA },
    ...(local.coefficient !== "" && { coefficient: local.coefficient }),
  });
  const stay = { ...record, hospitalId: HOSPITAL, poolingArea: AREA, dischargeDate: engine.on };
  if (unit === "points") return { ...open, ...byPoints(trial, stay, hospital, locale) };
  return isPriced ? { ...open, ...byRate(engine, stay, hospital, locale) } : open;
}

/** The one hospital and the one area of a trial. */
const HOSPITAL = "1";
const AREA = "1";

function unitOf({ ruleset, on }: Engine): TrialAnswer["unit"] {
  const unit = ruleset.settlement?.unit;
  return unit && new CitedReader({ on, rulesetId: ruleset.reference }).read(unit, "settlement.unit", "trial");
}

/** The group as the area publishes it, where the edition has no table of its own. */
export function localGroups(
  ruleset: Engine["ruleset"],
  drg: string,
  { averageCost, basePoints }: LocalValues,
): readonly PublishedGroup[] | undefined {
  if (ruleset.groupTable !== undefined) return undefined;
  const given = { ...(averageCost !== "" && { averageCost }), ...(basePoints !== "" && { basePoints }) };
  return [parsePublishedGroup({ drg, stable: true, ...given })];
}

type Found = Pick<TrialAnswer, "figures" | "said" | "how">;

function byPoints(
  { engine, groups, local }: TrialOf,
  record: InpatientCase,
  hospital: Hospital,
  locale: Locale,
): Found {
  const weights = engine.weigh({ hospitals: [hospital], ...(groups && { groups }) });
  const explained = explainCaseWeight(record, engine.group(record), weights, engine.parameters.weights);
  const lines = describeCaseWeight(explained, locale);
  const told = { said: lines.slice(-1), how: lines.slice(1, -1).map((line) => line.trim()) };
  const { points } = explained.result;
  if (points === undefined) return { ...told, figures: [] };
  const isFund = engine.parameters.settlement.pointValue?.method === "fund";
  const due = local.pointValue === "" ? undefined : points.times(decimal(local.pointValue));
  return {
    ...told,
    figures: [
      figure("points", points),
      ...(due ? [figure(isFund ? "fundDue" : "payment", due.toDecimalPlaces(FEN))] : []),
      ...(due && !isFund ? balance(due, record) : []),
    ],
  };
}

const FEN = 2;

/** The edition's own settlement of an area that has this one case. */
function byRate(engine: Engine, record: InpatientCase, hospital: Hospital, locale: Locale): Found {
  const hospitals = [hospital];
  const weights = engine.weigh({ hospitals });
  const area = engine.settle({ cases: engine.take([record], hospitals), weights });
  const { points, multiple, payment, pricing } = caseOutcome(area, 0);
  return {
    how: [],
    said: payment ? [] : why(area.diagnostics, locale),
    figures: [
      ...(points ? [figure("weightOfCase", points)] : []),
      ...(multiple ? [figure("multiple", multiple)] : []),
      ...(pricing === undefined ? [] : [{ what: "pricing", value: pricing } as const]),
      ...(payment ? [figure("payment", payment), ...balance(payment, record)] : []),
    ],
  };
}

function why(diagnostics: readonly Diagnostic[], locale: Locale): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message[locale]);
}

function balance(payment: Decimal, { totalCost }: InpatientCase): readonly TrialFigure[] {
  return totalCost === undefined
    ? []
    : [figure("difference", payment.toDecimalPlaces(FEN).minus(decimal(totalCost)))];
}

const YUAN: ReadonlySet<TrialFigure["what"]> = new Set(["payment", "fundDue", "difference"]);

function figure(what: TrialFigure["what"], value: Decimal): TrialFigure {
  return { what, value: YUAN.has(what) ? value.toFixed(FEN) : fourDecimals(decimalText(value)) };
}
