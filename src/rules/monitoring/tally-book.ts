import type { CareEvent } from "../../cases/care-event.js";
import type { Hospital } from "../../cases/hospital.js";
import type { SeenPersons } from "../../cases/person-sightings.js";
import { fenOf, periodOf } from "../../primitives/index.js";
import { GrowingColumn } from "../../weights/columns/growing-column.js";
import { PairSearch } from "../audit/pair-search.js";
import { compiledOf } from "../audit/scope.js";
import { StayCondition } from "../audit/stay-condition.js";
import {
  type DatedStay,
  type PatientHistory,
  type PatientStays,
  type StayBatch,
  StayStore,
} from "../audit/stay-store.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import { compileCondition } from "../conditions/compile-rule-condition.js";
import { FAILS, HOLDS, UNKNOWN } from "../conditions/truth.js";
import { dayOf } from "../day-of.js";
import type { InParts } from "../in-parts.js";
import type { MonitoringParameters, Period } from "../parameters.js";
import type { ReadFen } from "../read-fen.js";
import { type Dimension, tierOrGrade, WHOLE_CITY, WITHOUT_ID } from "./dimension.js";
import { type FigureBatch, FigureColumns } from "./figure-columns.js";
import { FigureReader } from "./figure-reader.js";
import { type PackedTallies, packTallies, unpackTallies } from "./packed-tallies.js";
import { newBook, type PeriodBook, type Place } from "./period-book.js";
import type { Periods, PeriodTallies } from "./periods.js";
import { Tally } from "./tally.js";

/** The dimensions whose tallies count each case; those of a hospital count for its tier and the city too. */
const COUNTED = ["hospital", "department", "group"] as const satisfies readonly Dimension[];

/** 一批住院的汇总处: stays that follow each other, and for each its figures and the numbers of its {@link COUNTED} tallies; plain data. */
export interface TalliedStays {
  readonly stays: StayBatch;
  readonly figures: FigureBatch;
  readonly tallies: Int32Array;
}

/** A condition that no stay meets. */
const NONE = new StayCondition(undefined, FAILS);

/** The period of cases that have no discharge date, which is none of {@link Periods}: they are kept, for their ids may be those of others. */
const UNDATED = "";

/** 一份汇总簿: the tallies of a part beside its stays; plain data. */
export interface TalliedPart {
  readonly people: SeenPersons;
  readonly tallies: PackedTallies;
  /** what each of them is of */
  readonly of: readonly TallyPlace[];
}

/** What a tally is of; with the tier of a hospital. */
type TallyPlace = readonly [
  number: number,
  period: string,
  dimension: (typeof COUNTED)[number],
  id: string,
  tier: string | undefined,
];

/** 汇总簿: the tallies of one set of cases by dimension, id and period. */
export class TallyBook implements InParts<TalliedStays, TalliedPart>, Periods {
  readonly #books = new Map<string, PeriodBook>();
  readonly #byNumber: Tally[] = [];
  /** by number of the hospital's tally */
  readonly #placeOf: Place[] = [];
  readonly #stays = new GrowingColumn((length) => new Int32Array(length));
  /** stays of parts that follow each other, until the numbers of their tallies are ours */
  readonly #runs: { readonly part: number; readonly from: number; readonly to: number }[] = [];
  /** the period of each date that came; null for what is no date */
  readonly #bookOfDate = new Map<string, PeriodBook | null>();
  readonly #findBook = (date: string): PeriodBook | null =>
    dayOf(date) === undefined ? null : branch(this.#books, periodOf(date, this.#period), newBook);
  readonly #newTally = (): Tally => {
    const tally = new Tally(this.#byNumber.length);
    this.#byNumber.push(tally);
    return tally;
  };
  readonly #figures: FigureReader;
  readonly #kept = new FigureColumns();
  readonly #store: StayStore;
  readonly #eligible: StayCondition;
  readonly #pairs: PairSearch | undefined;
  readonly #hospitals: ReadonlyMap<string, Hospital>;
  readonly #period: Period;
  #repeated: ReadonlySet<number> = new Set();
  hasEvents = false;
  /** events that are not known to be visits, or not when */
  readonly eventsInDoubt = { withoutKind: 0, withoutDate: 0 };

  constructor(parameters: MonitoringParameters, hospitals: ReadonlyMap<string, Hospital>, period: Period) {
    this.#figures = new FigureReader(parameters);
    this.#hospitals = hospitals;
    this.#period = period;
    const { readmission, lists, dayCount = "dischargeDayIsZero" } = parameters;
    const tools = { lists, compile: compileCondition };
    const sameBy = readmission?.sameGroup === true ? "drg" : "any";
    this.#store = new StayStore(readmission === undefined ? [] : [sameBy]);
    const eligible = readmission?.excluded && { not: readmission.excluded };
    this.#eligible = this.#store.judgeBy(
      new StayCondition(compiledOf(eligible, tools, "monitoring.readmission.excluded"), HOLDS),
    );
    this.#pairs =
      readmission &&
      new PairSearch(
        {
          window: { days: readmission.days, dayCount },
          sameBy,
          sameHospital: readmission.sameHospital,
          consecutive: false,
          scope: this.#eligible,
          exempt: NONE,
          spared: NONE,
          ended: false,
        },
        this.#store,
      );
  }

