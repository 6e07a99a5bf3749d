import { createEngine, type Engine } from "chs-drg";
import type { InpatientCase } from "chs-drg/cases";
import { applyValues, changeDays, type Ruleset, valuesDay } from "chs-drg/rulesets";
import { choice, date, flag, jsonObject, optional, text, type ValuesOf } from "../requests/field.js";
import { CODES_MODES, codesUnder, rulesetOn, type Shelf, schemeOn } from "../shelf/shelf.js";

/** The fields of every request under an edition. */
export const EDITION_FIELDS = {
  ruleset: text("规则集 id@version of a loaded edition; an id alone is its latest"),
  on: optional(
    date(
      "the day whose values and scheme count; default: each case's day of discharge, the edition's first day where it has none",
    ),
  ),
  values: optional(
    jsonObject(
      "地方参数: a values file, see rulesets/schema/values.schema.json; values that the edition does not know",
    ),
  ),
  strict: optional(flag("严格: refuse values that are only assumed")),
  regroup: optional(flag("重新分组: also cases that carry their drg")),
  codes: optional(choice(CODES_MODES, "编码校验方式, as for grouping")),
};

type Asked = ValuesOf<typeof EDITION_FIELDS>;

/**
 * The engine of a request: its edition with the area's values, and the loaded scheme that it groups with on that day.
 *
 * @throws `RULESET_NOT_FOUND`, `SCHEME_NOT_LOADED` and the codes of changing an edition
 */
export function engineFor(asked: Asked, shelf: Shelf): Engine {
  return engineOf(editionOf(asked, shelf), asked, shelf);
}

/** 按取值日的引擎: for each case the engine of its day, and those that were used, the first first. */
export interface EnginesByDay {
  /** with the day whose values it takes, as its answer names it */
  readonly dayAndEngineOf: (record: InpatientCase) => { readonly on: string; readonly engine: Engine };
  /** that of the day asked for, or of the edition's first day, where none was used yet */
  readonly used: () => readonly [Engine, ...Engine[]];
  /** 依据 of all: its day is that of the first case */
  readonly basis: () => ReturnType<typeof basisOf>;
}

/**
 * The engines of a request whose cases are answered one by one: that of the day asked for or else, of each case, that of its day of discharge.
 *
 * @throws what {@link engineFor} throws
 */
export function enginesFor(asked: Asked, shelf: Shelf): EnginesByDay {
  const ruleset = editionOf(asked, shelf);
  const made = new Map<string, Engine>();
  let firstDay: string | undefined;
  const engineOn = (on: string) => {
    const engine = made.get(on) ?? engineOf(ruleset, { ...asked, on }, shelf);
    made.set(on, engine);
    return engine;
  };
  const used = (): readonly [Engine, ...Engine[]] => {
    const [first = engineOn(asked.on ?? dayOf(undefined, ruleset)), ...others] = made.values();
    return [first, ...others];
  };
  return {
    dayAndEngineOf: ({ dischargeDate }) => {
      const engine = engineOn(asked.on ?? dayOf(dischargeDate, ruleset));
      const on = asked.on ?? dischargeDate ?? engine.on;
      firstDay ??= on;
      return { on, engine };
    },
    used,
    basis: () => {
      const basis = basisOf(...used());
      return { ...basis, on: firstDay ?? basis.on };
    },
  };
}

/**
 * The day that an engine is made for, one for all discharges between which nothing changes: the first day of the year of a discharge, from which the years of the history count, or a later one from which its values hold. That of a discharge
 * outside the edition's life lies outside too, so that the engine says so.
 */
function dayOf(discharged: string | undefined, ruleset: Ruleset): string {
  const values = valuesDay(ruleset, discharged);
  if (discharged === undefined) return values;
  const year = `${discharged.slice(0, "YYYY".length)}-01-01`;
  const { from, to } = ruleset.effective;
  if (discharged < from) return year;
  if (to !== null && discharged > to) return year > to ? year : discharged;
  return year > values ? year : values;
}

function editionOf({ ruleset: reference, values }: Asked, shelf: Shelf): Ruleset {
  const ruleset = rulesetOn(shelf, reference);
  return values === undefined ? ruleset : applyValues(ruleset, values);
}

function engineOf(ruleset: Ruleset, { on, strict, regroup, codes }: Asked, shelf: Shelf): Engine {
  const dated = { on: on ?? ruleset.effective.from, ...(strict && { strict }) };
  const scheme = createEngine(ruleset, dated).parameters.scheme((held) => shelf.schemes.has(held));
  return createEngine(ruleset, {
    ...dated,
    ...codesUnder(shelf.codes, codes),
    scheme: schemeOn(shelf, scheme, "ruleset"),
    ...(codes && { codes }),
    ...(regroup && { regroup }),
  });
}

/** 依据: what every figure of an answer stands on. */
export function basisOf(first: Engine, ...others: readonly Engine[]) {
  const { ruleset, on, scheme } = first;
  const engines = [first, ...others];
  return {
    ruleset: ruleset.reference,
    on,
    changes: changeDays(ruleset),
    scheme: scheme?.reference ?? "",
    assumptions: each(engines, ({ assumptions }) => assumptions),
    supplied: each(engines, ({ supplied }) => supplied),
    notEvaluated: each(engines, ({ notEvaluated }) => notEvaluated),
    diagnostics: each(engines, ({ diagnostics }) => diagnostics),
  };
}

/** What several engines say, each thing once. */
function each<Item>(engines: readonly Engine[], said: (engine: Engine) => readonly Item[]): readonly Item[] {
  return [...new Map(engines.flatMap(said).map((item) => [JSON.stringify(item), item])).values()];
}
