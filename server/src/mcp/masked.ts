/** What may be repeated outside of data: codes, ids, numbers and days. */
const PLAIN = /^[A-Za-z0-9.+*/_@:-]{0,40}$/;
/** As a key also the path of a value, which a refusal names. */
const PATH = /^[A-Za-z][\w-]*(\.[\w-]+){1,12}$/;

/** Shortest run that is masked, in letters: a Chinese character says as much as three. Of a shorter text several words are masked where they stand whole; one word gives nobody an order. */
const LEAST_LETTERS = 12;
const HAN_LETTERS = 3;

/**
 * 遮蔽: what is said of a tool's arguments with whatever it repeats of their free texts as a number in brackets, the same for the same text. A text in a case
 * is data, and never stands where a reader takes it for an instruction. It is found by its letters and digits alone, so that it may have been cut, quoted
 * or folded on its way; codes, ids, numbers and days are no free texts, and single words stay.
 */
export class Mask {
  /** which free text has a run, or is so short that it is none */
  readonly #runs = new Map<string, string>();
  readonly #short = new Map<string, string>();
  readonly #given: ReadonlySet<string>;
  readonly #numbers = new Map<string, number>();

  constructor(given: unknown) {
    const { free, all } = textsOf(given);
    this.#given = all;
    for (const text of free) {
      const letters = lettersOf(text);
      const runs = [...runsOf(letters)];
      for (const { key } of runs) if (!this.#runs.has(key)) this.#runs.set(key, text);
      if (runs.length === 0 && letters.slice(1).some((_, at) => isApart(letters, at + 1)))
        this.#short.set(keyOf(letters), text);
    }
  }

  /** Masks a text. */
  text(text: string): string {
    const letters = lettersOf(text);
    const names = new Map<number, number>();
    const name = (free: string | undefined, start: number, length: number) => {
      if (free === undefined) return;
      const number = this.#numbers.get(free) ?? this.#numbers.size + 1;
      this.#numbers.set(free, number);
      for (let at = start; at < start + length; at += 1) if (!names.has(at)) names.set(at, number);
    };
    for (const { key, start, length } of runsOf(letters)) name(this.#runs.get(key), start, length);
    if (this.#short.size > 0)
      for (const { key, start, length } of wholeWords(letters)) name(this.#short.get(key), start, length);
    return withNames(text, letters, names);
  }

  /** Masks all words of a result; a value that was given stands as it was given, in a field of its own. */
  values<Value>(value: Value): Value {
    if (typeof value === "string")
      return (PLAIN.test(value) || this.#given.has(value) ? value : this.text(value)) as Value;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.values(one)) as Value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.values(one)])) as Value;
  }
}

/** A letter or digit of a text, as it is compared, and where it stands. */
interface Letter {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** With the escapes of JSON, whose letters are none of the text. */
const LETTER = /\\(?:u[0-9a-f]{4}|[nrtbf])|[\p{L}\p{N}]/giu;

function lettersOf(text: string): readonly Letter[] {
  return [...text.matchAll(LETTER)].flatMap(({ 0: letter, index }) =>
    letter.startsWith("\\")
      ? []
      : [{ folded: letter.normalize("NFKC").toLowerCase(), from: index, to: index + letter.length }],
  );
}

/** From each letter on the shortest run that is masked. */
function* runsOf(letters: readonly Letter[]): Generator<{ key: string; start: number; length: number }> {
  for (let start = 0; start < letters.length; start += 1) {
    let [key, weight, end] = ["", 0, start];
    for (; weight < LEAST_LETTERS && end < letters.length; end += 1) {
      const { folded = "" } = letters[end] ?? {};
      key += folded;
      weight += weightOf(folded);
    }
    if (weight < LEAST_LETTERS) return;
    yield { key, start, length: end - start };
  }
}

/** Words that stand together and are no more than the shortest run: what may be a short text as a whole. */
function* wholeWords(letters: readonly Letter[]): Generator<{ key: string; start: number; length: number }> {
  for (let start = 0; start < letters.length; start += 1) {
    if (!isApart(letters, start)) continue;
    let [key, weight] = ["", 0];
    for (let end = start; end < letters.length; end += 1) {
      const { folded = "" } = letters[end] ?? {};
      key += folded;
      weight += weightOf(folded);
      if (weight >= LEAST_LETTERS) break;
      if (isApart(letters, end + 1)) yield { key, start, length: end + 1 - start };
    }
  }
}

/** Whether a word begins at a letter: something stands before it, or it is of another script. */
function isApart(letters: readonly Letter[], at: number): boolean {
  const [before, after] = [letters[at - 1], letters[at]];
  if (before === undefined || after === undefined || before.to < after.from) return true;
  return weightOf(before.folded) !== weightOf(after.folded);
}

function keyOf(letters: readonly Letter[]): string {
  return letters.map(({ folded }) => folded).join("");
}

function weightOf(folded: string): number {
  return /\p{Script=Han}/u.test(folded) ? HAN_LETTERS : 1;
}

/** The texts of some arguments, and those of them, keys too, that are free, each once. */
function textsOf(given: unknown): { readonly free: ReadonlySet<string>; readonly all: ReadonlySet<string> } {
  const [free, all] = [new Set<string>(), new Set<string>()];
  const waiting: unknown[] = [given];
  for (let at = 0; at < waiting.length; at += 1) {
    const value = waiting[at];
    if (typeof value === "string") {
      all.add(value);
      if (!PLAIN.test(value)) free.add(value);
    }
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value))
      for (const key of Object.keys(value)) if (!PLAIN.test(key) && !PATH.test(key)) free.add(key);
    for (const inner of Object.values(value)) waiting.push(inner);
  }
  return { free, all };
}

function withNames(text: string, letters: readonly Letter[], names: ReadonlyMap<number, number>): string {
  let [said, from] = ["", 0];
  letters.forEach((letter, at) => {
    const name = names.get(at);
    if (name === undefined) return;
    if (names.get(at - 1) !== name) said += `${text.slice(from, letter.from)}[${name}]`;
    from = letter.to;
  });
  return said + text.slice(from);
}
