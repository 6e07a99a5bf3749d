/** 编码版本: which edition of the codes a header says its column holds: that of the insurance (医保版), in which schemes are written, or another. */
export type HeaderEdition = "insurance" | "other";

/** 列名与版本: a header without what it says of the classification of its codes, and of its edition. */
interface EditedHeader {
  readonly key: string;
  readonly edition?: HeaderEdition;
}

const VERSION = String.raw`(?:v\d(?:\.\d)?|\d\.\d)`;
const ICD = "(?:icd(?:10|9(?:cm3)?)?)?";
const INSURANCE = new RegExp(`${ICD}(?:国家)?医保局?(?:贯标)?(?:版${VERSION}?|${VERSION}?版?)${ICD}`, "u");
/** Another edition is named before the words for the codes, or behind them. */
const EDITION_NAME = String.raw`(?:(?!码|[编代]码|诊断|疾病|手术|操作)\p{Script=Han}){1,6}版`;
const OTHER_WORDS = `(?:国临版?|国家临床版?|${EDITION_NAME})(?:${VERSION}版?)?`;
const OTHER = new RegExp(`^${OTHER_WORDS}|(?<=(?:码|诊断|手术|操作)\\d*)${ICD}${OTHER_WORDS}${ICD}`, "u");

/** The classification, of which every edition is: its name tells no column apart. That of the other kind of codes does. */
const CLASSIFICATION = new RegExp(
  [
    ["诊断|疾病", "icd10"],
    ["手术|操作", "icd9(?:cm3?)?"],
  ]
    .map(([codes, name]) => `(?<=(?:${codes}).{0,6})${name}|${name}(?=.{0,4}(?:${codes}))`)
    .join("|"),
  "u",
);

/** The words of the front sheets and settlement lists that tell no column of codes apart: of all diagnoses those at discharge, of western medicine, are read; 中西医, 门诊, 入院 are others. */
const KIND = "(?:主要?|其[他它]|次要?)";
const WORDS_BESIDE = new RegExp(
  [
    "(?<!中)西医",
    `^出院时?(?=诊断(?:疾病)?[编代]码|${KIND}诊断)`,
    `^(?:出院时?)?诊断(?=${KIND}诊断)`,
    `(?<=^${KIND})出院(?=诊断)`,
    "(?<=诊断)疾病(?=[编代]码)",
  ].join("|"),
  "gu",
);

/** A header without words that tell none apart: 出院西医主要诊断疾病代码 is 主要诊断代码. */
function plainHeader(key: string): string {
  // Each may stand where another one did.
  const plain = key.replace(WORDS_BESIDE, "");
  return plain === key ? key : plainHeader(plain);
}

/**
 * 去掉版本: takes what a header says of the edition of its codes off: 主要手术操作编码（医保版）, 国家临床版诊断编码, of their classification, 主要诊断编码（ICD-10）, and that they are those of the discharge
 * by western medicine; undefined where it says nothing of one.
 *
 * @param key the header without what makes no difference
 */
export function editedHeader(key: string): EditedHeader | undefined {
  const ofInsurance = key.replace(INSURANCE, "");
  if (ofInsurance !== key) return { key: plainHeader(ofInsurance), edition: "insurance" };
  const ofOther = key.replace(OTHER, "");
  if (ofOther !== key) return { key: plainHeader(ofOther), edition: "other" };
  const unclassified = plainHeader(key.replace(CLASSIFICATION, ""));
  return unclassified === key ? undefined : { key: unclassified };
}

/** What stands behind the words for codes where it says of which edition they are, whatever it is. */
const BEHIND_CODES = new RegExp(`(?<=码)(?:icd|gb|医保|国临|临床|${VERSION}|.{1,6}[版标]).{0,12}$`, "u");

/** A header of codes without the edition behind it, in any words: 手术操作编码V2.0, 诊断编码（国标）; and without those that tell no column apart. */
export function withoutEdition(key: string): string {
  return plainHeader(key.replace(BEHIND_CODES, ""));
}
