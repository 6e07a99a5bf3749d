/** Why a shipped scheme differs from its official text: the first entry that matches a difference explains it. */
export interface Explained {
  /** absent: every scheme */
  readonly scheme?: string;
  /** tried on `kind code | what differs` */
  readonly matches: RegExp;
  readonly reason: string;
}

/** Every difference that the comparison finds must be explained here; an unexplained one stops it. */
export const EXPLANATIONS: readonly Explained[] = [
  {
    matches: /^condition (P[ST]\d) /,
    reason:
      "The title says 出生体重, so the importer asks for the birth weight; the transcribed tables hold one weight, so the shipped scheme takes the admission weight where no birth weight is given. Same limits.",
  },
  {
    matches: /^condition PV1 /,
    reason:
      "The text prints the age in the name (29 days to 1 year); the transcription lets PV1 take what the groups before it leave.",
  },
  {
    matches: /^list PV1\./,
    reason: "The transcription has no list for PV1, the text prints one; see the condition of PV1.",
  },
  {
    matches: /^condition MDCA /,
    reason:
      "No text states a condition of MDCA; its groups say everything themselves. The transcription also asks for a valid main procedure.",
  },
  {
    matches: /^condition (SB1|TB1|XJ1|YC1) /,
    reason:
      "The text says 全部手术 (YC1: diagnoses only), which names no position; the transcription asks for a valid main procedure.",
  },
  {
    matches: /^condition WJ1 /,
    reason:
      "The text prints the name only, so the importer leaves the condition open; the transcription has one.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^(condition|list) VC1/,
    reason: "The text prints the name only; list and condition are the transcription's.",
  },
  {
    matches: /^list scheme\.validProcedures /,
    reason:
      "No text prints the procedures that count as 手术. Without a statement the importer takes those that the groups list; the shipped list is the transcription's.",
  },
  {
    matches: /^renamed /,
    reason:
      "Printed differently in the catalogue, the details and the DRG list of the text, or cut off in the transcription; the same group.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^(removed|added) AH1|^parent AH19/,
    reason:
      "入组条件一 and 入组条件二 are alternatives of one condition here and two entries in the transcription.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^list (NC1|NE1)\./,
    reason:
      "Eight codes 68.29 (endometrium) stand under NC1 in this text and under NE1 in the transcription.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^list BU3\./,
    reason: "G23.300 stands in the text and not in the transcription.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^list LF1\./,
    reason:
      "The text prints 54.9802, a procedure, among the diagnoses of LF1; the importer reports it and leaves it out.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^list MDC[IX]\./,
    reason: "The codes M23.2 stand in the text's list of MDCI and in the transcription's list of MDCX.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^complications /,
    reason:
      "36 codes (G20 to I10) are on a page that the text at hand does not have; the others name an exclusion table that the importer could not read, because it stands on a page with mixed columns.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^exclusions /,
    reason:
      "The two columns of this appendix came line by line. Where a new table begins on such a page, nothing tells which codes belong to it, so the importer reports the page and leaves its codes out. The two pages where a head stands in the middle of a name (G12, K52) put 77 codes one table too late.",
  },
  {
    scheme: "chs-drg@1.1",
    matches: /^list (FM1|FM3|FU2|LL1|MDCD)\./,
    reason:
      "Additions of the transcription (36.0700, 88.5500, 88.5600, I48.900x003, 39.9500, L04.002, L04.003); the text has none of them.",
  },
  {
    scheme: "chs-drg@1.1",
    matches: /^order MDCF /,
    reason: "The text prints FF1 before FF2, the transcription tries FF2 first.",
  },
  {
    scheme: "chs-drg@1.1",
    matches: /^complications /,
    reason: "J68.200 names table 105 in the text and 115 in the transcription.",
  },
  {
    scheme: "chs-drg@1.0",
    matches: /^list (IU1|JB1)\./,
    reason:
      "The revised edition of 2021-05 has these codes under another group of the same MDC; there the shipped scheme has them too.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^condition MDCY /,
    reason:
      "The text says principal or other diagnosis at its groups; the importer reads the list over the MDC as principal.",
  },
  {
    scheme: "chs-drg@1.0-revised",
    matches: /^order MDCB /,
    reason: "The group that asks for a diagnosis is tried before the one with the same operations and none.",
  },
  {
    scheme: "zj-drg@1.0",
    matches: /^condition AH1[19] /,
    reason: "ECMO (39.6500) tells AH11 from AH19; the names say no more, and the importer leaves both open.",
  },
  {
    scheme: "zj-drg@1.0",
    matches: /^condition GE1[01] /,
    reason:
      "The groups of both sides are told by their operations and are tried first, so that one side is what they leave; the importer leaves the side open.",
  },
];
