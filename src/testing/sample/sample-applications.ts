import type { JsonRecord } from "../../cases/index.js";
import { addDays, type CivilDate } from "../../primitives/index.js";
import type { ReviewKind, ReviewParameters } from "../../settlement/index.js";

/** 样本申请: the applications of a synthetic area, and what its experts decided. Synthetic. */
export interface SampleApplications {
  readonly applications: readonly JsonRecord[];
  readonly decisions: readonly JsonRecord[];
}

/** One stay in so many applies for something. */
const STAYS_AN_APPLICATION = 60;

/** What may befall an application, in turn: most are in order, and each fault comes again and again. */
const COURSES = [
  "in-time",
  "last-day",
  "in-time",
  "day-after",
  "in-time",
  "withdrawn",
  "last-day",
  "twice",
  "in-time",
  "other-hospital",
  "voted-down",
  "no-such-case",
] as const;

const HUNDRED = 100;
/** Days after the period on which an application comes whose last day no text says. */
const SOON = 5;

/**
 * 样本申请的生成: takes the stays of the settlement year one by one; every so manieth applies under one of the kinds that the edition hears, in turn, some of them
 * late, twice, withdrawn, for a case of another hospital or for none.
 */
export class ApplicationMaker {
  readonly #rules: readonly ReviewParameters[];
  readonly #periodEnd: CivilDate;
  readonly #applications: JsonRecord[] = [];
  readonly #decisions: JsonRecord[] = [];
  #stays = 0;
  #number = 0;

  constructor(rules: readonly ReviewParameters[], periodEnd: CivilDate) {
    this.#rules = rules;
    this.#periodEnd = periodEnd;
  }

  /** Takes a stay, which may apply. */
  take(record: JsonRecord): void {
    this.#stays += 1;
    const rules = this.#rules[this.#number % this.#rules.length];
    if (rules === undefined || this.#stays % STAYS_AN_APPLICATION !== 0) return;
    const course = COURSES[this.#number % COURSES.length] ?? "in-time";
    this.#number += 1;
    const application = this.#application(record, rules, course);
    this.#applications.push(application);
    if (course === "twice") {
      this.#applications.push({ ...application, applicationId: `${application.applicationId}-again` });
    }
    this.#decisions.push(decisionOn(application, record, rules, course));
  }

  finish(): SampleApplications {
    return { applications: this.#applications, decisions: this.#decisions };
  }

  #application(
    record: JsonRecord,
    { kind, reasons = [], deadline }: ReviewParameters,
    course: (typeof COURSES)[number],
  ): JsonRecord {
    const last = deadline?.method === "date" ? deadline.date : addDays(this.#periodEnd, SOON);
    const offset = course === "last-day" ? 0 : course === "day-after" ? 1 : -1;
    const appliedOn = addDays(last, offset);
    const reason = reasons[this.#number % Math.max(1, reasons.length)];
    return {
      applicationId: `SYN-A${String(this.#number).padStart(ID_DIGITS, "0")}`,
      kind,
      hospitalId: course === "other-hospital" ? "SYN-H999" : (record.hospitalId ?? ""),
      caseId: course === "no-such-case" ? `${record.caseId}-X` : (record.caseId ?? ""),
      appliedOn,
      ...(reason !== undefined && { reason }),
      ...(kind === "by-disease-exit" && { diseaseId: "SYN-D1" }),
      ...(course === "withdrawn" && { withdrawnOn: appliedOn }),
      ...(kind === "record-correction" && { record: corrected(record) }),
    };
  }
}

const ID_DIGITS = 4;

/** A correction of a record: the last of its other diagnoses is taken out; one that has none is sent in again as it is. */
function corrected(record: JsonRecord): JsonRecord {
  const diagnoses = record.diagnoses as readonly string[] | undefined;
  if (diagnoses === undefined) return record;
  return { ...record, diagnoses: diagnoses.slice(0, Math.max(1, diagnoses.length - 1)) };
}

function decisionOn(
  { applicationId = "" }: JsonRecord,
  { totalCost }: JsonRecord,
  { kind, effect, panel }: ReviewParameters,
  course: (typeof COURSES)[number],
): JsonRecord {
  const votes = panel?.experts ?? EXPERTS;
  const against = course === "voted-down" ? votes : 0;
  const points = Math.round(Number(totalCost ?? 0)) / HUNDRED;
  return {
    applicationId,
    votesFor: votes - against,
    votesAgainst: against,
    ...(kind === ("special-review" satisfies ReviewKind) &&
      effect === "expert-points" && { points: points.toFixed(2) }),
  };
}

const EXPERTS = 3;
