import type { GroupableCase } from "../../src/grouping/case-view.js";
import { type AdrgEntry, groupCase, type Scheme } from "../../src/grouping/index.js";
import { principalsWithoutTable } from "../../src/grouping/lint/lint-complications.js";
import { shippedScheme } from "../../test/grouping/shipped-schemes.js";
import { absentGroups } from "./absent-groups.js";
import { codesText, inBoth } from "./gap-texts.js";
import { FALLS, listedOtherwise } from "./listed-otherwise.js";
import { type KnownGap, knownGaps } from "./standing.js";

/** A scheme whose own document nobody has seen, and the edition before it, whose text was read by the importer. */
const BESIDE = { reference: "zj-drg@1.1", printed: "zj-drg@1.0" } as const;

/** Codes that the text prints in one group and the later edition lacks. */
interface LackingCodes {
  readonly group: string;
  /** how many codes the text prints there */
  readonly printed: number;
  readonly lacking: readonly string[];
}

/** 与印刷文本之差: what the text of the edition before prints and the scheme lacks. */
export interface PrintedBeside {
  /** operations printed in a group and not in the list of that group */
  readonly operations: readonly LackingCodes[];
  /** diagnoses printed in a medical group and in no MDC */
  readonly diagnoses: readonly LackingCodes[];
}

/** Measures both; what the edition before was completed by is no print of its text. */
export function printedBeside(): PrintedBeside {
  const printed = entriesOf(shippedScheme(BESIDE.printed).scheme);
  const { scheme } = shippedScheme(BESIDE.reference);
  const later = new Map(entriesOf(scheme).map((entry) => [entry.id, entry]));
  const inMdcs = new Set(scheme.mdcs.flatMap(({ lists }) => Object.values(lists ?? {}).flat()));
  const lackingIn = (entry: AdrgEntry, list: "procedures" | "diagnoses", known: ReadonlySet<string>) => {
    const codes = printedCodes(entry, list);
    return { group: entry.id, printed: codes.length, lacking: codes.filter((code) => !known.has(code)) };
  };
  const some = ({ lacking }: LackingCodes) => lacking.length > 0;
  return {
    operations: printed
      .map((entry) => lackingIn(entry, "procedures", new Set(codesOf(later.get(entry.id), "procedures"))))
      .filter(({ group }) => group !== REDEFINED)
      .filter(some),
    diagnoses: printed
      .filter(({ kind }) => kind === "medical")
      .map((entry) => lackingIn(entry, "diagnoses", inMdcs))
      .filter(some),
  };
}

/** A group whose condition is another in either edition: it is told by stays, not by its list. */
const REDEFINED = "AH1";

function entriesOf({ mdcs }: Scheme): readonly AdrgEntry[] {
  return mdcs.flatMap(({ adrgs }) => adrgs);
}

/** The codes of a list as printed: without those that it was completed by. */
function printedCodes(entry: AdrgEntry, side: "procedures" | "diagnoses"): readonly string[] {
  const added = new Set((entry.assumed ?? []).flatMap(({ codes }) => codes ?? []));
  return codesOf(entry, side).filter((code) => !added.has(code));
}

function codesOf(entry: AdrgEntry | undefined, side: string): readonly string[] {
  const lists = Object.entries(entry?.lists ?? {}).filter(([name]) => name.startsWith(side));
  return [...new Set(lists.flatMap(([, codes]) => codes))];
}

const PATIENT = {
  caseId: "1",
  sex: "male",
  ...{ ageYears: 60, ageDays: 21_900, lengthOfStayDays: 20, icuHours: 0, department: "03" },
  dischargeDisposition: 1,
  diagnoses: ["J18.900", "J96.000"],
} as const satisfies Omit<GroupableCase, "procedures">;

/** Stays that tell what AH1 takes in either edition: operations, the main one first. */
const VENTILATED = [
  ["ventilation of 96 hours or more alone", ["96.7201"]],
  ["ventilation of 96 hours or more, intubation", ["96.7201", "96.0400"]],
  ["ventilation of 96 hours or more, tracheostomy", ["96.7201", "31.1x00x005"]],
  ["tracheostomy, ventilation of 96 hours or more", ["31.1x00x005", "96.7201"]],
  ["tracheostomy alone", ["31.1x00x005"]],
  ["ECMO", ["39.6500"]],
] as const;

function ventilated(): readonly (readonly [words: string, codes: string, printed: string, here: string])[] {
  const drg = (reference: string, procedures: readonly string[]) =>
    groupCase({ ...PATIENT, procedures }, shippedScheme(reference)).drg;
  return VENTILATED.map(([words, codes]) => [
    words,
    codes.join(", "),
    drg(BESIDE.printed, codes),
    drg(BESIDE.reference, codes),
  ]);
}

/** The measured differences as gaps of the scheme, beside those that the facts name. */
export function measuredGaps(reference: string): readonly KnownGap[] {
  return [
    ...absentGroups(reference),
    ...withoutTable(reference),
    ...listedOtherwise(reference),
    ...(reference === BESIDE.reference ? besideGaps() : []),
  ];
}

