import { decimal } from "../../../src/primitives/index.js";
import type { ReadmissionParameters, WeightParameters } from "../../../src/weights/index.js";
import type {
  CaseClassRow,
  CoefficientParameters,
  GroupWeightParameters,
  HistoryParameters,
  StabilityParameters,
} from "../../../src/weights/parameters.js";

const d = decimal;

/** Two years in one pool, IQR trimming: a synthetic edition in the shape of the point method. */
export const HISTORY: HistoryParameters = {
  trimming: { method: "iqr", fence: d("1.5"), scope: "group" },
  years: { method: "pooled", years: 2 },
  quantiles: "linear",
  deviation: "population",
  ambiguous: "ownGroup",
  areaAverage: "retainedCases",
};

export const STABILITY: StabilityParameters = { minimumCases: 5, maximumVariation: d("1") };

export const GROUP_WEIGHT: GroupWeightParameters = {
  method: "basePoints",
  pointsPerAverage: d("100"),
  unstableGroups: "none",
  rounding: { mode: "halfUp", scale: 4 },
};

/** SX-031…036. */
export const COEFFICIENT: Extract<CoefficientParameters, { method: "weightedSum" }> = {
  method: "weightedSum",
  components: {
    grade: {
      method: "gradeRatio",
      weight: d("0.2"),
      minimumCases: 6,
      fallback: "neighbouringGrade",
    },
    hospital: {
      method: "hospitalRatio",
      weight: d("0.8"),
      minimumCases: 6,
      fallback: "gradeRatio",
    },
  },
  cases: "retained",
  clamp: { lower: d("0.3902"), upper: d("1.6279") },
  groupsWithoutCoefficient: ["CB23", "CB25", "DE25", "DT13", "DT23"],
};

/** ZJ-015. */
export const READMISSION: ReadmissionParameters = {
  windowDays: 15,
  dayCount: "dischargeDayIsZero",
  sameGroup: "drg",
  hospitals: "any",
  exempt: { diagnosisPrefixes: ["Z51.0", "Z51.1"], procedurePrefixes: ["99.25"], groupPrefixes: [] },
};

const BED_DAY: CaseClassRow = {
  caseClass: "bed-day",
  when: { careTypes: ["psychiatric", "hospice", "rehabilitation"], withoutMarks: ["bedDayExit"] },
  points: {
    method: "bedDay",
    unit: "points",
    daily: {
      psychiatric: { tertiary: d("3.2"), secondary: d("2.36182972") },
      rehabilitation: { secondary: d("2.5") },
    },
  },
};

/** Every class and every method: the table that the differential tests run through. */
export const ROWS: readonly CaseClassRow[] = [
  { caseClass: "void", when: { status: ["invalid"] }, points: { method: "outside" } },
  BED_DAY,
  { caseClass: "special-review", when: { marks: ["specialReview"] }, points: { method: "approvedCost" } },
  {
    caseClass: "readmitted",
    when: { readmitted: true },
    points: { method: "shareOfNextClass", share: d("0.5") },
  },
  { caseClass: "new-technology", when: { marks: ["newTechnology"] }, points: { method: "byCost" } },
  {
    caseClass: "ungroupable",
    when: { status: ["ungroupable"] },
    points: { method: "byCost", reduction: d("0.1") },
  },
  {
    caseClass: "ambiguous",
    when: { status: ["ambiguous"] },
    points: { method: "reducedNextClass", reduction: d("0.05") },
  },
  { caseClass: "unstable", when: { group: ["unstable", "unlisted"] }, points: { method: "byCost" } },
  {
    caseClass: "short-stay",
    when: { lengthOfStayDays: { atMost: 1 }, multiple: { lessThan: "short" } },
    points: { method: "proportional", withCoefficient: false, cap: "none" },
  },
  {
    caseClass: "low",
    when: { multiple: { atMost: "low" } },
    points: { method: "proportional", withCoefficient: true, cap: "basePoints" },
  },
  {
    caseClass: "lower-normal",
    when: { multiple: { moreThan: "low", atMost: "lowerNormal" } },
    points: { method: "multiplePlus", addition: d("0.2"), withCoefficient: false },
  },
  {
    caseClass: "high",
    when: { multiple: { atLeast: "high" } },
    points: { method: "highAddOn", threshold: "high" },
  },
  {
    caseClass: "long-stay",
    when: { lengthOfStayDays: { moreThan: 60 } },
    points: { method: "byCost" },
  },
  { caseClass: "normal", when: {}, points: { method: "complete" } },
];

export const THRESHOLDS = {
  short: { method: "byGrade", multiples: { tertiary: d("0.5"), secondary: d("0.6"), primary: d("0.7") } },
  low: { method: "fixed", multiple: d("0.4") },
  lowerNormal: { method: "fixed", multiple: d("0.8") },
  high: {
    method: "byBasePoints",
    bands: [
      { upTo: d("100"), multiple: d("3") },
      { upTo: d("300"), multiple: d("2") },
      { multiple: d("1.5") },
    ],
  },
} as const;

export const PARAMETERS: WeightParameters = {
  history: HISTORY,
  stability: STABILITY,
  groupWeight: GROUP_WEIGHT,
  coefficient: COEFFICIENT,
  caseClasses: { multipleOf: "groupAverage", thresholds: THRESHOLDS, rows: ROWS },
  readmission: READMISSION,
  addOns: { negotiatedDrugs: { share: d("0.1") } },
};
