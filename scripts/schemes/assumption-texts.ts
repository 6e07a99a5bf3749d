import type { Assumption } from "../../src/grouping/scheme.js";
import type { LocalizedText } from "../../src/primitives/index.js";

/** The member of a place of a scheme that lists what it assumes; none where it assumes nothing. */
export function withAssumed(assumed: readonly Assumption[]): { assumed?: readonly Assumption[] } {
  return assumed.length === 0 ? {} : { assumed };
}

/** What a kind of repair says in one clause; `{from}` stands for the group that it is taken from. */
interface RepairText extends LocalizedText {
  /** said instead where the repair names no group that it is taken from */
  readonly byName?: LocalizedText;
}

const BY_NAME: LocalizedText = {
  zh: "文件未印此条件，条件取自本组名称",
  en: "the document does not print this condition; it is that of the group's name",
};

const NARROW_FIRST: LocalizedText = {
  zh: "文件未印先后，较窄的组先于较宽的组判断",
  en: "the document does not print the order; the narrower group is tried before the wider one",
};

const CONDITION_FROM: RepairText = {
  zh: "文件未印此条件，条件取自{from}",
  en: "the document does not print this condition; it is that of {from}",
  byName: BY_NAME,
};

const CODE_FROM: LocalizedText = {
  zh: "此编码不在文件的列表中，取自{from}",
  en: "this code is not in the printed list; it is taken from {from}",
};

/** Operations that the document prints, whose diagnoses it leaves to the name. */
const DIAGNOSES_FROM: RepairText = {
  zh: "文件只印手术操作，诊断取自{from}",
  en: "the document prints operations only; the diagnoses are those of {from}",
};

/** A list that the transcription of a document which was not seen holds none of: whether it prints one is not known. */
const LIST_EMPTY: RepairText = {
  zh: "转录中没有列表，列表取自{from}",
  en: "the transcription holds no list; the lists are those of {from}",
};

const LOST_BY_NAME: LocalizedText = {
  zh: "转录缺此细分组，取自公布的权重表，条件取自其名称",
  en: "the transcription lost this DRG; it is that of the published weights, its condition that of its name",
};

