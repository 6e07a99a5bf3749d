import type { CareEvent } from "../../cases/care-event.js";
import type { Hospital } from "../../cases/hospital.js";
import { fenOf } from "../../primitives/index.js";
import { PairSearch } from "../audit/pair-search.js";
import { StayCondition } from "../audit/stay-condition.js";
import { type DatedStay, type PatientHistory, StayStore } from "../audit/stay-store.js";
import type { AuditCase } from "../audit-case.js";
import { compileCondition } from "../conditions/compile-rule-condition.js";
import { FAILS, HOLDS, UNKNOWN } from "../conditions/truth.js";
import { dayOf } from "../day-of.js";
import type { MonitoringParameters, Period } from "../parameters.js";
import { periodOf } from "../period-of.js";
import { DIMENSIONS, type Dimension, dimensionIds, WHOLE_CITY, WITHOUT_ID } from "./dimension.js";
import { FigureReader } from "./figure-reader.js";
import { Tally } from "./tally.js";

/** The tallies of one period. */
export type PeriodTallies = ReadonlyMap<Dimension, ReadonlyMap<string, Tally>>;

/** 汇总簿: the tallies of one set of cases by dimension, id and period. */
export class TallyBook {
  readonly #tallies = new Map<string, Map<Dimension, Map<string, Tally>>>();
  readonly #places = new Map<string, readonly Tally[]>();
  readonly #placesOfStay: (readonly Tally[])[] = [];
  readonly #figures: FigureReader;
  readonly #store: StayStore;
  readonly #eligible: StayCondition;
  readonly #pairs: PairSearch | undefined;
  readonly #hospitals: ReadonlyMap<string, Hospital>;
  readonly #period: Period;
  /** cases that have no discharge date and so belong to no period */
  undated = 0;
  /** whether events were given, be there any or not */
  hasEvents = false;

  constructor(parameters: MonitoringParameters, hospitals: ReadonlyMap<string, Hospital>, period: Period) {
    this.#figures = new FigureReader(parameters);
    this.#hospitals = hospitals;
    this.#period = period;
    const { readmission, lists } = parameters;
    const tools = { lists, compile: compileCondition };
    const sameBy = readmission?.sameGroup === true ? "drg" : "any";
    this.#store = new StayStore(readmission === undefined ? [] : [sameBy]);
    const eligible = readmission?.excluded && { not: readmission.excluded };
    this.#eligible = new StayCondition(eligible, tools, "monitoring.readmission.excluded", HOLDS);
    this.#pairs =
      readmission &&
      new PairSearch(
        {
          window: { days: readmission.days, dayCount: "dischargeDayIsZero" },
          sameBy,
          sameHospital: readmission.sameHospital,
          consecutive: false,
          scope: this.#eligible,
          exempt: new StayCondition(undefined, tools, "", FAILS),
        },
        this.#store,
      );
  }

  /** The periods that have cases, in order of time. */
  get periods(): readonly string[] {
    return [...this.#tallies.keys()].sort();
  }

  /** The tallies of one period, by dimension and id. */
  in(period: string): PeriodTallies | undefined {
    return this.#tallies.get(period);
  }

  add(subject: AuditCase): void {
    const period = this.#periodOf(subject.dischargeDate);
    if (period === undefined) {
      this.undated += 1;
      return;
    }
    const places = this.#placesOf(period, dimensionIds(subject, this.#hospitals));
    const figures = this.#figures.read(subject);
    for (const tally of places) tally.add(figures);
    this.#store.add(subject);
    this.#placesOfStay.push(places);
    this.#eligible.add(subject, this.#store.size - 1);
  }

  /** 门诊事件 count for the city and for the hospital they happened in. */
  addEvent({ kind, date, hospitalId, amount }: CareEvent): void {
    const period = kind === "outpatient" ? this.#periodOf(date) : undefined;
    if (period === undefined) return;
    for (const [dimension, id] of [
      ["city", WHOLE_CITY],
      ["hospital", hospitalId ?? WITHOUT_ID],
    ] as const) {
      const { outpatient } = this.#tally(period, dimension, id);
      outpatient.visits += 1;
      if (amount === undefined) continue;
      outpatient.amounts += 1;
      outpatient.fen += fenOf(amount);
    }
  }

  /** Ids under which stays cannot be one person's: they are no head, and no readmission is looked for. */
  get doubtedPatients(): readonly string[] {
    return this.#store.doubtedPatients;
  }

  /** Counts heads and readmissions, which need all stays of a person together. */
  close(): void {
    let person = 0;
    const count = (index: number) => {
      for (const tally of this.#at(index)) tally.addPerson(person);
    };
    this.#store.eachPatient(
      (index) => {
        person += 1;
        count(index);
        if (this.#pairs !== undefined) this.#noteReadmission(index, FAILS);
      },
      (stays) => {
        person += 1;
        for (const index of stays.indexes) count(index);
        if (this.#pairs === undefined) return;
        const history = this.#store.history(stays);
        history.inOrder.forEach((stay, position) => {
          this.#findReadmission(history, stay, position);
        });
        for (const stay of history.undated) this.#findReadmission(history, stay, -1);
      },
    );
    for (const index of this.#store.unattributed) {
      if (this.#pairs !== undefined) this.#noteReadmission(index, UNKNOWN);
    }
  }

  #findReadmission(history: PatientHistory, stay: DatedStay, position: number): void {
    if (this.#pairs === undefined) return;
    this.#noteReadmission(stay.index, this.#pairs.after(history, stay, position).truth);
  }

  /** An excluded stay is not in the rate at all; one of which that is unknown counts as unknown. */
  #noteReadmission(index: number, truth: typeof FAILS | typeof UNKNOWN | typeof HOLDS): void {
    const eligible = this.#eligible.of(index);
    if (eligible === FAILS) return;
    for (const { readmission } of this.#at(index)) {
      if (eligible === UNKNOWN || truth === UNKNOWN) readmission.unknown += 1;
      else readmission.stays += 1;
      if (eligible === HOLDS && truth === HOLDS) readmission.readmitted += 1;
    }
  }

  #at(index: number): readonly Tally[] {
    return this.#placesOfStay[index] as readonly Tally[];
  }

  #periodOf(date: string | undefined): string | undefined {
    return dayOf(date) === undefined ? undefined : periodOf(date as string, this.#period);
  }

  /** The tallies that a case enters; cases of one place share them. */
  #placesOf(period: string, ids: readonly string[]): readonly Tally[] {
    const key = `${period}\n${ids.join("\n")}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const places = DIMENSIONS.map((dimension, at) => this.#tally(period, dimension, ids[at] as string));
    this.#places.set(key, places);
    return places;
  }

  #tally(period: string, dimension: Dimension, id: string): Tally {
    const dimensions = this.#tallies.get(period) ?? new Map<Dimension, Map<string, Tally>>();
    this.#tallies.set(period, dimensions);
    const tallies = dimensions.get(dimension) ?? new Map<string, Tally>();
    dimensions.set(dimension, tallies);
    const tally = tallies.get(id) ?? new Tally();
    tallies.set(id, tally);
    return tally;
  }
}
