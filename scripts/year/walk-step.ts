import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { LocalizedText } from "../../src/primitives/index.js";

/** 一步: a command of the walk, what it is for, and what is put beside it first. */
export interface WalkStep {
  readonly title: LocalizedText;
  readonly words: readonly string[];
  /** exit codes that are right here; default 0 */
  readonly codes?: readonly number[];
  /** files of the office or the hospital that the step reads, which no command writes */
  readonly given?: readonly GivenFile[];
}

/** 给出的文件: what a person of the area would write, in the folder `given` of the walk. */
export interface GivenFile {
  readonly name: string;
  readonly about: LocalizedText;
  readonly write: (to: string) => void;
}

/** The folder of a walk that holds what its people wrote. */
export const GIVEN = "given";

/** 写出给出的文件: writes what a step is given, just before it is run; where each file is now. */
export function writeGiven(
  { given = [] }: WalkStep,
  root: string,
): readonly (GivenFile & { readonly path: string })[] {
  mkdirSync(join(root, GIVEN), { recursive: true });
  return given.map((file) => {
    const path = join(root, GIVEN, file.name);
    file.write(path);
    return { ...file, path };
  });
}
