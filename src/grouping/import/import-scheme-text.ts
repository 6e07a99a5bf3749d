import { requireLists, requireMade } from "../../primitives/require-made.js";
import type { Scheme } from "../scheme.js";
import { buildScheme, type ImportOptions } from "./build-scheme.js";
import { importCoverage, type PartCoverage } from "./import-coverage.js";
import { type ImportProblem, ProblemLog } from "./import-problems.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { readComplications } from "./read-complications.js";
import { readExclusionTables } from "./read-exclusions.js";
import { readGroups } from "./read-groups.js";
import type { SchemeDocument } from "./scheme-document.js";
import { type DocumentParts, splitParts } from "./split-parts.js";
import type { TextPart } from "./text-part.js";

/** 导入结果: the scheme as far as it could be read, and everything that was not read or not stated. */
export interface ImportedScheme {
  readonly scheme: Scheme;
  readonly problems: readonly ImportProblem[];
  /** what each part of a text holds and what of it was read; empty for tables */
  readonly coverage: readonly PartCoverage[];
}

/**
 * 导入方案文本: reads the text of an official scheme document as a PDF reader gives it. What cannot be read is reported with part,
 * page and line, and stays out of the scheme or is marked `notTranscribed`; nothing is guessed.
 *
 * @param parts the document, whole or in parts; a part that begins in an appendix says so by its `kind`
 * @param options identity of the scheme, conventions, and a scheme that supplies what the text does not print
 */
export function importSchemeText(parts: readonly TextPart[], options: ImportOptions): ImportedScheme {
  requireLists({ parts }, "name", "text");
  requireMade({ options }, "ImportOptions");
  const log = new ProblemLog();
  const grammar = options.grammar ?? NATIONAL_GRAMMAR;
  const lines = splitParts(parts, log, grammar);
  const document = readLines(lines, log, grammar);
  const coverage = importCoverage(lines, document, grammar, log);
  const scheme = buildScheme(document, options, log);
  return { scheme, problems: log.problems, coverage };
}

/** Reads the words of a document, before any of them becomes a condition. */
function readLines(lines: DocumentParts, log: ProblemLog, grammar: LineGrammar): SchemeDocument {
  return {
    ...readGroups(lines.groups, log, grammar),
    mcc: readComplications(lines.mcc, log, grammar),
    cc: readComplications(lines.cc, log, grammar),
    exclusions: readExclusionTables(lines.exclusions, log),
  };
}
