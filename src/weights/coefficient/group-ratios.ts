import { HOSPITAL_GRADES, type Hospital, type HospitalGrade } from "../../cases/index.js";
import { quotient, UNIT } from "../fixed-point.js";
import type { HistoryStatistics } from "../history/history-statistics.js";
import { casesOf, type YearSums, yearAverage } from "../history/year-average.js";
import { addYearSums, type GrowingYearSums, noYearSums } from "../history/year-sums.js";
import type { CoefficientComponent, HistoryYears } from "../parameters.js";
import type { ComponentBasis } from "./coefficient-value.js";

type GradeRatio = Extract<CoefficientComponent, { method: "gradeRatio" }>;
type HospitalRatio = Extract<CoefficientComponent, { method: "hospitalRatio" }>;

/** A component's value in units of 10^-12, and where it came from. */
export interface ComponentValue {
  readonly value: bigint;
  readonly basis: ComponentBasis;
}

const ONE: ComponentValue = { value: UNIT, basis: "one" };

/** 病组内均费比: the averages of one group by grade and by hospital, against the group's own average. */
export class GroupRatios {
  readonly #city: YearSums;
  readonly #hospitals = new Map<string, YearSums>();
  readonly #grades = new Map<HospitalGrade, GrowingYearSums>();
  readonly #years: HistoryYears;
  /** values that many hospitals share: averages of the group, ratios of its grades */
  readonly #cityAverages = new Map<HistoryYears, bigint | undefined>();
  readonly #gradeRatios = new Map<string, ComponentValue>();

  /** @param years the years of the averages, for components that name none of their own */
  constructor(
    statistics: HistoryStatistics,
    drg: string,
    cases: "retained" | "all",
    hospitals: ReadonlyMap<string, Hospital>,
    years: HistoryYears,
  ) {
    const group = statistics.groups.get(drg);
    this.#years = years;
    this.#city = (cases === "retained" ? group?.kept : group?.all) ?? noYearSums(statistics.years.length);
    for (const [hospitalId, sums] of hospitalYearSums(statistics, drg, cases)) {
      this.#hospitals.set(hospitalId, sums);
      const grade = hospitals.get(hospitalId)?.grade;
      if (grade === undefined) continue;
      const total = this.#grades.get(grade) ?? noYearSums(statistics.years.length);
      addYearSums(total, sums);
      this.#grades.set(grade, total);
    }
  }

  /**
   * 等级系数 `Avg_(grade,g) / Avg_g`. A grade with too few cases takes the ratio of the next higher grade that has one, else of the
   * next lower, else 1.
   *
   * @source SX-032, SX-033
   */
  grade(grade: HospitalGrade, component: GradeRatio): ComponentValue {
    const known = this.#gradeRatios.get(grade);
    if (known !== undefined) return known;
    const found = this.#gradeRatio(grade, component);
    this.#gradeRatios.set(grade, found);
    return found;
  }

  #gradeRatio(grade: HospitalGrade, component: GradeRatio): ComponentValue {
    const own = this.#ratio(this.#grades.get(grade), component);
    if (own !== undefined) return { value: own, basis: "own" };
    if (component.fallback === "one") return ONE;
    const place = HOSPITAL_GRADES.indexOf(grade);
    const higher = HOSPITAL_GRADES.slice(0, place).reverse();
    for (const neighbour of [...higher, ...HOSPITAL_GRADES.slice(place + 1)]) {
      const ratio = this.#ratio(this.#grades.get(neighbour), component);
      if (ratio !== undefined) return { value: ratio, basis: "neighbouring-grade" };
    }
    return ONE;
  }

  /**
   * 医院系数 `Avg_(hospital,g) / Avg_g`. A hospital with too few cases takes its grade's ratio, where the edition says so.
   *
   * @source SX-034, SX-035
   */
  hospital(
    hospitalId: string,
    grade: HospitalGrade,
    component: HospitalRatio,
    gradeRatio: GradeRatio | undefined,
  ): ComponentValue {
    const own = this.#ratio(this.#hospitals.get(hospitalId), component);
    if (own !== undefined) return { value: own, basis: "own" };
    if (component.fallback === "one" || gradeRatio === undefined) return ONE;
    const { value, basis } = this.grade(grade, gradeRatio);
    return { value, basis: basis === "own" ? "grade" : basis };
  }

  #ratio(sums: YearSums | undefined, component: GradeRatio | HospitalRatio): bigint | undefined {
    const years = component.years ?? this.#years;
    if (sums === undefined || casesOf(sums, years) < Math.max(1, component.minimumCases)) return undefined;
    const average = yearAverage(sums, years);
    const city = this.#cityAverage(years);
    return average === undefined || city === undefined ? undefined : quotient(average, city);
  }

  #cityAverage(years: HistoryYears): bigint | undefined {
    if (!this.#cityAverages.has(years)) this.#cityAverages.set(years, yearAverage(this.#city, years));
    return this.#cityAverages.get(years);
  }
}

function* hospitalYearSums(
  { hospitals: sums, years }: HistoryStatistics,
  drg: string,
  cases: "retained" | "all",
): Generator<[string, YearSums]> {
  const [from, to] = sums.ranges.get(drg) ?? [0, 0];
  const [counts, sumsFen] =
    cases === "retained" ? [sums.keptCounts, sums.keptSumsFen] : [sums.allCounts, sums.allSumsFen];
  for (let entry = from; entry < to; entry += 1) {
    const hospitalId = sums.hospitalIds[sums.hospital[entry] as number];
    if (hospitalId === undefined) continue;
    const start = entry * years.length;
    yield [
      hospitalId,
      {
        counts: counts.subarray(start, start + years.length),
        sumsFen: sumsFen.subarray(start, start + years.length),
      },
    ];
  }
}
