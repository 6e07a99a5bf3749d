import { decimal } from "../../primitives/index.js";
import type {
  ClearingCoefficientParameters,
  ClearingPart,
  DepositParameters,
  RetentionBand,
  TierParameters,
} from "../parameters/rate-parameters.js";
import type { SettlementSection } from "../section.js";
import { optionalDecimal, present } from "./present.js";
import type { RuleReader } from "./rule-reader.js";

/** The tiers of an edition with what is settled at the end of their year. */
export function bindTiers(section: SettlementSection, reader: RuleReader): TierParameters | undefined {
  const assignment = bindAssignment(section.tiers, reader.inside("tiers"));
  const totals = reader.inside("tierTotals");
  const factors = totals.inForce(section.tierTotals)
    ? totals.value(section.tierTotals.factors, "factors")
    : undefined;
  const clearingCoefficient = bindClearingCoefficient(
    section.clearingCoefficient,
    reader.inside("clearingCoefficient"),
  );
  const retention = bindRetention(section.retention, reader.inside("retention"));
  const deposit = bindDeposit(section.deposit, reader.inside("deposit"));
  if (!assignment && !clearingCoefficient && !retention && !deposit) return undefined;
  return {
    assignment: assignment ?? { method: "given" },
    factors: factors ?? [],
    ...present({ clearingCoefficient, retention, deposit }),
  };
}

function bindAssignment(
  section: SettlementSection["tiers"],
  reader: RuleReader,
): TierParameters["assignment"] | undefined {
  if (!reader.inForce(section)) return undefined;
  if (section.method === "given") return { method: "given" };
  const rows = reader.value(section.rows, "rows");
  return (
    rows && {
      method: "grade-and-cost",
      rows: rows.map((row) => ({
        tier: row.tier,
        grades: row.grades,
        ...present({ costFrom: optionalDecimal(row.costFrom), costBelow: optionalDecimal(row.costBelow) }),
      })),
    }
  );
}

/** A part whose direction or weight is not known leaves the whole coefficient out: half a coefficient is another formula. */
function bindClearingCoefficient(
  section: SettlementSection["clearingCoefficient"],
  reader: RuleReader,
): ClearingCoefficientParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const form = reader.all({ combination: section.combination, appliesTo: section.appliesTo });
  const parts = section.parts.map((part, index): ClearingPart | undefined => {
    const at = reader.inside(`parts.${index}`);
    const better = at.value(part.better, "better");
    if (part.weight === undefined) return better && { indicator: part.indicator, better };
    const weight = at.value(part.weight, "weight");
    return better === undefined || weight === undefined
      ? undefined
      : { indicator: part.indicator, better, weight: decimal(weight) };
  });
  const known = parts.filter((part) => part !== undefined);
  if (form === undefined || known.length < parts.length) return undefined;
  return { parts: known, combination: form.combination, appliesTo: form.appliesTo };
}

function bindRetention(
  section: SettlementSection["retention"],
  reader: RuleReader,
): readonly RetentionBand[] | undefined {
  if (!reader.inForce(section)) return undefined;
  return reader.value(section.bands, "bands")?.map((band) => ({
    pay: band.pay,
    factor: decimal(band.factor),
    ...present({ below: optionalDecimal(band.below) }),
  }));
}

function bindDeposit(
  section: SettlementSection["deposit"],
  reader: RuleReader,
): DepositParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const values = reader.all({ ratio: section.ratio, release: section.release });
  if (values === undefined) return undefined;
  const release = values.release as "proportional" | { scoreFrom: string; share: string }[];
  return {
    ratio: decimal(values.ratio),
    release:
      release === "proportional"
        ? release
        : release.map((row) => ({ scoreFrom: decimal(row.scoreFrom), share: decimal(row.share) })),
  };
}
