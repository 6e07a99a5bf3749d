import { addDays, type CivilDate, type Diagnostic, yearOf } from "../../primitives/index.js";
import { canBeChosen, type EditionFile, type RulesetCatalog } from "../catalog.js";
import { placedValues } from "../cited-values.js";
import { joinPath } from "../read-json.js";
import type { EffectivePeriod, Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** Later than any date a policy prints; stands for an open end. */
const NEVER = "9999-12-31";

/** 期间检查 within an edition: its own period, its version, and the histories of its values. */
export function checkPeriods(ruleset: Ruleset): readonly Diagnostic[] {
  const { effective, version } = ruleset;
  const { from, to } = effective;
  const problems: Diagnostic[] = [];
  if (to !== null && to < from) {
    problems.push(lintMessages.diagnostic("error", "LINT_PERIOD_REVERSED", "effective", { from, to }));
  }
  if (yearOf(version) !== yearOf(from)) {
    problems.push(lintMessages.diagnostic("warning", "LINT_VERSION_YEAR", "version", { version, from }));
  }
  const starts: { readonly path: string; readonly day: CivilDate }[] = [
    { path: "effective.from", day: from },
    ...(to === null ? [] : [{ path: "effective.to", day: addDays(to, 1) }]),
  ];
  for (const { path, cited } of placedValues(ruleset)) {
    if (!("history" in cited)) continue;
    const days = cited.history.map((state) => state.from);
    problems.push(...historyProblems(days, effective, path));
    starts.push(...days.map((day, index) => ({ path: joinPath(path, `history.${index}`), day })));
  }
  return [...problems, ...starts.filter(({ day }) => !isTurn(day, ruleset)).map(withinMonth)];
}

/** Whether something may begin on a day: the first of a month, or the day on which a document of the edition was published. */
function isTurn(day: CivilDate, { documents }: Ruleset): boolean {
  return day.endsWith("-01") || documents.some(({ published }) => published === day);
}

function withinMonth({ path, day }: { readonly path: string; readonly day: CivilDate }): Diagnostic {
  return lintMessages.diagnostic("warning", "LINT_WITHIN_MONTH", path, { day });
}

/**
 * 期间检查 among editions: the region that the other editions of the id have, a child within its parent's dates, and no second edition of the region on any of its days. An edition
 * that extends its own predecessor succeeds it, and is not held to its dates.
 */
export function checkNeighbours(ruleset: Ruleset, catalog: RulesetCatalog): readonly Diagnostic[] {
  const own = catalog.editions.get(ruleset.reference);
  const parent = catalog.editions.get(ruleset.lineage[1] ?? "");
  const others = [...catalog.editions.values()].filter(
    (other) =>
      other.json.region === ruleset.region &&
      other.reference !== ruleset.reference &&
      canBeChosen(other) &&
      (own === undefined || canBeChosen(own)),
  );
  const namesake = [...catalog.editions.values()].find(
    ({ json }) => json.id === ruleset.id && json.region !== ruleset.region,
  );
  return [
    ...(namesake === undefined ? [] : [otherRegion(ruleset, namesake)]),
    ...(parent === undefined || parent.json.id === ruleset.id
      ? []
      : outsideParent(ruleset, parent.reference, periodOf(parent.json.effective))),
    ...others.flatMap((other) => {
      const period = periodOf(other.json.effective);
      const from = later(ruleset.effective.from, period.from);
      if (from > endOf(ruleset.effective) || from > endOf(period)) return [];
      const info = { other: other.reference, from };
      return [lintMessages.diagnostic("error", "LINT_PERIOD_OVERLAP", "effective", info)];
    }),
  ];
}

function historyProblems(
  starts: readonly CivilDate[],
  effective: EffectivePeriod,
  path: string,
): readonly Diagnostic[] {
  const first = starts[0] ?? NEVER;
  const gap =
    first > effective.from
      ? [lintMessages.diagnostic("error", "LINT_PERIOD_GAP", path, { from: effective.from, first })]
      : [];
  const states = starts.flatMap((from, index) => {
    const at = joinPath(path, `history.${index}`);
    const previous = starts[index - 1];
    if (previous !== undefined && from <= previous) {
      return [lintMessages.diagnostic("error", "LINT_PERIOD_ORDER", at, { from })];
    }
    if (from > endOf(effective)) {
      return [lintMessages.diagnostic("error", "LINT_PERIOD_OUTSIDE", at, { from, to: endOf(effective) })];
    }
    return [];
  });
  return [...gap, ...states];
}

function otherRegion({ region }: Ruleset, { reference, json }: EditionFile): Diagnostic {
  const info = { region, other: reference, theirs: String(json.region) };
  return lintMessages.diagnostic("error", "LINT_REGION_DIFFERS", "region", info);
}

function outsideParent(ruleset: Ruleset, parent: string, period: EffectivePeriod): readonly Diagnostic[] {
  const inside = ruleset.effective.from >= period.from && endOf(ruleset.effective) <= endOf(period);
  if (inside) return [];
  const info = { parent, period: `${period.from} – ${period.to ?? ""}` };
  return [lintMessages.diagnostic("warning", "LINT_PERIOD_OUTSIDE_PARENT", "effective", info)];
}

function periodOf(value: unknown): EffectivePeriod {
  return value as EffectivePeriod;
}

function endOf(period: EffectivePeriod): CivilDate {
  return period.to ?? NEVER;
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  const [, last] = [a, b].sort();
  return last ?? a;
}
