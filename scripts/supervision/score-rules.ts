import type { PlantedKind, PlantedTruth } from "../../src/testing/sample/index.js";
import type { ScreenedSample } from "./screened-sample.js";

/** 规则得分: what one rule found of what was planted, and why it erred. */
export interface RuleScore {
  readonly ruleId: string;
  /** pairs or cases about which the rule's charge is true, and honest ones that look alike */
  readonly planted: number;
  readonly lookAlikes: number;
  readonly found: number;
  readonly right: number;
  /** wrong findings: the record is noisy, or an honest case looks alike */
  readonly wrong: { readonly noise: number; readonly honest: number; readonly other: number };
  /** truths not found: the record is noisy, or the misconduct shows in part only */
  readonly missed: { readonly noise: number; readonly inPart: number; readonly other: number };
}

const RULES: readonly (readonly [PlantedKind, ruleId: string])[] = [
  ["readmission", "readmission-15-days"],
  ["split-stay", "split-stay"],
  ["up-coding", "up-coding"],
  ["under-service", "under-service"],
  ["cost-shifting", "cost-shifting"],
];

/** The rules whose truths are planted, each with its score. A case that no truth speaks of is honest. */
export function scoreRules(sample: ScreenedSample): RuleScore[] {
  return RULES.map(([kind, ruleId]) => {
    const own = sample.truths.filter((truth) => truth.ruleKind === kind);
    const planted = byKey(own.filter(({ truth }) => truth));
    const lookAlikes = byKey(own.filter(({ truth }) => !truth));
    const found = sample.findings
      .filter((finding) => finding.ruleId === ruleId)
      .map(({ caseIds }) => [...caseIds].sort().join("+"));
    const flagged = new Set(found);
    const isNoisy = (key: string) => key.split("+").some((id) => sample.noisy.has(id));
    const wrong = found.filter((key) => !planted.has(key));
    const missed = [...planted].filter(([key]) => !flagged.has(key));
    return {
      ...{ ruleId, planted: planted.size, lookAlikes: lookAlikes.size },
      ...{ found: found.length, right: found.length - wrong.length },
      wrong: split(wrong, isNoisy, (key) => lookAlikes.has(key), "honest"),
      missed: split(
        missed.map(([key]) => key),
        isNoisy,
        (key) => planted.get(key)?.why.startsWith("in part") === true,
        "inPart",
      ),
    };
  });
}

function byKey(truths: readonly PlantedTruth[]): ReadonlyMap<string, PlantedTruth> {
  return new Map(
    truths.map((truth) => [[...truth.relatedCaseIds, truth.caseId].sort().join("+"), truth] as const),
  );
}

/** How many keys are noisy, how many of the others are explained, and how many are neither. */
function split<Name extends string>(
  keys: readonly string[],
  isNoisy: (key: string) => boolean,
  isExplained: (key: string) => boolean,
  name: Name,
): Readonly<Record<"noise" | "other" | Name, number>> {
  const noise = keys.filter(isNoisy).length;
  const clean = keys.filter((key) => !isNoisy(key));
  const explained = clean.filter(isExplained).length;
  return { noise, [name]: explained, other: clean.length - explained } as Readonly<
    Record<"noise" | "other" | Name, number>
  >;
}
