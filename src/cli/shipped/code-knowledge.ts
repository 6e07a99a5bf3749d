import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CodesMode } from "../../engine/index.js";
import type { CodeEdition } from "../../grouping/code-editions.js";
import {
  type CodeDictionary,
  type CodeSystem,
  type Crosswalk,
  type CrosswalkTable,
  type GroupingOptions,
  loadCodeDictionary,
  loadCrosswalk,
} from "../../grouping/index.js";
import type { CodeDictionary as LintDictionary } from "../../grouping/lint/index.js";
import type { LocalizedText } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { parsedJson, readJsonFile } from "../input/read-json-file.js";
import { packageRoot } from "../package-root.js";

/** 编码版本 that the package knows, as `rulesets/codes/editions.json` lists them: that of the dictionaries first. */
interface ShippedEdition {
  readonly id: string;
  readonly title: LocalizedText;
  /** crosswalks to the dictionaries, of diagnoses and of procedures; the edition of the dictionaries has none */
  readonly crosswalks?: readonly [diagnoses: string, procedures: string];
}

/** 编码校验方式 of a run: `check`, `off`, or the edition that the codes are converted from. */
export type RunCodes = "check" | "off" | (string & {});

/** The dictionaries, of diagnoses and of procedures. */
const DICTIONARIES = ["icd-10-yb.json", "icd-9-cm-3-yb.json"] as const;
/** The edition whose crosswalk the dictionaries are read with, so that its codes are told as such. */
const MOST_USUAL = "gl";

/** 随附编码资料: the dictionaries of the health-insurance edition, and a crosswalk to it. */
interface ShippedCodes {
  readonly dictionary: CodeDictionary;
  readonly crosswalk: Crosswalk;
}

/** What was read, once a thread. */
const crosswalks = new Map<string, Crosswalk>();
let dictionary: CodeDictionary | undefined;

/** What an engine is told of codes. From the edition of the dictionaries itself nothing is converted but towards what a scheme lists. */
export function codeKnowledge(codes: RunCodes): Partial<ShippedCodes> & { readonly codes: CodesMode } {
  if (codes === "off") return { codes: "off" };
  const dictionary = shippedDictionary();
  if (codes === "check") return { codes: "check", dictionary };
  const crosswalk = shippedCrosswalk(codes);
  return { codes: "convert", dictionary, ...(crosswalk && { crosswalk }) };
}

/** The same for grouping without an engine. */
export function groupingKnowledge(
  codes: RunCodes,
): Pick<GroupingOptions, "dictionary" | "crosswalk" | "convert"> {
  const { codes: mode, ...knowledge } = codeKnowledge(codes);
  return mode === "convert" ? { ...knowledge, convert: true } : knowledge;
}

/** 编码对照 from an edition to the dictionaries; from their own edition there is none. @throws `CODES_EDITION_UNKNOWN` */
export function shippedCrosswalk(edition: string): Crosswalk | undefined {
  return edition === shippedEditions()[0].id ? undefined : crosswalkFrom(edition);
}

/** 编码对照 from an edition that is not that of the dictionaries. @throws `CODES_EDITION_UNKNOWN` */
export function crosswalkFrom(edition: string): Crosswalk {
  const known = crosswalks.get(edition);
  if (known !== undefined) return known;
  const files = shippedEditions().find(({ id }) => id === edition)?.crosswalks;
  if (files === undefined) {
    const sources = shippedEditions().flatMap(({ id, crosswalks }) => (crosswalks ? [id] : []));
    throw cliErrors.error("CODES_EDITION_UNKNOWN", { edition, known: sources });
  }
  const loaded = loadCrosswalk(codesFile<CrosswalkTable>(files[0]), codesFile<CrosswalkTable>(files[1]));
  crosswalks.set(edition, loaded);
  return loaded;
}

/** 编码版本: every one that is known; that of the dictionaries first. */
export function shippedEditions(): readonly [ShippedEdition, ...ShippedEdition[]] {
  return codesFile("editions.json");
}

/** The codes that each edition has, in the order of the editions. */
export function codeEditions(): readonly CodeEdition[] {
  const { diagnoses, procedures } = shippedDictionary();
  return shippedEditions().map(({ id }) => {
    const crosswalk = shippedCrosswalk(id);
    return crosswalk === undefined ? { id, diagnoses, procedures } : editionOf(id, crosswalk);
  });
}

function editionOf(id: string, { diagnoses, procedures, several }: Crosswalk): CodeEdition {
  const has = (list: ReadonlyMap<string, string>) => ({
    has: (code: string) => list.has(code) || several.has(code),
  });
  return { id, diagnoses: has(diagnoses), procedures: has(procedures) };
}

export function shippedDictionary(): CodeDictionary {
  dictionary ??= loadCodeDictionary(
    codesFile<CodeSystem>(DICTIONARIES[0]),
    codesFile<CodeSystem>(DICTIONARIES[1]),
    crosswalkWhenAsked(MOST_USUAL),
  );
  return dictionary;
}

/** 检查用字典: the shipped dictionaries as lint asks for them; grey codes are for no bill. */
export function lintDictionary(): LintDictionary {
  const [diagnoses, procedures] = DICTIONARIES.map((name) => codesFile<CodeSystem>(name));
  return {
    diagnoses: new Set(Object.keys(diagnoses?.names ?? {})),
    procedures: new Set(Object.keys(procedures?.names ?? {})),
    grey: new Set([...(diagnoses?.grey ?? []), ...(procedures?.grey ?? [])]),
  };
}

/** A crosswalk that is read when a code is looked up in it: most files speak the edition of the dictionaries. */
function crosswalkWhenAsked(edition: string): Crosswalk {
  return {
    get diagnoses() {
      return crosswalkFrom(edition).diagnoses;
    },
    get procedures() {
      return crosswalkFrom(edition).procedures;
    },
    get several() {
      return crosswalkFrom(edition).several;
    },
  };
}

/** Crosswalks from editions that few files are written in are kept compressed. */
function codesFile<File>(name: string): File {
  const path = join(packageRoot(), "rulesets", "codes", name);
  if (!name.endsWith(".gz")) return readJsonFile(path) as File;
  return parsedJson(gunzipSync(readFileSync(path)).toString("utf8"), path) as File;
}
