import type { Diagnostic } from "../../primitives/index.js";

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
  /** whether a table ends with the last of these records, without a line end: it may have been cut inside it */
  readonly isOpen?: boolean;
}

/** 记录切分器: cuts decoded text into records; what is not whole yet waits for the next chunk. */
export interface RecordScanner {
  push(text: string): RecordBatch;
  /** the text is over */
  end(): RecordBatch;
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
