import type { InpatientCase } from "../../cases/index.js";
import { statedGroup } from "../../engine/index.js";
import type { Locale } from "../../primitives/index.js";
import { describeCaseWeight, explainCaseWeight } from "../../weights/index.js";
import type { ReadWeights } from "../area/area-weights.js";
import type { TextInput } from "../input/text-input.js";
import { type Judging, readmittedInFile } from "./readmitted-in-file.js";

/** A case, and the file that it stands in. */
interface CaseInFile {
  readonly record: InpatientCase;
  /** the group that it carries and that settling takes */
  readonly stated: string | undefined;
  readonly input: TextInput;
}

/** 计点过程: how a case came to its points, and which it would have if the patient came back, where nobody can tell. */
export async function weightText(
  { record, stated, input }: CaseInFile,
  weights: ReadWeights["weights"],
  judging: Judging,
): Promise<string> {
  const { engine, locale } = judging;
  const grouped = stated === undefined ? engine.group(record) : statedGroup(stated);
  const { missing, ...circumstances } = await readmittedInFile(record, input, judging);
  const described = (known: typeof circumstances) =>
    describeCaseWeight(explainCaseWeight(record, grouped, weights, engine.parameters.weights, known), locale);
  const lines = described(circumstances);
  const otherwise = described({ readmitted: true }).at(-1);
  if (missing !== undefined && otherwise !== lines.at(-1))
    lines.push(unknownReturn(missing[locale], otherwise ?? "", locale));
  return lines.join("\n");
}

/** What is said last of a case that would have other points if the patient came back, which nobody can tell. */
function unknownReturn(missing: string, otherwise: string, locale: Locale): string {
  return locale === "zh"
    ? `是否再住院无法判断：${missing}；以上按未再住院计。如患者再住院，${otherwise}`
    : `Whether the patient came back cannot be judged: ${missing}; the above is for one who did not. For one who did: ${otherwise}`;
}
