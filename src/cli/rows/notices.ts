import { type RowNotice, RowNotices } from "../../cases/index.js";
import { compareText, type Locale } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { RecordBatch } from "../scan/records.js";
import type { Terminal } from "../terminal.js";

/** 提示: what was noticed in a row that was read all the same; plain data. */
export type Notice = RowNotice;

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

/** 提示汇总 of a file, as it is said on stderr. */
export class Notices {
  readonly #file: string;
  readonly #rows = new RowNotices();

  constructor(file: string) {
    this.#file = file;
  }

  add(notices: readonly Notice[]): void {
    this.#rows.add(notices);
  }

  /** How often each cause was noticed, by code. */
  get counts(): Readonly<Record<string, number>> {
    return countsByCode(this.#rows.counts);
  }

  /** Ids that were there and are not used, in rows that were read all the same. */
  get idsLeftOut(): number {
    return idsLeftOut(this.counts);
  }

  /** Says every cause on stderr. */
  tell({ stderr }: Terminal, locale: Locale): void {
    for (const line of this.#rows.lines(locale)) stderr.write(`${this.#file}: ${line}\n`);
  }
}
