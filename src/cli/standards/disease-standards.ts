import { GRADE_NAMES } from "../../cases/field-words.js";
import type { Hospital } from "../../cases/index.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { engineErrors } from "../../engine/engine-errors.js";
import type { Engine } from "../../engine/index.js";
import { counted, memberColumn, type TableColumn } from "../../primitives/index.js";
import {
  AREA_COLUMN,
  type DerivedDisease,
  DISEASE_KEYS,
  type Disease,
  type DiseaseKey,
  deriveDiseases,
  type HistoricDisease,
  takesPart,
} from "../../settlement/index.js";
import type { ByDiseaseParameters } from "../../settlement/parameters/unit-parameters.js";
import { keysOf } from "../../settlement/units/derived-rows.js";
import { isOfKind } from "../../settlement/units/hospital-kind.js";
import { hospitalAt } from "../../weights/case-at.js";
import { areaAt, type Past, type StandardKind } from "./derive-standards.js";

const BY_DISEASE = "settlement.byDisease";
const MOST_NAMES = 3;

/** 病种目录 and who takes part. @throws `ENGINE_SECTION_ABSENT` where the edition pays nothing by disease, or nobody has listed the diseases */
function byDiseaseOf({ parameters, ruleset }: Engine): ByDiseaseParameters {
  const { byDisease } = parameters.settlement;
  if (byDisease !== undefined && byDisease.diseases.length > 0) return byDisease;
  const section = ruleset.settlement?.byDisease ? `${BY_DISEASE}.diseases` : BY_DISEASE;
  throw engineErrors.error("ENGINE_SECTION_ABSENT", { section, ruleset: ruleset.reference });
}

/**
 * 测算机构: the hospitals whose past is the basis of standards; of an edition that does not say which, those that take part.
 *
 * @throws `ENGINE_HOSPITALS_UNDECIDED`
 * @source SX-023
 */
function basisOf(engine: Engine, hospitals: readonly Hospital[]): readonly Hospital[] {
  const byDisease = byDiseaseOf(engine);
  const { standardBasis: kind } = byDisease;
  const counts = (one: Hospital) => (kind === undefined ? takesPart(one, byDisease) : isOfKind(one, kind));
  const undecided = hospitals.filter((one) => counts(one) === undefined);
  if (undecided.length > 0) {
    const named = undecided.slice(0, MOST_NAMES).map(({ hospitalId }) => hospitalId);
    const path = `${BY_DISEASE}.${kind === undefined ? "eligibility" : "standardBasis"}`;
    const info = { hospitals: named, count: undecided.length, path };
    throw engineErrors.error("ENGINE_HOSPITALS_UNDECIDED", info);
  }
  return hospitals.filter(counts);
}

/**
 * 历史中的病种住院: the stays at these hospitals whose disease is on the list. One that two diseases hold for, or that has operations of two, is
 * no case of either.
 */
function* historicDiseases({
  history,
  hospitals,
  engine,
  repetitions,
  faultOf,
}: Past): Generator<HistoricDisease> {
  const byDisease = byDiseaseOf(engine);
  const { columns, details } = history.taken;
  const basis = rowsByHospital(basisOf(engine, hospitals));
  for (let index = 0; index < columns.count; index += 1) {
    if (repetitions.has(index)) continue;
    const disease = byDisease.diseases[details.disease?.[index] ?? -1];
    const hospital = basis.get(hospitalAt(columns, index) ?? "");
    if (disease === undefined || hospital === undefined || details.operationsOfTwo?.[index] === 1) continue;
    yield {
      fault: faultOf(index),
      diseaseId: disease.id,
      poolingArea: areaAt(columns, index),
      grade: hospital.grade,
      community: hospital.budgetUnit === undefined ? "outside" : "inside",
      costFen: columns.totalCostFen[index] ?? Number.NaN,
    };
  }
}

/** 病种付费标准推算表各栏 (`disease-standards.csv`). */
const DISEASE_STANDARD_COLUMNS: readonly TableColumn<DerivedDisease>[] = [
  memberColumn("diseaseId", { zh: "病种", en: "disease" }, { format: "id" }),
  AREA_COLUMN,
  memberColumn("grade", { zh: "医疗机构等级", en: "grade" }, { words: GRADE_NAMES }),
  memberColumn(
    "community",
    { zh: "医共体", en: "community" },
    {
      words: { inside: { zh: "医共体内", en: "inside" }, outside: { zh: "医共体外", en: "outside" } },
    },
  ),
  memberColumn("stays", { zh: "例数", en: "stays" }, { format: "count" }),
  memberColumn("averageCost", { zh: "次均费用", en: "average cost" }, { format: "yuan" }),
  memberColumn("spread", { zh: "变异系数", en: "coefficient of variation" }, { format: "decimal" }),
  memberColumn("coverage", { zh: "例数覆盖率", en: "share of all stays" }, { format: "decimal" }),
];

/** 病种付费标准. */
export const DISEASE_STANDARDS: StandardKind<DerivedDisease, DiseaseKey> = {
  command: "disease standard",
  file: "disease-standards.csv",
  columns: DISEASE_STANDARD_COLUMNS,
  usual: () => [],
  keys: { area: "poolingArea", grade: "grade", community: "community" },
  refuse: basisOf,
  derive: (past, by) => {
    const derived = deriveDiseases(historicDiseases(past), by);
    const listed = (enough: readonly DerivedDisease[]) =>
      enough.length === 0
        ? []
        : byDiseaseOf(past.engine).diseases.map((disease) => withStandard(disease, enough, by));
    return {
      ...derived,
      valuesOf: (isEnough) => ({
        [`${BY_DISEASE}.diseases`]: { value: listed(derived.rows.filter(isEnough)), unit: "diseases", by },
      }),
    };
  },
  document: { key: "disease-history", title: "由历史病例推算的病种付费标准" },
  first: "disease",
  told: (written, percent) => ({
    zh: `标准 ${written} 行，覆盖所列病种历史病例的 ${percent}%`,
    en: `${counted(written, "standard covers", "standards cover")} ${percent}% of the stays with a listed disease`,
  }),
};

/** A disease as the list of the edition or the area has it, with what the past cost where it has no standard yet. */
function withStandard(disease: Disease, rows: readonly DerivedDisease[], by: readonly DiseaseKey[]): object {
  const { id, diagnoses, procedures, standard, standards } = disease;
  const known = { id, diagnoses, procedures, ...amountsOf(disease) };
  if (standard !== undefined || standards !== undefined) return known;
  const own = rows
    .filter(({ diseaseId }) => diseaseId === id)
    .map((row) => ({ ...keysOf(row, DISEASE_KEYS), amount: row.averageCost.toFixed() }));
  if (own.length === 0) return known;
  return by.length === 0 ? { ...known, standard: own[0]?.amount } : { ...known, standards: own };
}

/** What a list says of its standards, as a values file has it. */
function amountsOf({ standard, standards }: Disease): object {
  return {
    ...(standard && { standard: standard.toFixed() }),
    ...(standards && { standards: standards.map((row) => ({ ...row, amount: row.amount.toFixed() })) }),
  };
}
