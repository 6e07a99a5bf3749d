import { divideHalfUp } from "../../primitives/index.js";
import { at } from "../columns/column-access.js";
import { doubtedPeople } from "../columns/doubted-people.js";
import type { PeopleHistory } from "../columns/history-columns.js";
import { UNIT, units } from "../fixed-point.js";
import type { GroupTable } from "../groups/group-table.js";
import { historyYearOf } from "../history/history-order.js";
import { repeatedHistory } from "../history/repeated-history.js";
import type { CoefficientComponent, Population } from "../parameters.js";
import { startsWithOne } from "../readmission/readmission-exemption.js";

/** One index of a hospital and of the area; absent when no case tells it. */
export interface HospitalIndex {
  readonly own: ReadonlyMap<string, bigint>;
  readonly area: bigint | undefined;
}

type IndexName = Extract<CoefficientComponent, { method: "hospitalIndex" }>["index"];

/** A ratio in the making: both parts whole numbers. */
interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

/**
 * 医院指标 over history years, a stay that is told twice counted once: 人次人头比 (admissions / distinct patients of the year), 个人负担水平 (patient payment / total cost), CMI.
 *
 * @param years calendar years of discharge that count
 * @returns index values in units of 10^-12
 */
export function hospitalIndex(
  name: IndexName,
  history: PeopleHistory,
  years: readonly number[],
  groups: GroupTable | undefined,
): HospitalIndex {
  const read = { headRatio, personalBurden, caseMixIndex: caseMix(groups) }[name];
  return indexOver(history, years, read(history));
}

/** 人群占比: a hospital's share of cases in a population, over the cases that tell (an age, a group). */
export function populationShare(
  population: Population,
  history: PeopleHistory,
  years: readonly number[],
): HospitalIndex {
  return indexOver(history, years, (i) => {
    const inside = isInPopulation(population, at(history.ageYears, i), history.groups[at(history.group, i)]);
    return inside === undefined ? undefined : [inside ? 1n : 0n, 1n];
  });
}

/** What a case adds to a hospital's ratio, and to the area's where that differs. */
type Reader = (
  i: number,
  year: number,
) => readonly [bigint, bigint] | readonly [bigint, bigint, bigint] | undefined;

function indexOver(history: PeopleHistory, years: readonly number[], read: Reader): HospitalIndex {
  const own = new Map<string, Ratio>();
  const area = { numerator: 0n, denominator: 0n };
  const yearOf = historyYearOf(history, years);
  const repetitions = repeatedHistory(history);
  for (let i = 0; i < history.count; i += 1) {
    const year = repetitions.has(i) ? -1 : yearOf(i);
    const hospitalId = history.hospitalIds[at(history.hospital, i)];
    const part = year < 0 || hospitalId === undefined ? undefined : read(i, year);
    if (part === undefined || hospitalId === undefined) continue;
    const [numerator, denominator, areaDenominator = denominator] = part;
    const ratio = own.get(hospitalId) ?? { numerator: 0n, denominator: 0n };
    ratio.numerator += numerator;
    ratio.denominator += denominator;
    own.set(hospitalId, ratio);
    area.numerator += numerator;
    area.denominator += areaDenominator;
  }
  const values = [...own].flatMap(([hospitalId, ratio]) => {
    const value = valueOfRatio(ratio);
    return value === undefined ? [] : [[hospitalId, value] as const];
  });
  return { own: new Map(values), area: valueOfRatio(area) };
}

function valueOfRatio({ numerator, denominator }: Ratio): bigint | undefined {
  return denominator === 0n ? undefined : divideHalfUp(numerator * UNIT, denominator);
}

/** An admission counts 1; a head counts once a year at the hospital, and once a year in the area. Stays under an id that is not one person's are a head each. */
function headRatio(history: PeopleHistory): Reader {
  const doubted = doubtedPeople(history);
  const atHospital = new Set<string>();
  const inArea = new Set<string>();
  return (i, year) => {
    const patient = at(history.patient, i);
    if (patient < 0) return undefined;
    if (doubted[patient] === 1) return [1n, 1n, 1n];
    const here = `${at(history.hospital, i)} ${year} ${patient}`;
    const anywhere = `${year} ${patient}`;
    const newHere = !atHospital.has(here);
    const newAnywhere = !inArea.has(anywhere);
    atHospital.add(here);
    inArea.add(anywhere);
    return [1n, newHere ? 1n : 0n, newAnywhere ? 1n : 0n];
  };
}

function personalBurden(history: PeopleHistory): Reader {
  return (i) => {
    const cost = at(history.totalCostFen, i);
    const paid = at(history.patientPaymentFen, i);
    return Number.isNaN(cost) || Number.isNaN(paid) ? undefined : [BigInt(paid), BigInt(cost)];
  };
}

function caseMix(groups: GroupTable | undefined) {
  return (history: PeopleHistory): Reader => {
    const weights = history.groups
      .map((drg) => groups?.rows.get(drg)?.relativeWeight)
      .map((w) => w && units(w));
    return (i) => {
      const weight = weights[at(history.group, i)];
      return weight === undefined ? undefined : [weight, UNIT];
    };
  };
}

/** Whether a case belongs to a population; undefined when the field that decides is missing. */
function isInPopulation(population: Population, age: number, drg: string | undefined): boolean | undefined {
  const { ageAtMost, ageAtLeast, groupPrefixes } = population;
  if (groupPrefixes !== undefined && (drg === undefined || !startsWithOne(drg, groupPrefixes))) return false;
  if (ageAtMost === undefined && ageAtLeast === undefined) return true;
  if (age < 0) return undefined;
  return age <= (ageAtMost ?? age) && age >= (ageAtLeast ?? age);
}
