import type { Hospital, InpatientCase } from "../cases/index.js";
import { listedDiseases, takesPart } from "../settlement/index.js";
import type { ByDiseaseParameters } from "../settlement/parameters/unit-parameters.js";

/** What of a record says of which disease it is, and what its hospital says itself. */
type Told = Pick<InpatientCase, "hospitalId" | "diagnoses" | "procedures" | "marks">;

/**
 * 病例的按病种付费病种: of which disease a case is that its hospital is paid for by disease, those that have left included, as a review counts them; a case of two of them is of
 * none. What a hospital that takes part says itself holds; where the hospital does not, the case is of none, whatever it says.
 *
 * @returns undefined where nobody lists the hospitals; of a case: null where it is of none, undefined where only its marks can say
 * @source SX-023, SX-024, SX-026
 */
export function diseaseOfCase(
  byDisease: ByDiseaseParameters | undefined,
  hospitals: Iterable<Hospital> = [],
): ((record: Told) => string | null | undefined) | undefined {
  const listed = [...hospitals];
  if (byDisease === undefined || listed.length === 0) return undefined;
  const takingPart = new Map(listed.map((one) => [one.hospitalId, takesPart(one, byDisease)]));
  return (record) => {
    const { hospitalId, marks } = record;
    const takes = hospitalId === undefined ? undefined : takingPart.get(hospitalId);
    if (takes === undefined) return undefined;
    if (!takes) return null;
    if (marks?.byDisease !== undefined) return undefined;
    const [disease, ...others] = listedDiseases(record, byDisease.diseases);
    return others.length > 0 ? undefined : disease?.id;
  };
}
