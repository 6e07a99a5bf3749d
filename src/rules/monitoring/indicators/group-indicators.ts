import { Decimal, WORKING_SCALE } from "../../../primitives/index.js";
import { meanOfFen } from "../../../weights/fixed-point.js";
import type { MonitoringParameters } from "../../parameters.js";
import { WITHOUT_ID } from "../dimension.js";
import type { Exact } from "../exact.js";
import { share } from "../figure.js";
import type { Figure, Indicator, IndicatorInput } from "../indicator.js";
import type { GroupSums } from "../tally.js";

/** The switches that name groups. */
type GroupList = "basicGroups" | "traditionalMedicineGroups" | "targetedTherapyGroups";

/** 病组分析 (WX-041). */
export const GROUP_INDICATORS: readonly Indicator[] = [
  {
    id: "ambiguous-share",
    title: { zh: "QY组病例占比", en: "Share of ambiguous (QY) cases" },
    source: "WX-041",
    compute: ({ tally: { groupedAs, cases } }) =>
      share(groupedAs.ambiguous, cases - groupedAs.unknown, groupedAs.unknown),
  },
  {
    id: "ungrouped-share",
    title: { zh: "未正常入组病例占比", en: "Share of cases in no group" },
    source: "WX-041",
    compute: ({ tally: { groupedAs, cases } }) =>
      share(groupedAs.ungrouped, cases - groupedAs.unknown, groupedAs.unknown),
  },
  listShare(
    "basic-group-share",
    { zh: "基础病组病例占比", en: "Share of cases in basic groups" },
    "basicGroups",
  ),
  listShare(
    "traditional-medicine-share",
    { zh: "中医优势病组病例占比", en: "Share of cases in TCM-advantage groups" },
    "traditionalMedicineGroups",
  ),
  listShare(
    "targeted-therapy-share",
    { zh: "靶向治疗组病例占比", en: "Share of cases in targeted-therapy groups" },
    "targetedTherapyGroups",
  ),
  {
    id: "high-weight-share",
    title: { zh: "高权重组病例占比", en: "Share of cases in high-weight groups" },
    source: "WX-041",
    needs: "highWeight",
    compute: ({ tally }) => {
      let [high, weighed, grouped] = [0, 0, 0];
      for (const sums of tally.groups.values()) {
        high += sums.highWeightCases;
        weighed += sums.weightCases;
        grouped += sums.cases;
      }
      return share(high, weighed, grouped - weighed);
    },
  },
  {
    id: "volume-change-groups",
    title: { zh: "数量变化异常病组占比", en: "Share of groups with abnormal volume change" },
    source: "WX-041",
    dimensions: ["city", "tier", "hospital"],
    needs: "volumeChange",
    compute: abnormalVolume,
  },
  {
    id: "cost-difference",
    title: { zh: "病组医疗机构间费用倍数", en: "Dearest over cheapest hospital average in the group" },
    source: "WX-041, LS-011",
    dimensions: ["group"],
    compute: ({ tally, hospitals }) => {
      const [drg] = tally.groups.keys();
      const range = drg === undefined ? undefined : costRange(drg, hospitals);
      const missing = withoutHospital(drg, hospitals);
      if (range === undefined) return share(0, 0, missing);
      const { dearest, cheapest } = range;
      return { numerator: averageOf(dearest), denominator: averageOf(cheapest), missing };
    },
  },
  {
    id: "cost-difference-groups",
    title: { zh: "费用差异大病组占比", en: "Share of groups with a large cost difference" },
    source: "WX-041",
    dimensions: ["city"],
    needs: "costDifference",
    compute: wideGroups,
  },
];

const ZERO = new Decimal(0);

function listShare(id: string, title: Indicator["title"], needs: GroupList): Indicator {
  const compute = ({ tally, parameters }: IndicatorInput): Figure => {
    const groups = (parameters as Required<MonitoringParameters>)[needs];
    const cases = groups.reduce((sum, drg) => sum + (tally.groups.get(drg)?.cases ?? 0), 0);
    return share(cases, tally.cases - tally.groupedAs.unknown, tally.groupedAs.unknown);
  };
  return { id, title, source: "WX-041", needs, compute };
}

/** Groups whose cases changed by at least the threshold, over the groups that had cases in the period before. */
function abnormalVolume({ tally, before, parameters: { volumeChange = ZERO } }: IndicatorInput): Figure {
  let abnormal = 0;
  for (const [drg, earlier] of before?.groups ?? []) {
    const change = Math.abs((tally.groups.get(drg)?.cases ?? 0) - earlier.cases);
    if (new Decimal(change).gte(volumeChange.times(earlier.cases))) abnormal += 1;
  }
  return share(abnormal, before?.groups.size ?? 0);
}

/** Groups treated in at least two hospitals whose averages lie apart by at least the threshold. */
function wideGroups({ tally, hospitals, parameters: { costDifference = ZERO } }: IndicatorInput): Figure {
  let [wide, compared] = [0, 0];
  for (const drg of tally.groups.keys()) {
    const range = costRange(drg, hospitals);
    if (range === undefined) continue;
    compared += 1;
    const { dearest, cheapest } = range;
    const across = new Decimal(dearest.costFen).times(cheapest.costCases);
    if (across.gte(costDifference.times(cheapest.costFen).times(dearest.costCases))) wide += 1;
  }
  return share(wide, compared);
}

type Costs = Pick<GroupSums, "costFen" | "costCases">;

/**
 * The hospitals whose average of a group is the highest and the lowest; undefined when fewer than two hospitals have one. Cases that
 * name no hospital are no hospital's average.
 */
function costRange(drg: string, hospitals: IndicatorInput["hospitals"]) {
  const costs: Costs[] = [];
  for (const [id, { groups }] of hospitals) {
    const sums = groups.get(drg);
    if (id !== WITHOUT_ID && sums !== undefined && sums.costCases > 0) costs.push(sums);
  }
  const [first, second] = costs;
  if (first === undefined || second === undefined) return undefined;
  const dearest = costs.reduce((most, one) => (isDearer(one, most) ? one : most));
  const cheapest = costs.reduce((least, one) => (isDearer(least, one) ? one : least));
  return { dearest, cheapest };
}

/** Whether one average is above another, exact. */
function isDearer(a: Costs, b: Costs): boolean {
  return BigInt(a.costFen) * BigInt(b.costCases) > BigInt(b.costFen) * BigInt(a.costCases);
}

/** yuan, at the working scale */
function averageOf({ costFen, costCases }: Costs): Exact {
  return { units: meanOfFen(BigInt(costFen), BigInt(costCases)), scale: WORKING_SCALE };
}

/** Cases of the group with a cost that name no hospital. */
function withoutHospital(drg: string | undefined, hospitals: IndicatorInput["hospitals"]): number {
  return (drg === undefined ? undefined : hospitals.get(WITHOUT_ID)?.groups.get(drg)?.costCases) ?? 0;
}
