import type { QuotaRule } from "../parameters/quota.js";
import type { Application } from "./application.js";
import { quotaCount } from "./quota-count.js";

/** 换选: an application withdrawn for another case of the same hospital. */
export interface Swap {
  readonly withdraw: string;
  readonly add: Application;
}

/** 换选结果. */
export interface Reselection {
  readonly applications: readonly Application[];
  readonly refused: readonly {
    readonly swap: Swap;
    readonly cause: "unknown-application" | "other-hospital" | "over-quota";
  }[];
  /** true where the share of swaps could not be read and was not applied */
  readonly quotaNotApplied: boolean;
}

/**
 * 清算前重新选择: swaps applications for other cases before clearing, at most a share of what the hospital has applied for.
 *
 * @param quota of the hospital's applications (`applied-cases`)
 * @source ZJ-056
 */
export function reselect(
  applications: readonly Application[],
  swaps: readonly Swap[],
  quota: QuotaRule,
): Reselection {
  const standing = new Map(applications.map((application) => [application.applicationId, application]));
  const used = new Map<string, number>();
  const refused: Reselection["refused"][number][] = [];
  for (const swap of swaps) {
    const withdrawn = standing.get(swap.withdraw);
    const refuse = (cause: Reselection["refused"][number]["cause"]) => refused.push({ swap, cause });
    if (withdrawn === undefined) {
      refuse("unknown-application");
      continue;
    }
    const { hospitalId } = withdrawn;
    const applied = applications.filter((one) => one.hospitalId === hospitalId).length;
    const swapped = used.get(hospitalId) ?? 0;
    if (swap.add.hospitalId !== hospitalId) refuse("other-hospital");
    else if (typeof quota !== "string" && swapped >= quotaCount(quota, applied)) refuse("over-quota");
    else {
      used.set(hospitalId, swapped + 1);
      standing.delete(swap.withdraw);
      standing.set(swap.add.applicationId, swap.add);
    }
  }
  return { applications: [...standing.values()], refused, quotaNotApplied: quota === "unreadable" };
}
