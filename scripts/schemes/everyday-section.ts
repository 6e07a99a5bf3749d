import { type AdrgEntry, groupCase, type Scheme } from "../../src/grouping/index.js";
import { type EverydayStay, everydayStays, wrongStays } from "../../test/everyday/everyday-stays.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { NATIONAL } from "./catalogue.js";
import { codesIn } from "./listed-otherwise.js";
import { gapsOf } from "./printed-beside.js";
import { knownGaps, standingOf } from "./standing.js";

/** Stays that the standing was judged by from outside (`judged.ts`); those of them that were handed on stand in `test/everyday`. */
const JUDGED_BY = 398;

/** The standing of every scheme with the figure behind it, and what cannot be repaired. */
export function standingSection(references: readonly string[]): string[] {
  const stays = everydayStays();
  const own = stays.filter(({ file }) => file === "further").length;
  return [
    "## Standing",
    "",
    `The standing was judged once, from outside, by ${JUDGED_BY} everyday stays: \`whole\`: at most 2 of them wrong (3 under ZJ-DRG); \`gaps\`: more, or groups that are known to lack; \`unfit\`: not to be used without \`--accept-unfit\`.`,
    `${stays.length - own} of those ${JUDGED_BY} stays were handed on and stand in \`test/everyday\`, with ${own} that were written from the names of the groups: what is counted on this page is counted from these ${stays.length}.`,
    "",
    "| scheme | revision | standing | everyday stays wrong | ADRGs without DRG | DRGs never reached |",
    "| --- | --- | --- | --- | --- | --- |",
    ...references.map((reference) => {
      const compiled = shippedScheme(reference);
      const { kind, everyday, adrgsWithoutDrg, neverReached } = standingOf(compiled);
      const wrong = `${everyday.wrong} of ${everyday.stays}`;
      return `| ${reference} | ${compiled.scheme.revision ?? 1} | ${kind} | ${wrong} | ${adrgsWithoutDrg} | ${neverReached} |`;
    }),
    "",
    "Known gaps:",
    "",
    "| scheme | groups | gap | effect |",
    "| --- | --- | --- | --- |",
    ...references.flatMap((reference) =>
      gapsOf(reference).map(
        ({ group, gap, effect }) => `| ${reference} | ${group.en} | ${gap.en} | ${effect.en} |`,
      ),
    ),
    "",
  ];
}

/** A stay that ends in another group than its name promises, and why; undefined where nothing explains it. */
interface StayElsewhere {
  readonly reference: string;
  readonly stay: string;
  readonly endsIn: string;
  readonly why: string | undefined;
}

/** What becomes of every everyday stay under every scheme. */
export interface EverydayOutcomes {
  /** stays times schemes */
  readonly outcomes: number;
  readonly elsewhere: readonly StayElsewhere[];
}

/** 日常病例结果: all stays under all schemes; those that end elsewhere, each with its reason. */
export function everydayOutcomes(references: readonly string[]): EverydayOutcomes {
  const stays = everydayStays();
  const elsewhere = references.flatMap((reference) =>
    wrongStays(stays, shippedScheme(reference)).map(({ stay, result, names }) => ({
      reference,
      stay: stay.id,
      endsIn: `${result.drg} ${names.replace(/^#$/, "")}`,
      why: reasonFor(stay, reference),
    })),
  );
  return { outcomes: stays.length * references.length, elsewhere };
}

/** The outcomes in one sentence. */
export function outcomesLine({ outcomes, elsewhere }: EverydayOutcomes): string {
  const unexplained = elsewhere.filter(({ why }) => why === undefined).length;
  return `${outcomes} outcomes: ${outcomes - elsewhere.length} in the group that the stay's name promises, ${elsewhere.length - unexplained} elsewhere and explained, ${unexplained} unexplained.`;
}

/** The everyday stays that a scheme has wrong, each with where it ends and why. */
export function everydaySection(references: readonly string[]): string[] {
  const all = everydayOutcomes(references);
  return [
    "## Everyday stays that end elsewhere",
    "",
    `${everydayStays().length} stays whose group a coder knows from the names of the groups (\`test/everyday\`), under each of the ${references.length} schemes.`,
    `${outcomesLine(all)} (\`npx tsx scripts/schemes/everyday-outcomes.ts\`)`,
    "",
    kindsLine(all),
    "",
    "| scheme | stay | ends in | why |",
    "| --- | --- | --- | --- |",
    ...all.elsewhere.map(
      ({ reference, stay, endsIn, why = "" }) => `| ${reference} | ${stay} | ${endsIn} | ${why} |`,
    ),
    "",
  ];
}

