import type { LocalizedText } from "../../src/primitives/index.js";

/** What the facts say of gaps, in Chinese; English only where the words of the facts do not stand alone. */
const WORDS: Readonly<Record<string, { readonly zh: string; readonly en?: string }>> = {
  all: { zh: "全部" },
  "all of J, IT3 to IZ2, FB1 FB2 FD3 FE1 FE2 FK1 FK2 FL1 FL3 WB1 WC1 RB1 RC1, transplants (50 ADRG)": {
    zh: "J 全部，IT3 至 IZ2，FB1 FB2 FD3 FE1 FE2 FK1 FK2 FL1 FL3 WB1 WC1 RB1 RC1，移植（共 50 个核心组）",
  },
  "AB1 AE1 BC1 BC2 PS1 to PS4 PR1 PK1 WR1 US1 and more": {
    zh: "AB1 AE1 BC1 BC2 PS1 至 PS4 PR1 PK1 WR1 US1 等",
  },
  absent: { zh: "没有这些组", en: "absent" },
  "absent: a local catalogue is possible": { zh: "没有这些组，可能是当地目录本来如此" },
  "their diagnoses stand in RA1 too": { zh: "其诊断也在 RA1 中" },
  "hours and number of treatments are no field; the second list of CB11 is empty": {
    zh: "治疗的小时数与次数没有字段；CB11 的第二份清单是空的",
  },
  "no DRG; its published list of 563 groups (payments/fuzhou_2022.csv) has none of them either: a local catalogue":
    {
      zh: "没有细分组；所公布的 563 组中也没有，可能是当地目录本来如此",
      en: "no DRG; its published list of 563 groups has none of them either: a local catalogue is possible",
    },
  "the operation or diagnosis list of the special group is empty": { zh: "特殊组的手术或诊断清单是空的" },
  "LF1a (complex) and LF1b cannot be told apart by the lists": { zh: "LF1a（复杂）与 LF1b 从清单中分不开" },
  "no DRG in the scheme or its payment table, AH1 has AH11 only: a local catalogue": {
    zh: "方案和支付表中都没有细分组，AH1 只有 AH11，可能是当地目录本来如此",
  },
  "lists are about a third of 1.1's, 35 groups absent (JA1 JA2 NA1 RE1 WC1 HT2 MZ1 OR1 TR1 TR2 TB1 US1 PV1 PS2, chapters Y and Z), SB1 WJ1 XJ1 RA4 ask for no operation, 163 of 165 operation groups ask for a short list of principal diagnoses: it reads like something learned from cases":
    {
      zh: "清单约为 1.1 版的三分之一；没有 35 个组（JA1 JA2 NA1 RE1 WC1 HT2 MZ1 OR1 TR1 TR2 TB1 US1 PV1 PS2 及 Y、Z 两章）；SB1 WJ1 XJ1 RA4 不要求手术；165 个手术组中有 163 个只收少数几个主要诊断：像是从病例中归纳出来的",
    },
  "one eye or both cannot be read from the codes": { zh: "从编码中看不出单眼还是双眼" },
  "two operations only; tracheostomy with ventilation is lost": {
    zh: "只有两个手术；气管切开伴呼吸机支持丢失了",
  },
  "": { zh: "" },
  "hardly reached": { zh: "几乎没有病例进入" },
  "never reached": { zh: "没有病例能进入" },
  "never reached; the case falls to the ordinary groups of its ADRG": {
    zh: "没有病例能进入，病例落入同一核心组的普通细分组",
  },
  " or pages lost there": { zh: "也可能是那里缺了页", en: "or pages were lost there" },
  "three-character code": { zh: "只有三位的编码" },
  "1500 to 1999 g 0000": { zh: "1500 至 1999 克的新生儿入 0000" },
  "leukaemia without complication to RR1, infants from 29 days 0000": {
    zh: "不伴合并症的白血病入 RR1，29 天以上的婴儿入 0000",
  },
  "three-character codes: the case has a group and no price": { zh: "只有三位的编码，病例有组而没有价格" },
  "19,545 diagnoses give 0000; 114 of 398 everyday stays wrong: unfit for use": {
    zh: "19,545 个诊断入 0000；398 例常见病例中 114 例分错：不宜使用",
  },
  "every infarction 0000, radiotherapy and fusions ambiguous": {
    zh: "心肌梗死全部入 0000，放疗与脊柱融合入歧义组",
  },
  CB31: { zh: "入 CB31", en: "in CB31" },
  "the case falls to its chapter": { zh: "病例落入其大类的其他组" },
};

/** Codes of groups alone, which are the same in both languages. */
const CODES = /^[A-Z]{2}\d\w{0,2}( [A-Z]{2}\d\w{0,2})*$/;

/** 缺口的文字: what the facts say of a gap in English, in both languages. @throws where nobody has put it into Chinese */
export function inBoth(text: string): LocalizedText {
  const words = WORDS[text];
  if (words !== undefined) return { zh: words.zh, en: words.en ?? text };
  if (CODES.test(text)) return codesText(text);
  throw new Error(`no Chinese words for the gap "${text}": put them in gap-texts.ts`);
}

/** Codes of groups in both languages. */
export function codesText(codes: string): LocalizedText {
  return { zh: codes, en: codes };
}
