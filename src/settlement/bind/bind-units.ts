import { decimal } from "../../primitives/index.js";
import type {
  BedDayCheck,
  BedDayParameters,
  ByDiseaseParameters,
  CapitationParameters,
} from "../parameters/unit-parameters.js";
import type { SettlementSection } from "../section.js";
import { bindQuota } from "./bind-quota.js";
import { optionalDecimal, present } from "./present.js";
import type { RuleReader } from "./rule-reader.js";

type BedDaySection = NonNullable<SettlementSection["bedDay"]>;

export function bindBedDay(
  section: SettlementSection["bedDay"],
  reader: RuleReader,
): BedDayParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const standards = reader.value(section.standards, "standards");
  if (standards === undefined) return undefined;
  const limits = reader.optional(section.limits, "limits") ?? [];
  const pointsRounding = reader.optional(section.pointsRounding, "pointsRounding");
  return {
    method: section.method,
    standards: standards.map((row) => ({
      careType: row.careType,
      daily: decimal(row.daily),
      ...present({ hospitalId: row.hospitalId, grade: row.grade, careClass: row.careClass }),
    })),
    limits: limits.map((row) => ({
      careType: row.careType,
      grade: row.grade,
      daily: decimal(row.daily),
      ...present({ careClass: row.careClass }),
    })),
    assessment: (section.assessment ?? []).flatMap((check, index) => bindCheck(check, reader, index)),
    ...present({ pointsRounding }),
  };
}

function bindCheck(
  check: NonNullable<BedDaySection["assessment"]>[number],
  reader: RuleReader,
  index: number,
): BedDayCheck[] {
  const values = reader
    .inside(`assessment.${index}`)
    .all({ target: check.target, deduction: check.deduction });
  if (values === undefined) return [];
  return [
    {
      indicator: check.indicator,
      better: check.better,
      target: decimal(values.target),
      deduction: decimal(values.deduction),
    },
  ];
}

export function bindByDisease(
  section: SettlementSection["byDisease"],
  reader: RuleReader,
): ByDiseaseParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const values = reader.all({
    diseases: section.diseases,
    eligibility: section.eligibility,
    excludedItems: section.excludedItems,
    exitReasons: section.exitReasons,
  });
  const exitQuota = bindQuota(section.exitQuota, reader.inside("exitQuota"));
  if (values === undefined) return undefined;
  return {
    diseases: values.diseases.map((disease) => ({
      id: disease.id,
      diagnoses: disease.diagnoses,
      procedures: disease.procedures,
      ...present({ standard: optionalDecimal(disease.standard) }),
    })),
    grades: values.eligibility.grades,
    outsideCommunity: values.eligibility.outsideCommunity,
    excludedItems: values.excludedItems,
    exitReasons: values.exitReasons,
    exitQuota,
  };
}

export function bindCapitation(
  section: SettlementSection["capitation"],
  reader: RuleReader,
): CapitationParameters | undefined {
  if (!reader.inForce(section)) return undefined;
  const quotas = reader.value(section.quotas, "quotas");
  if (quotas === undefined) return undefined;
  const quality = reader
    .optional(section.quality, "quality")
    ?.map((row) => ({ scoreFrom: decimal(row.scoreFrom), factor: decimal(row.factor) }));
  const referralFee = optionalDecimal(reader.optional(section.referralFee, "referralFee"));
  return {
    quotas: quotas.map((row) => ({
      amount: decimal(row.amount),
      ...present({
        disease: row.disease,
        insuranceType: row.insuranceType,
        ageFrom: row.ageFrom,
        ageTo: row.ageTo,
      }),
    })),
    ...present({ quality, referralFee }),
  };
}
