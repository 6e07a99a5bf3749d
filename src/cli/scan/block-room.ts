/**
 * 块位: where a block of a file stands, in memory that all threads see: nothing is copied when another thread reads it, and none of it is handed over: once a thread has given away
 * any buffer, an engine asks at every access to any array whether it is still there, and reading cases takes a tenth to a fifth longer.
 */
export interface BlockPlace {
  readonly bytes: Uint8Array;
  /** 1 in its one number while the block is yet to be read; whoever has read it gives the place back */
  readonly taken: Int32Array;
}

/** Places that are kept for the next blocks, once those ahead of a busy thread have been read. */
const KEPT = 32;

/** 块池: places for the blocks of a file. They are used again, so that reading leaves nothing to a collector, whatever the size of the file. */
export class BlockRoom {
  readonly #length: number;
  #places: BlockPlace[] = [];

  /** @param length bytes of a place */
  constructor(length: number) {
    this.#length = length;
  }

  /** A place for a block that will be given back; one of more bytes than usual is not kept. */
  take(least = 0): BlockPlace {
    if (least > this.#length) return newPlace(least);
    const free = this.#places.filter(({ taken }) => Atomics.load(taken, 0) === 0);
    const spare = new Set(free.slice(KEPT));
    if (spare.size > 0) this.#places = this.#places.filter((place) => !spare.has(place));
    const [known] = free;
    if (known !== undefined) {
      Atomics.store(known.taken, 0, 1);
      return known;
    }
    const place = newPlace(this.#length);
    this.#places.push(place);
    return place;
  }
}

/** Gives a place back: its bytes are not looked at any more. */
export function giveBack({ taken }: Pick<BlockPlace, "taken">): void {
  Atomics.store(taken, 0, 0);
}

function newPlace(length: number): BlockPlace {
  const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT + length);
  return {
    bytes: new Uint8Array(buffer, Int32Array.BYTES_PER_ELEMENT),
    taken: new Int32Array(buffer, 0, 1).fill(1),
  };
}
