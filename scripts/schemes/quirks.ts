/** What a reader of a shipped scheme should know, by reference; facts about the tables, not about the program. */
export const QUIRKS: Readonly<Record<string, readonly string[]>> = {
  "chs-drg@1.0": [
    "Read from the published text; what the text names without printing is taken from 1.0-revised (see the notes in its provenance).",
  ],
  "chs-drg@1.0-revised": [
    "The transcription lost the lists of ten newborn, burns and HIV groups, so that they took every case of their MDC and 14 ADRGs behind them could not be reached. The published text has the lists; they are shipped, and the cases that move are listed below.",
    "Where text and transcription differ otherwise (27 diagnoses of M23.2 in MDCX or MDCI, 7 procedures in NC1 or NE1, G23.300 in BU3, 54.9802 in LF1, VC1 and WJ1 without lists in the text), the transcription is shipped; `docs/import-comparison.md` lists each.",
  ],
  "chs-drg@1.1": [
    "PV1 takes what is left of MDCP; the text gives it a list and 29 days of age. The public groupers agree on the former, which is shipped.",
    "36.0700 in FM1, 88.5500 and 88.5600 in FM3, 39.9500 in LL1, L04.002 and L04.003 in MDCD, I48.900x003 in FU2 are in the transcription and not in the text.",
  ],
  "chs-drg@2.0": [
    "An invalid or grey principal diagnosis and a grey main procedure (灰码) give 0000; an invalid main procedure counts as none, and no later one becomes main: switches `invalidPrincipalDiagnosis`, `greyPrincipalCode`, `invalidProcedure`. The answers of the sample cases apply none of them; with the three switched off all 2,000 agree.",
    "Corrected before the release: an invalid main procedure used to be dropped, so that the next became main (38.9300 before 51.2300 with K80.101 was HC25 and is HZ29); OR1 stood behind OZ1, so that a plain delivery (O80.000 with Z37.000x001) was OZ19 and is OR19; `validProcedures` spoke another code edition, so that 238 operations that the groups list made no case ambiguous, and grey codes did.",
    "99.1000 is printed among the grey codes and groups all the same.",
    "Of the 1,827 invalid procedures that are officially stated, 1,822 are known.",
    "The ambiguous groups follow the reading: main procedure in `@validProcedures`, after the surgical and before the medical ADRGs (`stands: beforeMedical`). The other public reading is `onMedicalMatch`; a patch of an MDC's `ambiguous` states it.",
    "From an earlier text, not from the final one: the order of the MDCs, the MDCs with ambiguous groups. `validProcedures` is every procedure that is neither grey nor invalid.",
  ],
  "chs-drg@3.0": [
    "Published on 2026-09-02, in force from January 2027. All 2,000 sample cases agree, and an interpreter of the transcribed tables agrees on 100,000 generated cases, which reach each of the 825 groups.",
    "The MDC follows from the principal diagnosis and is final, but for the pre-MDCs A, P and Z; MDCY is an ordinary one. Without a main procedure only medical groups are open. An ambiguous group is asked for when a medical group has matched; the 74 procedures of `@neverAmbiguousProcedures` make none. Robot assistance (`@robotProcedures`) is among the invalid procedures: as the main procedure it counts as none, further down it leads to the robot groups.",
    "A principal diagnosis of `@highRiskPregnancies` counts as MCC in OB1 and OB2 alone: `complication` of the result still says what the tables of complications say.",
    "Of the diagnoses of the dictionary, K43.900, K43.900x001, K43.902 and P78.300x004 are in no list, neither grey nor invalid; of the procedures none. Newborns are grouped by the weight on admission; without it they are in none of the weight groups.",
  ],
  "shanghai@2.0": [
    "The ADRGs of CHS-DRG 2.0 with 1,534 groups of its own, by the first digits of the main procedure (`BD1_03.4`) or the principal diagnosis (`BR1_I61.0`), death, age, new technology (`_n`; case field `newTechnology`) and named operations. Codes hold `_` and `.`: they are codes, not paths.",
    "The answers of the sample cases refuse no grey or invalid code; with the three switches off all 2,000 agree.",
  ],
  "zj-drg@1.0": [
    "Read from the published PDF, which prints no MDC lists, body sites, complications or exclusions; they are assumed to be those of the national 1.0. Splits whose names do not tell a condition (intensive care, sides, painless delivery) are `notTranscribed`: a case that meets one says so.",
  ],
  "zj-drg@1.1": [
    "A case that fits nowhere is grouped again with each other procedure alone (`retry`), so here the order of procedures matters.",
    "15 DRGs (ICU splits BR19 ...) stand behind an unconditional DRG; AD1, AE1, FB3, FC3, FL2, WC1 are shadowed by an earlier ADRG; DA1 and RB1 have empty lists.",
    "S12.910 is printed under two body sites; the last one counts.",
    "322 diagnoses and 182 procedures of its lists are in no dictionary at hand.",
  ],
  "beijing@2022": [
    "AG1 and AG2 cannot be reached: 41.0x is not in `validProcedures`. CD1D, DC2D, IT2B, IT2C stand behind an unconditional DRG; WB1 is shadowed by WC1. Seven damaged keys of the exclusion table were dropped by the transcription.",
  ],
  "wuxi@2022": [
    "AG1 and AG2 cannot be reached: 41.0x is not in `validProcedures`.",
    "The public grouper never resets its answer to whether there is an MCC, and counts diagnoses instead of body sites; the sample answers are with both repaired.",
  ],
  "zhoukou@2023": ["PR11, PR13, PR15 are shadowed by PR10. No weight is asked for newborns."],
  "foshan@2022": [
    "Asks for hours of intensive care (`icuHours`), which the settlement list does not have; without them the condition is unknown and the result says so.",
  ],
  "liaocheng@2022": ["155 DRGs stand behind an unconditional one."],
  "nanping@2023": [
    "The rule of JA1 is absent in the transcription (`notTranscribed`); the scheme is not verified against its source.",
  ],
  "xjbt@2022": [
    "新疆生产建设兵团. The rule of JA1 is absent in the transcription (`notTranscribed`); the scheme is not verified against its source.",
  ],
  "wlmq@2022": ["乌鲁木齐 (Urumqi); the id is the transcription's."],
  "haerbin@2022": ["哈尔滨 (Harbin); the id is the transcription's."],
  "hefei@2023": ["The source program crashes in IB1_1; the table states the rule."],
  "yunnan@2022": ["A case without group is 0000 here; the source program writes 0000A."],
  "yunnan@2023": ["A case without group is 0000 here; the source program writes 0000A."],
  "wuhan@2022": [
    "Made from a transcription that lost the same lists as that of the national 1.0-revised (PB1, PC1, PJ1, WB1, WR1, YC1 ...); no text of the city is at hand, so its rules stay as transcribed.",
  ],
};
