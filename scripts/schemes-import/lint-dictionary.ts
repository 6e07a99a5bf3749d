import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSystem } from "../../src/grouping/code-dictionary.js";
import type { CodeDictionary } from "../../src/grouping/lint/index.js";

const CODES = join(import.meta.dirname, "../../rulesets/codes");

/** The shipped dictionaries as lint asks for them. */
export function lintDictionary(): CodeDictionary {
  const [diagnoses, procedures] = ["icd-10-yb", "icd-9-cm-3-yb"].map(
    (id) => JSON.parse(readFileSync(join(CODES, `${id}.json`), "utf8")) as CodeSystem,
  );
  return {
    diagnoses: new Set(Object.keys(diagnoses?.names ?? {})),
    procedures: new Set(Object.keys(procedures?.names ?? {})),
    grey: new Set([...(diagnoses?.grey ?? []), ...(procedures?.grey ?? [])]),
  };
}
