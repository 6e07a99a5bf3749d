import type { JsonRecord } from "../../cases/index.js";
import { addDays } from "../../primitives/index.js";
import { Random } from "../../primitives/random.js";
import type { SampleModel } from "./sample-model.js";

/**
 * 记录噪声: what clerks and interfaces do to a record: `miscoded` another principal diagnosis, `swapped` principal and first other diagnosis change places, `codes-lost` the other
 * diagnoses and procedures are not sent, `items-lost` no items are sent, `items-cut` some of them are not, `misdated` the admission is a few days off, `person-lost` and
 * `person-other` the person is not named, or by another id.
 */
export const NOISE_KINDS = [
  "miscoded",
  "swapped",
  "codes-lost",
  "items-lost",
  "items-cut",
  "misdated",
  "person-lost",
  "person-other",
] as const;
export type NoiseKind = (typeof NOISE_KINDS)[number];

const KEPT_ITEMS = 0.5;
const MOST_DAYS_OFF = 3;

/** The record, or what noise made of it; drawn by numbers of its own, so that the same patients come with and without it. */
export function noisyRecord(
  record: JsonRecord,
  { settings: { seed, dirt }, groups }: SampleModel,
): { readonly record: JsonRecord; readonly noise?: NoiseKind } {
  if (dirt === 0) return { record };
  const random = new Random(seed, "noise", String(record.caseId));
  if (!random.chance(dirt / 100)) return { record };
  const noise = random.pick(NOISE_KINDS);
  return { record: NOISES[noise](record, random, groups), noise };
}

type Noise = (record: JsonRecord, random: Random, groups: SampleModel["groups"]) => JsonRecord;

const miscoded: Noise = (record, random, groups) => {
  const { recipes } = random.pick(groups);
  const [other = ""] = random.pick(recipes).diagnoses;
  return { ...record, diagnoses: [other, ...codesOf(record.diagnoses).slice(1)] };
};

const NOISES: Readonly<Record<NoiseKind, Noise>> = {
  miscoded,
  swapped: (record, random, groups) => {
    const [principal, first, ...others] = codesOf(record.diagnoses);
    if (principal === undefined || first === undefined) return miscoded(record, random, groups);
    return { ...record, diagnoses: [first, principal, ...others] };
  },
  "codes-lost": (record) => ({ ...record, diagnoses: codesOf(record.diagnoses).slice(0, 1), procedures: [] }),
  "items-lost": ({ items: _, ...record }) => record,
  "items-cut": (record, random) => ({
    ...record,
    items: codesOf(record.items).filter(() => random.chance(KEPT_ITEMS)),
  }),
  misdated: (record, random) => {
    const { admissionDate, dischargeDate } = record;
    if (typeof admissionDate !== "string") return record;
    const moved = addDays(admissionDate, random.integer(1, MOST_DAYS_OFF) * (random.chance(0.5) ? -1 : 1));
    const isPossible = typeof dischargeDate !== "string" || moved <= dischargeDate;
    return isPossible ? { ...record, admissionDate: moved } : record;
  },
  "person-lost": ({ patientId: _, ...record }) => record,
  "person-other": (record) => ({ ...record, patientId: `${String(record.patientId)}-X` }),
};

function codesOf(list: JsonRecord[string] | undefined): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
