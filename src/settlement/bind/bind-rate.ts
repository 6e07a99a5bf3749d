import { decimal } from "../../primitives/index.js";
import type {
  AbnormalParameters,
  RateParameters,
  RateSelector,
  RateSource,
} from "../parameters/rate-parameters.js";
import type { SettlementSection } from "../section.js";
import { bindQuota } from "./bind-quota.js";
import { present } from "./present.js";
import type { RuleReader } from "./rule-reader.js";

type RateSection = NonNullable<SettlementSection["rate"]>;

export function bindRate(section: RateSection | undefined, reader: RuleReader): RateParameters | undefined {
  if (section === undefined) return undefined;
  const source = bindSource(section.source, reader.inside("source"));
  const yearEnd = reader.inside("yearEnd").inForce(section.yearEnd) ? section.yearEnd.method : undefined;
  if (source === undefined && yearEnd === undefined) return undefined;
  const uniformGroups = bindUniformGroups(section.uniformGroups, reader.inside("uniformGroups"));
  const standardRounding = reader.optional(section.standardRounding, "standardRounding");
  const fundShare = bindFundShare(section.fundShare, reader.inside("fundShare"));
  return {
    abnormal: bindAbnormal(section.abnormal, reader.inside("abnormal")),
    ...present({ source, yearEnd, uniformGroups, standardRounding, fundShare }),
  };
}

function bindSource(section: RateSection["source"], reader: RuleReader): RateSource | undefined {
  if (!reader.inForce(section)) return undefined;
  switch (section.method) {
    case "given": {
      const rates = reader.value(section.rates, "rates");
      return (
        rates && {
          method: "given",
          rates: rates.map((row) => ({ ...selectorOf(row), rate: decimal(row.rate) })),
        }
      );
    }
    case "base-times-coefficient": {
      const values = reader.all({ base: section.base, coefficients: section.coefficients });
      return (
        values && {
          method: "base-times-coefficient",
          base: decimal(values.base),
          coefficients: values.coefficients.map((row) => ({
            ...selectorOf(row),
            coefficient: decimal(row.coefficient),
          })),
        }
      );
    }
    case "from-budget": {
      const rounding = reader.optional(section.rounding, "rounding");
      return { method: "from-budget", ...present({ rounding }) };
    }
  }
}

type SelectorJson = { [Key in keyof RateSelector]?: RateSelector[Key] | undefined };

function selectorOf({ grade, tier, insuranceType }: SelectorJson): RateSelector {
  return present({ grade, tier, insuranceType });
}

function bindUniformGroups(section: RateSection["uniformGroups"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const values = reader.all({ groups: section.groups, pricedAs: section.pricedAs });
  return values && { groups: new Set(values.groups), pricedAs: values.pricedAs };
}

function bindFundShare(section: RateSection["fundShare"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const floor = reader.value(section.floor, "floor");
  return floor && { method: section.method, floor };
}

function bindAbnormal(section: RateSection["abnormal"], reader: RuleReader): AbnormalParameters {
  if (section === undefined) return {};
  return present({
    extremeHigh: bindExtremeHigh(section.extremeHigh, reader.inside("extremeHigh")),
    extremeLow: bindExtremeLow(section.extremeLow, reader.inside("extremeLow")),
    approvedByItem: bindApprovedByItem(section.approvedByItem, reader.inside("approvedByItem")),
    noWeightByItem: reader.inside("noWeightByItem").inForce(section.noWeightByItem) ? true : undefined,
    shortStay: bindShortStay(section.shortStay, reader.inside("shortStay")),
  });
}

type AbnormalSection = NonNullable<RateSection["abnormal"]>;

/** Without a quota that can be read, extreme-high cases are not told apart: paying all of them by item would be a guess. */
function bindExtremeHigh(section: AbnormalSection["extremeHigh"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const multiples = reader.value(section.multiples, "multiples");
  const quota = bindQuota(section.quota, reader.inside("quota"));
  if (multiples === undefined || typeof quota === "string") return undefined;
  return { multiples: new Map(multiples.map((row) => [row.grade, decimal(row.multiple)])), quota };
}

function bindExtremeLow(section: AbnormalSection["extremeLow"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const multiple = reader.value(section.multiple, "multiple");
  return multiple === undefined ? undefined : { multiple: decimal(multiple) };
}

function bindApprovedByItem(section: AbnormalSection["approvedByItem"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const quota = bindQuota(section.quota, reader.inside("quota"));
  return typeof quota === "string" ? undefined : { quota };
}

function bindShortStay(section: AbnormalSection["shortStay"], reader: RuleReader) {
  if (!reader.inForce(section)) return undefined;
  const belowDays = reader.value(section.belowDays, "belowDays");
  return belowDays === undefined ? undefined : { belowDays };
}
