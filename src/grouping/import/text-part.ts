/** 文件部分: `groups` the MDCs, ADRGs and DRGs with their lists, `mcc`, `cc`, `exclusions` the appendices. */
export type TextPartKind = "groups" | "mcc" | "cc" | "exclusions";

/** 文件文本: one part of a scheme document as a PDF reader gives it, whole or page by page. */
export interface TextPart {
  /** how problems name it, usually the file name */
  readonly name: string;
  readonly text: string | readonly string[];
  /** what the part holds at its beginning; its own headings change that (default `groups`) */
  readonly kind?: TextPartKind;
}

/** 出处: where in the text something stands. */
export interface TextPlace {
  readonly part: string;
  /** the printed page number, else the number of the page in the part; null where the text shows no pages */
  readonly page: string | null;
  /** line of the part, from 1 */
  readonly line: number;
}

/** A line of content with its place. */
export interface SourceLine {
  readonly text: string;
  readonly place: TextPlace;
}

/** The place as a problem's path shows it: `4.txt page 12 line 803`. */
export function placePath(place: TextPlace): string {
  const page = place.page === null ? "" : ` page ${place.page}`;
  return `${place.part}${page} line ${place.line}`;
}
