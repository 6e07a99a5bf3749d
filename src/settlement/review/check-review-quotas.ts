import { hasMark } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { isClosed, STATUS_NUMBERS } from "../case-status.js";
import { type CaseTally, statusAt } from "../case-tally.js";
import type { SettlementParameters } from "../parameters.js";
import { type BeyondQuota, beyondQuota } from "../rate/quota-periods.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { diseasesPaid } from "./quota-population.js";

/** The class of cases whose points a special review has set. */
const SPECIAL_REVIEW = "special-review";
const OUTSIDE_PERIOD = STATUS_NUMBERS["outside-period"];

/** 超过名额: what is to be said, and what cannot be settled for it. */
export interface ExceededReviews {
  readonly diagnostics: readonly Diagnostic[];
  /** numbers of the hospitals whose cases are beyond a hard quota */
  readonly refused: ReadonlySet<number>;
  /** 暂不支付: the cases among which those beyond a hard quota are */
  readonly withheld: ReadonlySet<number>;
}

type Rules = Pick<SettlementParameters, "reviews" | "byDisease">;

/** A quota that is held against the settlement: who is beyond it, and in which words that is told. */
interface HeldQuota {
  readonly force: "hard" | "in-principle" | undefined;
  readonly exceeded: readonly BeyondQuota[];
  readonly tell: (one: BeyondQuota, hard: boolean) => Diagnostic;
}

/**
 * 评审名额的核对: names every hospital and period in which more cases were settled as specially reviewed than the quota allows, and every disease of which more cases left payment
 * by disease. The approvals stand, and that is all, unless the quota is said to be hard: beyond it no text says which of them would fall, so that neither the cases nor the ledgers of
 * their hospitals are settled until the review has decided.
 *
 * @source ZJ-055, SX-026 (hard), SX-051 and NAT-071 (in principle)
 */
export function checkReviewQuotas(input: SettlementInput, tally: CaseTally, rules: Rules): ExceededReviews {
  const held = [specialReviews(input, tally, rules), diseaseExits(input, tally, rules)];
  const told = held.flatMap(
    (one) => one?.exceeded.map((beyond) => one.tell(beyond, one.force === "hard")) ?? [],
  );
  const withheld = held.flatMap((one) =>
    one?.force === "hard" ? one.exceeded.flatMap(({ chosen }) => chosen) : [],
  );
  return {
    diagnostics: told,
    refused: new Set(withheld.map((index) => input.cases.hospital[index] ?? -1)),
    withheld: new Set(withheld),
  };
}

function quotaOf({ reviews }: Rules, kind: Rules["reviews"][number]["kind"]) {
  const quota = reviews.find((one) => one.kind === kind)?.quota;
  return typeof quota === "object" ? quota : undefined;
}

function specialReviews(input: SettlementInput, tally: CaseTally, rules: Rules): HeldQuota | undefined {
  const quota = quotaOf(rules, "special-review");
  const reviewed = input.cases.classes.indexOf(SPECIAL_REVIEW);
  if (quota === undefined || reviewed < 0 || !input.cases.pointsClass.includes(reviewed)) return undefined;
  const isReviewed = (index: number) => input.cases.pointsClass[index] === reviewed;
  return {
    force: quota.force,
    exceeded: beyondQuota(quota, input, tally, isReviewed),
    tell: ({ holder: hospital, period, chosen, allowed }, hard) =>
      settlementErrors.diagnostic(
        hard ? "error" : "warning",
        hard ? "SETTLEMENT_QUOTA_BROKEN" : "SETTLEMENT_QUOTA_EXCEEDED",
        "review.specialReview.quota",
        { hospital, period, cases: chosen.length, allowed },
      ),
  };
}

function diseaseExits(input: SettlementInput, tally: CaseTally, rules: Rules): HeldQuota | undefined {
  const quota = quotaOf(rules, "by-disease-exit");
  const { marks } = input.details ?? {};
  if (quota === undefined || rules.byDisease === undefined || marks === undefined) return undefined;
  // Before any case is counted: in most areas nobody leaves.
  if (![...marks.values()].some((own) => hasMark(own, "byDiseaseExit"))) return undefined;
  const diseaseOf = diseasesPaid(input, rules.byDisease);
  const of = (index: number) => (tally.status[index] === OUTSIDE_PERIOD ? -1 : diseaseOf(index));
  const hasLeft = (index: number) => hasMark(marks.get(index), "byDiseaseExit");
  // Most leave for a unit of their own, beside the groups.
  const isPaid = (index: number) => isClosed(statusAt(tally.status[index] ?? 0));
  const holders = { of, ids: rules.byDisease.diseases.map(({ id }) => id), isPaid };
  return {
    force: quota.force,
    exceeded: beyondQuota(quota, input, tally, hasLeft, holders),
    tell: ({ holder: disease, period, chosen, population, allowed }, hard) =>
      settlementErrors.diagnostic(
        hard ? "error" : "warning",
        "SETTLEMENT_EXITS_BEYOND_QUOTA",
        "review.byDiseaseExit.quota",
        { disease, period, exits: chosen.length, population, allowed, hard },
      ),
  };
}
