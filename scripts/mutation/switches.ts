/** 变异开关: what the instrumented source shares with the runner of the tests, within a worker. */
export interface Switches {
  /** ids of the mutants that are on */
  active?: ReadonlySet<string>;
  /** how often mutants that are on were met, and when that is too often */
  hitCount?: number;
  hitLimit?: number;
  /** where hits are counted: under `perTest` while this is set, else under `static` */
  currentTestId?: string | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Record<string, Hits> };
}

/** Hits by the id of a mutant. */
export type Hits = Record<string, number>;

/** The instrumenter's text asks for one mutant; several may be on. */
export function manyAtOnce(instrumented: string): string {
  return instrumented.replaceAll("ns.activeMutant === id", "ns.active?.has(id)");
}
