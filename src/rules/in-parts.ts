/**
 * 分份: what several find of the cases of one file, each of those that it is given, put together by one of their kind as if it had been given all. What they hand over is plain data, which
 * crosses threads.
 */
export interface InParts<Stays = unknown, Found = unknown> {
  /** the stays since the last time: the history of a patient is joined in the order of the file */
  takeStays(): Stays;
  /** takes over the stays of a part that come next in that order */
  joinStays(part: number, stays: Stays): void;
  /** all else, when there are no more cases */
  found(): Found;
  /** takes over what a part found, when all stays have been taken over */
  joinFound(part: number, found: Found): void;
}

/** 附带所见: parts with what is noted beside what they find, as plain data too. */
export function withNoted<Noted>(
  parts: InParts,
  noted: { readonly found: () => Noted; readonly join: (noted: Noted) => void },
): InParts<unknown, { readonly found: unknown; readonly noted: Noted }> {
  return {
    takeStays: () => parts.takeStays(),
    joinStays: (part, stays) => parts.joinStays(part, stays),
    found: () => ({ found: parts.found(), noted: noted.found() }),
    joinFound: (part, both) => {
      noted.join(both.noted);
      parts.joinFound(part, both.found);
    },
  };
}
