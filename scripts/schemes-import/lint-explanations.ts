import type { LintFinding } from "../../src/grouping/lint/index.js";

/** Why a shipped scheme keeps a finding of lint: the first row that fits explains it. */
export interface ExplainedFinding {
  /** absent: every scheme */
  readonly scheme?: RegExp;
  readonly code: RegExp;
  /** tried on the last step of the path: a group, an MDC */
  readonly place: RegExp;
  readonly reason: string;
}

const of = (...names: readonly string[]) => new RegExp(`^(?:${names.join("|")})@`);
const at = (places: string) => new RegExp(`^(?:${places.trim().split(/\s+/).join("|")})$`);

const WITHOUT_DRG = /^LINT_(?:ADRG_WITHOUT_DRG|DRG_NOT_EXHAUSTIVE)$/;
const UNREACHED = /^LINT_(?:DRG_UNREACHABLE|CONDITION_OPEN)$/;
const NOT_ASKED = /^LINT_NAME_NOT_IN_CONDITION$/;
const IN_NO_GROUP = /^LINT_DIAGNOSES_IN_NO_GROUP$/;

const OUTSIDE_MDC = /^LINT_DIAGNOSES_OUTSIDE_MDC$/;
const ZJ_11 = /^zj-drg@1\.1$/;

/** Groups of zj-drg@1.1 of whose diagnoses outside their chapter 医保版 has none. */
export const UNKNOWN_OUTSIDE =
  "MZ1 NR1 NZ1 BR2 BX2 BY1 BZ1 CZ1 ES1 FW1 FZ1 GW1 HS2 HS3 IT1 IT2 IT3 IU1 IZ2 JU1 JZ1 KZ1 LZ1 QR1 RS1 SZ1 XS1 XT1";
/** Groups of zj-drg@1.1 of whose diagnoses outside their chapter 2.0 or 3.0 takes none as principal diagnosis. */
export const NEVER_PRINCIPAL_OUTSIDE = "PU1 PV1 FR1 FR4 OZ1 SV1 XS2 XT3";

