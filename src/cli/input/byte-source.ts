import { close, open, read } from "node:fs";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

/** 字节来源: the bytes of a file or a stream, one after the other, put where the reader wants them. */
export interface ByteSource {
  /** Fills the beginning of a place with the next bytes. @returns how many they are, 0 at the end */
  fill(place: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

const opened = promisify(open);
const readInto = promisify(read);
const closed = promisify(close);

/** The bytes of a file. */
export function fileBytes(file: string): ByteSource {
  let descriptor: number | undefined;
  let reading: Promise<unknown> | undefined;
  return {
    fill: async (place) => {
      descriptor ??= await opened(file, "r");
      const filled = readInto(descriptor, place, 0, place.length, null);
      reading = filled;
      return (await filled).bytesRead;
    },
    close: async () => {
      // Not under a reading: the number may be that of the next file by then.
      await reading?.catch(() => {});
      if (descriptor !== undefined) await closed(descriptor);
    },
  };
}

/** The bytes of a stream, which is over when they are no longer wanted. */
export function streamBytes(stream: Readable): ByteSource {
  const chunks = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    fill: async (place) => {
      while (rest.length === 0) {
        const { value, done } = await chunks.next();
        if (done) return 0;
        rest = value;
      }
      const length = Math.min(rest.length, place.length);
      place.set(rest.subarray(0, length));
      rest = rest.subarray(length);
      return length;
    },
    close: async () => {
      stream.destroy();
    },
  };
}
