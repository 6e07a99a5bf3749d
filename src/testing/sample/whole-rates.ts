import { HOSPITAL_GRADES, INSURANCE_TYPES } from "../../cases/index.js";
import { type CitedValue, citedOn } from "../../primitives/index.js";
import type { Ruleset, ValuesFile } from "../../rulesets/index.js";

/** Yuan per unit of weight, and what it is multiplied by. Synthetic. */
const RATE = { rate: "10000" };
const COEFFICIENT = { coefficient: "1" };

type Row = Readonly<Record<string, string | undefined>>;

/**
 * 补全的费率（合成）: tables of rates and coefficients that were read for some hospitals only, with a made-up row for the grades and funds that they do not name.
 *
 * @returns nothing where the edition names a rate for all, or finds rates in another way
 */
export function wholeRates(
  { settlement }: Ruleset,
  on: string,
  source: ValuesFile["values"][string]["source"],
): ValuesFile["values"] {
  const stated = settlement?.rate?.source;
  const whole = (name: string, table: CitedValue<readonly Row[]>, figure: Row): ValuesFile["values"] => {
    const { value: rows, unit } = citedOn(table, on);
    const made = madeRows(rows ?? [], figure);
    if (made.length === 0) return {};
    const value = [...(rows ?? []), ...made].map((row) => plainRow(row));
    return {
      [`settlement.rate.source.${name}`]: { value, unit, source, status: "supplied", overrides: true },
    };
  };
  switch (stated?.method) {
    case "given":
      return whole("rates", stated.rates, RATE);
    case "rate-times-coefficient":
      return {
        ...whole("rates", stated.rates, RATE),
        ...whole("coefficients", stated.coefficients, COEFFICIENT),
      };
    default:
      return {};
  }
}

/** A row for each grade and fund for which there is none. */
function madeRows(rows: readonly Row[], figure: Row): readonly Row[] {
  const isNamed = (ofGrade: string, ofFund: string) =>
    rows.some(
      ({ tier, grade = ofGrade, insuranceType = ofFund }) =>
        tier === undefined && grade === ofGrade && insuranceType === ofFund,
    );
  return SAMPLE_GRADES.flatMap((grade) =>
    INSURANCE_TYPES.filter((fund) => !isNamed(grade, fund)).map((insuranceType) => ({
      grade,
      insuranceType,
      ...figure,
    })),
  );
}

/** A row as JSON, without what it does not name. */
function plainRow(row: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The grades of a sample's hospitals. */
const SAMPLE_GRADES = HOSPITAL_GRADES.filter((grade) => grade !== "ungraded");
