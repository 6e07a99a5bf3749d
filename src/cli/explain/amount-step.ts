import type { AreaSettlement } from "../../engine/index.js";
import type { CellFormat, CellValue, CivilDate, Decimal, LocalizedText } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import type { EditionClause } from "../report/cited-text.js";
import { shownCell } from "../table/shown-cell.js";
import { settlementClauses } from "../year/edition-clauses.js";

/** What a hospital's amount is explained from. */
export interface AmountSource {
  readonly ruleset: Ruleset;
  /** the day whose values counted */
  readonly on: CivilDate;
  readonly area: AreaSettlement;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly hospitalId: string;
  readonly name: string | undefined;
}

/** A step of the account: a sentence with its figures, and the clauses it rests on. */
export interface Step {
  readonly text: LocalizedText;
  readonly clauses?: readonly EditionClause[];
}

export function citesOf({
  ruleset,
  on,
}: AmountSource): (...path: readonly string[]) => readonly EditionClause[] {
  return (...path) => settlementClauses(ruleset, on, ...path);
}

export function sentence(zh: string, en: string): LocalizedText {
  return { zh, en };
}

const shown = (value: CellValue, format: CellFormat): string => shownCell(value, format);
export const yuan = (amount: CellValue): string => shown(amount, "yuan");
export const pointsOf = (points: Decimal): string => shown(points, "points");
export const exact = (value: Decimal): string => value.toFixed();

/** A figure without words of its own. */
export function plain(figure: string): LocalizedText {
  return sentence(figure, figure);
}
