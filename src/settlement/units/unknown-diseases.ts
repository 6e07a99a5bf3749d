import type { Contract } from "../../cases/contract.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { compareText, type Diagnostic, nearestName } from "../../primitives/index.js";
import type { CapitationParameters } from "../parameters/unit-parameters.js";
import { settledRecordsErrors } from "../settled-records-errors.js";

/**
 * 定额未列的病种: the diseases of contracts that no amount a head names. Such a contract is paid as one without a disease, which is right where the edition
 * does not tell the disease apart, and too little where its name is another spelling: told once, with the names that the edition has.
 *
 * @source SX-028
 */
export function unknownDiseases(
  contracts: readonly Contract[],
  { quotas }: Pick<CapitationParameters, "quotas">,
): readonly Diagnostic[] {
  const known = [...new Set(quotas.flatMap(({ disease }) => disease ?? []))].sort(compareText);
  const strange = contracts.filter(({ disease }) => disease !== undefined && !known.includes(disease));
  if (strange.length === 0) return [];
  const diseases = [...groupedBy(strange, ({ disease }) => disease ?? "")].map(([name, own]) => ({
    name,
    contracts: own.length,
    nearest: nearestName(name, known),
  }));
  const info = {
    contracts: strange.length,
    persons: new Set(strange.map(({ patientId }) => patientId)).size,
    diseases: diseases.sort((a, b) => b.contracts - a.contracts || compareText(a.name, b.name)),
    known,
  };
  return [
    settledRecordsErrors.diagnostic("warning", "SETTLEMENT_DISEASE_UNKNOWN", "contracts.disease", info),
  ];
}
