import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type ExampleFile, type Ruleset, readExamples } from "../../rulesets/index.js";
import { readTextFile } from "../input/read-text-file.js";
import { packageRoot } from "../package-root.js";
import { isFile, shippedRulesets } from "./open-ruleset.js";

/**
 * 算例文件: the worked examples beside an edition, `2020.examples.json` beside `2020.json`; none where there is no such file. A variant has none but its own: those of
 * the edition it changes tell what that edition says.
 *
 * @param reference as the edition was asked for: an id or a `.json` file
 * @throws what reading it throws
 */
export function examplesOf(ruleset: Ruleset, reference: string): ExampleFile {
  const edition = isFile(reference) ? reference : shippedFile(ruleset.reference);
  const file = edition.replace(/\.json$/, ".examples.json");
  if (!existsSync(file)) return { edition: ruleset.reference, examples: [] };
  return readExamples(readTextFile(file), shownName(file));
}

function shippedFile(reference: string): string {
  const name = shippedRulesets().editions.get(reference)?.name ?? "";
  return join(packageRoot(), name);
}

/** A file of the package by its place in it. */
function shownName(file: string): string {
  const inside = relative(packageRoot(), file);
  return inside.startsWith("..") || !existsSync(file) ? file : inside;
}
