import { hasMark, markAmount } from "../../cases/case-marks.js";
import { Decimal, FEN_DECIMALS, yuanOf } from "../../primitives/index.js";
import type { CaseDetails } from "../case-details.js";
import type { ByDiseaseParameters } from "../parameters/unit-parameters.js";

/** 标准之外的收费 of a stay that is paid by disease, yuan. */
export interface ChargedOutside {
  /** items outside the standard that may be charged, paid the old way beside it */
  readonly allowed: Decimal;
  /** what may not be charged to the insured: items without the consent that they need, and anything else (mark `otherCharges`) */
  readonly refused: Decimal;
}

/**
 * 标准之外的收费: items that the edition keeps outside the standard of a disease, those that need consent only with it; nothing else may be charged. An item
 * that neither costs nor marks name was not charged.
 *
 * @source SX-025, SX-062
 */
export function chargedOutside(
  index: number,
  details: CaseDetails | undefined,
  { excludedItems, consentItems }: Pick<ByDiseaseParameters, "excludedItems" | "consentItems">,
): ChargedOutside | "unreadable" {
  const marks = details?.marks?.get(index);
  const agreed = hasMark(marks, "wardConsent");
  let [allowed, refused] = [new Decimal(0), new Decimal(0)];
  for (const item of [...excludedItems, "otherCharges"]) {
    const amount = itemAmount(item, index, details);
    if (amount === "unreadable") return "unreadable";
    const mayBe = excludedItems.includes(item) && (agreed || !consentItems.includes(item));
    if (mayBe) allowed = allowed.plus(amount);
    else refused = refused.plus(amount);
  }
  return { allowed, refused };
}

function itemAmount(item: string, index: number, details: CaseDetails | undefined): Decimal | "unreadable" {
  const category = details?.costCategories?.indexOf(item) ?? -1;
  const fen = details?.categoryFen?.[category]?.[index] ?? Number.NaN;
  if (!Number.isNaN(fen)) return yuanOf(fen);
  const mark = markAmount(details?.marks?.get(index), item, FEN_DECIMALS);
  return mark === "absent" ? new Decimal(0) : mark;
}
