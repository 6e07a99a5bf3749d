import { areaNeeds, type Engine, type SettledCases } from "../../engine/index.js";
import { counted, type LocalizedText, sumOf } from "../../primitives/index.js";
import { STATUS_WORDS, type UnsettledCause, unsettledCauses } from "../../settlement/index.js";
import { WEIGH_REASON_CAUSES, type WeighReason } from "../../weights/case/weigh-reason.js";
import { shownCell } from "../table/shown-cell.js";

/** 结算的一侧: an area that was settled for a what-if, and by which engine; the only one has no name. */
export interface SettledSide {
  readonly name?: LocalizedText;
  readonly engine: Engine;
  readonly area: SettledCases;
}

/** 两侧的名称 of a comparison. */
export const SIDE_NAMES = {
  baseline: { zh: "基准", en: "baseline" },
  candidate: { zh: "候选", en: "candidate" },
} as const satisfies Record<string, LocalizedText>;

/** The same of a switch of schemes. */
export const SCHEME_SIDES = {
  before: { zh: "切换前", en: "before" },
  after: { zh: "切换后", en: "after" },
} as const satisfies Record<string, LocalizedText>;

/** 未结算提示: of each side that leaves cases unsettled, how many, what they cost and why, for the head of a page and for the terminal. */
export function unsettledNotices(sides: readonly SettledSide[]): readonly LocalizedText[] {
  return sides.flatMap(({ name, engine, area }) => {
    const causes = unsettledCauses(area.settled, area.payments);
    if (causes.length === 0) return [];
    const cases = causes.reduce((sum, cause) => sum + cause.cases, 0);
    const cost = shownCell(sumOf(causes.map(({ itemTotalCost }) => itemTotalCost)), "yuan");
    const why = causes.map((cause) => {
      const words = causeWords(cause);
      return { zh: `${words.zh} ${cause.cases} 例`, en: `${words.en}: ${cause.cases}` };
    });
    const { reference } = engine.ruleset;
    const all = area.weighed.count;
    const needs = areaNeeds(engine, area).length;
    return [
      {
        zh: `${name ? `${name.zh}（${reference}）：` : ""}${all} 例中 ${cases} 例未结算，按项目总费用 ${cost} 元：${why.map(({ zh }) => zh).join("；")}。它们在这里没有支付。${needs === 0 ? "" : `其中有的在等 ${needs} 项取值，chs-drg ruleset needs ${reference} 列出。`}`,
        en: `${name ? `${name.en} (${reference}): ` : ""}${cases} of ${counted(all, "case")} are not settled, ${cost} yuan of item cost. ${why.map(({ en }) => en).join("; ")}. They are paid nothing here.${needs === 0 ? "" : ` Some wait for ${counted(needs, "value")} that chs-drg ruleset needs ${reference} lists.`}`,
      },
    ];
  });
}

/** 未结算原因的名称. */
export function causeWords({ status, reason }: UnsettledCause): LocalizedText {
  const known = WEIGH_REASON_CAUSES[reason as WeighReason];
  return known ?? STATUS_WORDS[status];
}
