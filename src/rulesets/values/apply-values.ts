import type { DeclaredValue } from "../../declare/index.js";
import { placedName } from "../../declare/question.js";
import { CitedReader, type Diagnostic, deepFreeze, nearestName } from "../../primitives/index.js";
import { boundSections } from "../bound-sections.js";
import { placedStates, valuesAt } from "../cited-values.js";
import { editionValues } from "../edition-values.js";
import { valueDays } from "../lint/value-days.js";
import { closedPath } from "../patch-path.js";
import { patchRuleset } from "../patch-ruleset.js";
import type { OverriddenValue, Ruleset, RulesetDocument } from "../ruleset.js";
import { throwProblems } from "../throw-problems.js";
import { checkValue } from "./check-value.js";
import { isStated } from "./is-stated.js";
import { valuesErrors } from "./values-errors.js";
import { type ReadValues, readValues, type SuppliedValue } from "./values-file.js";

/**
 * 使用地方参数: an edition with the values that an area supplies for it. They go in by the same patch as any other, with the status `supplied`, and results
 * list those that they rest on. A value that the texts state is replaced only where the file says so, and stays on record.
 *
 * @param source the JSON text of a values file, or the parsed object
 * @param file how messages call it
 * @throws the first problem, all of them in `info.problems`: `VALUES_*`, the codes of reading JSON and of loading and binding an edition
 * @example
 * ```ts
 * const local = {
 *   for: ruleset.reference,
 *   values: {
 *     "settlement.prepayment.ratio": {
 *       value: "0.9", unit: "share", source: { document: "local", clause: "三" }, status: "supplied", overrides: true,
 *     },
 *   },
 *   documents: [{ key: "local", title: "本地办法", seen: "full-text" }],
 * };
 * applyValues(ruleset, local).overridden?.[0]?.path; // "settlement.prepayment.ratio"
 * ```
 */
export function applyValues(ruleset: Ruleset, source: string | object, file = "values"): Ruleset {
  const read = readValues(source, file);
  const { values, documents = [] } = read.values;
  const given = Object.entries(values).filter(([, { value }]) => value !== null);
  const declared = editionValues(ruleset);
  throwProblems(
    [
      ...editionProblems(ruleset, read),
      ...documentProblems(
        ruleset,
        read,
        new Set(
          given.map(
            ([
              ,
              {
                source: { document },
              },
            ]) => document,
          ),
        ),
      ),
      ...given.flatMap(([path, supplied]) => valueProblems(ruleset, declared, read, path, supplied)),
    ],
    ruleset.reference,
  );
  const patch = Object.fromEntries(
    given.map(([path, supplied]) => [path, citedValue(ruleset, path, supplied)]),
  );
  const cited = documents.filter(({ key }) => given.some(([, supplied]) => supplied.source.document === key));
  const patched = patchRuleset(ruleset, patch, { name: file, documents: cited as RulesetDocument[] });
  throwProblems(
    newProblems(ruleset, patched).map((problem) => placed(problem, read)),
    ruleset.reference,
  );
  const overridden = given.flatMap(([path, { overrides }]) =>
    overrides === true ? statedValue(ruleset, path) : [],
  );
  if (overridden.length === 0) return patched;
  return deepFreeze({ ...patched, overridden: [...(ruleset.overridden ?? []), ...overridden] });
}

/** The value as the edition holds it; where the texts state it for some periods, it fills the others, unless it overrides. */
function citedValue(
  ruleset: Ruleset,
  path: string,
  { value, unit, source, status, overrides }: SuppliedValue,
) {
  const [placed] = valuesAt(ruleset, path);
  if (placed === undefined || !("history" in placed.cited) || overrides === true) {
    return { value, unit, source, status };
  }
  const history = placed.cited.history.map((state) =>
    isStated(state) ? state : { from: state.from, value, source, status },
  );
  return { unit, history };
}

function editionProblems({ reference }: Ruleset, { values, placeOf }: ReadValues): readonly Diagnostic[] {
  if (values.for === reference) return [];
  const info = { file: placeOf("for"), found: values.for, reference };
  return [valuesErrors.diagnostic("error", "VALUES_OTHER_EDITION", "for", info)];
}

function documentProblems(
  ruleset: Ruleset,
  { values: { documents = [] }, placeOf }: ReadValues,
  used: ReadonlySet<string>,
): readonly Diagnostic[] {
  return documents.flatMap(({ key, title }, index) => {
    const path = `documents.${index}`;
    const info = { file: placeOf("documents", index), document: key };
    const known = ruleset.documents.find((document) => document.key === key);
    const taken = known !== undefined && known.title !== title && used.has(key);
    return [
      ...(taken ? [valuesErrors.diagnostic("error", "VALUES_DOCUMENT_TAKEN", path, info)] : []),
      ...(title.trim() === "" && used.has(key)
        ? [valuesErrors.diagnostic("error", "VALUES_DOCUMENT_UNTITLED", path, info)]
        : []),
    ];
  });
}

