import type { TextPool } from "../cases/row/text-pool.js";
import { widened } from "../primitives/widened.js";
import type { CodeIndex } from "./code-index.js";
import { meantCode } from "./meant-code.js";

/** A code that the scheme does not name, and one of which it names another writing. */
const UNLISTED = 0;
const MISWRITTEN = -1;

/** 编码对照: the numbers that a scheme gives the codes of a pool, each looked up once. */
export class PooledCodes {
  readonly #pool: TextPool;
  readonly #index: CodeIndex;
  /** number + 2 by number in the pool; 0 = not looked up yet */
  #numbers = new Int32Array(4096);

  constructor(pool: TextPool, index: CodeIndex) {
    this.#pool = pool;
    this.#index = index;
  }

  /** The scheme's number of a code of the pool: 0 where it does not name it, -1 where it names it in another writing. */
  numberOf(code: number): number {
    if (code >= this.#numbers.length) this.#numbers = widened(this.#numbers, this.#pool.size * 2);
    const known = this.#numbers[code] as number;
    if (known !== 0) return known - 2;
    const number = this.#lookUp(this.#pool.text(code));
    this.#numbers[code] = number + 2;
    return number;
  }

  #lookUp(code: string): number {
    const number = this.#index.numberOf(code);
    if (number !== 0) return number;
    return meantCode(code, this.#index) === undefined ? UNLISTED : MISWRITTEN;
  }
}
