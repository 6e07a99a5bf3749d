import { join } from "node:path";
import type { CodesMode } from "../../engine/index.js";
import {
  type CodeDictionary,
  type CodeSystem,
  type Crosswalk,
  type CrosswalkTable,
  loadCodeDictionary,
  loadCrosswalk,
} from "../../grouping/index.js";
import { readJsonFile } from "../io/read-json-file.js";
import { packageRoot } from "../package-root.js";

/** 随附编码资料: the dictionaries of the health-insurance edition, and the crosswalk to it. */
interface ShippedCodes {
  readonly dictionary: CodeDictionary;
  readonly crosswalk: Crosswalk;
}

let loaded: ShippedCodes | undefined;

/** What grouping is told of codes under a mode; the files are read once a thread. */
export function codeKnowledge(codes: CodesMode): Partial<ShippedCodes> {
  if (codes === "off") return {};
  loaded ??= shippedCodes();
  return codes === "convert" ? loaded : { dictionary: loaded.dictionary };
}

function shippedCodes(): ShippedCodes {
  const crosswalk = loadCrosswalk(
    codesFile<CrosswalkTable>("icd-10-yb.from-gl"),
    codesFile<CrosswalkTable>("icd-9-cm-3-yb.from-gl"),
  );
  const dictionary = loadCodeDictionary(
    codesFile<CodeSystem>("icd-10-yb"),
    codesFile<CodeSystem>("icd-9-cm-3-yb"),
    crosswalk,
  );
  return { dictionary, crosswalk };
}

function codesFile<File>(name: string): File {
  return readJsonFile(join(packageRoot(), "rulesets", "codes", `${name}.json`)) as File;
}
