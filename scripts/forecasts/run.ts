/**
 * 回测: forecasts of sample years of shipped editions, made after three, six and nine months, against the year as it ended: how often the 90% interval held.
 *
 *     npm run forecasts [-- --years 4 --runs 150 --cases 4000 --seed 1 --edition zhejiang-shaoxing@2020]
 *
 * Every second year has a season and months in which more, or fewer, cases came to every hospital: cases of the sample are left out by month, at random.
 */
import { parseArgs } from "node:util";
import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { engineOf, schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { casesUntil, rowsOf } from "../../src/engine/cases-until.js";
import { forecastYear } from "../../src/engine/forecast/forecast-year.js";
import { figureKey, yearFigures } from "../../src/engine/forecast/year-figures.js";
import { yearSoFar } from "../../src/engine/forecast/year-so-far.js";
import type { Engine, TakenCases } from "../../src/engine/index.js";
import { dateOfDayNumber, Random } from "../../src/primitives/index.js";
import { type SampleArea, sampleCases, syntheticValues } from "../../src/testing/sample/index.js";

const EDITIONS = ["zhejiang-shaoxing@2020", "zhejiang@2020", "jiangsu-wuxi@2022"];
const CUTS = ["03-31", "06-30", "09-30"];
/** Share of the cases of each month that stay, in a year with a season: much before the summer, little at the new year. */
const SEASON = [0.62, 0.58, 0.85, 0.86, 0.85, 0.84, 0.9, 0.88, 0.8, 0.74, 0.8, 0.78];
/** Deviation of what befalls every hospital in a month. */
const SHOCK = 0.06;

const { values } = parseArgs({
  options: {
    years: { type: "string", default: "4" },
    runs: { type: "string", default: "150" },
    cases: { type: "string", default: "4000" },
    seed: { type: "string", default: "1" },
    edition: { type: "string", multiple: true, default: EDITIONS },
  },
});
const [years, runs, cases, seed] = [values.years, values.runs, values.cases, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];

interface Held {
  held: number;
  of: number;
}

/** Forecast figures of kinds, and how many of their intervals held. */
const tally = new Map<string, Held>();

function add(key: string, isHeld: boolean): void {
  const known = tally.get(key) ?? { held: 0, of: 0 };
  tally.set(key, known);
  known.of += 1;
  known.held += isHeld ? 1 : 0;
}

/** The cases of a year that stay when it has a season and months of its own. */
function seasoned(taken: TakenCases, random: Random): TakenCases {
  const shocks = new Map<string, number>();
  const kept: number[] = [];
  taken.columns.dischargeDay.forEach((day, place) => {
    const month = dateOfDayNumber(day).slice(0, 7);
    const share = shocks.get(month) ?? (SEASON[Number(month.slice(5)) - 1] ?? 1) * random.lognormal(SHOCK);
    shocks.set(month, share);
    if (random.chance(Math.min(1, share))) kept.push(place);
  });
  return { ...taken, ...rowsOf(taken, Int32Array.from(kept)) };
}

function backTest(reference: string, make: ReturnType<typeof sampleMaker>, at: number): void {
  const area = make({ seed: at, cases });
  const engine = engineWith(reference, area);
  const { hospitals } = area;
  const random = new Random(at, "season");
  const hasSeason = at % 2 === 0;
  const records = Array.from(area.stays(), ({ record }) => record);
  const whole = engine.take(sampleCases(records), hospitals);
  const before = engine.take(sampleCases(area.history()), hospitals);
  const taken = hasSeason ? seasoned(whole, random) : whole;
  const history = hasSeason ? seasoned(before, random) : before;
  const weights = engine.weigh({
    hospitals,
    ...(engine.ruleset.groupTable === undefined && { history: before }),
  });
  const budget = area.budget();
  const year = engine.settle({ cases: taken, weights, budget });
  const truth = new Map(yearFigures(year.settled).map((figure) => [figureKey(figure), figure.value]));
  for (const cut of CUTS) {
    const through = `${budget.period.from.slice(0, 4)}-${cut}`;
    const soFar = engine.settle({ cases: casesUntil(taken, through), weights, budget });
    const known = yearSoFar(soFar, budget.period, through, engine.parameters.weights, history);
    for (const figure of forecastYear(known, { seed: at, runs })) {
      const value = truth.get(figureKey(figure));
      // What is certain is no forecast.
      if (value === undefined || figure.low === figure.high) continue;
      const isHeld = figure.low <= value && value <= figure.high;
      for (const key of [
        figure.kind,
        `after ${cut}`,
        hasSeason ? "with seasons" : "without seasons",
        "all",
      ]) {
        add(`${reference} ${key}`, isHeld);
        add(`all editions ${key}`, isHeld);
      }
    }
  }
}

/** The engine of an edition that knows the made-up values of a sample: what is unknown would settle nothing. */
function engineWith(reference: string, area: SampleArea): Engine {
  const text = JSON.stringify(syntheticValues(openRuleset(reference), area));
  const changes = { values: [{ file: "values.json", text }], set: [] };
  return engineOf({ ruleset: reference, changes, on: area.settings.period.to, unsettled: "exclude" });
}

/** What was counted under a name, in the order of the keys. */
function print(of: string): void {
  const own = [...tally].filter(([key]) => key.startsWith(of)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { held, of: all }] of own) {
    console.log(`${key}: the 90% interval held in ${held} of ${all} (${((100 * held) / all).toFixed(1)}%)`);
  }
}

const start = performance.now();
for (const reference of values.edition) {
  const ruleset = openRuleset(reference);
  const make = sampleMaker(ruleset, openScheme(schemeOf(ruleset, samplePeriod(ruleset).to)));
  for (let year = 0; year < years; year += 1) backTest(reference, make, seed + year);
  print(reference);
}
print("all editions");
const seconds = ((performance.now() - start) / 1000).toFixed(0);
console.log(`${years} years an edition, ${runs} draws a forecast, ${seconds} s`);
