import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is known of a mutant or of a file of tests, a line each. */
export type Step =
  | { readonly kind: "noticed"; readonly id: string; readonly by: string; readonly why: string }
  /** it passed a test that executes it */
  | { readonly kind: "passed"; readonly ids: readonly string[]; readonly by: string }
  /** it is executed while the sources load, or once a worker: only a run of its own shows it */
  | { readonly kind: "once"; readonly ids: readonly string[]; readonly by: string }
  /** with one of them on a test did not end: they are tried one at a time */
  | { readonly kind: "singly"; readonly ids: readonly string[] }
  /** every test that executes it was run in a worker of its own */
  | { readonly kind: "passed-alone"; readonly id: string }
  /** a test that fails without any mutant where it draws fewer cases: it is asked of none that is on from the start */
  | { readonly kind: "fails-itself"; readonly by: string }
  | { readonly kind: "test-done"; readonly by: string }
  | { readonly kind: "file-done"; readonly file: string };

/** 进展: what was found so far, on disk, so that a run can go on where the last one ended, and a worker that dies takes nothing with it. */
export class Progress {
  readonly #file: string;
  readonly #flight: string;
  readonly #alone: string;

  constructor(folder: string) {
    this.#file = join(folder, "progress.jsonl");
    this.#flight = join(folder, "flight.json");
    this.#alone = join(folder, "alone.json");
  }

  steps(): readonly Step[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Step);
  }

  add(step: Step): void {
    appendFileSync(this.#file, `${JSON.stringify(step)}\n`);
  }

  noticed(): Set<string> {
    return new Set(this.steps().flatMap((step) => (step.kind === "noticed" ? [step.id] : [])));
  }

  /** What is being tried: it is found here by the next worker where this one does not come back. */
  takeOff(flight: Flight): void {
    writeFileSync(this.#flight, JSON.stringify(flight));
  }

  land(): void {
    rmSync(this.#flight, { force: true });
  }

  /** What did not come back. */
  lost(): Flight | undefined {
    return existsSync(this.#flight) ? (JSON.parse(readFileSync(this.#flight, "utf8")) as Flight) : undefined;
  }

  /** The mutant that is on from the start of the next worker, if any. */
  get alone(): string | undefined {
    return existsSync(this.#alone) ? (JSON.parse(readFileSync(this.#alone, "utf8")) as string) : undefined;
  }

  set alone(id: string | undefined) {
    if (id === undefined) rmSync(this.#alone, { force: true });
    else writeFileSync(this.#alone, JSON.stringify(id));
  }
}

/** Mutants that are on together in a test. */
interface Flight {
  readonly ids: readonly string[];
  readonly by: string;
}