/** 无排除表的主要诊断: they came into the chapters of a repaired transcription, or of a completed text, after its exclusion tables were made. */
function withoutTable(reference: string): readonly KnownGap[] {
  const { length } = principalsWithoutTable(shippedScheme(reference).scheme);
  if (length === 0) return [];
  return [
    {
      group: inBoth("all"),
      gap: {
        zh: `各大类中 ${length} 个本身属于 MCC 或 CC 的诊断不在任何排除表中（\`scheme lint\`：“LINT_PRINCIPAL_WITHOUT_TABLE”）`,
        en: `${length} diagnoses of its chapters that are MCC or CC themselves stand in no exclusion table (\`scheme lint\`: LINT_PRINCIPAL_WITHOUT_TABLE)`,
      },
      effect: {
        zh: "作主要诊断时不排除任何合并症，同类的也不排除；`explain` 会说明",
        en: "as principal diagnosis they exclude no complication, also not one of their own kind; `explain` says so",
      },
    },
  ];
}

function besideGaps(): readonly KnownGap[] {
  const { operations, diagnoses } = printedBeside();
  const each = (lacking: readonly LackingCodes[]) => codesText(lacking.map(({ group }) => group).join(" "));
  return [
    {
      group: each(operations),
      gap: {
        zh: `${BESIDE.printed} 的原文在这些组印出的 ${count(operations)} 个手术操作不在其清单中`,
        en: `${count(operations)} operations that the text of ${BESIDE.printed} prints in these groups are not in their lists`,
      },
      effect: FALLS,
    },
    {
      group: each(diagnoses),
      gap: {
        zh: `${BESIDE.printed} 的原文在这些组印出的 ${count(diagnoses)} 个诊断不在任何大类中`,
        en: `${count(diagnoses)} diagnoses that the text of ${BESIDE.printed} prints in these groups stand in no MDC`,
      },
      effect: { zh: "作主要诊断时入 0000", en: "as principal diagnosis 0000" },
    },
    {
      group: codesText(REDEFINED),
      gap: {
        zh: "96 小时的呼吸机支持作主要操作就够了；1.0 的原文还要求气管切开或插管",
        en: "ventilation of 96 hours alone, as the main operation, is enough; the text of 1.0 asks for a tracheostomy or intubation with it",
      },
      effect: { zh: "入 AH19，而不入其大类的组", en: "AH19 instead of the group of its chapter" },
    },
  ];
}

function count(lacking: readonly LackingCodes[]): number {
  return new Set(lacking.flatMap((each) => each.lacking)).size;
}

/** 方案的缺口: those that the facts name, and those that are measured. */
export function gapsOf(reference: string): readonly KnownGap[] {
  return [...knownGaps(reference), ...measuredGaps(reference)];
}

/** The section of `docs/conformance.md` that tells the differences, group by group. */
export function printedBesideSection(): string[] {
  const { operations, diagnoses } = printedBeside();
  const rows = (lacking: readonly LackingCodes[]) =>
    lacking.map(
      ({ group, printed, lacking: codes }) => `| ${group} | ${printed} | ${codes.length} | ${shown(codes)} |`,
    );
  return [
    `## \`${BESIDE.reference}\` beside the printed text of \`${BESIDE.printed}\``,
    "",
    "The text of ZJ-DRG 1.1 was not seen, its transcription was; the text of 1.0 was read by the importer. The groups and their names are the same, the lists are not: what 1.0 prints and the transcription",
    "of 1.1 lacks is either an edition's change or a loss, and nobody can tell which. The tables stay as transcribed; codes by which 1.0 was completed do not count as printed.",
    "",
    `Operations: ${count(operations)} that 1.0 prints in ${operations.length} groups are not in the lists of these groups.`,
    "",
    "| group | operations printed | not in the list of 1.1 | codes |",
    "| --- | --- | --- | --- |",
    ...rows(operations),
    "",
    `Diagnoses: ${count(diagnoses)} that 1.0 prints in ${diagnoses.length} medical groups stand in no MDC of 1.1; as principal diagnosis they are 0000.`,
    "",
    "| group | diagnoses printed | in no MDC of 1.1 | codes |",
    "| --- | --- | --- | --- |",
    ...rows(diagnoses),
    "",
    "AH1: the text of 1.0 prints six operations (three of tracheostomy, intubation, ventilation of 96 hours or more, ECMO) and names AH19 气管切开伴呼吸机支持≥96 小时, so that it takes ventilation with one of the first four;",
    "the transcription of 1.1 holds the last two alone, as the main operation. What is lost and what is gained by it, for a man of 60 with pneumonia:",
    "",
    "| operations, the main one first | codes | 1.0 | 1.1 |",
    "| --- | --- | --- | --- |",
    ...ventilated().map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ];
}

const SHOWN = 5;

function shown(codes: readonly string[]): string {
  return codes.slice(0, SHOWN).join(", ") + (codes.length > SHOWN ? ", …" : "");
}