  get periods(): readonly string[] {
    return [...this.#books.keys()].filter((period) => period !== UNDATED).sort();
  }

  in(period: string): PeriodTallies | undefined {
    return this.#books.get(period)?.tallies;
  }

  add(subject: AuditCase, fen: ReadFen): void {
    const figures = this.#figures.read(subject, fen);
    const book = this.#bookOn(subject.dischargeDate) ?? branch(this.#books, UNDATED, newBook);
    const place = this.#place(book, subject.hospitalId);
    if (place.tier === undefined)
      this.#setTier(book, place, tierOrGrade(this.#hospitals.get(subject.hospitalId ?? "")));
    const department = this.#tally(book.tallies.department, subject.department ?? WITHOUT_ID);
    const group = this.#tally(book.tallies.group, subject.drg ?? WITHOUT_ID);
    for (const tally of [place.hospital, department, group]) {
      tally.add(figures);
      this.#stays.push(tally.number);
    }
    this.#kept.add(figures);
    this.#store.add(subject);
  }

  takeStays(): TalliedStays {
    return { stays: this.#store.take(), figures: this.#kept.take(), tallies: this.#stays.take() };
  }

  joinStays(part: number, { stays, figures, tallies }: TalliedStays): void {
    this.#store.append(part, stays);
    this.#kept.append(figures);
    const from = this.#stays.length;
    this.#stays.append(tallies);
    this.#runs.push({ part, from, to: this.#stays.length });
  }

  found(): TalliedPart {
    const of = [...this.#books].flatMap(([period, { tallies, places }]) =>
      COUNTED.flatMap((dimension) =>
        [...tallies[dimension]].map(
          ([id, { number }]): TallyPlace => [
            ...([number, period, dimension, id] as const),
            dimension === "hospital" ? places.get(id)?.tier?.id : undefined,
          ],
        ),
      ),
    );
    const tallies = packTallies(of.map(([number]) => this.#byNumber[number] as Tally));
    return { people: this.#store.people, tallies, of };
  }

  joinFound(part: number, { people, tallies, of }: TalliedPart): void {
    this.#store.joinPeople(part, people);
    const numbersHere: number[] = [];
    let at = 0;
    for (const tally of unpackTallies(tallies)) {
      const [number, period, dimension, id, tier] = of[at++] as TallyPlace;
      const own = this.#tallyOf(branch(this.#books, period, newBook), dimension, id, tier);
      own.merge(tally);
      numbersHere[number] = own.number;
    }
    const { values } = this.#stays;
    for (const run of this.#runs) {
      if (run.part !== part) continue;
      for (let at = run.from; at < run.to; at += 1) values[at] = numbersHere[values[at] as number] as number;
    }
  }

  /** 门诊事件 count for the city and for the hospital they happened in; of one without kind it is not known whether it is one, of one without date when it was. */
  addEvent({ kind, date, hospitalId, amount }: CareEvent): void {
    this.hasEvents = true;
    if (kind === "pharmacy") return;
    if (kind === undefined) this.eventsInDoubt.withoutKind += 1;
    const book = this.#bookOn(date);
    if (book === null) {
      this.eventsInDoubt.withoutDate += 1;
      return;
    }
    const { city, hospital } = this.#place(book, hospitalId);
    for (const { outpatient } of [city, hospital]) {
      if (kind === undefined) {
        outpatient.unknown += 1;
        continue;
      }
      outpatient.visits += 1;
      if (amount === undefined) continue;
      outpatient.amounts += 1;
      outpatient.fen += fenOf(amount);
    }
  }

  /** How many cases have no discharge date and so belong to no period, but for {@link repeatedIds}. */
  get undated(): number {
    const tallies = this.#books.get(UNDATED)?.tallies.hospital.values() ?? [];
    return [...tallies].reduce((sum, { cases }) => sum + cases, 0);
  }

  /** The tallies of hospitals in all periods and without a date, by their ids. */
  get ofHospitals(): readonly (readonly [hospitalId: string, Tally])[] {
    return [...this.#books.values()].flatMap(({ tallies }) => [...tallies.hospital]);
  }

  /** Ids under which stays cannot be one person's: they are no head, and no readmission is looked for. */
  get doubtedPatients(): readonly string[] {
    return this.#store.doubtedPatients;
  }

  /** The ids of all persons. */
  get patientIds(): readonly string[] {
    return this.#store.patientIds;
  }

  /** 病例号重复: the ids of the cases that are in no figure because their id stands more than once at their hospital, a case after the other; known once the book is closed. */
  get repeatedIds(): readonly string[] {
    return [...this.#repeated].map((index) => this.#store.caseIds[index] as string);
  }

  /** Takes off what stands under one id more than once, counts heads and readmissions, which need all stays of a person together, and adds the hospitals up. */
  close(): void {
    this.#repeated = this.#store.repeated;
    this.#takeOff(this.#repeated);
    const leftOut = new Set([...this.#repeated, ...this.#store.undischarged]);
    for (const { hospital, city, tier } of Object.values(this.#placeOf)) {
      city.merge(hospital);
      tier?.tally.merge(hospital);
    }
    let person = 0;
    const countPerson = (tally: Tally) => tally.addPerson(person);
    const count = (index: number) => this.#eachAt(index, countPerson);
    this.#store.eachPatient(
      (index) => {
        if (leftOut.has(index)) return;
        person += 1;
        count(index);
        if (this.#pairs !== undefined) this.#noteReadmission(index, FAILS);
      },
      (all) => {
        const stays = without(all, leftOut);
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
      if (this.#pairs !== undefined && !leftOut.has(index)) this.#noteReadmission(index, UNKNOWN);
    }
  }

  /** Takes stays off the tallies that they were counted in; what no stay and no event is left of is no place, department, group or period. */
  #takeOff(stays: ReadonlySet<number>): void {
    if (stays.size === 0) return;
    const groups = [...this.#books.values()].flatMap(({ tallies }) => [...tallies.group]);
    const groupOf = new Map(groups.map(([id, { number }]) => [number, id]));
    const { values } = this.#stays;
    for (const index of stays) {
      const first = COUNTED.length * index;
      const numbers = values.subarray(first, first + COUNTED.length);
      const figures = this.#kept.of(
        index,
        groupOf.get(numbers[COUNTED.indexOf("group")] as number) as string,
      );
      for (const number of numbers) (this.#byNumber[number] as Tally).add(figures, -1);
    }
    const isEmpty = ({ cases, outpatient }: Tally) => cases + outpatient.visits + outpatient.unknown === 0;
    for (const [period, { tallies, places }] of this.#books) {
      for (const dimension of COUNTED)
        for (const [id, tally] of tallies[dimension]) if (isEmpty(tally)) tallies[dimension].delete(id);
      const treating = [...places.values()].filter(({ hospital }) => hospital.cases > 0);
      const tiers = new Set(treating.map(({ tier }) => tier?.id));
      for (const id of tallies.tier.keys()) if (!tiers.has(id)) tallies.tier.delete(id);
      if (tallies.hospital.size === 0) this.#books.delete(period);
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
    if (eligible === UNKNOWN || truth === UNKNOWN) this.#eachAt(index, addUnknown);
    else this.#eachAt(index, truth === HOLDS ? addReadmitted : addFollowed);
  }

  /** Each tally that a stay counts in. */
  #eachAt(index: number, use: (tally: Tally) => void): void {
    const { values } = this.#stays;
    const first = COUNTED.length * index;
    const place = this.#placeOf[values[first] as number] as Place;
    use(place.city);
    if (place.tier !== undefined) use(place.tier.tally);
    for (let at = first; at < first + COUNTED.length; at += 1)
      use(this.#byNumber[values[at] as number] as Tally);
  }

  /** The tally of a dimension of a book; that of a hospital with what it is a place of. */
  #tallyOf(
    book: PeriodBook,
    dimension: (typeof COUNTED)[number],
    id: string,
    tier: string | undefined,
  ): Tally {
    if (dimension !== "hospital") return this.#tally(book.tallies[dimension], id);
    const place = this.#place(book, id);
    if (place.tier === undefined && tier !== undefined) this.#setTier(book, place, tier);
    return place.hospital;
  }

  #setTier({ tallies }: PeriodBook, place: Place, id: string): void {
    place.tier = { id, tally: this.#tally(tallies.tier, id) };
  }

  /** The book of the period of a date; null where it is none. */
  #bookOn(date: string | undefined): PeriodBook | null {
    if (date === undefined) return null;
    return branch(this.#bookOfDate, date, this.#findBook);
  }

  #place(book: PeriodBook, hospitalId = WITHOUT_ID): Place {
    return book.places.get(hospitalId) ?? this.#newPlace(book, hospitalId);
  }

  #newPlace({ places, tallies }: PeriodBook, hospitalId: string): Place {
    const place = {
      hospital: this.#tally(tallies.hospital, hospitalId),
      city: this.#tally(tallies.city, WHOLE_CITY),
      tier: undefined,
    };
    this.#placeOf[place.hospital.number] = place;
    places.set(hospitalId, place);
    return place;
  }

  #tally(tallies: Map<string, Tally>, id: string): Tally {
    return branch(tallies, id, this.#newTally);
  }
}

/** A stay that could be followed by a readmission, one that was, and one of which it is unknown. */
function addFollowed({ readmission }: Tally): void {
  readmission.stays += 1;
}

function addReadmitted({ readmission }: Tally): void {
  readmission.stays += 1;
  readmission.readmitted += 1;
}

function addUnknown({ readmission }: Tally): void {
  readmission.unknown += 1;
}

/** The stays of a patient but for some. */
function without(stays: PatientStays, left: ReadonlySet<number>): PatientStays {
  if (left.size === 0) return stays;
  return { ...stays, indexes: stays.indexes.filter((index) => !left.has(index)) };
}
