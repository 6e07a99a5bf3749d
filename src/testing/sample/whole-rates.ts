import { HOSPITAL_GRADES, INSURANCE_TYPES } from "../../cases/index.js";
import { citedOn } from "../../primitives/index.js";
import type { Ruleset, ValuesFile } from "../../rulesets/index.js";

/** Synthetic. */
const RATE_YUAN = "10000";

/**
 * 补全的费率（合成）: a table of rates that was read for some hospitals only, with a made-up rate for the grades and funds that it does not name.
 *
 * @returns nothing where the edition names a rate for all, or finds rates in another way
 */
export function wholeRates(
  { settlement }: Ruleset,
  on: string,
  source: ValuesFile["values"][string]["source"],
): ValuesFile["values"] {
  const stated = settlement?.rate?.source;
  if (stated?.method !== "given") return {};
  const { value: rows, unit } = citedOn(stated.rates, on);
  const isNamed = (ofGrade: string, ofFund: string) =>
    rows?.some(
      ({ tier, grade = ofGrade, insuranceType = ofFund }) =>
        tier === undefined && grade === ofGrade && insuranceType === ofFund,
    );
  const made = SAMPLE_GRADES.flatMap((grade) =>
    INSURANCE_TYPES.filter((fund) => !isNamed(grade, fund)).map((insuranceType) => ({
      grade,
      insuranceType,
      rate: RATE_YUAN,
    })),
  );
  if (made.length === 0) return {};
  const value = [...(rows ?? []), ...made].map((row) => plainRow(row));
  return { "settlement.rate.source.rates": { value, unit, source, status: "supplied", overrides: true } };
}

/** A row as JSON, without what it does not name. */
function plainRow(row: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The grades of a sample's hospitals. */
const SAMPLE_GRADES = HOSPITAL_GRADES.filter((grade) => grade !== "ungraded");