const REPAIRS: readonly (readonly [kind: string, text: RepairText])[] = [
  ["the name says which diagnoses; the document prints operations only", DIAGNOSES_FROM],
  ["list empty in the document", LIST_EMPTY],
  [
    "lists dropped by the transcription",
    { zh: "转录缺列表，列表取自{from}", en: "the transcription lost the lists; they are those of {from}" },
  ],
  [
    "the name says both; the document prints one merged list",
    {
      zh: "文件把两个列表印作一个，按{from}分开",
      en: "the document prints its two lists as one; they are divided as in {from}",
    },
  ],
  [
    "intensive care stood behind the rest",
    {
      zh: "名称为重症监护，文件未印条件，按科别为 ICU 或有重症监护时数判断，先于其他细分组",
      en: "the name says intensive care and the document prints no condition; it is department ICU or hours in intensive care, tried before the other DRGs",
    },
  ],
  [
    "one eye or both cannot be read from the codes: one eye",
    {
      zh: "编码看不出单眼或双眼，按单眼判断",
      en: "the codes do not tell one eye from both; one eye is assumed",
    },
  ],
  [
    "the outcome of delivery is never the principal diagnosis",
    {
      zh: "文件印作主要诊断，而分娩结局只能是其他诊断，同{from}",
      en: "the document prints a principal diagnosis, which the outcome of delivery never is; it is asked among the other diagnoses, as in {from}",
    },
  ],
  [
    "other diagnoses than its name, and its twin without graft, says",
    {
      zh: "所印诊断与名称不符，诊断取自无植皮的 WR1，同{from}",
      en: "the printed diagnoses are not those of the name; they are those of its twin without graft, WR1, as in {from}",
    },
  ],
  ["order", NARROW_FIRST],
  ["a wider subgroup stood before a narrower one", NARROW_FIRST],
  ["stood behind the groups that hold the same operations", NARROW_FIRST],
  ["shared operations: the group that names a diagnosis stands first", NARROW_FIRST],
  ["a condition on intensive care stood behind the rest", NARROW_FIRST],
  [
    "shared operations: the name says congenital",
    {
      zh: "名称为先天性，与其他组共有的手术操作另要求诊断属于{from}",
      en: "the name says congenital; operations that other groups hold too ask for a diagnosis of {from}",
    },
  ],
  [
    "operations of its groups never reached it, not being in @valid",
    {
      zh: "本大类各组列出的手术操作也可进入本大类",
      en: "operations that its own groups list open this MDC too",
    },
  ],
  [
    "diagnoses that its groups list and the chapter did not",
    {
      zh: "大类的列表没有此编码而其组有，依 CHS-DRG 2.0 和 1.0 补入",
      en: "groups of this MDC list the code and the MDC did not; it is added as in CHS-DRG 2.0 and 1.0",
    },
  ],
  [
    "diagnoses of the chapter that no group held",
    {
      zh: "此编码在大类中而不在任何组，归入 CHS-DRG 1.0、北京、云南或 2.0 所归的同一组",
      en: "the MDC lists this code and no group did; it lies where CHS-DRG 1.0, Beijing, Yunnan or 2.0 put it",
    },
  ],
  [
    "operations that this edition of the codes has and its own had not",
    {
      zh: "此编码不在文件的列表中，同一类目的其他编码都在",
      en: "this code is not in the printed list; all other codes of its heading are",
    },
  ],
  ["drug-eluting stent missing", CODE_FROM],
  ["haemodialysis missing", CODE_FROM],
  ["operations of delivery missing", CODE_FROM],
  ["subgroups lost with their lower-case suffix", LOST_BY_NAME],
  ["a DRG of the published weights lost", LOST_BY_NAME],
  [
    "subgroup missing",
    {
      zh: "转录缺此细分组，取自公布的权重表",
      en: "the transcription lost this DRG; it is that of the published weights",
    },
  ],
  ["missing in the transcription", CONDITION_FROM],
  ["the group of the older stood before that of the younger", CONDITION_FROM],
  ["the name says prematurity", CONDITION_FROM],
  ["the name says operation", CONDITION_FROM],
  ["multi-drug resistance had no condition", BY_NAME],
  ["age had no condition", BY_NAME],
  ["side had no condition", BY_NAME],
  ["artificial liver had no condition", BY_NAME],
  ["analgesia had no condition", BY_NAME],
  ["artificial vessel had no condition", BY_NAME],
  ["lymphoma and myeloma had no condition", BY_NAME],
  ["the name says days; the transcription asked severity below 17", BY_NAME],
  ["the name says weight", BY_NAME],
  ["the name says from 29 days", BY_NAME],
  ["the name says severe", BY_NAME],
  ["the name says what the transcription took for age", BY_NAME],
  ['severe complications fell to "without"', BY_NAME],
  ['general complications fell to "without"', BY_NAME],
];

const TEXTS = new Map(REPAIRS);

/** A code whose name the text prints in the list beside an older one. */
export const NAME_PRINTED: LocalizedText = {
  zh: "此编码不在文件的列表中，文件在该列表中以旧编码印其名称",
  en: "this code is not in the printed list; the document prints its name there beside an older code",
};

/** Whether an assumption says that. */
export function isByName({ text }: Assumption): boolean {
  return text.en === NAME_PRINTED.en;
}

/** The clause of an entry whose text prints the operations that the transcription of a later edition has none of. */
export function clauseOfPrinted(clause: LocalizedText): LocalizedText {
  const said = (text: RepairText, locale: "zh" | "en") => text[locale].replace("{from}", "");
  const filled = (locale: "zh" | "en") =>
    clause[locale].replace(said(LIST_EMPTY, locale), said(DIAGNOSES_FROM, locale));
  return { zh: filled("zh"), en: filled("en") };
}

/**
 * 假定的说明: the clause of one kind of repair.
 *
 * @param source the group it is taken from, in both languages; undefined where the name says it
 */
export function assumptionText(kind: string, source: LocalizedText | undefined): LocalizedText {
  const text = TEXTS.get(kind);
  if (text === undefined) throw new Error(`no text for the kind of repair "${kind}"`);
  if (source === undefined && text.byName !== undefined) return text.byName;
  if (source === undefined && text.zh.includes("{from}")) throw new Error(`"${kind}" names no source`);
  const filled = (locale: "zh" | "en") => text[locale].replace("{from}", source?.[locale] ?? "");
  return { zh: filled("zh"), en: filled("en") };
}
