/** What may be repeated outside of data: codes, ids, numbers and days. */
const PLAIN = /^[A-Za-z0-9.+*/_@:-]{0,40}$/;
/** As a key also the path of a value, which a refusal names. */
const PATH = /^[A-Za-z][\w-]*(\.[\w-]+){1,12}$/;

/** Shortest run that is masked, in letters: a Chinese character says as much as three. Less than this gives nobody an order. */
const LEAST_LETTERS = 12;
const HAN_LETTERS = 3;

/**
 * 遮蔽: a text in which whatever it repeats of the free texts among a tool's arguments is a number in brackets, the same for the same text. A text in a case
 * is data, and never stands where a reader takes it for an instruction. It is found by its letters and digits alone, so that it may have been cut, quoted
 * or folded on its way; codes, ids, numbers and days are no free texts, and single words stay.
 */
export function masked(text: string, given: unknown): string {
  const letters = lettersOf(text);
  const places = placesOfRuns(letters);
  const names = new Map<number, number>();
  /** of runs whose places have names, how many letters of them */
  const named = new Map<string, number>();
  let count = 0;
  for (const free of freeTexts(given)) {
    // A run that a text has again and again is looked for once: repeats of one word would otherwise take the square of their number.
    const runs = new Map(Array.from(runsOf(lettersOf(free)), ({ key, length }) => [key, length]));
    const found = [...runs].filter(([key]) => places.has(key));
    if (found.length > 0) count += 1;
    for (const [key, length] of found) {
      if ((named.get(key) ?? 0) >= length) continue;
      named.set(key, length);
      for (const start of places.get(key) ?? [])
        for (let at = start; at < start + length; at += 1) if (!names.has(at)) names.set(at, count);
    }
  }
  return withNames(text, letters, names);
}

/** Where each run of a text begins. */
function placesOfRuns(letters: readonly Letter[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { key, start } of runsOf(letters)) {
    const own = places.get(key);
    if (own === undefined) places.set(key, [start]);
    else own.push(start);
  }
  return places;
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
      weight += /\p{Script=Han}/u.test(folded) ? HAN_LETTERS : 1;
    }
    if (weight < LEAST_LETTERS) return;
    yield { key, start, length: end - start };
  }
}

/** The free texts of some arguments, keys among them, each once. */
function freeTexts(given: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const waiting: unknown[] = [given];
  for (let at = 0; at < waiting.length; at += 1) {
    const value = waiting[at];
    if (typeof value === "string" && !PLAIN.test(value)) texts.add(value);
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value))
      for (const key of Object.keys(value)) if (!PLAIN.test(key) && !PATH.test(key)) texts.add(key);
    for (const inner of Object.values(value)) waiting.push(inner);
  }
  return texts;
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
