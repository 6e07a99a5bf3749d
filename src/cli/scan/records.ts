import type { Diagnostic } from "../../primitives/index.js";
import type { BlockPlace } from "./block-room.js";

/** 坏行: a record that cannot be read as a row at all; the lines after it are not affected. */
export interface BrokenRecord {
  /** line of the file on which it starts, counted from 1 */
  readonly line: number;
  readonly problem: Diagnostic;
  /** its text, for the excerpt in the rejection */
  readonly text: string;
}

/** 一批记录: rows as text, with the line on which each starts; `texts[i]` stands on `lines[i]`. Plain data: it crosses threads. */
export interface RecordBatch {
  readonly lines: readonly number[];
  readonly texts: readonly string[];
  readonly broken: readonly BrokenRecord[];
  /** of a JSON array: which of its elements the first of these records is, counted from 1 */
  readonly firstElement?: number;
  /** whether a table ends with the last of these records, without a line end: it may have been cut inside it */
  readonly isOpen?: boolean;
}

/** 记录位置: the line on which a record starts, and which element of a JSON array it is: all of them may stand on one line. */
export interface RecordPlace {
  readonly line: number;
  readonly element?: number;
}

/** Where a record of a batch stands. */
export function placeIn({ lines, firstElement }: RecordBatch, index: number): RecordPlace {
  const line = lines[index] ?? 0;
  return firstElement === undefined ? { line } : { line, element: firstElement + index };
}

/** 行块: whole lines of a file in UTF-8, each with its line feed, which any thread can cut; whoever has read them gives their place back. Plain data, of which other threads see the same bytes. */
export interface LineBlock extends BlockPlace {
  /** lines of the file that were cut as text before it */
  readonly above: number;
}

/** 一批病例: cut into records, or to be cut by whoever reads it. */
export type CaseBatch = RecordBatch | LineBlock;

/** 记录切分器: cuts decoded text into records; what is not whole yet waits for the next chunk. */
export interface RecordScanner {
  push(text: string): RecordBatch;
  /** the text is over */
  end(): RecordBatch;
}

/** 按行的切分器: of a form in which a line is nearly always a record. */
export interface LineCutter extends RecordScanner {
  /** lines that were pushed so far */
  readonly lines: number;
  /** Whether a block of whole lines that comes next can be cut by itself: no record reaches into it, and none out of it. */
  standsAlone(block: Uint8Array): boolean;
}

/** Characters that one record may have; a longer one is rejected, and reading goes on after it. */
export const LONGEST_RECORD = 32 * 1024 * 1024;

/** The batch under construction. */
export class BatchBuilder {
  readonly lines: number[] = [];
  readonly texts: string[] = [];
  readonly broken: BrokenRecord[] = [];

  add(line: number, text: string): void {
    this.lines.push(line);
    this.texts.push(text);
  }

  reject(line: number, text: string, problem: Diagnostic): void {
    this.broken.push({ line, text, problem });
  }
}
