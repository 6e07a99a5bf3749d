import { type CaseRow, PLACE, ROW_FIELDS } from "../cases/row/case-row.js";
import { fenOf } from "../primitives/index.js";
import type { AuditCase } from "../rules/index.js";
import type { ReadFen } from "../rules/read-fen.js";
import { type AuditAdditions, type KnownOfCase, marksOf } from "./audit-case-of.js";

/** The additions by name; each is a getter of the subject. */
const ADDITIONS: { readonly [Name in keyof Required<AuditAdditions>]: Name } = {
  drg: "drg",
  groupingStatus: "groupingStatus",
  mdc: "mdc",
  adrg: "adrg",
  relativeWeight: "relativeWeight",
  groupAverageCost: "groupAverageCost",
  drgPayment: "drgPayment",
};

const NOT_MADE = Symbol("not made");

/**
 * 受审病例行: an audit case over a row. A field is made when a rule first asks for it, once a case: rules ask for few fields of most cases. One
 * subject serves a whole stream, so that nothing may be kept of it but values.
 */
export class AuditRow {
  readonly subject: AuditCase;
  #row: CaseRow | undefined;
  #additions: AuditAdditions = {};
  #known: KnownOfCase = {};
  /** fields of the row that were made of this case, by their place */
  readonly #made = new Array<unknown>(ROW_FIELDS.length).fill(NOT_MADE);

  constructor() {
    const getters = {
      ...Object.fromEntries(
        ROW_FIELDS.map(([name], place) => [name, () => this.#once(place, (row) => row.value(name))]),
      ),
      ...Object.fromEntries(Object.values(ADDITIONS).map((name) => [name, () => this.#additions[name]])),
      marks: () => this.#once(PLACE.marks, (row) => marksOf(row.record, this.#known)),
    };
    const properties = Object.entries(getters).map(([name, get]) => [name, { enumerable: true, get }]);
    this.subject = Object.defineProperties({} as AuditCase, Object.fromEntries(properties));
  }

  /** Turns to the case that stands in a row now. @param known by which its marks are made */
  take(row: CaseRow, additions: AuditAdditions, known: KnownOfCase = {}): AuditCase {
    this.#row = row;
    this.#additions = additions;
    this.#known = known;
    this.#made.fill(NOT_MADE);
    return this.subject;
  }

  /** An amount of the case in fen, as the row has it. */
  readonly fen: ReadFen = (name) => {
    if (name === "drgPayment") {
      const { drgPayment } = this.#additions;
      return drgPayment && fenOf(drgPayment);
    }
    const fen = this.#row?.values[PLACE[name]] ?? Number.NaN;
    return Number.isNaN(fen) ? undefined : fen;
  };

  /** The field of a place: made when it is first asked for. */
  #once(place: number, make: (row: CaseRow) => unknown): unknown {
    const made = this.#made[place];
    if (made !== NOT_MADE) return made;
    const value = this.#row && make(this.#row);
    this.#made[place] = value;
    return value;
  }
}