/** Kinds of reasons, by their words. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ["a list without the code", /does not list|no group lists/],
  ["the group is absent", /is absent here/],
  ["a group of operations that asks for none", /asks for none/],
  ["the text lists the operation for other principal diagnoses", /for other principal diagnoses/],
  ["the text places the code elsewhere", /the document lists/],
];

/** How many outcomes are of each kind, and how many of them are the scheme's with most. */
function kindsLine({ elsewhere }: EverydayOutcomes): string {
  const kindOf = (why = "") =>
    KINDS.find(([, words]) => words.test(why))?.[0] ?? "a named gap, or judged singly";
  const names = [...KINDS.map(([kind]) => kind), kindOf()];
  const counts = (references: readonly { readonly why?: string | undefined }[]) =>
    names.map((name) => `${name} ${references.filter(({ why }) => kindOf(why) === name).length}`).join("; ");
  const [most = ""] = [...new Set(elsewhere.map(({ reference }) => reference))].sort(
    (a, b) => countOf(elsewhere, b) - countOf(elsewhere, a),
  );
  return `By kind: ${counts(elsewhere)}. Of ${most} alone: ${counts(elsewhere.filter(({ reference }) => reference === most))}.`;
}

function countOf(elsewhere: EverydayOutcomes["elsewhere"], reference: string): number {
  return elsewhere.filter((one) => one.reference === reference).length;
}

/** Stays that no rule below explains, judged one by one. */
const JUDGED: Readonly<Record<string, string>> = {
  "hefei@2023 gastric cancer, distal gastrectomy":
    "GB1Z, its group for cancers, lists resections of the gullet only; those of the stomach stay in GB11 to GB15",
  "wuxi@2022 brachytherapy, cervical cancer":
    "RC1 is all its radiotherapy: it lists brachytherapy under a name that says 体外照射, and the price list has no other group",
};

/**
 * What explains a stay that ends elsewhere: where a national edition has it, and that this scheme has no such group, or a list without
 * the code; else a named gap. Undefined where nothing explains it.
 */
function reasonFor(stay: EverydayStay, reference: string): string | undefined {
  const judged = JUDGED[`${reference} ${stay.id}`];
  if (judged !== undefined) return judged;
  const { scheme } = shippedScheme(reference);
  const here = groupCase(stay.case, shippedScheme(reference));
  const operationAsked = here.status === "grouped" && OPERATION_GROUP.test(here.adrg);
  if (operationAsked && stay.case.procedures.length === 0) {
    return `${here.adrg}, a group of operations, asks for none here`;
  }
  // The first that has the stay right.
  const edition = NATIONAL.find((one) => wrongStays([stay], shippedScheme(one)).length === 0);
  const gapOf = (adrg: string) => knownGaps(reference).find(({ group }) => isOf(group.en, adrg));
  if (edition === undefined) return unlisted(stay, scheme);
  const { adrg } = groupCase(stay.case, shippedScheme(edition));
  const gap = gapOf(adrg) ?? gapOf(here.adrg);
  const said = gap === undefined ? undefined : `a named gap of ${adrg}: ${gap.gap.en}`;
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs).filter(({ code }) => code === adrg);
  if (entries.length === 0) return `${adrg}, its group in ${edition}, is absent here`;
  if (entries.every(({ drgs }) => drgs.length === 0)) return `${adrg} has no DRG here`;
  if (here.adrg === adrg)
    return said ?? (here.status === "without-drg" ? `no DRG of ${adrg} takes it` : undefined);
  const listed = codesIn(reference, adrg);
  const [principal = "", main = ""] = [stay.case.diagnoses[0], stay.case.procedures[0]];
  const lacking = [main, principal].find(
    (code) => code !== "" && codesIn(edition, adrg).has(code) && !listed.has(code),
  );
  if (lacking !== undefined) return `${adrg}, its group in ${edition}, does not list ${lacking} here`;
  return said ?? unlisted(stay, scheme);
}

/** ADRGs of operations, by their second letter. */
const OPERATION_GROUP = /^[A-Z][A-Q]\d/;

/** Whether a gap names the ADRG or a group of it. */
function isOf(gap: string, adrg: string): boolean {
  return gap.split(/[ ,]+/).some((code) => /^[A-Z]{2}\d/.test(code) && code.slice(0, 3) === adrg);
}

/**
 * The groups that list the main procedure, or the principal diagnosis where there is none: the text's own placing; and that none of them lists the
 * principal diagnosis beside it, where they ask for one.
 */
function unlisted({ case: record }: EverydayStay, scheme: Scheme): string | undefined {
  const [code = ""] = record.procedures.length === 0 ? record.diagnoses : record.procedures;
  const lists = (adrg: AdrgEntry, wanted: string) =>
    Object.values(adrg.lists ?? {}).some((own) => own.includes(wanted));
  const holders = scheme.mdcs.flatMap(({ adrgs }) => adrgs.filter((adrg) => lists(adrg, code)));
  if (holders.length === 0) return `no group lists ${code} here`;
  const under = `the document lists ${code} under ${holders.map(({ id }) => id).join(", ")}`;
  const [principal = ""] = record.diagnoses;
  const asking = holders.filter(({ lists: own }) =>
    Object.values(own ?? {})
      .flat()
      .some(isDiagnosis),
  );
  const lacked = code !== principal && asking.length === holders.length;
  return lacked && !holders.some((adrg) => lists(adrg, principal))
    ? `${under}, for other principal diagnoses than ${principal}`
    : under;
}

/** Codes of diagnoses begin with a letter, those of procedures with a digit. */
function isDiagnosis(code: string): boolean {
  return /^[A-Z]/.test(code);
}
