import { compareText, type LocalizedText } from "../../primitives/index.js";
import { type Application, type ReviewParameters, reselect } from "../../settlement/index.js";
import type { ApplicationRow } from "./year-rows.js";
import { SWAP_WORDS, WITHDRAWN_WORDS } from "./year-words.js";

/** Why an application is not looked at: taken back, swapped for another, or a swap that is not allowed. */
type NotHeard = { readonly state: "withdrawn" | "inadmissible"; readonly reason: LocalizedText };

/** 现行申请: the applications that stand when those that were taken back are gone and swaps are made, and what became of the others. */
export interface StandingApplications {
  readonly applications: readonly Application[];
  /** by id */
  readonly notHeard: ReadonlyMap<string, NotHeard>;
}

/** The applications that stand when those that were taken back are gone and swaps are made. */
export function standingApplications(
  rows: readonly ApplicationRow[],
  rules: readonly ReviewParameters[],
): StandingApplications {
  const notHeard = new Map<string, NotHeard>();
  for (const { applicationId, withdrawnOn } of rows) {
    if (withdrawnOn !== undefined)
      notHeard.set(applicationId, { state: "withdrawn", reason: WITHDRAWN_WORDS });
  }
  const present = rows.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const applications = kinds.flatMap((kind) => {
    const own = present.filter((row) => row.kind === kind);
    const first = own.filter(({ replaces }) => replaces === undefined).map(applicationOf);
    const quota = rules.find((rule) => rule.kind === kind)?.reselection ?? "none";
    const swaps = own
      .filter(({ replaces }) => replaces !== undefined)
      .sort((a, b) => compareText(a.appliedOn, b.appliedOn) || compareText(a.applicationId, b.applicationId))
      .map((row) => {
        // A swap takes the place of the earlier application, its date included: the deadline was kept by that one.
        const appliedOn =
          first.find(({ applicationId }) => applicationId === row.replaces)?.appliedOn ?? row.appliedOn;
        return { withdraw: row.replaces ?? "", add: { ...applicationOf(row), appliedOn } };
      });
    if (typeof quota === "string") {
      for (const { add } of swaps)
        notHeard.set(add.applicationId, { state: "inadmissible", reason: SWAP_WORDS[quota] });
      return first;
    }
    const { applications: standing, refused } = reselect(first, swaps, quota);
    for (const { swap, cause } of refused)
      notHeard.set(swap.add.applicationId, { state: "inadmissible", reason: SWAP_WORDS[cause] });
    for (const { applicationId } of first.filter((one) => !standing.includes(one)))
      notHeard.set(applicationId, { state: "withdrawn", reason: SWAP_WORDS.swapped });
    return standing;
  });
  return { applications, notHeard };
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
