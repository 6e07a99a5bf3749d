import { describe, expect, it } from "vitest";
import { NOISE_KINDS, type NoiseKind } from "../../src/testing/sample/record-noise.js";
import { area } from "./zhejiang-sample.js";

const SIZE = { seed: 7, cases: 600 };
const stays = (dirt: number) => [...area({ ...SIZE, dirt }).stays()];

/** The fields that each kind of noise may touch. */
const TOUCHED: Readonly<Record<NoiseKind, readonly string[]>> = {
  miscoded: ["diagnoses"],
  swapped: ["diagnoses"],
  "codes-lost": ["diagnoses", "procedures"],
  "items-lost": ["items"],
  "items-cut": ["items"],
  misdated: ["admissionDate"],
  "person-lost": ["patientId"],
  "person-other": ["patientId"],
};

describe("the noise of a dirty sample", () => {
  const [little, all] = [stays(1), stays(100)];

  it("strikes every record at 100 percent, in every way", () => {
    expect(new Set(all.map(({ noise }) => noise))).toEqual(new Set(NOISE_KINDS));
  });

  it("touches the fields of its kind and no other, and never a truth", () => {
    for (const [at, { record, noise, truths }] of all.entries()) {
      const clean = little[at];
      expect(truths).toEqual(clean?.truths);
      if (noise === undefined || clean === undefined || clean.noise !== undefined) continue;
      const names = new Set([...Object.keys(record), ...Object.keys(clean.record)]);
      const changed = [...names].filter(
        (name) => JSON.stringify(record[name]) !== JSON.stringify(clean.record[name]),
      );
      expect(
        changed.filter((name) => !TOUCHED[noise].includes(name)),
        `${noise} ${record.caseId}`,
      ).toEqual([]);
    }
  });

  it("is of the settled year alone: history has none, and no patient about whom a rule errs", () => {
    const history = (dirt: number) => [...area({ ...SIZE, dirt }).history()];
    expect(history(100)).toEqual(history(0));
  });

  it("honest look-alikes are not true, partial truths are", () => {
    const told = all.flatMap(({ truths }) => truths);
    expect(told.some(({ why }) => why.startsWith("honest:"))).toBe(true);
    expect(told.some(({ why }) => why.startsWith("in part:"))).toBe(true);
    expect(told.every(({ why, truth }) => !why.startsWith("honest:") || !truth)).toBe(true);
    expect(told.every(({ why, truth }) => !why.startsWith("in part:") || truth)).toBe(true);
  });
});