/** Every warning and error of a shipped scheme stands here, or is listed as unexplained. */
const LINT_EXPLANATIONS: readonly ExplainedFinding[] = [
  ...namedGaps(),
  {
    code: NOT_ASKED,
    place: at("FD1 FD2 FD3 FL4 FL5 RD1 RC1 RC2 RL1 RL2 RL3 RL4 RL5 RM1 RM2 JA1 DC2 DC3 GD1 DA1 QJ1"),
    reason: "the document prints operations only; they are done for nothing else",
  },
  {
    scheme: of("changsha"),
    code: NOT_ASKED,
    place: at("MD1 MJ1 CD1 FV1 IF2 TU1"),
    reason: "the name is the common part of its DRGs' names, which ask for the age",
  },
  {
    scheme: of("fuzhou"),
    code: NOT_ASKED,
    place: at("YC11 YC13"),
    reason: "its ADRG asks for the diagnoses; the name of YC1 is cut off in the transcription",
  },
  {
    scheme: of("hefei"),
    code: NOT_ASKED,
    place: at("GB1Z"),
    reason:
      "the special group asks for resections of the gullet, which are done for cancer; its table has no diagnoses",
  },
  {
    scheme: of("shanghai"),
    code: NOT_ASKED,
    place: /^RU1_Z51\.[12]$/,
    reason: "Z51.1 and Z51.2 are the diagnoses of a stay for chemotherapy",
  },
  {
    code: IN_NO_GROUP,
    place: at("MDCP"),
    reason: "prematurity by weight: the weight of the case that was tried is another",
  },
  {
    code: IN_NO_GROUP,
    place: at("MDCO"),
    reason: "a delivery is grouped by its outcome (Z37) among the other diagnoses",
  },
  {
    scheme: of("beijing", "yunnan"),
    code: IN_NO_GROUP,
    place: at("MDCR"),
    reason: "Z51.806 and Z51.811 (radiotherapy) have a group by their operation only, RC1 and RC2",
  },
  {
    scheme: of("changzhou", "chongqing", "chs-drg", "wuhan"),
    code: IN_NO_GROUP,
    place: at("MDCM"),
    reason:
      "C76.303 is listed for the women's groups (NA1, NA2, NR1); the chapter of men has it without a medical group",
  },
  {
    scheme: of("changzhou", "chongqing"),
    code: IN_NO_GROUP,
    place: at("MDCI"),
    reason: "M24.200 is a category without a bill code of its own; the groups list its subdivisions",
  },
  {
    scheme: of("changzhou", "chongqing", "chs-drg", "wuhan"),
    code: OUTSIDE_MDC,
    place: at("GZ1"),
    reason: "K43.9 stands in no chapter of the transcription; no list of 2.0 holds it either",
  },
  {
    scheme: /^zj-drg@1\.0$/,
    code: OUTSIDE_MDC,
    place: at("FR4"),
    reason:
      "I25.200x014 is a code of ZJ's own list of FR4; the list of its chapter is the national one, which has no such code",
  },
  {
    scheme: ZJ_11,
    code: OUTSIDE_MDC,
    place: at(UNKNOWN_OUTSIDE),
    reason:
      "codes of ZJ's own list of the group that its chapter lacks: the document prints no list of the chapter, and 医保版 has none of them, so no settlement list holds one",
  },
  {
    scheme: ZJ_11,
    code: OUTSIDE_MDC,
    place: at(NEVER_PRINCIPAL_OUTSIDE),
    reason:
      "codes of ZJ's own list of the group that its chapter lacks; CHS-DRG 2.0 or 3.0 refuses them as principal diagnosis (family history, conditions of the mother, old infarction), but P00.807, and some 医保版 has not",
  },
  {
    scheme: ZJ_11,
    code: OUTSIDE_MDC,
    place: at("OR1"),
    reason:
      "Z38, the newborn's own code, is no diagnosis of the mother; 2.0 has it in the chapter of newborns",
  },
  {
    scheme: ZJ_11,
    code: OUTSIDE_MDC,
    place: at("GZ1"),
    reason:
      "K43.9 stands in no chapter of the transcription, and no list of 2.0 holds it; the other codes are not in 医保版",
  },
  {
    scheme: ZJ_11,
    code: OUTSIDE_MDC,
    place: at("RT1 SU1"),
    reason:
      "D48.721 and U07.100x002 are bill codes of ZJ's own lists that no chapter of the tables of 1.1 holds; zj-drg@1.0 joins the lists and groups them: a question to the publisher",
  },
  {
    scheme: ZJ_11,
    code: /^LINT_DRG_TAKEN$/,
    place: at("OC19 OR19"),
    reason: "analgesia is asked for behind severity: a case with both is paid as the severe one",
  },
  {
    scheme: ZJ_11,
    code: /^LINT_GENERAL_IN_WITHOUT$/,
    place: at("FN15"),
    reason: "FN11 is named with complications and asks for severe ones, as transcribed",
  },
  {
    scheme: of("zj-drg"),
    code: /^LINT_SIBLINGS_ASK$/,
    place: at("NG1"),
    reason: "the document prints operations only; assisted reproduction is done for nothing else",
  },
  {
    code: /^LINT_ADRG_TAKEN$/,
    place: at("YR2"),
    reason: "the document lists nearly all of its diagnoses under YR1 as well, which stands first",
  },
  {
    scheme: of("changzhou", "chongqing", "chs-drg", "wuhan"),
    code: /^LINT_TWIN_LISTS_DIFFER$/,
    place: at("OC1"),
    reason: "one is found by its operation, the other by the outcome of delivery",
  },
  {
    scheme: of("changzhou", "chongqing"),
    code: /^LINT_TWIN_LISTS_DIFFER$/,
    place: at("WB1"),
    reason:
      "its 39 diagnoses, burns of any depth, are those that the published text of CHS-DRG 1.0 prints under WB1; the transcribed tables keep them for the city, while the national 1.0 was given the 137 of WR1: a question to the publisher",
  },
  {
    scheme: of("beijing"),
    code: /^LINT_ADRG_TAKEN$/,
    place: at("WR1_2"),
    reason:
      "the area burnt, among the other diagnoses, is asked for behind WZ1, as transcribed; only principal diagnoses that WZ1 lacks get here: a question to the publisher",
  },
  {
    scheme: of("beijing"),
    code: /^LINT_GENERAL_IN_WITHOUT$/,
    place: at("IT25"),
    reason: "its name says without severe complications, and a general one is no severe one",
  },
  {
    scheme: of("changzhou"),
    code: /^LINT_DRG_NOT_EXHAUSTIVE$/,
    place: at("RU1"),
    reason: "the printed names end at a stay of 60 days; a longer one has no group",
  },
  {
    scheme: of("changzhou"),
    code: /^LINT_COMPLICATION_TWICE$/,
    place: at("complications"),
    reason: "J96.900x003 is in both printed lists; the severe one counts",
  },
  {
    scheme: of("changzhou"),
    code: /^LINT_NAME_CONTRADICTS_SEVERITY$/,
    place: at("RW13"),
    reason:
      "the city has two groups from 18 years on, with and without; RW13 takes both kinds of complications",
  },
  {
    scheme: of("wlmq"),
    code: /^LINT_NAME_CONTRADICTS_SEVERITY$/,
    place: at("DJ11 FF33 HS23 JJ11 QT11"),
    reason:
      "the name is misread in the transcription (件有 for 伴有, 并发症 as 开发症); the condition is that of the name as printed",
  },
  {
    scheme: of("fuzhou"),
    code: /^LINT_NAME_CONTRADICTS_SEVERITY$/,
    place: at("QT15"),
    reason: "the name is misread in the transcription (小伴 for 不伴)",
  },
  {
    scheme: of("hefei"),
    code: /^LINT_DRG_TAKEN$/,
    place: at("PS1Z"),
    reason: "severity is asked for before the weight, as transcribed",
  },
];

