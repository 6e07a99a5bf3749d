import {
  compareText,
  counted,
  type Diagnostic,
  type Locale,
  type LocalizedText,
} from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { Terminal } from "../terminal.js";
import type { RecordBatch } from "./records.js";

/** 提示: what was noticed in a row that was read all the same; plain data. */
export interface Notice extends Pick<Diagnostic, "code" | "message"> {
  readonly line: number;
}

/** What is noticed of a batch of records before they are read. */
export function noticesOf({ lines, isOpen = false }: RecordBatch): Notice[] {
  if (!isOpen) return [];
  const { code, message } = cliErrors.diagnostic("warning", "READ_LAST_LINE_OPEN", "", {});
  return [{ code, message, line: lines.at(-1) ?? 0 }];
}

/** How often each cause was noticed, in the order of the codes: rows in another order, or in parts, say the same. */
export function countsByCode(
  counts: Iterable<readonly [code: string, count: number]>,
): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [code, count] of counts) sums.set(code, (sums.get(code) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([one], [other]) => compareText(one, other)));
}

/** Ids that were left out of rows that were read all the same, by how often each cause was noticed. */
export function idsLeftOut({ ID_DAMAGED = 0, ID_OF_NOBODY = 0 }: Readonly<Record<string, number>>): number {
  return ID_DAMAGED + ID_OF_NOBODY;
}

/** Lines that are named of a cause. */
const PLACES_TOLD = 3;

/** Causes that are told by what they name: of fields that are not read each may be one that was meant to be. */
const TOLD_EACH: ReadonlySet<string> = new Set(["RECORD_FIELD_UNKNOWN", "RECORD_FIELD_NEARLY_KNOWN"]);

/** Names that are told of each such cause; the rest are counted together. */
const MOST_TOLD = 20;

const FURTHER: LocalizedText = { zh: "另有其他名称，同上", en: "Further names, likewise" };

/** One cause: its first text, how often it came, and where first. */
interface Cause extends Pick<Diagnostic, "code" | "message"> {
  count: number;
  readonly lines: number[];
}

/** 提示汇总: what was noticed in the rows of a file, one line a cause, with its count and first places. */
export class Notices {
  readonly #file: string;
  readonly #causes = new Map<string, Cause>();
  /** names that are told, by code */
  readonly #told = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  add(notices: readonly Notice[]): void {
    for (const { code, message, line } of notices) {
      const cause = TOLD_EACH.has(code) ? this.#named(code, message) : this.#cause(code, { code, message });
      cause.count += 1;
      if (cause.lines.length < PLACES_TOLD && cause.lines.at(-1) !== line) cause.lines.push(line);
    }
  }

  #cause(key: string, { code, message }: Pick<Cause, "code" | "message">): Cause {
    const cause = this.#causes.get(key) ?? { code, message, count: 0, lines: [] };
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

  /** How often each cause was noticed, by code. */
  get counts(): Readonly<Record<string, number>> {
    return countsByCode([...this.#causes.values()].map(({ code, count }) => [code, count]));
  }

  /** Ids that were there and are not used, in rows that were read all the same. */
  get idsLeftOut(): number {
    return idsLeftOut(this.counts);
  }

  /** Says every cause on stderr. */
  tell({ stderr }: Terminal, locale: Locale): void {
    for (const { code, message, count, lines } of this.#causes.values()) {
      const more = count > lines.length;
      const places =
        locale === "zh"
          ? `${count} 处，第 ${lines.join("、")} 行${more ? "等" : ""}`
          : `${counted(count, "time")}, line ${lines.join(", ")}${more ? ", ..." : ""}`;
      stderr.write(`${this.#file}: ${code}: ${message[locale]} (${places})\n`);
    }
  }
}
