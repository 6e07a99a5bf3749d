import { addUnder, groupedBy } from "../../primitives/grouped-by.js";
import { requireLists } from "../../primitives/require-made.js";
import type { QuotaRule } from "../parameters/quota.js";
import { type Application, caseKey } from "./application.js";
import { appliedCases } from "./applied-cases.js";
import type { Hearing } from "./hearing.js";
import { quotaCount } from "./quota-count.js";

/** 换选: an application withdrawn for another case of the same hospital. */
export interface Swap {
  readonly withdraw: string;
  readonly add: Application;
}

/** 不予换选: a swap that is not made, so that the application that it was to take the place of stays. */
export interface RefusedSwap {
  readonly swap: Swap;
  readonly cause: "unknown-application" | "other-hospital" | "over-quota" | "not-heard";
  /** why the other case is not heard, or for what it waits */
  readonly hearing?: Hearing;
}

/** 换选结果. */
export interface Reselection {
  readonly applications: readonly Application[];
  readonly refused: readonly RefusedSwap[];
  /** true where the share of swaps could not be read and was not applied */
  readonly quotaNotApplied: boolean;
}

const HEARD: Hearing = { notApplied: [] };

/** Why an application is of no case. */
const NO_CASE: ReadonlySet<Hearing["cause"]> = new Set(["unknown-case", "other-hospital"] as const);

/**
 * 清算前重新选择: swaps applications for other cases before clearing, at most a share of the cases that the hospital has applied for. A swap takes the place of the
 * earlier application, its date included, and may itself be swapped. One whose case cannot be heard, or was applied for already, takes nobody's place.
 *
 * @param swaps in their order; one that takes the place of another comes after that one
 * @param quota of the hospital's applications (`applied-cases`)
 * @param hearing whether an application is heard; default: it is
 * @source ZJ-056
 */
export function reselect(
  applications: readonly Application[],
  swaps: readonly Swap[],
  quota: QuotaRule,
  hearing: (application: Application) => Hearing = () => HEARD,
): Reselection {
  requireLists({ applications }, "applicationId");
  requireLists({ swaps }, "withdraw", "add");
  const standing = new Map(applications.map((application) => [application.applicationId, application]));
  const onCase = groupedBy(applications, caseKey);
  const ofHospital = groupedBy(applications, ({ hospitalId }) => hospitalId);
  const isOnCase = (one: Application) => !NO_CASE.has(hearing(one).cause);
  const [allowed, used] = [new Map<string, number>(), new Map<string, number>()];
  const refused: RefusedSwap[] = [];
  const isApplied = (add: Application) =>
    onCase
      .get(caseKey(add))
      ?.some((one) => standing.get(one.applicationId) === one && hearing(one).cause === undefined);
  const refusal = (
    earlier: Application | undefined,
    add: Application,
  ): Omit<RefusedSwap, "swap"> | undefined => {
    if (earlier === undefined) return { cause: "unknown-application" };
    const { hospitalId } = earlier;
    if (add.hospitalId !== hospitalId) return { cause: "other-hospital" };
    const heard = isApplied(add) ? { ...HEARD, cause: "repeated" as const } : hearing(add);
    if (heard.cause !== undefined || heard.notApplied.length > 0)
      return { cause: "not-heard", hearing: heard };
    if (typeof quota === "string") return undefined;
    const most =
      allowed.get(hospitalId) ?? quotaCount(quota, appliedCases(ofHospital.get(hospitalId) ?? [], isOnCase));
    allowed.set(hospitalId, most);
    return (used.get(hospitalId) ?? 0) >= most ? { cause: "over-quota" } : undefined;
  };
  for (const swap of inTurn(swaps)) {
    const earlier = standing.get(swap.withdraw);
    const add = { ...swap.add, ...(earlier && placeOf(earlier)) };
    const why = refusal(earlier, add);
    if (why !== undefined) {
      refused.push({ swap, ...why });
      continue;
    }
    used.set(add.hospitalId, (used.get(add.hospitalId) ?? 0) + 1);
    standing.delete(swap.withdraw);
    standing.set(add.applicationId, add);
    addUnder(onCase, caseKey(add), add);
  }
  return { applications: [...standing.values()], refused, quotaNotApplied: quota === "unreadable" };
}

/** The place of an application in the order in which they are heard. */
function placeOf({ appliedOn, inPlaceOf, applicationId }: Application) {
  return { appliedOn, inPlaceOf: inPlaceOf ?? applicationId };
}

/** Swaps in their order, each after the one whose place it takes. */
function inTurn(swaps: readonly Swap[]): Swap[] {
  const byId = new Map(swaps.map((swap) => [swap.add.applicationId, swap]));
  const seen = new Set<Swap>();
  return swaps.flatMap((swap) => {
    const chain: Swap[] = [];
    for (let one: Swap | undefined = swap; one && !seen.has(one); one = byId.get(one.withdraw)) {
      seen.add(one);
      chain.push(one);
    }
    return chain.reverse();
  });
}
