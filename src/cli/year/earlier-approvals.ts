import { groupedBy } from "../../primitives/grouped-by.js";
import {
  type Application,
  caseKey,
  hearingOf,
  type ReviewContext,
  type ReviewOutcome,
  type ReviewParameters,
} from "../../settlement/index.js";
import type { StandingApplications } from "./standing-applications.js";
import type { ApplicationRow } from "./year-rows.js";
import type { EarlierFate } from "./year-words.js";

type Case = Pick<Application, "kind" | "hospitalId" | "caseId">;

/**
 * 此前的核准: what becomes of approvals that were settled before. One whose application the hospital takes back or swaps for another case falls, and its
 * place is free, unless another application on the case is to be heard; so does one that a second vote votes down. Whatever else becomes of a second application, the approval stands.
 *
 * @source ZJ-056, ZJ-057
 */
export class EarlierApprovals {
  readonly #stands: (application: Application) => boolean;
  /** the applications whose approvals fall before any is heard, one a case */
  readonly #takenBack = new Map<string, string>();

  /** @param context with every earlier approval in its place */
  constructor(
    rows: readonly ApplicationRow[],
    { applications, notHeard }: StandingApplications,
    rules: readonly ReviewParameters[],
    context: ReviewContext,
  ) {
    const { stands = () => false } = context;
    this.#stands = (one) => context.hasCase(one.hospitalId, one.caseId) && stands(one);
    const onCase = groupedBy(applications, caseKey);
    const isHeard = (one: Application) => {
      const rule = rules.find(({ kind }) => kind === one.kind);
      return hearingOf(one, rule, context).cause === undefined;
    };
    for (const row of rows) {
      const key = caseKey(row);
      if (notHeard.get(row.applicationId)?.state !== "withdrawn" || this.#takenBack.has(key)) continue;
      if (row.kind === "record-correction" || !this.#stands(row)) continue;
      if (!onCase.get(key)?.some(isHeard)) this.#takenBack.set(key, row.applicationId);
    }
  }

  /** Whether the approval of a case falls before any application is heard. */
  isTakenBack(one: Case): boolean {
    return this.#takenBack.has(caseKey(one));
  }

  /** Whether the change of the case is for this application to make: of several that are taken back on one case, for the first. */
  isMadeBy(application: Application): boolean {
    return (
      (this.#takenBack.get(caseKey(application)) ?? application.applicationId) === application.applicationId
    );
  }

  /** What becomes of the approval that stood for the case of an application; undefined where none did, or where the application decides on it anew. */
  fateOf(application: Application, outcome: Pick<ReviewOutcome, "state" | "cause">): EarlierFate | undefined {
    const { state, cause } = outcome;
    if (state === "approved" || !this.#stands(application)) return undefined;
    const isTakenBack = state === "withdrawn";
    if (!isTakenBack && cause !== "voted-down") return "stands";
    if (application.kind === "record-correction") return "corrected";
    return isTakenBack && !this.isTakenBack(application) ? undefined : "revoked";
  }
}
