import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { TakenJoiner } from "../../src/cli/area/join-taken.js";
import { engineOf } from "../../src/cli/shipped/engine-of.js";
import { Decimal } from "../../src/primitives/index.js";
import { coefficientTable } from "../../src/weights/coefficient/coefficient-table.js";
import { asksAboutPeople } from "../../src/weights/coefficient/people-history.js";
import type { HistoryColumns } from "../../src/weights/columns/history-columns.js";
import { TextPacker, textReader } from "../../src/weights/columns/packed-texts.js";
import { type Repetition, repeatedHistory } from "../../src/weights/history/repeated-history.js";
import { groupRows } from "../../src/weights/index.js";
import { area } from "../testing/zhejiang-sample.js";

const CASES = 3000;
/** What is kept of a history case at most, its people aside: "a few dozen bytes". */
const BYTES_A_CASE = 64;
/** An edition whose coefficients ask about the people of the history (人次人头比, 人群占比), and one whose do not. */
const ASKING = "zhejiang@2025";
const PLAIN = "zhejiang-shaoxing@2020";

const sample = area({ seed: 7, cases: CASES });
const records = Array.from(sample.history(), (record) => parseCase(record));
const hospitals = sample.hospitals;

function packed(texts: readonly string[]) {
  const packer = new TextPacker();
  for (const text of texts) packer.push(text);
  return packer.take();
}

function textsBetween(read: ReturnType<typeof textReader>, from: number, to: number): string[] {
  const texts: string[] = [];
  read(from, to, (text) => texts.push(text));
  return texts;
}

/** Bytes in the arrays of numbers of plain data. */
function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesIn(part), 0);
}

describe("packed texts", () => {
  const texts = fc.array(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "A-09", "A-10", "病案\ud800")),
  );

  test.prop([texts, fc.nat(20), fc.nat(20)])(
    "give back every text, from any place, in any order of reading",
    (all, one, other) => {
      const read = textReader(packed(all));
      for (const [from, to] of [
        [one, other],
        [0, all.length],
        [other, one],
      ].map((ends) => ends.map((end) => Math.min(end, all.length)))) {
        expect(textsBetween(read, from as number, to as number)).toEqual(all.slice(from, to));
      }
    },
  );

  test.prop([texts, texts, fc.nat(20), fc.nat(20)])(
    "taken over from others are as if they had been added one by one, in one go or in several",
    (before, all, one, other) => {
      const ends = [one, other].map((end) => Math.min(end, all.length)).sort((a, b) => a - b);
      const [from, to] = ends as [number, number];
      for (const there of [packed(all), all]) {
        const packer = new TextPacker();
        for (const text of before) packer.push(text);
        packer.append(there, 0, from);
        packer.append(there, from, to);
        packer.append(there, to, all.length);
        packer.push("A-11");
        expect(packer.take()).toEqual(packed([...before, ...all, "A-11"]));
        expect(packer.take()).toEqual(packed([]));
      }
    },
  );

  it("ids that are counted up take five bytes each at most", () => {
    const ids = Array.from({ length: CASES }, (_, at) => `SYN-2017H-${String(at).padStart(8, "0")}`);
    expect(packed(ids).bytes.length).toBeLessThanOrEqual(5 * CASES);
  });
});

