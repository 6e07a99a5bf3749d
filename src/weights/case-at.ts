import type { LedgerKey, WeighedCases } from "./weighed-cases.js";

/** 病例的医疗机构; undefined where it has none. */
export function hospitalAt(
  { hospitalIds, hospital }: Pick<WeighedCases, "hospitalIds" | "hospital">,
  index: number,
): string | undefined {
  return hospitalIds[hospital[index] ?? -1];
}

/** 病例的账本; undefined where it has none. */
export function ledgerAt(
  { ledgers, ledger }: Pick<WeighedCases, "ledgers" | "ledger">,
  index: number,
): LedgerKey | undefined {
  return ledgers[ledger[index] ?? -1];
}

/** 病例的病组; undefined where it has none. */
export function groupAt(
  { groups, group }: Pick<WeighedCases, "groups" | "group">,
  index: number,
): string | undefined {
  return groups[group[index] ?? -1];
}
