import { scaledText } from "../../primitives/index.js";
import { pairRecipes, type SampleModel, YUAN_PER_WEIGHT } from "./sample-model.js";

/** 样本病种: a disease as an edition lists it for payment by disease; yuan a stay. */
export interface SampleDisease {
  readonly id: string;
  readonly diagnoses: readonly [string];
  readonly procedures: readonly string[];
  readonly standard: string;
}

const DISEASES = 5;
const LEAST_WEIGHT = 0.8;

/**
 * 按病种付费的病种（合成）: the most frequent groups of some weight, each by the codes of one of its recipes; its standard is what the group costs at the
 * area's level. No two have a diagnosis in common.
 */
export function sampleDiseases({ groups }: SampleModel): readonly SampleDisease[] {
  const diseases = new Map<string, SampleDisease>();
  const heavy = groups.filter((group) => group.weight >= LEAST_WEIGHT && pairRecipes(group).length > 0);
  for (const group of heavy.sort((one, other) => other.volume - one.volume)) {
    const { diagnoses, procedures } = pairRecipes(group)[0] ?? { diagnoses: [], procedures: [] };
    const [diagnosis = ""] = diagnoses;
    if (diseases.size === DISEASES || diagnosis === "" || diseases.has(diagnosis)) continue;
    diseases.set(diagnosis, {
      id: group.drg,
      diagnoses: [diagnosis],
      procedures: procedures.slice(0, 1),
      standard: scaledText(BigInt(Math.round(group.weight * YUAN_PER_WEIGHT * 100)), 2),
    });
  }
  return [...diseases.values()];
}
