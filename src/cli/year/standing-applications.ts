import { compareText, type LocalizedText } from "../../primitives/index.js";
import {
  type Application,
  hearingOf,
  type ReviewContext,
  type ReviewOutcome,
  type ReviewParameters,
  reselect,
} from "../../settlement/index.js";
import type { ApplicationRow } from "./year-rows.js";
import { SWAP_WORDS, WITHDRAWN_WORDS } from "./year-words.js";

/** Why an application is not looked at: taken back, swapped for another, or a swap that is not allowed. */
interface NotHeard {
  readonly state: "withdrawn" | "inadmissible";
  readonly reason: LocalizedText;
}

/** 现行申请: the applications that stand when those that were taken back are gone and swaps are made, and what became of the others. */
export interface StandingApplications {
  readonly applications: readonly Application[];
  /** by id */
  readonly notHeard: ReadonlyMap<string, NotHeard>;
  /** swaps that are not made since their case is not heard, or waits */
  readonly notSwapped: readonly ReviewOutcome[];
}

/** The applications that stand when those that were taken back are gone and swaps are made. */
export function standingApplications(
  rows: readonly ApplicationRow[],
  rules: readonly ReviewParameters[],
  context: ReviewContext,
): StandingApplications {
  const notHeard = new Map<string, NotHeard>();
  const notSwapped: ReviewOutcome[] = [];
  for (const { applicationId, withdrawnOn } of rows) {
    if (withdrawnOn !== undefined)
      notHeard.set(applicationId, { state: "withdrawn", reason: WITHDRAWN_WORDS });
  }
  const ids = new Set(rows.map(({ applicationId }) => applicationId));
  const present = rows.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const applications = kinds.flatMap((kind) => {
    const own = present.filter((row) => row.kind === kind);
    const first = own.filter(({ replaces }) => replaces === undefined).map(applicationOf);
    const rule = rules.find((one) => one.kind === kind);
    const quota = rule?.reselection ?? "none";
    const swaps = own
      .filter(({ replaces }) => replaces !== undefined)
      .sort((a, b) => compareText(a.appliedOn, b.appliedOn) || compareText(a.applicationId, b.applicationId))
      .map((row) => ({ withdraw: row.replaces ?? "", add: applicationOf(row) }));
    const refuse = (id: string, why: keyof typeof SWAP_WORDS) =>
      notHeard.set(id, { state: "inadmissible", reason: SWAP_WORDS[why] });
    if (typeof quota === "string") {
      for (const { add } of swaps) refuse(add.applicationId, quota);
      return first;
    }
    const hearing = (application: Application) => hearingOf(application, rule, context);
    const { applications: standing, refused } = reselect(first, swaps, quota, hearing);
    for (const { swap, cause, hearing: heard } of refused) {
      const { add: application, withdraw } = swap;
      if (heard === undefined) {
        const isGone = cause === "unknown-application" && ids.has(withdraw);
        refuse(application.applicationId, isGone ? "gone" : cause);
      } else {
        const state = heard.cause === undefined ? "waiting" : "inadmissible";
        notSwapped.push({ application, state, ...heard });
      }
    }
    const left = new Set(
      [...standing, ...refused.map(({ swap }) => swap.add)].map(({ applicationId }) => applicationId),
    );
    for (const { applicationId } of own.filter((row) => !left.has(row.applicationId)))
      notHeard.set(applicationId, { state: "withdrawn", reason: SWAP_WORDS.swapped });
    return standing;
  });
  return { applications, notHeard, notSwapped };
}

/** 申请 of a row. */
export function applicationOf(row: ApplicationRow): Application {
  const { applicationId, kind, hospitalId, caseId, appliedOn, reason, diseaseId } = row;
  return {
    ...{ applicationId, kind, hospitalId, caseId, appliedOn },
    ...(reason !== undefined && { reason }),
    ...(diseaseId !== undefined && { diseaseId }),
  };
}
