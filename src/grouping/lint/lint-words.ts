import type { ConditionKind } from "../condition.js";
import { visitLists } from "../condition-lists.js";
import { ownedAdrg } from "../explain/scheme-probe.js";
import { bareText } from "../import/plain-text.js";
import type { AdrgEntry, Drg, Mdc } from "../scheme.js";
import { isOfCodes, openText, subjectsOf } from "./condition-subjects.js";
import type { LintContext } from "./lint-context.js";
import { NAME_WORDS, type NameWord, TOGETHER_WORDS } from "./name-words.js";
import { lintMessages } from "./scheme-lint-messages.js";

/**
 * 名称用词检查: what a name says and its condition does not ask for (a warning), and what a condition asks for and its name does
 * not say (a note). Names are read by `NAME_WORDS` and the rows that the caller adds.
 */
export function lintWords(context: LintContext): void {
  const words = [...NAME_WORDS, ...context.words];
  for (const mdc of context.compiled.scheme.mdcs) {
    const chapter = subjectsOf(mdc.condition);
    lintTwins(context, mdc);
    for (const entry of mdc.adrgs) {
      if (openText(entry.condition) !== undefined) continue;
      const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
      const own = subjectsOf(entry.condition);
      const within = new Set([...own, ...everyDrg(entry)]);
      for (const word of words) lintEntryWord(context, word, mdc, entry, path, within, chapter);
      lintTogether(context, entry, path);
      for (const drg of entry.drgs) {
        const at = `${path}.drgs.${drg.code}`;
        for (const word of words) lintDrgWord(context, word, entry, drg, at, new Set([...own, ...chapter]));
        lintUnnamed(context, words, entry, drg, at);
      }
      lintUnnamedEntry(context, words, entry, path);
    }
  }
}

/** What a name says of the word's topic, where nothing beside the words takes it back. */
function wordIn(name: string, { words, unless = [] }: NameWord): string | undefined {
  let bare = bareText(name);
  for (const pattern of unless) bare = bare.replace(new RegExp(pattern, "gu"), "");
  return new RegExp(words.join("|"), "u").exec(bare)?.[0];
}

/** What every DRG of an entry asks for: then the entry as a whole asks for it. */
function everyDrg({ drgs }: AdrgEntry): readonly ConditionKind[] {
  const [first, ...others] = drgs.map(({ condition }) => subjectsOf(condition));
  return [...(first ?? [])].filter((subject) => others.every((set) => set.has(subject)));
}

/** Diagnoses that the chapter asks for anyway say nothing of one of its groups, unless the chapter's name holds the word. */
function lintEntryWord(
  context: LintContext,
  word: NameWord,
  mdc: Mdc,
  entry: AdrgEntry,
  path: string,
  within: ReadonlySet<ConditionKind>,
  chapter: ReadonlySet<ConditionKind>,
): void {
  const said = wordIn(entry.name, word);
  if (said === undefined || bareText(mdc.name).includes(said)) return;
  const ofCodes = word.asks.some((subject) => isOfCodes(subject, "diagnosis"));
  const asked = ofCodes ? within : new Set([...within, ...chapter]);
  if (word.asks.some((subject) => asked.has(subject))) return;
  if (said.endsWith("治疗") && entry.kind === "medical") return;
  report(context, word, said, entry, undefined, path);
}

/** Of a DRG's name only what its ADRG's name does not say. */
function lintDrgWord(
  context: LintContext,
  word: NameWord,
  entry: AdrgEntry,
  drg: Drg,
  path: string,
  around: ReadonlySet<ConditionKind>,
): void {
  const said = wordIn(drg.name, word);
  if (said === undefined || wordIn(entry.name, word) !== undefined || openText(drg.condition)) return;
  // What every DRG says is said of the ADRG, whose name is cut.
  if (entry.drgs.every(({ name }) => wordIn(name, word) !== undefined)) return;
  const asked = subjectsOf(drg.condition);
  const ofNumbers = !word.asks.some(
    (subject) => isOfCodes(subject, "diagnosis") || isOfCodes(subject, "procedure"),
  );
  if (word.asks.some((subject) => asked.has(subject) || (ofNumbers && around.has(subject)))) return;
  if (isWhatIsLeft(entry, drg, word)) return;
  report(context, word, said, entry, drg, path);
}

/** `单侧` behind `双侧`: an earlier DRG whose name speaks of the same topic, and which asks for it, leaves the rest. */
function isWhatIsLeft(entry: AdrgEntry, drg: Drg, word: NameWord): boolean {
  return entry.drgs
    .slice(0, entry.drgs.indexOf(drg))
    .some(
      ({ name, condition }) =>
        wordIn(name, word) !== undefined && word.asks.some((subject) => subjectsOf(condition).has(subject)),
    );
}

