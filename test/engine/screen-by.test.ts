import { Engine as JsonRulesEngine } from "json-rules-engine";
import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset, shippedRulesets } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { createEngine } from "../../src/engine/index.js";
import { jsonRulesEngineJudge } from "../../src/rules/adapter.js";

/** Every this many cases one field of a record is taken out, so that conditions become unknown. */
const GAPS = [
  "sex",
  "ageYears",
  "totalCost",
  "dischargeDate",
  "admissionDate",
  "careType",
  "insuranceType",
] as const;
const CASES = 80;
const SEED = 11;

/** One edition of every different `rules` section: two with the same conditions are judged alike. */
const EDITIONS = new Map(
  [...shippedRulesets().editions.keys()].map((reference) => {
    return [JSON.stringify(openRuleset(reference).rules), reference] as const;
  }),
);

describe("an edition's rules on json-rules-engine", () => {
  it.each([...EDITIONS.values()])(
    "%s: findings, what is undetermined and exposures are those of our own conditions",
    async (reference) => {
      const ruleset = openRuleset(reference);
      const { to: on } = samplePeriod(ruleset);
      const scheme = openScheme(schemeOf(ruleset, on));
      const area = sampleMaker(ruleset, scheme)({ seed: SEED, cases: CASES });
      const stays = [...area.stays()];
      const records = stays.map(({ record }, index) => {
        const gap = index % 3 === 0 ? GAPS[(index / 3) % GAPS.length] : undefined;
        return parseCase(Object.fromEntries(Object.entries(record).filter(([name]) => name !== gap)));
      });
      const events = stays.flatMap((stay) => stay.events.map((event) => parseCareEvent(event)));
      const engine = createEngine(ruleset, { scheme, on });
      const ours = engine.screen({}, { events });
      const judge = jsonRulesEngineJudge(new JsonRulesEngine(), engine.parameters.rules.lists);
      const theirs = engine.screenBy(judge, {}, { events });
      for (const record of records) {
        ours.add(record);
        await theirs.add(record);
      }
      const result = ours.finish();
      expect(theirs.finish()).toEqual(result);
      if (engine.parameters.rules.rules.some(({ kind }) => kind === "record")) {
        expect(result.undetermined.length).toBeGreaterThan(0);
      }
    },
  );
});
