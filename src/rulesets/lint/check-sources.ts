import { groupedBy } from "../../primitives/grouped-by.js";
import type { Cited, Diagnostic, ValueStatus } from "../../primitives/index.js";
import { statesBelow } from "../cited-values.js";
import { joinPath } from "../read-json.js";
import type { PlacedState, Ruleset, RulesetDocument } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

type Seen = RulesetDocument["seen"];

/** How a document must have been seen for a value to have a status; `assumed` and `unknown` may cite any, with a note. */
const SEEN_FOR: Partial<Record<ValueStatus, readonly Seen[]>> = {
  official: ["full-text", "slides"],
  illegible: ["full-text", "slides"],
  reported: ["excerpt", "transcription"],
};

const FACT_ID = /^[A-Z]{2,3}-\d{3}[a-z]?$/;

/** 出处检查: every source names a document, and every status fits the way in which that document was seen. */
export function checkSources(ruleset: Ruleset): readonly Diagnostic[] {
  const documents = new Map(ruleset.documents.map((document) => [document.key, document]));
  const values = statesBelow(ruleset);
  const rules = citedRules(ruleset.rules?.audit ?? {}, "rules.audit");
  const sources = [
    ...[...values, ...rules].map(({ path, cited }) => ({ path, source: cited.source })),
    ...tableSource(ruleset),
  ];
  const used = new Set(sources.map(({ source }) => source.document));
  return [
    ...sources
      .filter(({ source }) => !documents.has(source.document))
      .map(({ path, source }) => unknownDocument(path, source.document)),
    ...sources.flatMap(({ path, source }) =>
      (source.facts ?? [])
        .filter((fact) => !FACT_ID.test(fact))
        .map((fact) => lintMessages.diagnostic("error", "LINT_FACT_ID", path, { fact })),
    ),
    ...[...values, ...rules].flatMap(({ path, cited }) =>
      statusProblems(path, cited, documents.get(cited.source.document)),
    ),
    ...silentDocuments(values),
    ...ruleset.documents
      .filter(({ key, seen }) => !used.has(key) && seen !== "none")
      .map(({ key }) =>
        lintMessages.diagnostic("info", "LINT_DOCUMENT_UNUSED", `documents.${key}`, { document: key }),
      ),
  ];
}

function statusProblems(
  path: string,
  cited: Cited<unknown>,
  document: RulesetDocument | undefined,
): readonly Diagnostic[] {
  const { status, value, source } = cited;
  const missing = status === "illegible" || status === "unknown";
  if (missing !== (value === null)) {
    return [
      lintMessages.diagnostic("error", "LINT_NULL_STATUS", path, { status, value: JSON.stringify(value) }),
    ];
  }
  if (document === undefined) return [];
  const allowed = SEEN_FOR[status];
  if (allowed !== undefined && !allowed.includes(document.seen)) {
    const info = { status, document: source.document, seen: document.seen };
    return [lintMessages.diagnostic("warning", "LINT_STATUS_UNSUPPORTED", path, info)];
  }
  if (status === "assumed" && document.seen !== "none" && cited.note === undefined) {
    return [
      lintMessages.diagnostic("warning", "LINT_ASSUMED_WITHOUT_NOTE", path, { document: source.document }),
    ];
  }
  return [];
}

/** Where nothing of a rule is known, one document was looked through for it. */
function silentDocuments(values: readonly PlacedState[]): readonly Diagnostic[] {
  const rules = groupedBy(values, ({ path }) => path.slice(0, path.lastIndexOf(".")));
  return [...rules].flatMap(([rule, states]) => {
    const documents = [...new Set(states.map(({ cited }) => cited.source.document))];
    if (documents.length === 1 || states.some(({ cited }) => cited.status !== "unknown")) return [];
    const info = { rule, documents: documents.join("、") };
    return [lintMessages.diagnostic("warning", "LINT_SOURCES_APART", rule, info)];
  });
}

/** Audit rules are cited as a whole. */
function citedRules(audit: NonNullable<NonNullable<Ruleset["rules"]>["audit"]>, path: string) {
  return Object.entries(audit).map(([id, rule]) => ({
    path: joinPath(path, id),
    cited: { value: rule.kind, unit: "", source: rule.source, status: rule.status, note: rule.note },
  }));
}

function tableSource({ groupTable }: Ruleset) {
  return groupTable === undefined ? [] : [{ path: "groupTable", source: groupTable.source }];
}

function unknownDocument(path: string, document: string): Diagnostic {
  return lintMessages.diagnostic("error", "LINT_DOCUMENT_UNKNOWN", path, { document });
}