/** The lines of `gaps.csv`, place by place. */
function namedGaps(): readonly ExplainedFinding[] {
  return [
    {
      scheme: of("yinchuan"),
      code: /./,
      place: /./,
      reason: "a named gap: the lists of Yinchuan are about a third of 1.1's; the scheme is unfit",
    },
    {
      code: /^LINT_(?:ADRG_TAKEN|ADRG_SHADOWED|DRG_UNREACHABLE)$/,
      place: /^RA[34]\d?$/,
      reason: "a named gap: their diagnoses stand in RA1 and RA2 too",
    },
    {
      scheme: of("zj-drg"),
      code: /^LINT_CONDITION_OPEN$/,
      place: at("CB39"),
      reason: "a named gap: one eye or both cannot be read from the codes",
    },
    {
      scheme: of("fuzhou"),
      code: WITHOUT_DRG,
      place: at(`
        AA1 AB1 AC1 AD1 AE1 AF1 AG1 AG2 BD2 DB2 FB1 FB2 FD3 FE1 FE2 FK1 FK2 FL1 FL3 HK1 IT3 IU1 IU2 IU3 IV1 IZ1 IZ2
        JA1 JA2 JB1 JB2 JB3 JC1 JD1 JD2 JJ1 JR1 JR2 JS1 JS2 JT1 JU1 JV1 JZ1 KE1 NG1 PC1 PJ1 PK1 RA3 RA4 RB1 RC1 TR2 WB1 WC1`),
      reason: "a named gap: the published list of Fuzhou has no DRG of this group either; PC15 is missing",
    },
    {
      scheme: of("wuxi"),
      code: WITHOUT_DRG,
      place: at(`
        AA1 AB1 AC1 AD1 AE1 AH1 BC1 BC2 NG1 PB1 PC1 PJ1 PK1 PR1 PS1 PS2 PS3 PS4 RA3 RA4 RV1 US1 WR1`),
      reason: "a named gap: neither the scheme nor its payment table has the DRG; AH1 has AH11 only",
    },
    {
      scheme: of("qingdao"),
      code: WITHOUT_DRG,
      place: at("AD1 NG1 PJ1 RA4"),
      reason: "the payment list of Qingdao has no DRG of this group either: its cases are without-drg",
    },
    {
      scheme: of("liaocheng"),
      code: WITHOUT_DRG,
      place: at("LF1"),
      reason: "a named gap: LF1a and LF1b cannot be told apart by the lists",
    },
    {
      scheme: of("foshan"),
      code: UNREACHED,
      place: at("LL12 LL13 LL14 CB11"),
      reason: "a named gap: hours and number of treatments are no field; the second list of CB11 is empty",
    },
    {
      scheme: of("hefei"),
      code: /^LINT_(?:DRG_UNREACHABLE|NAME_NOT_IN_CONDITION)$/,
      place: at(`
        BE1Z BE2X CC1X FB2X FK1X FK2X FK3X FK3Y FK3Z FL3X FM2X FM2Z FN1X GC1X GE1X GK2X HL1X IB1X IF4X JD1X KD1X KD1Z
        KD2X LC1X LD1X LS1X MB1X NC1X ND1X NF1X NJ1X OE1X RG1X`),
      reason: "a named gap: the list of the special group is empty",
    },
    {
      scheme: of("hefei"),
      code: UNREACHED,
      place: at("BD2Z FM4Z"),
      reason:
        "the operations of the special group are not in the list of its ADRG, so none gets to it: like the named gaps",
    },
    {
      scheme: of("quanzhou"),
      code: /^LINT_(?:ADRG_SHADOWED|ADRG_TAKEN|DRG_NOT_EXHAUSTIVE)$/,
      place: at("RB1"),
      reason: "a named gap: RB15 is absent, leukaemia without complication goes to RR1",
    },
    {
      scheme: of("yunnan"),
      code: IN_NO_GROUP,
      place: at("MDCF"),
      reason: "a named gap: FR1 is absent, and every infarction without operation is 0000",
    },
    {
      scheme: of("anyang"),
      code: IN_NO_GROUP,
      place: at("MDCU"),
      reason: "a named gap: US1 is absent, and abuse of stimulants and opioids has no group",
    },
    {
      scheme: of("liaocheng"),
      code: IN_NO_GROUP,
      place: at("MDCU"),
      reason:
        "US1 is absent, and the published weights of Liaocheng have none either: UR13 and UR15 are all of U",
    },
  ];
}

/** The reason of a finding; undefined where it has none. */
export function reasonOf(reference: string, { code, path }: LintFinding): string | undefined {
  // The code of a DRG may hold dots (`RU1_Z51.1`).
  const place = path.split(".drgs.")[1] ?? path.split(".").at(-1) ?? "";
  return LINT_EXPLANATIONS.find(
    (row) => (row.scheme?.test(reference) ?? true) && row.code.test(code) && row.place.test(place),
  )?.reason;
}
