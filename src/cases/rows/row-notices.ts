import { counted, type Diagnostic, type Locale, type LocalizedText } from "../../primitives/index.js";

/** 行提示: what was noticed in a row that was read all the same; plain data. */
export interface RowNotice extends Pick<Diagnostic, "code" | "message"> {
  readonly line: number;
  /** which element of a JSON array it is, counted from 1 */
  readonly element?: number;
}

/** Places that are named of a cause. */
const PLACES_TOLD = 3;

/** Causes that are told by what they name: of fields, and of keys of records, that are not read each may be one that was meant to be, and each code is another to check. */
const TOLD_EACH: ReadonlySet<string> = new Set([
  "RECORD_FIELD_UNKNOWN",
  "RECORD_FIELD_NEARLY_KNOWN",
  "MARK_NEARLY_KNOWN",
  "HEADER_SHADOWED",
  "HEADER_AS_FIRST",
  "CASE_CODE_TWICE",
]);

/** Names that are told of each such cause; the rest are counted together. */
const MOST_TOLD = 20;

const FURTHER: LocalizedText = { zh: "另有其他名称，同上", en: "Further names, likewise" };

/** One cause: its first text, how often it came, and where first. */
interface Cause extends Pick<Diagnostic, "code" | "message"> {
  count: number;
  readonly places: number[];
  /** whether they are elements of an array, and not lines */
  isOfElements: boolean;
}

/**
 * 提示汇总: what was noticed in the rows of a file, one line a cause, with its count and first places.
 *
 * @example
 * ```ts
 * const notices = new RowNotices();
 * notices.add([{ code: "X", message: { zh: "提示", en: "a notice" }, line: 2 }]);
 * notices.lines("en"); // ["X: a notice (1 time, line 2)"]
 * ```
 */
export class RowNotices {
  readonly #causes = new Map<string, Cause>();
  /** names that are told, by code */
  readonly #told = new Map<string, number>();

  /** Takes what was noticed in a row, or in several. */
  add(notices: readonly RowNotice[]): void {
    for (const { code, message, line, element } of notices) {
      const cause = TOLD_EACH.has(code) ? this.#named(code, message) : this.#cause(code, { code, message });
      cause.count += 1;
      const place = element ?? line;
      cause.isOfElements = element !== undefined;
      if (cause.places.length < PLACES_TOLD && cause.places.at(-1) !== place) cause.places.push(place);
    }
  }

  #cause(key: string, { code, message }: Pick<Cause, "code" | "message">): Cause {
    const cause = this.#causes.get(key) ?? { code, message, count: 0, places: [], isOfElements: false };
    this.#causes.set(key, cause);
    return cause;
  }

  /** The cause of one name; beyond as many as are told, that of all further ones. */
  #named(code: string, message: LocalizedText): Cause {
    const key = `${code} ${message.en}`;
    if (!this.#causes.has(key)) {
      const told = this.#told.get(code) ?? 0;
      if (told === MOST_TOLD) return this.#cause(code, { code, message: FURTHER });
      this.#told.set(code, told + 1);
    }
    return this.#cause(key, { code, message });
  }

  /** How often each cause was noticed; a code stands once for each name. */
  get counts(): readonly (readonly [code: string, count: number])[] {
    return [...this.#causes.values()].map(({ code, count }) => [code, count]);
  }

  /** Every cause in words. */
  lines(locale: Locale): readonly string[] {
    return [...this.#causes.values()].map(({ code, message, count, places, isOfElements }) => {
      const more = count > places.length;
      const told =
        locale === "zh"
          ? `${count} 处，第 ${places.join("、")} ${isOfElements ? "项" : "行"}${more ? "等" : ""}`
          : `${counted(count, "time")}, ${isOfElements ? "element" : "line"} ${places.join(", ")}${more ? ", ..." : ""}`;
      return `${code}: ${message[locale]} (${told})`;
    });
  }
}
