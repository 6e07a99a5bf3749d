import { type CitedValue, citedOn, type Source, type ValueStatus } from "../../primitives/index.js";
import type { PricedEdition } from "./priced-edition.js";

/** 出处 of a figure: the document by its title, the clause, and how the value is known. */
export interface PriceSource extends Pick<Source, "clause"> {
  readonly document: string;
  readonly status: ValueStatus;
}

/** 计价出处: what the figures of a price rest on; of what an edition does not have there is none. */
export interface PriceSources {
  readonly weight?: PriceSource;
  /** base or rates, coefficients, or the column of printed standards, in this order */
  readonly rate: readonly PriceSource[];
  readonly limits?: PriceSource;
}

/** The parts of a rate's source that hold figures, by the names that editions give them. */
const FIGURES = ["base", "rates", "coefficients", "columns"] as const;

/** 计价出处 of an edition on the day of its prices. */
export function priceSources({ ruleset, on }: PricedEdition): PriceSources {
  const { groupTable, settlement, documents } = ruleset;
  const told = ({ document, clause }: Source, status: ValueStatus): PriceSource => ({
    document: documents.find(({ key }) => key === document)?.title ?? document,
    clause,
    status,
  });
  const figures = settlement?.rate?.source as Partial<Record<string, CitedValue<unknown>>> | undefined;
  const limits = settlement?.rate?.limits?.low;
  const low = limits && citedOn(limits, on);
  return {
    ...(groupTable && { weight: told(groupTable.source, groupTable.status) }),
    rate: FIGURES.flatMap((name) => {
      const cited = figures?.[name];
      if (cited === undefined) return [];
      const { value, source, status } = citedOn(cited, on);
      return value === null ? [] : [told(source, status)];
    }),
    ...(low && low.value !== null && { limits: told(low.source, low.status) }),
  };
}
