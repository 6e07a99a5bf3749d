import { describe, expect, it } from "vitest";
import { type CareEvent, type InpatientCase, parseCase } from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { daysBetween } from "../../src/primitives/index.js";
import type { PlantedKind, PlantedTruth } from "../../src/testing/sample/index.js";
import { area } from "./zhejiang-sample.js";

/*
 * What was planted, found again from the records alone by a plain reading of each rule: the truths must be all that is
 * there, and nothing else.
 */
const SEED = 11;
const sample = area({ seed: SEED, cases: 12_000 });
const { windows, modules, exemptDiagnosisPrefixes } = sample.supervision;
const stays = [...sample.stays()].map(({ record, drg, truths, events }) => ({
  case: parseCase(record),
  drg,
  truths,
  events: events.map((event) => parseCareEvent(event)),
}));
type Stay = (typeof stays)[number];
const truths = stays.flatMap((stay) => stay.truths);

function planted(kind: PlantedKind, truth: boolean): string[] {
  return truths
    .filter((row) => row.ruleKind === kind && row.truth === truth)
    .map(keyOf)
    .sort();
}

function keyOf({ caseId, relatedCaseIds }: Pick<PlantedTruth, "caseId" | "relatedCaseIds">): string {
  return [...relatedCaseIds, caseId].join(" > ");
}

/** Pairs of consecutive stays of a person at one hospital in one group, with the days between. */
function pairs(): { readonly earlier: Stay; readonly later: Stay; readonly days: number }[] {
  const persons = new Map<string, Stay[]>();
  for (const stay of stays) {
    const { patientId, admissionDate, dischargeDate, hospitalId } = stay.case;
    if (patientId === undefined || hospitalId === undefined) continue;
    if (admissionDate === undefined || dischargeDate === undefined) continue;
    persons.set(patientId, [...(persons.get(patientId) ?? []), stay]);
  }
  return [...persons.values()].flatMap((own) => {
    own.sort((a, b) => ((a.case.admissionDate ?? "") < (b.case.admissionDate ?? "") ? -1 : 1));
    return own.slice(1).flatMap((later, index) => {
      const earlier = own[index];
      if (
        earlier === undefined ||
        earlier.drg !== later.drg ||
        earlier.case.hospitalId !== later.case.hospitalId
      )
        return [];
      const days = daysBetween(earlier.case.dischargeDate ?? "", later.case.admissionDate ?? "");
      return [{ earlier, later, days }];
    });
  });
}

function moduleOf({ diagnoses }: InpatientCase) {
  const principal = diagnoses[0] ?? "";
  return modules.find(({ diagnoses: ranges }) => ranges.some(({ from }) => principal.startsWith(from)));
}

describe(`planted truths (seed ${SEED})`, () => {
  it("are many of each kind, with look-alikes for each", () => {
    for (const kind of [
      "up-coding",
      "under-service",
      "split-stay",
      "readmission",
      "cost-shifting",
    ] as const) {
      expect(planted(kind, true).length).toBeGreaterThan(50);
      expect(planted(kind, false).length).toBeGreaterThan(50);
    }
    expect(new Set(truths.map((row) => `${row.ruleKind} ${keyOf(row)}`)).size).toBe(truths.length);
  });

  it("split stays: every pair within the window was planted, and only those", () => {
    const found = pairs().filter(({ days }) => days <= windows.splitStayDays);
    expect(found.map(({ earlier, later }) => `${earlier.case.caseId} > ${later.case.caseId}`).sort()).toEqual(
      planted("split-stay", true),
    );
  });

  it("readmissions: every pair within the window was planted, planned courses of therapy aside", () => {
    const found = pairs().filter(
      ({ later, days }) =>
        days <= windows.readmissionDays &&
        !exemptDiagnosisPrefixes.some((prefix) => later.case.diagnoses[0]?.startsWith(prefix)),
    );
    expect(found.map(({ earlier, later }) => `${earlier.case.caseId} > ${later.case.caseId}`).sort()).toEqual(
      planted("readmission", true),
    );
  });

  it("stays of one person never overlap", () => {
    const last = new Map<string, string>();
    for (const {
      case: { patientId, admissionDate, dischargeDate },
    } of stays) {
      if (patientId === undefined || admissionDate === undefined || dischargeDate === undefined) continue;
      expect(admissionDate >= (last.get(patientId) ?? "")).toBe(true);
      last.set(patientId, dischargeDate);
    }
  });

  it("up-coding: no necessary item of the module", () => {
    const found = stays.filter(({ case: inpatientCase }) => {
      const necessary = Object.values(moduleOf(inpatientCase)?.necessary ?? {}).flat();
      const { items } = inpatientCase;
      return items !== undefined && necessary.length > 0 && !necessary.some((item) => items.includes(item));
    });
    expect(found.map((stay) => stay.case.caseId).sort()).toEqual(planted("up-coding", true));
  });

  it("under-service: a core line without an item", () => {
    const found = stays.filter(({ case: inpatientCase }) => {
      const { items } = inpatientCase;
      const core = moduleOf(inpatientCase)?.core ?? [];
      return items !== undefined && core.some(({ anyOf }) => !anyOf.some((item) => items.includes(item)));
    });
    expect(found.map((stay) => stay.case.caseId).sort()).toEqual(planted("under-service", true));
  });

  it("cost shifting: an event in the window around a stay of the person", () => {
    const events = new Map<string, CareEvent[]>();
    for (const stay of stays) {
      for (const event of stay.events)
        events.set(event.patientId, [...(events.get(event.patientId) ?? []), event]);
    }
    const found = stays.filter(({ case: { patientId = "", admissionDate = "", dischargeDate = "" } }) =>
      (events.get(patientId) ?? []).some(({ date }) => {
        if (date === undefined || admissionDate === "" || dischargeDate === "") return false;
        const before = daysBetween(date, admissionDate);
        const after = daysBetween(dischargeDate, date);
        return (
          (before > 0 && before <= windows.costShiftingDaysBefore) ||
          (after > 0 && after <= windows.costShiftingDaysAfter)
        );
      }),
    );
    expect(found.map((stay) => stay.case.caseId).sort()).toEqual(planted("cost-shifting", true));
  });

  it("every principal diagnosis has a module", () => {
    for (const { case: inpatientCase, drg } of stays) {
      if (drg !== undefined && inpatientCase.diagnoses.length > 0)
        expect(moduleOf(inpatientCase)).toBeDefined();
    }
  });
});
