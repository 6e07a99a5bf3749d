import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { referenceWeights } from "../../src/cli/shipped/reference-weights.js";
import { CitedReader } from "../../src/primitives/index.js";
import { bindRules, type Finding, type RulesParameters, screen } from "../../src/rules/index.js";
import { patchRuleset } from "../../src/rulesets/index.js";
import { type SampleArea, type SampleOptions, sampleArea } from "../../src/testing/sample/index.js";
import { sampleScheme, scheme } from "../../test/testing/zhejiang-sample.js";
import { type GroupedStays, groupedStays } from "./grouped-stays.js";

/** The editions whose rules are tried: readmissions by the first, all others by the second. */
const EDITIONS = { readmissions: "zhejiang@2020", others: "jiangsu-wuxi@2022" } as const;

/** 筛查样本: a synthetic area under the audit rules, with what is known about every case of it. */
export interface ScreenedSample extends GroupedStays {
  readonly area: SampleArea;
  /** of the rules of either edition */
  readonly rules: RulesParameters;
  readonly findings: readonly Finding[];
}

/** Makes a sample, groups its stays by the real grouper, and screens them with the windows and modules under which the truths were planted. */
export function screenedSample(options: SampleOptions): ScreenedSample {
  const area = sampleArea(sampleScheme, referenceWeights(), options);
  const stays = groupedStays(area, scheme);
  const { windows, modules } = area.supervision;
  const readmissions = rulesOf(EDITIONS.readmissions);
  const rules = rulesOf(EDITIONS.others, {
    "rules.audit.split-stay.window.days": windows.splitStayDays,
    "rules.audit.cost-shifting.daysBefore": windows.costShiftingDaysBefore,
    "rules.audit.cost-shifting.daysAfter": windows.costShiftingDaysAfter,
    "rules.modules": modules,
  });
  const findings = [readmissions, rules].flatMap(
    (each) => screen(stays.cases, each, { events: stays.events }).findings,
  );
  return { ...stays, area, rules, findings };
}

/** The rules of a shipped edition, with a patch where the edition asks for values. */
export function rulesOf(
  reference: string,
  patch: Parameters<typeof patchRuleset>[1] = {},
): RulesParameters & Pick<CitedReader, "notEvaluated"> {
  const ruleset = patchRuleset(openRuleset(reference), patch);
  const reader = new CitedReader({ on: ruleset.effective.from });
  const parameters = bindRules(ruleset.rules ?? {}, reader);
  return { ...parameters, notEvaluated: reader.notEvaluated };
}
