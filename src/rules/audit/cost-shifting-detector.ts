import type { CareEvent } from "../../cases/care-event.js";
import type { CareEventKind } from "../../cases/field-values.js";
import { counted, plainCell } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { FAILS, HOLDS, type Truth, UNKNOWN } from "../conditions/truth.js";
import { dayOf } from "../day-of.js";
import { daysOf } from "../finding.js";
import type { CostShiftingRule } from "../parameters.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";
import type { DatedStay, StayStore } from "./stay-store.js";

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
  store: StayStore,
): Detector<readonly number[]> {
  const kinds: ReadonlySet<string> = new Set(rule.eventKinds);
  /** rows of stays whose person has events */
  const withEvents: number[] = [];
  const add = ({ caseId, patientId }: AuditCase, row: number) => {
    if (patientId === undefined) recorder.unknown(caseId, ["patientId"]);
    else if (events.has(patientId)) withEvents.push(row);
    else recorder.pass(row);
  };
  const judge = (row: number) => {
    const patient = store.patientOf(row);
    const caseId = store.caseIds[row] as string;
    if (store.isDoubted(patient)) return recorder.unknown(caseId, ["patientId"]);
    const own = events.get(store.patientName(patient)) ?? [];
    const stay = store.dated(row);
    const shifted: CareEvent[] = [];
    const missing = new Set<string>();
    for (const event of own) {
      const truth = eventTruth(rule, kinds, event, stay);
      if (truth === HOLDS) shifted.push(event);
      else if (truth === UNKNOWN) for (const name of missingOf(rule, event, stay)) missing.add(name);
    }
    if (shifted.length > 0) flagShifted(rule, recorder, store, row, shifted);
    else if (missing.size > 0) recorder.unknown(caseId, [...missing]);
    else recorder.pass(row);
  };
  return {
    add,
    finish: () => withEvents.forEach(judge),
    kept: () => withEvents,
    join: (kept, rows) => {
      for (const row of kept) withEvents.push(rows[row] as number);
    },
  };
}

function eventTruth(
  rule: CostShiftingRule,
  kinds: ReadonlySet<string>,
  event: CareEvent,
  stay: DatedStay,
): Truth {
  const kind = event.kind === undefined ? UNKNOWN : kinds.has(event.kind) ? HOLDS : FAILS;
  const date = dateTruth(rule, dayOf(event.date), stay);
  return Math.min(kind, date, amountTruth(rule, event)) as Truth;
}

function dateTruth(rule: CostShiftingRule, day: number | undefined, stay: DatedStay): Truth {
  if (day === undefined) return UNKNOWN;
  const before = gapTruth(stay.admission === undefined ? undefined : stay.admission - day, rule.daysBefore);
  const after = gapTruth(stay.discharge === undefined ? undefined : day - stay.discharge, rule.daysAfter);
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

function missingOf(rule: CostShiftingRule, event: CareEvent, stay: DatedStay): readonly string[] {
  const missing: string[] = [];
  if (event.kind === undefined) missing.push("event.kind");
  if (dayOf(event.date) === undefined) missing.push("event.date");
  if (rule.minimumAmount !== undefined && event.amount === undefined) missing.push("event.amount");
  if (stay.admission === undefined) missing.push("admissionDate");
  if (stay.discharge === undefined) missing.push("dischargeDate");
  return missing;
}

function flagShifted(
  rule: CostShiftingRule,
  recorder: RuleRecorder,
  store: StayStore,
  row: number,
  shifted: readonly CareEvent[],
): void {
  const told = (kindOf: (kind: CareEventKind) => string) =>
    shifted
      .map(({ date, kind, amount }) =>
        [date, kind && kindOf(kind), plainCell(amount, "yuan")].filter(Boolean).join(" "),
      )
      .sort();
  const lines = told((kind) => kind);
  const caseId = store.caseIds[row] as string;
  const [admissionDate, dischargeDate] = [store.admissionText(row), store.dischargeText(row)];
  const observation = {
    key: caseId,
    days: daysOf({ admissionDate, dischargeDate }),
    caseIds: [caseId],
    hospitalId: store.hospitals.texts[store.hospitalOf(row)],
    operands: {
      patientId: store.patientName(store.patientOf(row)),
      admissionDate,
      dischargeDate,
      daysBefore: String(rule.daysBefore),
      daysAfter: String(rule.daysAfter),
      events: lines.join("; "),
    },
    message: {
      zh: `病例 ${caseId} 住院前 ${rule.daysBefore} 天或出院后 ${rule.daysAfter} 天内有门诊或药店费用：${told((kind) => EVENT_KIND_NAMES[kind]).join("；")}。`,
      en: `Case ${caseId} has outpatient or pharmacy costs within ${counted(rule.daysBefore, "day")} before or ${counted(rule.daysAfter, "day")} after the stay: ${lines.join("; ")}.`,
    },
  };
  recorder.flag(observation, row);
}
