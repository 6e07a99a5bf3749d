import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type ByteSource, fileBytes, streamBytes } from "../../src/cli/input/byte-source.js";
import { BlockRoom, giveBack } from "../../src/cli/scan/block-room.js";
import { temporaryFolder } from "./run-cli.js";

describe("places for blocks of a file", () => {
  it("are used again once they are given back, and not before", () => {
    const room = new BlockRoom(64);
    const first = room.take();
    expect(first.bytes).toHaveLength(64);
    const second = room.take();
    expect(second.bytes.buffer).not.toBe(first.bytes.buffer);
    giveBack(first);
    expect(room.take()).toBe(first);
    expect(room.take().bytes.buffer).not.toBe(second.bytes.buffer);
  });

  it("stand in memory that other threads see: a place given back there is free here", () => {
    const room = new BlockRoom(64);
    const place = room.take();
    const elsewhere = structuredClone(place);
    place.bytes[0] = 7;
    expect(elsewhere.bytes[0]).toBe(7);
    giveBack(elsewhere);
    expect(room.take()).toBe(place);
  });

  it("of more bytes than usual are made for one block, and not kept", () => {
    const room = new BlockRoom(64);
    const wide = room.take(65);
    expect(wide.bytes).toHaveLength(65);
    giveBack(wide);
    expect(room.take()).not.toBe(wide);
    expect(room.take(64).bytes).toHaveLength(64);
  });

  it("that a long queue needed are let go but for some", () => {
    const room = new BlockRoom(64);
    const many = Array.from({ length: 100 }, () => room.take());
    many.forEach(giveBack);
    const again = new Set(Array.from({ length: 100 }, () => room.take()));
    expect(many.filter((place) => again.has(place))).toHaveLength(32);
  });
});

/** The bytes of a source, read into places of some length. */
async function all(source: ByteSource, length: number): Promise<Buffer> {
  const bytes: Uint8Array[] = [];
  const place = new Uint8Array(length);
  for (let read = await source.fill(place); read > 0; read = await source.fill(place)) {
    bytes.push(place.slice(0, read));
  }
  await source.close();
  return Buffer.concat(bytes);
}

describe("bytes that are put where the reader wants them", () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

  it.each([1, 7, 999, 1000, 4096])("are those of the file, in their order: places of %i", async (length) => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, bytes);
    expect(await all(fileBytes(file), length)).toEqual(bytes);
  });

  it.each([1, 7, 999, 1000, 4096])(
    "are those of the stream, however it comes: places of %i",
    async (length) => {
      const pieces = [
        bytes.subarray(0, 0),
        bytes.subarray(0, 3),
        bytes.subarray(3, 700),
        bytes.subarray(700),
      ];
      expect(await all(streamBytes(Readable.from(pieces)), length)).toEqual(bytes);
    },
  );

  it("a file that is closed while it is read is closed when that reading ends", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, bytes);
    const source = fileBytes(file);
    const place = new Uint8Array(1000);
    const reading = source.fill(place);
    await source.close();
    expect(await reading).toBe(1000);
    expect(Buffer.from(place)).toEqual(bytes);
  });

  it("a file that was never read is closed without being opened", async () => {
    await expect(fileBytes("/no/such/file").close()).resolves.toBeUndefined();
  });
});
