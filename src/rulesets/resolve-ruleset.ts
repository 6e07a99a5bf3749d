import { type CivilDate, dayNumber } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { canBeChosen, type EditionFile, type RulesetCatalog } from "./catalog.js";
import { composeEdition } from "./load-ruleset.js";
import type { EffectivePeriod, Ruleset } from "./ruleset.js";
import { rulesetErrors } from "./rulesets-errors.js";

/** Which edition is asked for. */
export interface RulesetQuery {
  /** GB/T 2260 code of the region (a county's code finds its city's edition) */
  readonly region: string;
  /** the day that counts under the edition's `selectBy`: of discharge or of settlement */
  readonly on: CivilDate;
}

/** Digits that a level of GB/T 2260 takes: province, city, county. */
const DIGITS_A_LEVEL = 2;

/**
 * 选取规则集: the one edition in force in a region on a day. The region's own editions come first, then those of the
 * regions above it (county, city, province, whole country). Where a region's editions have ended before the day it is not known what
 * is in force there: the last one is named, and the regions above are not asked in its place.
 *
 * @throws `RULESET_REGION_INVALID`, `DATE_INVALID`, `RULESET_ENDED`, `RULESET_NONE_IN_FORCE`, `RULESET_AMBIGUOUS` and the codes of `loadRuleset`
 */
export function resolveRuleset(catalog: RulesetCatalog, query: RulesetQuery): Ruleset {
  requireMade({ catalog }, "rulesetCatalog()", "editions");
  requireMade({ query }, "RulesetQuery", "region");
  const { region, on } = query;
  dayNumber(on);
  for (const level of regionsUpwards(region)) {
    const edition = editionInForce(catalog, level, on);
    if (edition !== undefined) return composeEdition(edition, catalog);
    const ended = lastEnded(catalog, level, on);
    if (ended !== undefined) {
      const { reference, json } = ended;
      const { to } = json.effective as unknown as EffectivePeriod;
      throw rulesetErrors.error(
        "RULESET_ENDED",
        { region: level, on, ruleset: reference, to: to ?? "" },
        { path: "effective" },
      );
    }
  }
  throw rulesetErrors.error("RULESET_NONE_IN_FORCE", { region, on }, { path: "region" });
}

/**
 * The edition that is in force in exactly this region on a day; undefined when there is none.
 *
 * @throws `RULESET_AMBIGUOUS`
 */
export function editionInForce(
  catalog: RulesetCatalog,
  region: string,
  on: CivilDate,
): EditionFile | undefined {
  const found = [...catalog.editions.values()].filter(
    (edition) =>
      canBeChosen(edition) &&
      edition.json.region === region &&
      isInForce(edition.json.effective as unknown as EffectivePeriod, on),
  );
  const [first, second] = found;
  if (first !== undefined && second !== undefined) {
    const info = { region, on, first: first.reference, second: second.reference };
    throw rulesetErrors.error("RULESET_AMBIGUOUS", info, { path: "effective" });
  }
  return first;
}

/** The edition of a region that ended last before a day. */
function lastEnded(catalog: RulesetCatalog, region: string, on: CivilDate): EditionFile | undefined {
  const ended = [...catalog.editions.values()].flatMap((edition) => {
    const { to } = edition.json.effective as unknown as EffectivePeriod;
    return canBeChosen(edition) && edition.json.region === region && to !== null && to < on
      ? [{ edition, to }]
      : [];
  });
  return ended.sort((a, b) => (a.to < b.to ? 1 : -1))[0]?.edition;
}

/** A region and the regions above it: county, city, province, whole country (all zeros). */
function regionsUpwards(region: string): readonly string[] {
  if (!/^\d{6}$/.test(region))
    throw rulesetErrors.error("RULESET_REGION_INVALID", { region }, { path: "region" });
  const kept = [region.length, region.length - DIGITS_A_LEVEL, DIGITS_A_LEVEL, 0];
  return [...new Set(kept.map((digits) => region.slice(0, digits).padEnd(region.length, "0")))];
}

function isInForce(period: EffectivePeriod, on: CivilDate): boolean {
  return period.from <= on && (period.to === null || on <= period.to);
}
