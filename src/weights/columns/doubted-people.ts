import { PersonSightings, personDiagnostic, SEXES } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { type CaseColumns, MISSING_DAY } from "./case-columns.js";

type People = Pick<
  CaseColumns,
  "count" | "patientIds" | "patient" | "sex" | "ageYears" | "admissionDay" | "dischargeDay"
>;

/** 存疑的参保人: by number of patient, 1 = the stays under the id cannot be one person's, and are not joined. @param among only those that are 1 in it */
export function doubtedPeople(columns: People, among?: Uint8Array): Uint8Array {
  const { count, patient, sex, ageYears, admissionDay, dischargeDay } = columns;
  const people = new PersonSightings(columns.patientIds.length);
  for (let i = 0; i < count; i += 1) {
    const person = patient[i] as number;
    if (person < 0 || among?.[person] === 0) continue;
    const day = admissionDay[i] === MISSING_DAY ? dischargeDay[i] : admissionDay[i];
    const age = ageYears[i] as number;
    people.see(
      person,
      SEXES[sex[i] as number],
      age < 0 ? undefined : age,
      day === MISSING_DAY ? undefined : day,
    );
  }
  return Uint8Array.from(columns.patientIds, (_, person) => (people.isDoubted(person) ? 1 : 0));
}

/** Names the ids of {@link doubtedPeople}, and those that are written in two ways; none where there are none. */
export function doubtedPeopleNotes({ patientIds }: CaseColumns, doubted: Uint8Array): readonly Diagnostic[] {
  return personDiagnostic(
    patientIds.filter((_, person) => doubted[person] === 1),
    patientIds,
  );
}
