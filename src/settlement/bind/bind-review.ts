import type { ReviewDeadline, ReviewKind, ReviewParameters } from "../parameters.js";
import type { SettlementSection } from "../section.js";
import { bindQuota } from "./bind-quota.js";
import { present } from "./present.js";
import type { RuleReader } from "./rule-reader.js";

type ReviewSection = NonNullable<SettlementSection["review"]>;
type KindSection = NonNullable<ReviewSection["specialReview"]>;

const KINDS: readonly (readonly [keyof ReviewSection, ReviewKind])[] = [
  ["specialReview", "special-review"],
  ["recordCorrection", "record-correction"],
  ["bedDayExit", "bed-day-exit"],
  ["byDiseaseExit", "by-disease-exit"],
];

export function bindReviews(
  section: ReviewSection | undefined,
  reader: RuleReader,
): readonly ReviewParameters[] {
  if (section === undefined) return [];
  return KINDS.flatMap(([key, kind]) => {
    const rules = section[key];
    const at = reader.inside(key);
    return at.inForce(rules) ? [bindKind(kind, rules, at)] : [];
  });
}

function bindKind(kind: ReviewKind, section: KindSection, reader: RuleReader): ReviewParameters {
  const reasons = reader.optional(section.reasons, "reasons");
  const deadline = section.deadline && bindDeadline(section.deadline, reader.inside("deadline"));
  const panel = section.panel && reader.inside("panel").all(section.panel);
  const effect = reader.inside("effect");
  const rounding = effect.optional(section.effect.rounding, "rounding");
  return {
    kind,
    quota: bindQuota(section.quota, reader.inside("quota")),
    reselection: bindQuota(section.reselection, reader.inside("reselection")),
    ...present({
      reasons,
      deadline,
      panel,
      rounding,
      effect: effect.inForce(section.effect) ? section.effect.method : undefined,
    }),
  };
}

function bindDeadline(
  section: NonNullable<KindSection["deadline"]>,
  reader: RuleReader,
): ReviewDeadline | undefined {
  if (section.method === "date") {
    const date = reader.value(section.date, "date");
    return date === undefined ? undefined : { method: "date", date };
  }
  const days = reader.value(section.days, "days");
  return days === undefined ? undefined : { method: "working-days", days };
}
