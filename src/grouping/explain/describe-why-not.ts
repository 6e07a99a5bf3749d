import type { Locale, LocalizedText } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import { describeEdit } from "./case-edit.js";
import { describeExcluded } from "./describe-excluded.js";
import { assumedClause, TRACE_LEVEL_WORDS } from "./explain-grouping.js";
import type { WhyNot, WhyNotReason } from "./why-not.js";

const REASONS: Readonly<Record<WhyNotReason, LocalizedText>> = {
  reached: { zh: "该病例已在其中", en: "the case is in it" },
  "no-such-group": { zh: "方案中没有这个编码的组", en: "the scheme has no group of that code" },
  "not-used": {
    zh: "方案列有此歧义组，但未启用歧义组",
    en: "the scheme names this ambiguous group, but ambiguous groups are not used",
  },
  "record-invalid": { zh: "病案信息校验不通过", en: "the record fails the check" },
  refused: {
    zh: "方案未试任何组即不予入组",
    en: "the scheme gives the case no group before any is tried",
  },
  "condition-failed": { zh: "有条件不成立或无从判断", en: "a condition does not hold or cannot be judged" },
  "no-main-procedure": {
    zh: "条件均成立，但方案规定无主要手术的病例只试内科组",
    en: "its conditions hold, but a case without a main procedure is tried in medical groups only",
  },
  "taken-earlier": {
    zh: "条件均成立，但排在前面的组已收入",
    en: "its conditions hold, but a group that is tried before it took the case",
  },
};

/** What is said of a condition that asks for what the case does not give. */
const UNKNOWN: LocalizedText = {
  zh: "（病例没有给出，无从判断）",
  en: " (the case does not give it, so it cannot be judged)",
};

/**
 * 为何未入组的文字: the first condition that failed, the group that took the case, and edits that would bring it there.
 *
 * @example
 * ```ts
 * describeWhyNot(whyNot(record, "BR21", scheme), "en").split("\n")[0]; // "Why not BR21: condition-failed (…)"
 * ```
 */
export function describeWhyNot(answer: WhyNot, locale: Locale): string {
  requireMade({ answer }, "whyNot()", "group", "reason");
  const { group, reason, refusal, failed, takenBy, remedy } = answer;
  const why = REASONS[reason][locale];
  const lines = [locale === "zh" ? `为何未入 ${group}：${why}` : `Why not ${group}: ${reason} (${why})`];
  if (refusal) lines.push(`  ${refusal[locale]}`);
  if (failed) {
    const clause = assumedClause(failed.assumed, locale);
    const at = [TRACE_LEVEL_WORDS[failed.level][locale], failed.entry, failed.name].filter(Boolean).join(" ");
    lines.push(
      `  ${at}${locale === "zh" ? "：" : ": "}${failed.text[locale]}${clause}${failed.state === "unknown" ? UNKNOWN[locale] : ""}`,
    );
    lines.push(...failed.excluded.map((each) => `  ${describeExcluded(each)[locale]}`));
  }
  if (takenBy) lines.push(`  → ${takenBy.entry} ${takenBy.name}${assumedClause(takenBy.assumed, locale)}`);
  if (remedy) {
    const edits = remedy.edits.map((edit) => describeEdit(edit)[locale]);
    const { drg } = remedy.result;
    lines.push(
      locale === "zh" ? `  若：${edits.join("；")}，则入 ${drg}` : `  With: ${edits.join("; ")}: ${drg}`,
    );
  }
  return lines.join("\n");
}
