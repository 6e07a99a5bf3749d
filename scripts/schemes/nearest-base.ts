import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { applySchemePatch } from "../../src/grouping/apply-scheme-patch.js";
import { makeSchemePatch } from "../../src/grouping/make-scheme-patch.js";
import type { SchemeFile } from "../../src/grouping/resolve-scheme.js";
import { SCHEME_FORMAT, type Scheme, schemeReference } from "../../src/grouping/scheme.js";
import type { PatchedScheme } from "../../src/grouping/scheme-patch.js";
import { everySwitch } from "../../src/grouping/scheme-switches.js";
import { schemeText } from "./scheme-text.js";

/** A scheme file as it will be shipped. */
export interface ShippedFile {
  readonly file: SchemeFile;
  readonly text: string;
  readonly gzipped: number;
}

/** The shortest way to tell a scheme: complete, or as a patch on one of the bases. */
export function shortestFile(scheme: Scheme, bases: readonly Scheme[]): ShippedFile {
  const files = [scheme, ...bases.map((base) => derived(base, scheme))].map(shipped);
  return files.reduce((best, file) => (file.gzipped < best.gzipped ? file : best));
}

/** A complete scheme as a file. */
export function shipped(file: SchemeFile): ShippedFile {
  const text = schemeText(file);
  return { file, text, gzipped: gzipSync(text, { level: 9 }).length };
}

function derived(base: Scheme, scheme: Scheme): PatchedScheme {
  const file: PatchedScheme = {
    format: SCHEME_FORMAT,
    id: scheme.id,
    version: scheme.version,
    ...(scheme.revision === undefined ? {} : { revision: scheme.revision }),
    title: scheme.title,
    ...(scheme.region === undefined ? {} : { region: scheme.region }),
    provenance: scheme.provenance,
    extends: schemeReference(base),
    patch: makeSchemePatch(base, scheme),
  };
  if (!isDeepStrictEqual(canonical(applySchemePatch(base, file)), canonical(scheme))) {
    throw new Error(
      `the patch of ${schemeReference(scheme)} on ${file.extends} does not give the scheme back`,
    );
  }
  return file;
}

/** A list that is absent and a list that is empty are the same. */
function canonical(scheme: Scheme): object {
  const {
    invalidPrincipalDiagnoses = [],
    invalidProcedures = [],
    greyDiagnoses = [],
    greyProcedures = [],
    lists = {},
    ...rest
  } = scheme;
  const switches = everySwitch(rest.switches);
  const codes = { invalidPrincipalDiagnoses, invalidProcedures, greyDiagnoses, greyProcedures, lists };
  return JSON.parse(JSON.stringify({ ...rest, switches, ...codes }));
}
