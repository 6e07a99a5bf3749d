import type { Scheme } from "../scheme.js";
import { buildScheme, type ImportOptions } from "./build-scheme.js";
import { type ImportProblem, ProblemLog } from "./import-problems.js";
import { readComplications } from "./read-complications.js";
import { readExclusionTables } from "./read-exclusions.js";
import { readGroups } from "./read-groups.js";
import type { SchemeDocument } from "./scheme-document.js";
import { splitParts } from "./split-parts.js";
import type { TextPart } from "./text-part.js";

/** 导入结果: the scheme as far as it could be read, and everything that was not read or not stated. */
export interface ImportedScheme {
  readonly scheme: Scheme;
  readonly problems: readonly ImportProblem[];
}

/**
 * 导入方案文本: reads the text of an official scheme document as a PDF reader gives it. What cannot be read is reported with part,
 * page and line, and stays out of the scheme or is marked `notTranscribed`; nothing is guessed.
 *
 * @param parts the document, whole or in parts; a part that begins in an appendix says so by its `kind`
 * @param options identity of the scheme, conventions, and a scheme that supplies what the text does not print
 */
export function importSchemeText(parts: readonly TextPart[], options: ImportOptions): ImportedScheme {
  const log = new ProblemLog();
  const scheme = buildScheme(readSchemeDocument(parts, log), options, log);
  return { scheme, problems: log.problems };
}

/** Reads the words of a document, before any of them becomes a condition. */
export function readSchemeDocument(parts: readonly TextPart[], log: ProblemLog): SchemeDocument {
  const lines = splitParts(parts, log);
  return {
    ...readGroups(lines.groups, log),
    mcc: readComplications(lines.mcc, log),
    cc: readComplications(lines.cc, log),
    exclusions: readExclusionTables(lines.exclusions, log),
  };
}
