import type { CareEvent } from "../../cases/care-event.js";
import type { CareEventKind } from "../../cases/field-values.js";
import { decimalText } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import { dayOf } from "../day-of.js";
import { daysOf } from "../finding.js";
import type { CostShiftingRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";

/** 就诊事件类型 in Chinese. */
const EVENT_KIND_NAMES: Readonly<Record<CareEventKind, string>> = { outpatient: "门诊", pharmacy: "药店" };

/** 门诊、药店事件 by patient. */
export type EventsByPatient = ReadonlyMap<string, readonly CareEvent[]>;

/**
 * 费用转移 (WX-033): flags a stay around which the person bought care outside: at most `daysBefore` days before admission or
 * `daysAfter` days after discharge, the days of admission and discharge included. An event without date, kind or (where a
 * least amount is set) amount is unknown. Under an id that cannot be one person's, whose events they are is unknown: which ids those are is
 * known after the last stay.
 */
export function costShiftingDetector(
  rule: CostShiftingRule,
  recorder: RuleRecorder,
  events: EventsByPatient,
  isDoubted: (patientId: string) => boolean,
): Detector<readonly Stay[]> {
  const kinds: ReadonlySet<string> = new Set(rule.eventKinds);
  const withEvents: Stay[] = [];
  const add = (subject: AuditCase, row: number) => {
    const { caseId, hospitalId, patientId, admissionDate, dischargeDate } = subject;
    if (patientId === undefined) recorder.unknown(caseId, ["patientId"]);
    else if (events.has(patientId)) {
      withEvents.push({ row, caseId, hospitalId, patientId, admissionDate, dischargeDate });
    } else recorder.pass(row);
  };
  const judge = (subject: Stay) => {
    const { patientId, admissionDate, dischargeDate } = subject;
    if (isDoubted(patientId)) return recorder.unknown(subject.caseId, ["patientId"]);
    const own = events.get(patientId) ?? [];
    const stay = { from: dayOf(admissionDate), to: dayOf(dischargeDate) };
    const shifted: CareEvent[] = [];
    const missing = new Set<string>();
    for (const event of own) {
      const truth = eventTruth(rule, kinds, event, stay);
      if (truth === HOLDS) shifted.push(event);
      else if (truth === UNKNOWN) for (const name of missingOf(rule, event, stay)) missing.add(name);
    }
    if (shifted.length > 0) flagShifted(rule, recorder, subject, shifted);
    else if (missing.size > 0) recorder.unknown(subject.caseId, [...missing]);
    else recorder.pass(subject.row);
  };
  return {
    add,
    finish: () => withEvents.forEach(judge),
    kept: () => withEvents,
    join: (stays, rows) => {
      for (const stay of stays) withEvents.push({ ...stay, row: rows[stay.row] as number });
    },
  };
}

/** What is kept of a stay until the last has come. */
interface Stay {
  readonly row: number;
  readonly caseId: string;
  readonly hospitalId: string | undefined;
  readonly patientId: string;
  readonly admissionDate: string | undefined;
  readonly dischargeDate: string | undefined;
}

interface StayDays {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function eventTruth(
  rule: CostShiftingRule,
  kinds: ReadonlySet<string>,
  event: CareEvent,
  stay: StayDays,
): Truth {
  const kind = event.kind === undefined ? UNKNOWN : kinds.has(event.kind) ? HOLDS : FAILS;
  const date = dateTruth(rule, dayOf(event.date), stay);
  return Math.min(kind, date, amountTruth(rule, event)) as Truth;
}

function dateTruth(rule: CostShiftingRule, day: number | undefined, stay: StayDays): Truth {
  if (day === undefined) return UNKNOWN;
  const before = gapTruth(stay.from === undefined ? undefined : stay.from - day, rule.daysBefore);
  const after = gapTruth(stay.to === undefined ? undefined : day - stay.to, rule.daysAfter);
  return Math.max(before, after) as Truth;
}

function gapTruth(gap: number | undefined, most: number): Truth {
  if (gap === undefined) return UNKNOWN;
  return gap >= 0 && gap <= most ? HOLDS : FAILS;
}

function amountTruth({ minimumAmount }: CostShiftingRule, { amount }: CareEvent): Truth {
  if (minimumAmount === undefined) return HOLDS;
  if (amount === undefined) return UNKNOWN;
  return amount.gte(minimumAmount) ? HOLDS : FAILS;
}

function missingOf(rule: CostShiftingRule, event: CareEvent, stay: StayDays): readonly string[] {
  const missing: string[] = [];
  if (event.kind === undefined) missing.push("event.kind");
  if (dayOf(event.date) === undefined) missing.push("event.date");
  if (rule.minimumAmount !== undefined && event.amount === undefined) missing.push("event.amount");
  if (stay.from === undefined) missing.push("admissionDate");
  if (stay.to === undefined) missing.push("dischargeDate");
  return missing;
}

function flagShifted(
  rule: CostShiftingRule,
  recorder: RuleRecorder,
  subject: Stay,
  shifted: readonly CareEvent[],
): void {
  const told = (kindOf: (kind: CareEventKind) => string) =>
    shifted
      .map(({ date, kind, amount }) =>
        [date, kind && kindOf(kind), amount && decimalText(amount)].filter(Boolean).join(" "),
      )
      .sort();
  const lines = told((kind) => kind);
  const observation = {
    key: subject.caseId,
    days: daysOf(subject),
    caseIds: [subject.caseId],
    hospitalId: subject.hospitalId,
    operands: {
      patientId: subject.patientId,
      admissionDate: subject.admissionDate ?? "-",
      dischargeDate: subject.dischargeDate ?? "-",
      daysBefore: String(rule.daysBefore),
      daysAfter: String(rule.daysAfter),
      events: lines.join("; "),
    },
    message: {
      zh: `病例 ${subject.caseId} 住院前 ${rule.daysBefore} 天或出院后 ${rule.daysAfter} 天内有门诊或药店费用：${told((kind) => EVENT_KIND_NAMES[kind]).join("；")}。`,
      en: `Case ${subject.caseId} has outpatient or pharmacy costs within ${rule.daysBefore} days before or ${rule.daysAfter} days after the stay: ${lines.join("; ")}.`,
    },
  };
  recorder.flag(observation, subject.row);
}
