import { share, yuan } from "../figure.js";
import type { Figure, Indicator } from "../indicator.js";
import type { PartOfWhole, TallyFigures } from "../tally.js";

/** 个人负担 (WX-043, WX-045) and cost control (ZJ-071, item 7). */
export const BURDEN_INDICATORS: readonly Indicator[] = [
  {
    id: "burden-rate",
    title: { zh: "个人负担率", en: "Patient burden rate" },
    source: "WX-043, WX-045",
    compute: ({ tally }) => partOfCost(tally.patient, tally),
  },
  {
    id: "self-funded-share",
    title: { zh: "全自费占比", en: "Share of fully self-paid cost" },
    source: "WX-043, WX-045",
    compute: ({ tally }) => partOfCost(tally.selfFunded, tally),
  },
  {
    id: "person-time-head-ratio",
    title: { zh: "人次人头比", en: "Person-times over persons" },
    source: "ZJ-076",
    compute: ({ tally: { persons, cases } }) => share(persons.times, persons.heads, cases - persons.times),
  },
];

function partOfCost({ cases, part, whole }: PartOfWhole, tally: TallyFigures): Figure {
  return { numerator: yuan(part), denominator: yuan(whole), missing: tally.cases - cases };
}