describe("a history that weights rest on", () => {
  const engine = engineOf({ ruleset: PLAIN });
  const taken = (people: boolean, by = engine, from = 0, to = records.length) => {
    const intake = by.historyIntake(people, hospitals);
    for (const record of records.slice(from, to)) intake.add(record);
    return intake.finish();
  };

  it(`takes at most ${BYTES_A_CASE} bytes a case beside its people, and nothing else grows with the cases`, () => {
    const { columns } = taken(false);
    expect(columns.count).toBeGreaterThan(CASES);
    expect(bytesIn(columns) / columns.count).toBeLessThanOrEqual(BYTES_A_CASE);
    const lists = Object.values(columns).filter(Array.isArray);
    expect(lists).toHaveLength(2);
    for (const list of lists) expect(list.length).toBeLessThan(columns.count / 3);
  });

  it.each([PLAIN, ASKING])("%s weighs it as it weighs cases of which all is kept", (ruleset) => {
    const by = engineOf({ ruleset });
    const people = asksAboutPeople(by.ruleset.weights);
    expect(people).toBe(ruleset === ASKING);
    const whole = by.weigh({ hospitals, history: by.take(records, hospitals) });
    const lean = by.weigh({ hospitals, history: taken(people, by) });
    expect(groupRows(lean.groups)).toEqual(groupRows(whole.groups));
    expect(lean.statistics?.use).toEqual(whole.statistics?.use);
    const drgs = [...whole.groups.rows.keys()];
    for (const { hospitalId } of hospitals) {
      for (const drg of drgs) {
        expect(lean.coefficients.of(hospitalId, drg)).toEqual(whole.coefficients.of(hospitalId, drg));
      }
    }
  });

  describe("whose coefficients ask about people", () => {
    const weight = new Decimal(1);
    const components = {
      heads: { method: "hospitalIndex", index: "headRatio", direction: "ownOverArea", weight },
      burden: { method: "hospitalIndex", index: "personalBurden", direction: "ownOverArea", weight },
      children: { method: "populationShare", population: { ageAtMost: 6 }, weight },
    } as const;
    const incentives = {
      old: {
        method: "populationShare",
        population: { ageAtLeast: 80 },
        strength: new Decimal("0.1"),
        limits: {},
      },
    } as const;
    const whole = engine.take(records, hospitals);
    const { groups, statistics } = engine.weigh({ hospitals, history: whole });
    const coefficients = (columns: HistoryColumns, asked: Parameters<typeof coefficientTable>[1]) =>
      coefficientTable(
        {
          hospitals,
          groups,
          ...(statistics && { statistics }),
          years: engine.parameters.weights.history?.years as never,
          history: () => columns,
        },
        asked,
      );
    const asked = {
      method: "weightedSum",
      cases: "all",
      components,
      incentives,
      groupsWithoutCoefficient: [],
    } as const;

    it("gives each hospital what the cases give of which all is kept", () => {
      const [lean, all] = [coefficients(taken(true).columns, asked), coefficients(whole.columns, asked)];
      const found = hospitals.map(({ hospitalId }) => all.of(hospitalId, "AA19"));
      expect(hospitals.map(({ hospitalId }) => lean.of(hospitalId, "AA19"))).toEqual(found);
      expect(
        new Set(found.map((one) => one.status === "computed" && one.value.toFixed())).size,
      ).toBeGreaterThan(5);
    });

    it.each<Parameters<typeof coefficientTable>[1]>([
      { ...asked, incentives: {} },
      { ...asked, components: {} },
    ])("is no history for them without its people", (parameters) => {
      const weigh = () => coefficients(taken(false).columns, parameters);
      expect(weigh).toThrowError(expect.objectContaining({ code: "WEIGHTS_HISTORY_ABSENT" }));
    });
  });

  it.each([true, false])("is the same joined from threads as taken by one; with people: %s", (people) => {
    const joiner = new TakenJoiner(people ? "history-with-people" : "history");
    const [first, second] = [taken(people, engine, 0, 900), taken(people, engine, 900)];
    joiner.add(0, 400);
    joiner.add(0, 500);
    joiner.add(1, second.columns.count);
    expect(joiner.join([first, second])).toEqual(taken(people));
  });
});

describe("rows that tell one stay more than once", () => {
  const row = fc.record({
    id: fc.constantFrom("A", "B", "A-1"),
    hospital: fc.constantFrom(-1, 0, 1),
    admission: fc.constantFrom(1, 2),
    discharge: fc.constantFrom(3, 4),
    cost: fc.constantFrom(100, 200),
  });

  /** Every row against every other. */
  function compared(rows: readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[]) {
    const found: [number, Repetition][] = [];
    rows.forEach((one, index) => {
      const same = rows.filter(
        ({ id, hospital, admission, discharge }) =>
          id === one.id &&
          hospital === one.hospital &&
          admission === one.admission &&
          discharge === one.discharge,
      );
      const agree = same.every(({ cost }) => cost === one.cost);
      if (!agree) found.push([index, "contradictory"]);
      else if (same[0] !== one) found.push([index, "repeated"]);
    });
    return found;
  }

  test.prop([fc.array(row, { maxLength: 40 })])(
    "are found as by comparing all with all, also where every row has the hash of every other",
    (rows) => {
      const history = {
        count: rows.length,
        caseIds: packed(rows.map(({ id }) => id)),
        hospital: Int32Array.from(rows, ({ hospital }) => hospital),
        admissionDay: Int32Array.from(rows, ({ admission }) => admission),
        dischargeDay: Int32Array.from(rows, ({ discharge }) => discharge),
        group: new Int32Array(rows.length),
        status: new Uint8Array(rows.length),
        careType: new Int8Array(rows.length),
        totalCostFen: Float64Array.from(rows, ({ cost }) => cost),
      } as Partial<HistoryColumns> as HistoryColumns;
      expect([...repeatedHistory(history)]).toEqual(compared(rows));
      expect([...repeatedHistory(history, new Int32Array(rows.length))]).toEqual(compared(rows));
    },
  );
});
