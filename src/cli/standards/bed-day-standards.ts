import { CARE_TYPES, type HospitalGrade } from "../../cases/field-values.js";
import { CARE_TYPE_WORDS, GRADE_NAMES } from "../../cases/field-words.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { engineErrors } from "../../engine/engine-errors.js";
import { counted, memberColumn, type TableColumn } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import {
  AREA_COLUMN,
  BED_DAY_KEYS,
  type BedDayKey,
  type DerivedBedDay,
  deriveBedDays,
  type HistoricBedDays,
  HOSPITAL_COLUMN,
} from "../../settlement/index.js";
import { keysOf } from "../../settlement/units/derived-rows.js";
import { groupAt, hospitalAt } from "../../weights/case-at.js";
import { DRG_COLUMN } from "../columns/group-columns.js";
import { areaAt, type Past, type StandardKind, type StandardValue } from "./derive-standards.js";

const ACUTE = CARE_TYPES.indexOf("acute");

/** 历史中的床日住院: the stays of special care types, and ordinary ones from so many days on, where a long stay is paid by day too. */
function* historicBedDays(
  { history, hospitals, repetitions, faultOf }: Past,
  longStayFrom: number | undefined,
): Generator<HistoricBedDays> {
  const { columns } = history.taken;
  const listed = rowsByHospital(hospitals);
  for (let index = 0; index < columns.count; index += 1) {
    if (repetitions.has(index)) continue;
    const stated = columns.careType[index] ?? -1;
    const care = stated < 0 ? ACUTE : stated;
    const days = columns.lengthOfStayDays[index] ?? -1;
    const isLong = longStayFrom !== undefined && days >= longStayFrom;
    if (care === ACUTE && !isLong) continue;
    const hospitalId = hospitalAt(columns, index);
    const careClass = columns.marks.get(index)?.careClass;
    yield {
      fault: faultOf(index),
      careType: CARE_TYPES[care] ?? "acute",
      poolingArea: areaAt(columns, index),
      careClass: typeof careClass === "string" ? careClass : undefined,
      drg: groupAt(columns, index),
      hospitalId,
      grade: listed.get(hospitalId ?? "")?.grade,
      days,
      costFen: columns.totalCostFen[index] ?? Number.NaN,
    };
  }
}

/** Whether any stay of the past names a class of care: where none does, standards are not kept apart by it. */
function tellsClasses({ history }: Past): boolean {
  return [...history.taken.columns.marks.values()].some(({ careClass }) => careClass !== undefined);
}

/** 床日定额推算表各栏 (`bed-day.csv`). */
const BED_DAY_COLUMNS: readonly TableColumn<DerivedBedDay>[] = [
  memberColumn("careType", { zh: "住院类型", en: "care type" }, { words: CARE_TYPE_WORDS }),
  AREA_COLUMN,
  memberColumn("careClass", { zh: "床日类别", en: "class of care" }),
  DRG_COLUMN,
  memberColumn("grade", { zh: "医疗机构等级", en: "grade" }, { words: GRADE_NAMES }),
  HOSPITAL_COLUMN,
  memberColumn("stays", { zh: "例数", en: "stays" }, { format: "count" }),
  memberColumn("days", { zh: "床日数", en: "days" }, { format: "count" }),
  memberColumn("averageStay", { zh: "平均住院日", en: "average stay" }, { format: "decimal" }),
  memberColumn("daily", { zh: "日均费用", en: "daily cost" }, { format: "yuan" }),
  memberColumn("spread", { zh: "变异系数", en: "coefficient of variation" }, { format: "decimal" }),
  memberColumn("coverage", { zh: "床日覆盖率", en: "share of all days" }, { format: "decimal" }),
];

const DAILY_UNIT = "yuan/day";

/** What the tables of case classes keep daily standards apart by, beside the care type. */
const TABLE_KEYS = ["grade"] as const satisfies readonly BedDayKey[];

/** Whether an edition lists daily standards as rows of its payment by the bed-day (LS-005, SX-027). */
function listsStandards({ settlement }: Ruleset): boolean {
  return settlement?.bedDay !== undefined;
}

/** 床日标准表: the tables of care type and grade from which classes of cases have their points a day, in yuan (ZJ-013), by the path of each. */
function bedDayTables({ weights }: Ruleset) {
  return Object.entries(weights?.caseClasses?.classes ?? {}).flatMap(([name, { points }]) =>
    points.method === "bedDay" && points.unit === "yuan"
      ? [{ path: `weights.caseClasses.classes.${name}.points.daily`, daily: points.daily }]
      : [],
  );
}

/** The cells of such tables that nobody has filled in. */
function tableValues(
  ruleset: Ruleset,
  rows: readonly DerivedBedDay[],
): Readonly<Record<string, StandardValue<BedDayKey>>> {
  const values = bedDayTables(ruleset).flatMap(({ path, daily }) =>
    rows.flatMap(({ careType, grade, daily: value }) => {
      const cell = daily[careType]?.[grade as HospitalGrade];
      if (cell === undefined || !("value" in cell) || cell.value !== null) return [];
      return [
        [
          `${path}.${careType}.${grade}`,
          { value: value.toFixed(), unit: DAILY_UNIT, by: TABLE_KEYS },
        ] as const,
      ];
    }),
  );
  return Object.fromEntries(values);
}

function standardRow(row: DerivedBedDay): object {
  return { careType: row.careType, ...keysOf(row, BED_DAY_KEYS), daily: row.daily.toFixed() };
}

/** 床日定额. @param longStayFrom days from which an ordinary stay is paid by day too */
export function bedDayStandards(longStayFrom: number | undefined): StandardKind<DerivedBedDay, BedDayKey> {
  return {
    command: "bed-day standard",
    file: "bed-day.csv",
    columns: BED_DAY_COLUMNS,
    usual: (past) =>
      !listsStandards(past.engine.ruleset)
        ? TABLE_KEYS
        : ["poolingArea", ...(tellsClasses(past) ? (["careClass"] as const) : [])],
    keys: { area: "poolingArea", class: "careClass", group: "drg", grade: "grade", hospital: "hospitalId" },
    refuse: ({ ruleset }) => {
      if (listsStandards(ruleset) || bedDayTables(ruleset).length > 0) return;
      const section = "settlement.bedDay";
      throw engineErrors.error("ENGINE_SECTION_ABSENT", { section, ruleset: ruleset.reference });
    },
    derive: (past, by) => {
      const { ruleset } = past.engine;
      const stays = [...historicBedDays(past, longStayFrom)];
      const { rows, unused } = deriveBedDays(stays, by);
      const ofTables = bedDayTables(ruleset).length > 0 ? deriveBedDays(stays, TABLE_KEYS) : undefined;
      const listed = (enough: readonly DerivedBedDay[]) => ({
        "settlement.bedDay.standards": { value: enough.map(standardRow), unit: DAILY_UNIT, by },
      });
      return {
        rows,
        unused: new Map([...(ofTables?.unused ?? []), ...unused]),
        valuesOf: (isEnough) => ({
          ...(listsStandards(ruleset) && listed(rows.filter(isEnough))),
          ...tableValues(ruleset, ofTables?.rows.filter(isEnough) ?? []),
        }),
      };
    },
    document: { key: "bed-day-history", title: "由历史病例推算的床日定额" },
    first: "care type",
    told: (written, percent) => ({
      zh: `定额 ${written} 行，覆盖历史床日的 ${percent}%`,
      en: `${counted(written, "standard covers", "standards cover")} ${percent}% of the days`,
    }),
  };
}
