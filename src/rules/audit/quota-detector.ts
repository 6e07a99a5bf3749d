import {
  counted,
  type Decimal,
  decimalText,
  isCivilDate,
  periodOf,
  type RoundingMode,
  round,
} from "../../primitives/index.js";
import { quotaCases } from "../../settlement/review/quota-count.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import type { QuotaRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";
import type { ConditionTools } from "./scope.js";
import type { StayStore } from "./stay-store.js";

/** One value of `by` in one period: its rows of cases. */
interface Bucket {
  readonly hospitalId: string | undefined;
  /** in the base, whether counted or not */
  readonly base: number[];
  readonly counted: number[];
  /** those of which it is unknown whether they are in the base: they may widen it */
  readonly perhaps: number[];
}

/**
 * 比例控制 (SX-026, SX-050…052, NAT-064, NAT-071, ZJ-055): flags a hospital (area, group) and period that has more counted cases
 * than the edition allows of its base. A case of which something is unknown never counts against anyone; one of the hospital and period
 * widens their base even where it is unknown whether it belongs there. A record that names no hospital or date is a discharge of
 * none, is in no base, and is listed as not judged: else a file of them would lift every hospital's limit.
 */
export function quotaDetector(
  rule: QuotaRule,
  recorder: RuleRecorder,
  { lists, compile }: ConditionTools,
  store: StayStore,
): Detector<ReadonlyMap<string, Bucket>> {
  const isCounted = compile(rule.counted, { lists, path: `${rule.id}.counted` });
  const base = rule.base && compile(rule.base, { lists, path: `${rule.id}.base` });
  const buckets = new Map<string, Bucket>();

  const add = (subject: AuditCase, row: number) => {
    const inBase: Truth = base?.test(subject) ?? HOLDS;
    if (inBase === FAILS) {
      // Counted, and of no base that could be named: without the mark the quota would vanish in silence (SX-026).
      const isUnnamed = rule.byMark !== undefined && markText(subject, rule.byMark) === undefined;
      if (isUnnamed && isCounted.test(subject) === HOLDS)
        recorder.unknown(subject.caseId, [`mark.${rule.byMark}`]);
      return;
    }
    const place = placeOf(rule, subject);
    if (place.missing.length > 0) return recorder.unknown(subject.caseId, place.missing);
    const bucket = bucketAt(buckets, place.key, subject.hospitalId, rule);
    const truth = Math.min(inBase, isCounted.test(subject));
    (inBase === HOLDS ? bucket.base : bucket.perhaps).push(row);
    if (truth === HOLDS) bucket.counted.push(row);
    if (truth === UNKNOWN) {
      recorder.unknown(subject.caseId, [...(base?.missing(subject) ?? []), ...isCounted.missing(subject)]);
    }
  };

  const finish = () => {
    for (const [key, bucket] of buckets) {
      const counted = store.stays(bucket.counted);
      const widest = store.stays([...bucket.base, ...bucket.perhaps]).length;
      const allowed = allowedCases(rule, widest);
      if (allowed.gte(counted.length)) recorder.passCell(bucket.hospitalId);
      else {
        const caseIds = counted.map((row) => store.caseIds[row] as string);
        recorder.flag(excess(rule, { key, hospitalId: bucket.hospitalId, caseIds }, widest, allowed));
      }
    }
  };
  const join = (others: ReadonlyMap<string, Bucket>, rows: readonly number[]) => {
    for (const [key, other] of others) {
      const bucket = bucketAt(buckets, key, other.hospitalId, rule);
      for (const name of ["base", "counted", "perhaps"] as const)
        for (const row of other[name]) bucket[name].push(rows[row] as number);
    }
  };
  return { add, finish, kept: () => buckets, join };
}

/**
 * 允许例数: the number of cases that a limit allows of a base.
 *
 * @example
 * ```ts
 * allowedCases({ limit: { number: decimal("5"), unit: "permille" }, rounding: "exact" }, 10_000).toFixed(); // "50"
 * ```
 */
export function allowedCases(
  { limit, rounding }: Pick<QuotaRule, "limit" | "rounding">,
  base: number,
): Decimal {
  const exact = quotaCases(limit, base);
  return rounding === "exact" || limit.unit === "cases"
    ? exact
    : round(exact, { mode: rounding satisfies RoundingMode, scale: 0 });
}

function placeOf(
  rule: QuotaRule,
  subject: AuditCase,
): { readonly key: string; readonly missing: readonly string[] } {
  const parts: string[] = [];
  const missing: string[] = [];
  const need = (name: string, value: string | undefined) => {
    if (value === undefined) missing.push(name);
    else parts.push(value);
  };
  if (rule.by === "hospital" || rule.by === "hospital-group") need("hospitalId", subject.hospitalId);
  if (rule.by === "group" || rule.by === "hospital-group") need("drg", subject.drg);
  if (rule.byMark !== undefined) need(`mark.${rule.byMark}`, markText(subject, rule.byMark));
  if (rule.period !== "all") {
    const date = subject.dischargeDate;
    need("dischargeDate", date !== undefined && isCivilDate(date) ? periodOf(date, rule.period) : undefined);
  }
  return { key: parts.join("/") || "all", missing };
}

function markText(subject: AuditCase, name: string): string | undefined {
  const marks = subject.marks;
  const value = marks !== undefined && Object.hasOwn(marks, name) ? marks[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

function bucketAt(
  buckets: Map<string, Bucket>,
  key: string,
  hospitalId: string | undefined,
  { by }: QuotaRule,
): Bucket {
  const ofHospital = by === "hospital" || by === "hospital-group";
  return branch(buckets, key, () => ({
    hospitalId: ofHospital ? hospitalId : undefined,
    base: [],
    counted: [],
    perhaps: [],
  }));
}

const UNIT_SIGN = { percent: "%", permille: "‰", cases: "" } as const;

function excess(
  rule: QuotaRule,
  {
    key,
    hospitalId,
    caseIds,
  }: { readonly key: string; readonly hospitalId: string | undefined; readonly caseIds: readonly string[] },
  base: number,
  allowed: Decimal,
) {
  const limit = `${decimalText(rule.limit.number)}${UNIT_SIGN[rule.limit.unit]}`;
  const count = caseIds.length;
  const most = decimalText(allowed);
  return {
    key,
    caseIds,
    hospitalId,
    operands: {
      counted: String(count),
      base: String(base),
      limit,
      allowed: most,
      rounding: rule.rounding,
      of: key,
    },
    message: {
      zh: `${key}：${rule.title.zh} ${count} 例，超过 ${base} 例的 ${limit}（允许 ${most} 例）。`,
      en: `${key}: ${counted(count, "case")} (${rule.title.en}) exceed ${limit} of ${base}, that is ${counted(most, "case")}.`,
    },
  };
}