function report(
  context: LintContext,
  { topic, topicEn }: NameWord,
  said: string,
  entry: AdrgEntry,
  drg: Drg | undefined,
  path: string,
): void {
  const { code, name } = drg ?? { code: entry.id, name: entry.name };
  const info = { group: code, name, said, topic, topicEn };
  const finding = lintMessages.diagnostic("warning", "LINT_NAME_NOT_IN_CONDITION", path, info);
  context.add(finding, context.caseIn(entry, drg));
}

/** A name that joins two operations needs two lists, both asked for at once. */
function lintTogether(context: LintContext, entry: AdrgEntry, path: string): void {
  const said = new RegExp(TOGETHER_WORDS.join("|"), "u").exec(bareText(entry.name))?.[0];
  if (said === undefined || listsTogether(entry) > 1) return;
  const info = { group: entry.id, name: entry.name, said };
  const finding = lintMessages.diagnostic("warning", "LINT_NAME_TWO_LISTS", path, info);
  context.add(finding, context.caseIn(entry));
}

/** The part of a name in front of what is done: `大于体表30%或多处三度烧伤` of `…伴植皮`. */
const DONE_BESIDES = /伴(?:植皮|[^伴]*(?:手术|操作|移植))$/;
/** Twins share at least so much of their diagnoses. */
const TWINS_ALIKE = 0.5;

/** A group for a disease with an operation, and the medical group of the same disease, list the same diagnoses. */
function lintTwins(context: LintContext, mdc: Mdc): void {
  const diagnosesOf = (entry: AdrgEntry) => {
    const codes = new Set<string>();
    visitLists(entry.condition, (place, reference) => {
      if (!place.endsWith("Diagnosis")) return;
      for (const code of context.probe.codes(reference, ownedAdrg(entry))) codes.add(code);
    });
    return codes;
  };
  const together = (code: string) =>
    new Set(mdc.adrgs.filter((entry) => entry.code === code).flatMap((entry) => [...diagnosesOf(entry)]));
  for (const entry of mdc.adrgs) {
    // Several entries of one ADRG are alternatives of one condition.
    if (mdc.adrgs.find(({ code }) => code === entry.code) !== entry) continue;
    const disease = bareText(entry.name).replace(DONE_BESIDES, "");
    if (entry.kind === "medical" || disease === bareText(entry.name) || disease.length < 4) continue;
    const twin = mdc.adrgs.find(({ kind, name }) => kind === "medical" && bareText(name).startsWith(disease));
    if (twin === undefined) continue;
    const [own, theirs] = [together(entry.code), together(twin.code)];
    const both = [...own].filter((code) => theirs.has(code)).length;
    const either = own.size + theirs.size - both;
    if (own.size === 0 || both >= TWINS_ALIKE * either) continue;
    const info = { entry: entry.code, name: entry.name, twin: twin.code, twinName: twin.name };
    const common = Math.round((100 * both) / either);
    const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
    context.add(lintMessages.diagnostic("warning", "LINT_TWIN_LISTS_DIFFER", path, { ...info, common }));
  }
}

/** How many different lists of procedures a condition looks at. */
function listsTogether(entry: AdrgEntry): number {
  const lists = new Set<string>();
  visitLists(entry.condition, (place, reference) => {
    if (place.endsWith("Procedure")) lists.add(JSON.stringify(reference));
  });
  return lists.size;
}

/** Numbers and places that a DRG asks for and no word of its name, nor of its ADRG's name, says. */
function lintUnnamed(
  context: LintContext,
  words: readonly NameWord[],
  entry: AdrgEntry,
  drg: Drg,
  path: string,
): void {
  const asked = subjectsOf(drg.condition);
  const names = `${entry.name}，${drg.name}`;
  reportUnnamed(context, words, asked, drg.code, names, drg.name, path);
}

function lintUnnamedEntry(
  context: LintContext,
  words: readonly NameWord[],
  entry: AdrgEntry,
  path: string,
): void {
  const names = [entry.name, ...entry.drgs.map(({ name }) => name)].join("，");
  reportUnnamed(context, words, subjectsOf(entry.condition), entry.id, names, entry.name, path);
}

function reportUnnamed(
  context: LintContext,
  words: readonly NameWord[],
  asked: ReadonlySet<ConditionKind>,
  group: string,
  names: string,
  name: string,
  path: string,
): void {
  for (const word of words) {
    const covers = word.covers ?? word.asks;
    if (covers.some((subject) => isOfCodes(subject, "diagnosis") || isOfCodes(subject, "procedure")))
      continue;
    if (!covers.some((subject) => asked.has(subject))) continue;
    const said = words.some(
      (other) =>
        (other.covers ?? other.asks).some((subject) => covers.includes(subject)) &&
        new RegExp(other.words.join("|"), "u").test(bareText(names)),
    );
    if (said) continue;
    const info = { group, name, topic: word.topic, topicEn: word.topicEn };
    context.add(lintMessages.diagnostic("info", "LINT_CONDITION_NOT_IN_NAME", path, info));
  }
}
