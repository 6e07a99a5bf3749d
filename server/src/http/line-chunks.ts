const LINE_FEED = 0x0a;

/** Whole lines of a stream. */
export interface LineChunk {
  readonly kind: "lines";
  /** whole lines, the last with its line feed; memory of its own, so that it can be handed to a thread */
  readonly bytes: Uint8Array;
  /** number of the first line, from 1 */
  readonly line: number;
}

/** A line that is too long to be read. */
export interface LongLine {
  readonly kind: "too-long";
  readonly line: number;
}

/** How lines are cut. */
export interface LineCutting {
  /** bytes of lines that are worth a job */
  readonly chunkBytes: number;
  /** bytes of the longest line that is read */
  readonly lineBytes: number;
  /** the first line may be as long as this */
  readonly firstLineBytes?: number;
  /** whether the first line comes alone */
  readonly firstAlone?: boolean;
}

/** 分块: cuts a stream of bytes into pieces of whole lines. A line that is too long is told and skipped; no more than it is ever held. */
export async function* lineChunks(
  source: AsyncIterable<Uint8Array>,
  { chunkBytes, lineBytes, firstLineBytes = lineBytes, firstAlone = false }: LineCutting,
): AsyncGenerator<LineChunk | LongLine> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let line = 1;
  let skipping = false;
  const limit = () => (line === 1 ? firstLineBytes : lineBytes);
  const take = (upTo: number): Uint8Array => {
    const bytes = new Uint8Array(upTo);
    let at = 0;
    const rest: Uint8Array[] = [];
    for (const part of parts) {
      const fits = Math.min(part.length, upTo - at);
      bytes.set(part.subarray(0, fits), at);
      at += fits;
      if (fits < part.length) rest.push(part.subarray(fits));
    }
    parts = rest;
    held -= upTo;
    return bytes;
  };
  for await (const received of source) {
    let piece = received;
    if (skipping) {
      const feed = piece.indexOf(LINE_FEED);
      if (feed < 0) continue;
      skipping = false;
      line += 1;
      piece = piece.subarray(feed + 1);
    }
    const before = held;
    parts.push(piece);
    held += piece.length;
    if (firstAlone && line === 1) {
      const feed = piece.indexOf(LINE_FEED);
      if (feed >= 0) {
        yield { kind: "lines", bytes: take(before + feed + 1), line };
        line += 1;
      }
    }
    const last = lastFeed(parts);
    if (last >= 0 && (last + 1 >= chunkBytes || held >= chunkBytes)) {
      const bytes = take(last + 1);
      const lines = feedsIn(bytes);
      yield { kind: "lines", bytes, line };
      line += lines;
    }
    if (held > limit() && lastFeed(parts) < 0) {
      yield { kind: "too-long", line };
      parts = [];
      held = 0;
      skipping = true;
    }
  }
  if (held > 0) {
    parts.push(Uint8Array.of(LINE_FEED));
    held += 1;
    yield { kind: "lines", bytes: take(held), line };
  }
}

/** The place of the last line feed in some parts; -1 where there is none. */
function lastFeed(parts: readonly Uint8Array[]): number {
  let before = parts.reduce((sum, part) => sum + part.length, 0);
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index] as Uint8Array;
    before -= part.length;
    const at = part.lastIndexOf(LINE_FEED);
    if (at >= 0) return before + at;
  }
  return -1;
}

function feedsIn(bytes: Uint8Array): number {
  let feeds = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) feeds += 1;
  return feeds;
}
