import { CARE_TYPES } from "../../cases/field-values.js";
import { CARE_TYPE_WORDS, GRADE_NAMES } from "../../cases/field-words.js";
import type { Hospital } from "../../cases/index.js";
import { memberColumn, type TableColumn } from "../../primitives/index.js";
import {
  AREA_COLUMN,
  BED_DAY_KEYS,
  type BedDayKey,
  type DerivedBedDay,
  deriveBedDays,
  type HistoricBedDays,
  HOSPITAL_COLUMN,
} from "../../settlement/index.js";
import type { TakenFile } from "../area/take-cases.js";

const ACUTE = CARE_TYPES.indexOf("acute");

/** 历史中的床日住院: the stays of special care types, and ordinary ones from so many days on, where a long stay is paid by day too. */
export function* historicBedDays(
  { taken: { columns } }: TakenFile,
  hospitals: readonly Hospital[],
  longStayFrom: number | undefined,
): Generator<HistoricBedDays> {
  const grades = new Map(hospitals.map(({ hospitalId, grade }) => [hospitalId, grade]));
  for (let index = 0; index < columns.count; index += 1) {
    const stated = columns.careType[index] ?? -1;
    const care = stated < 0 ? ACUTE : stated;
    const days = columns.lengthOfStayDays[index] ?? -1;
    const isLong = longStayFrom !== undefined && days >= longStayFrom;
    if (care === ACUTE && !isLong) continue;
    const hospitalId = columns.hospitalIds[columns.hospital[index] ?? -1];
    const careClass = columns.marks.get(index)?.careClass;
    yield {
      careType: CARE_TYPES[care] ?? "acute",
      poolingArea: columns.ledgers[columns.ledger[index] ?? -1]?.poolingArea ?? columns.areaAlone.get(index),
      careClass: typeof careClass === "string" ? careClass : undefined,
      drg: columns.groups[columns.group[index] ?? -1],
      hospitalId,
      grade: hospitalId === undefined ? undefined : grades.get(hospitalId),
      days,
      costFen: columns.totalCostFen[index] ?? Number.NaN,
    };
  }
}

/** 床日定额文件的内容: the derived rows, and those of them that rest on enough stays as values for a settlement. */
export function derivedStandards(
  stays: Iterable<HistoricBedDays>,
  by: readonly BedDayKey[],
  ruleset: string,
  minimumStays: number,
) {
  const { rows, leftOut } = deriveBedDays(stays, by);
  const enough = rows.filter((row) => row.stays >= minimumStays);
  const standards = enough.map((row) => ({
    careType: row.careType,
    ...Object.fromEntries(
      BED_DAY_KEYS.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])),
    ),
    daily: row.daily.toFixed(),
  }));
  const source = { document: DOCUMENT.key, clause: `by ${["care type", ...by].join(", ")}` };
  const values = {
    for: ruleset,
    documents: [DOCUMENT],
    // No row is no value: an empty list would say that nothing is paid by day.
    values:
      standards.length === 0
        ? {}
        : { [STANDARDS]: { value: standards, unit: "yuan/day", source, status: "supplied" } },
  };
  return { rows, leftOut, enough, values };
}

const STANDARDS = "settlement.bedDay.standards";

const DOCUMENT = {
  key: "bed-day-history",
  title: "由历史病例推算的床日定额（chs-drg bed-day standard）",
  seen: "none",
} as const;

/** 床日定额推算表各栏 (`bed-day.csv`). */
export const BED_DAY_COLUMNS: readonly TableColumn<DerivedBedDay>[] = [
  memberColumn("careType", { zh: "住院类型", en: "care type" }, { words: CARE_TYPE_WORDS }),
  AREA_COLUMN,
  memberColumn("careClass", { zh: "床日类别", en: "class of care" }),
  memberColumn("drg", { zh: "DRG编码", en: "DRG" }, { format: "id" }),
  memberColumn("grade", { zh: "医疗机构等级", en: "grade" }, { words: GRADE_NAMES }),
  HOSPITAL_COLUMN,
  memberColumn("stays", { zh: "例数", en: "stays" }, { format: "count" }),
  memberColumn("days", { zh: "床日数", en: "days" }, { format: "count" }),
  memberColumn("averageStay", { zh: "平均住院日", en: "average stay" }, { format: "decimal" }),
  memberColumn("daily", { zh: "日均费用", en: "daily cost" }, { format: "yuan" }),
  memberColumn("spread", { zh: "变异系数", en: "coefficient of variation" }, { format: "decimal" }),
  memberColumn("coverage", { zh: "床日覆盖率", en: "share of all days" }, { format: "decimal" }),
];
