import { settledLimits, standardsOf } from "../../settlement/index.js";
import { groupAt } from "../../weights/case-at.js";
import { doubtedPeople } from "../../weights/columns/doubted-people.js";
import { type CaseLimit, classLimits, followedStays, type WeightParameters } from "../../weights/index.js";
import type { SettledCases } from "../settle-cases.js";

/** 距离: how far from a limit a case counts as near. */
export interface CliffReach {
  /** share of the limit, for costs: 0.1 = within a tenth of it */
  readonly share: number;
  /** days, for stays and returns */
  readonly days: number;
}

/** 临近界限的病例: a case, a limit near it, and how far it lies from it: below 0 before it, above 0 beyond, in widths of a window. */
export interface NearLimit {
  readonly index: number;
  readonly limit: CaseLimit;
  readonly windows: Windows;
  readonly distance: number;
}

/** 窗宽 of each window about a limit, and how many there are before it. */
interface Windows {
  readonly width: number;
  readonly room: number;
}

/** Windows on each side of a limit: the near one, and the outer one that tells the slope. */
const WINDOWS = 2;

/**
 * 窗宽: of one of the windows about a limit, in fen or days, all of one width. Stays and returns are of whole days from the first on: where the windows before the limit would
 * begin earlier, all are narrower, at least a day; `room` is how many windows there are before the limit then. 0 where nothing lies before it.
 */
function windowsOf(
  { measure, last }: Pick<CaseLimit, "measure" | "last">,
  { share, days }: CliffReach,
): Windows {
  if (measure === "cost") return { width: last * share, room: WINDOWS };
  const width = Math.max(1, Math.min(days, Math.floor(last / WINDOWS)));
  return { width, room: Math.max(0, Math.min(WINDOWS, last)) };
}

/**
 * 临近界限的病例: every case that stands within two windows of a limit that the edition compares it with, from what it declares: its table of case classes, its
 * payment units, its abnormal cases and its window of readmission.
 */
export function* nearLimits(
  area: SettledCases,
  weights: WeightParameters,
  reach: CliffReach,
): Generator<NearLimit> {
  const { columns } = area.cases;
  const limitsOf = limitsByCase(area, weights);
  for (let index = 0; index < columns.count; index += 1) {
    for (const limit of limitsOf(index)) {
      const isCost = limit.measure === "cost";
      const value = (isCost ? columns.totalCostFen : columns.lengthOfStayDays)[index] as number;
      const windows = windowsOf(limit, reach);
      if (!(value > 0) || windows.room === 0) continue;
      const distance = distanceOf(value, limit.last, windows.width);
      if (Math.abs(distance) <= WINDOWS) yield { index, limit, windows, distance };
    }
  }
  yield* nearReturns(area, weights, reach);
}

/** A whole day lies in the middle of itself, so that three days on each side are three widths of a third. */
function distanceOf(value: number, last: number, width: number): number {
  return (value - last - HALF) / width;
}

const HALF = 0.5;

/** The limits of the decision table by group and grade, and those of the settlement, case by case. */
function limitsByCase(area: SettledCases, { caseClasses }: WeightParameters) {
  const { weighed, weights, settled } = area;
  const grades = weighed.hospitalIds.map((id) => weights.hospitals.get(id)?.grade);
  const standards = standardsOf(settled, weighed);
  const known = new Map<string, readonly CaseLimit[]>();
  return (index: number): readonly CaseLimit[] => {
    const grade = grades[weighed.hospital[index] ?? -1];
    const drg = groupAt(weighed, index) ?? "";
    const key = `${drg} ${grade}`;
    const ofTable = known.get(key) ?? (caseClasses ? classLimits(caseClasses, weights, drg, grade) : []);
    known.set(key, ofTable);
    const slot = standards.get(settled.tally.slot[index] ?? -1);
    // Under a rate that floats, weights share a total and the rules of single cases rest.
    const standard = slot?.standard.shareFen === undefined ? slot?.exactOf(index) : undefined;
    return [...ofTable, ...settledLimits(settled.parameters, { grade, standard })];
  };
}

/** Stays that the patient came back from about as many days later as the window of readmission is long. */
function* nearReturns(
  { cases: { columns } }: SettledCases,
  { readmission }: WeightParameters,
  near: CliffReach,
): Generator<NearLimit> {
  if (readmission === undefined) return;
  const { windowDays } = readmission;
  const limit = {
    ...{ path: "weights.readmission.windowDays", figure: String(windowDays) },
    ...({ measure: "return", last: windowDays } as const),
  };
  const windows = windowsOf(limit, near);
  const { width, room } = windows;
  if (room === 0) return;
  // Who may have come back does not depend on the window, nor does who of them is one person.
  let doubted: Uint8Array | undefined;
  const doubtedAmong = (patients: Uint8Array) => {
    doubted ??= doubtedPeople(columns, patients);
    return doubted;
  };
  const returned = (window: number) =>
    followedStays(columns, { ...readmission, windowDays: window }, doubtedAmong);
  const least = windowDays - width * room;
  let shorter = returned(least);
  for (let window = least + 1; window <= windowDays + width * WINDOWS; window += 1) {
    const within = returned(window);
    for (let index = 0; index < columns.count; index += 1) {
      if (within[index] === 0 || shorter[index] === 1) continue;
      yield { index, limit, windows, distance: distanceOf(window, windowDays, width) };
    }
    shorter = within;
  }
}