function valueProblems(
  ruleset: Ruleset,
  all: readonly DeclaredValue[],
  { values: { documents = [] }, placeOf }: ReadValues,
  path: string,
  { value, unit, source, overrides }: SuppliedValue,
): readonly Diagnostic[] {
  const file = placeOf("values", path);
  const declared = all.find((candidate) => candidate.path === path);
  if (declared === undefined) return [unknownPath(ruleset, path, file)];
  const at = { file, name: placedName(declared) };
  const problems: Diagnostic[] = [];
  const units = declared.unit === undefined ? declared.units : [declared.unit];
  if (!units.includes(unit)) {
    const info = { ...at, unit, units: units.join(" / ") };
    problems.push(valuesErrors.diagnostic("error", "VALUES_UNIT", path, info));
  }
  problems.push(...checkValue(declared, value, { file }));
  if (source.document.trim() === "" || source.clause.trim() === "") {
    problems.push(valuesErrors.diagnostic("error", "VALUES_WITHOUT_SOURCE", path, at));
  } else {
    const known = [...documents, ...ruleset.documents].map(({ key }) => key);
    if (!known.includes(source.document)) {
      const info = { ...at, document: source.document, known: known.slice(0, MOST_NAMES).join(", ") };
      problems.push(valuesErrors.diagnostic("error", "VALUES_DOCUMENT_UNKNOWN", path, info));
    }
  }
  const [stated] = overrides === true ? [] : statedValue(ruleset, path);
  if (stated !== undefined && !hasOpenPeriod(ruleset, path)) {
    const info = { ...at, stated: JSON.stringify(stated.stated), clause: stated.clause };
    problems.push(valuesErrors.diagnostic("error", "VALUES_STATED", path, info));
  }
  return problems;
}

/** Documents that a message names. */
const MOST_NAMES = 5;

/** The declared value at a path; undefined where the edition has no such value. */
export function declaredAt(ruleset: Ruleset, path: string): DeclaredValue | undefined {
  return editionValues(ruleset).find((declared) => declared.path === path);
}

/** Says that a path leads to no value of the edition, and which one was probably meant: the one that it leads into, or the nearest. */
export function unknownPath(ruleset: Ruleset, path: string, file: string): Diagnostic {
  const known = editionValues(ruleset).map((declared) => declared.path);
  const nearest =
    closedPath(ruleset, path)?.value ?? nearestName(path, known, Math.ceil(path.length / CHARACTERS_AN_EDIT));
  const info = { file, path, nearest, reference: ruleset.reference };
  return valuesErrors.diagnostic("error", "VALUES_PATH_UNKNOWN", path, info);
}

/** A path may differ in so many letters, one in four, from the one that was meant. */
const CHARACTERS_AN_EDIT = 4;

/** What the texts say at a path, on any day; nothing where no text does. */
function statedValue(ruleset: Ruleset, path: string): readonly OverriddenValue[] {
  const stated = statesAt(ruleset, path).find(({ cited }) => isStated(cited));
  if (stated === undefined) return [];
  const { value, source } = stated.cited;
  return [{ path, stated: value, clause: `${source.document} ${source.clause}` }];
}

/** Whether there are days on which no text states the value. */
function hasOpenPeriod(ruleset: Ruleset, path: string): boolean {
  return statesAt(ruleset, path).some(({ cited }) => !isStated(cited));
}

function statesAt(ruleset: Ruleset, path: string) {
  return valuesAt(ruleset, path).flatMap(placedStates);
}

/** What binding finds wrong in a patched edition and did not find before. */
function newProblems(before: Ruleset, after: Ruleset): readonly Diagnostic[] {
  const found = new Map(bindProblems(after).map((problem) => [keyOf(problem), problem]));
  if (found.size === 0) return [];
  const known = new Set(bindProblems(before).map(keyOf));
  return [...found].filter(([key]) => !known.has(key)).map(([, problem]) => problem);
}

/** A problem of the whole edition with the place of the value that makes it: the one at its path, within it or around it. */
function placed({ message, ...problem }: Diagnostic, { values, placeOf }: ReadValues): Diagnostic {
  const { path } = problem;
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
  const given = Object.keys(values.values).find((one) => isWithin(one, path) || isWithin(path, one));
  const file = given === undefined ? placeOf() : placeOf("values", given);
  return { ...problem, message: { zh: `${file}：${message.zh}`, en: `${file}: ${message.en}` } };
}

function keyOf({ code, path }: Diagnostic): string {
  return `${code} ${path}`;
}

function bindProblems(ruleset: Ruleset): readonly Diagnostic[] {
  return valueDays(ruleset).flatMap((on) =>
    boundSections(ruleset, new CitedReader({ on, rulesetId: ruleset.reference })).flatMap(
      ([section, bound]) =>
        bound.problems.map(
          ({ code, text, path = section }): Diagnostic => ({ code, severity: "error", path, message: text }),
        ),
    ),
  );
}
