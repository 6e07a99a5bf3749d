import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Mutant, switchable } from "./mutators.js";

/** A copy of the project whose source has every mutant of a sample behind a switch. */
export async function makeTestedCopy(folder: string, mutants: readonly Mutant[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  for (const file of listed
    .toString("utf8")
    .split("\0")
    .filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  for (const [file, text] of await switchable(mutants)) writeFileSync(join(folder, file), text);
}
