import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { groupCase } from "../../src/grouping/index.js";
import { randomFrom } from "../random.js";
import { type FactsRecord, factsGrouper } from "./facts-interpreter.js";
import { shippedScheme } from "./shipped-schemes.js";
import { targetedCase, targetsOf } from "./targeted-cases.js";

/** Cases a scheme; the long run is `FACTS_CASES=100000 npx vitest run test/grouping/facts-interpreter.test.ts`. */
const CASES = Number(process.env.FACTS_CASES ?? 3000);
const SEED = Number(process.env.FACTS_SEED ?? 20260902);

const LONG_RUN = 100_000;

const STATUS: Readonly<Record<string, string>> = {
  grouped: "分组成功",
  ambiguous: "歧义病案",
  ungroupable: "无法入组",
  invalid: "信息校验不通过",
};

/** Of a scheme, the folder of its transcription, the weight that its tables speak of, and how many groups it has. */
const SCHEMES = [
  ["chs-drg@2.0", "chs_drg_20", "birthWeightGrams", 634],
  ["chs-drg@3.0", "chs_drg_30", "admissionWeightGrams", 825],
  ["shanghai@2.0", "shanghai_20", "birthWeightGrams", 1534],
] as const;

describe("the compiled schemes and an interpreter of the transcribed tables", () => {
  it.each(SCHEMES)("%s: the same answer on generated cases", (reference, folder, weight, groups) => {
    const compiled = shippedScheme(reference);
    const interpreter = factsGrouper(folder);
    const random = randomFrom(SEED);
    const targets = targetsOf(compiled.scheme);
    const drgs = new Set<string>();
    for (let number = 0; number < CASES; number += 1) {
      const target = targets[number % targets.length];
      if (target === undefined) continue;
      const record = troubled(
        targetedCase(target, compiled.scheme, random, String(number)),
        compiled.scheme,
        random,
      );
      const { status, mdc, adrg, drg } = groupCase(record, compiled);
      const answer = [STATUS[status], mdc, adrg, drg];
      const expected = interpreter(factsRecord(record, weight));
      if (answer.join() !== expected.join()) expect({ record, answer }).toEqual({ record, answer: expected });
      if (status === "grouped") drgs.add(drg);
    }
    console.log(`${reference}: ${CASES} cases, no difference, ${drgs.size} DRGs (seed ${SEED})`);
    const all = targets.flatMap(({ drg }) => drg?.code ?? []);
    expect(all).toHaveLength(groups);
    // The long run reaches every group, so that none needs a proof that it cannot be reached.
    if (CASES >= LONG_RUN) expect(all.filter((code) => !drgs.has(code))).toEqual([]);
    else expect(drgs.size).toBeGreaterThan(Math.min(400, CASES / 8));
  });
});

/** Some of the cases with what only the newest schemes look at: grey and invalid codes, and codes twice. */
function troubled(
  record: GroupableCase,
  { greyDiagnoses = [], greyProcedures = [], invalidProcedures = [], lists = {} }: TroubledLists,
  random: () => number,
): GroupableCase {
  const pick = (codes: readonly string[]) => codes[Math.floor(random() * codes.length)] ?? "";
  const { diagnoses, procedures } = record;
  switch (Math.floor(random() * 20)) {
    case 0:
      return { ...record, diagnoses: [pick(greyDiagnoses), ...diagnoses] };
    case 1:
      return { ...record, procedures: [pick(greyProcedures), ...procedures] };
    case 2:
      return {
        ...record,
        diagnoses: [...diagnoses, pick(greyDiagnoses)],
        procedures: [...procedures, pick(greyProcedures)],
      };
    case 3:
      return { ...record, procedures: [pick(invalidProcedures), ...procedures] };
    case 4:
      return { ...record, procedures: [...procedures, ...procedures] };
    case 5:
      return { ...record, procedures: [pick(Object.values(lists).flat()), ...procedures] };
    case 6:
      return { ...record, procedures: ["99.1000", ...procedures] };
    case 7:
      return { ...record, newTechnology: random() < 0.5 };
    default:
      return record;
  }
}

type TroubledLists = Readonly<
  Partial<Record<"greyDiagnoses" | "greyProcedures" | "invalidProcedures", readonly string[]>> & {
    lists?: Readonly<Record<string, readonly string[]>>;
  }
>;

/** The case as the tables speak of it. A child of less than a year is age 0; whoever is older has lived a year for each. */
function factsRecord(
  record: GroupableCase,
  weight: "birthWeightGrams" | "admissionWeightGrams",
): FactsRecord {
  const { ageYears, ageDays, sex, dischargeDisposition } = record;
  const either = record.birthWeightGrams ?? record.admissionWeightGrams;
  return {
    gender: sex === "male" ? "1" : sex === "female" ? "2" : sex === "unknown" ? "9" : "",
    age: ageYears ?? (ageDays !== undefined && ageDays < 365 ? 0 : null),
    ageDay: ageDays ?? (ageYears !== undefined && ageYears >= 1 ? ageYears * 365 : null),
    weight: (weight === "birthWeightGrams" ? either : record.admissionWeightGrams) ?? null,
    inHospitalTime: record.lengthOfStayDays ?? null,
    leavingType: String(dischargeDisposition ?? ""),
    zdList: record.diagnoses,
    ssList: record.procedures,
    ...(record.newTechnology === undefined ? {} : { newTechnique: record.newTechnology }),
  };
}
