import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { compiler } from "./compiles.js";
import { type Mutant, mutantsOf } from "./mutators.js";

/** A mutant with the line that it begins on as it stood when the sample was drawn. */
export interface SampledMutant extends Mutant {
  readonly line: string;
}

/** 样本: the mutants of a folder that are tried. */
export interface Sample {
  readonly folder: string;
  readonly mutants: readonly SampledMutant[];
  readonly refusedByCompiler: number;
  readonly knownEquivalents: number;
}

/** A mutant that changes nothing that can be seen, judged once. */
interface Equivalent {
  readonly file: string;
  /** the line as it stands, so that the judgement lasts while the line does */
  readonly line: string;
  readonly mutator: string;
  readonly replacement: string;
  readonly why: string;
}

const EQUIVALENTS = JSON.parse(
  readFileSync(join(import.meta.dirname, "equivalents.json"), "utf8"),
) as readonly Equivalent[];

/** The first mutants of a folder by seed that the compiler lets through and nobody has judged to be equivalents. */
export async function sampleOf(
  folder: string,
  size: number,
  seed: string,
  compiles: ReturnType<typeof compiler>,
): Promise<Sample> {
  const files = readdirSync(join("src", folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", folder, name));
  const chosen: SampledMutant[] = [];
  let refusedByCompiler = 0;
  let knownEquivalents = 0;
  for (const each of shuffled(await mutantsOf(files), seed)) {
    if (chosen.length === size) break;
    const mutant = { ...each, line: lineOf(each) };
    if (isEquivalent(mutant)) knownEquivalents += 1;
    else if (compiles(mutant)) chosen.push(mutant);
    else refusedByCompiler += 1;
  }
  return { folder, mutants: chosen, refusedByCompiler, knownEquivalents };
}

/** Whether somebody has judged a mutant, of a line as it stands, to change nothing. */
export function isEquivalent(mutant: SampledMutant): boolean {
  return EQUIVALENTS.some(
    ({ file, line, mutator, replacement }) =>
      file === mutant.file &&
      mutator === mutant.mutator &&
      replacement === mutant.replacement &&
      line === mutant.line,
  );
}

function lineOf({ file, start }: Mutant): string {
  return (readFileSync(file, "utf8").split("\n")[start.line] ?? "").trim();
}

/** In an order that the seed gives: a larger sample begins with the smaller one. */
function shuffled(mutants: readonly Mutant[], seed: string): readonly Mutant[] {
  const rank = ({ key }: Mutant) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  return mutants
    .map((mutant) => ({ mutant, rank: rank(mutant) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ mutant }) => mutant);
}
