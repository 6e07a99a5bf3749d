import { areaNeeds, type DemandedValue, type Engine, type SettledCases } from "../../engine/index.js";
import { counted, type Decimal, type LocalizedText, sumOf } from "../../primitives/index.js";
import { STATUS_WORDS, type UnsettledCause, unsettledCauses } from "../../settlement/index.js";
import { WEIGH_REASON_CAUSES, type WeighReason } from "../../weights/case/weigh-reason.js";
import { shownCell } from "../table/shown-cell.js";

/** 结算的一侧: an area that was settled for a what-if, by which engine, and what it lacks; the only one has no name. */
export interface SettledSide {
  readonly name?: LocalizedText;
  readonly engine: Engine;
  readonly area: SettledCases;
  /** why cases are not settled */
  readonly causes: readonly UnsettledCause[];
  /** values that cases wait for */
  readonly needs: readonly DemandedValue[];
}

/** Looks through the cases of a settled side, once for all that is said of it. */
export function settledSide(engine: Engine, area: SettledCases, name?: LocalizedText): SettledSide {
  const causes = unsettledCauses(area.settled, area.payments);
  return { ...(name && { name }), engine, area, causes, needs: areaNeeds(engine, area) };
}

/** 暂留: what the ledgers of a settled area set aside. */
export function reservedOf({ settled }: Pick<SettledCases, "settled">): Decimal {
  return sumOf(settled.result.ledgers.flatMap(({ reserve }) => (reserve ? [reserve.amount] : [])));
}

/** 两侧的名称 of a comparison. */
export const SIDE_NAMES = {
  baseline: { zh: "基准", en: "baseline" },
  candidate: { zh: "候选", en: "candidate" },
} as const satisfies Record<string, LocalizedText>;

/** 未结算提示: of each side that leaves cases unsettled, how many, what they cost and why, for the head of a page and for the terminal. */
export function unsettledNotices(sides: readonly SettledSide[]): readonly LocalizedText[] {
  return sides.flatMap(({ name, engine, area, causes, needs }) => {
    if (causes.length === 0) return [];
    const cases = causes.reduce((sum, cause) => sum + cause.cases, 0);
    const cost = shownCell(sumOf(causes.map(({ itemTotalCost }) => itemTotalCost)), "yuan");
    const why = causes.map((cause) => {
      const words = causeWords(cause);
      return { zh: `${words.zh} ${cause.cases} 例`, en: `${words.en}: ${cause.cases}` };
    });
    const { reference } = engine.ruleset;
    const all = area.weighed.count;
    return [
      {
        zh: `${name ? `${name.zh}（${reference}）：` : ""}${all} 例中 ${cases} 例未结算，按项目总费用 ${cost} 元：${why.map(({ zh }) => zh).join("；")}。它们在这里没有支付。${needs.length === 0 ? "" : `其中有的在等 ${needs.length} 项取值，chs-drg ruleset needs ${reference} 列出。`}`,
        en: `${name ? `${name.en} (${reference}): ` : ""}${cases} of ${counted(all, "case")} are not settled, ${cost} yuan of item cost: ${why.map(({ en }) => en).join("; ")}. They are paid nothing here.${needs.length === 0 ? "" : ` Some wait for ${counted(needs.length, "value")} that chs-drg ruleset needs ${reference} lists.`}`,
      },
    ];
  });
}

/** 未结算原因的名称. */
export function causeWords({ status, reason }: UnsettledCause): LocalizedText {
  const known = WEIGH_REASON_CAUSES[reason as WeighReason];
  return known ?? STATUS_WORDS[status];
}
