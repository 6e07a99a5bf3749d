import type { Hospital, InpatientCase } from "../cases/index.js";
import { listedDiseases, takesPart } from "../settlement/index.js";
import type { ByDiseaseParameters } from "../settlement/parameters/unit-parameters.js";

/** What of a record says of which disease it is, and what its hospital says itself. */
type Told = Pick<InpatientCase, "hospitalId" | "diagnoses" | "procedures" | "marks">;

/**
 * 病例的按病种付费病种: of which disease a case is that its hospital is paid for by disease, those that have left included, as a review counts them; a case of two of them is of
 * none. What the hospital says itself holds.
 *
 * @returns undefined where the edition lists no diseases, or nobody takes part
 * @source SX-023, SX-024, SX-026
 */
export function diseaseOfCase(
  byDisease: ByDiseaseParameters | undefined,
  hospitals: Iterable<Hospital> = [],
): ((record: Told) => string | undefined) | undefined {
  if (byDisease === undefined || byDisease.diseases.length === 0) return undefined;
  const taking = new Set(
    [...hospitals].filter((one) => takesPart(one, byDisease)).map(({ hospitalId }) => hospitalId),
  );
  if (taking.size === 0) return undefined;
  return (record) => {
    const { hospitalId, marks } = record;
    if (marks?.byDisease !== undefined || hospitalId === undefined || !taking.has(hospitalId))
      return undefined;
    const [disease, ...others] = listedDiseases(record, byDisease.diseases);
    return others.length > 0 ? undefined : disease?.id;
  };
}
