/** Premature infants whose weight leads to no group, under 1.0 and what is made from its revised edition. */
const PREMATURE =
  "Premature infants by their weight at birth: the groups of each weight list other codes, and a code is 0000 with any other weight: P07.000 to P07.002, P07.102, P07.200 and P07.200x021 from 1500 g on; P07.100, P07.300, P07.300x001 and P07.300x011 below 1500 g or above 2499 g; P07.200x011 and P07.300x021 (32 to 36 weeks) below 2500 g.";

/** What a reader of a shipped scheme should know, by reference; facts about the tables, not about the program. */
export const QUIRKS: Readonly<Record<string, readonly string[]>> = {
  "chs-drg@1.0": [
    "Read from the published text; what the text names without printing is taken from 1.0-revised (see the notes in its provenance).",
    "Completed from the revised edition (2021-05) of the same groups: codes of its edition that the text's lists lack, codes that it moved to another group of the MDC, the conditions of FE1 and LL1 (no diagnoses), ECMO alone in AH1, BC1 before BB2. Each is `assumed` in the scheme file; codes of the text that the revised edition places nowhere stay, and so do diagnoses that the text prints in a medical group of another MDC (M31.700 is IT2, not FW1).",
    PREMATURE,
  ],
  "chs-drg@1.0-revised": [
    "The transcription lost the lists of ten newborn, burns and HIV groups; they are those of the text of 1.0 and `assumed`. The revised text prints its own for some (PB1, PC1, PJ1, PT1, PV1; YC1, YR1, YR2 by any diagnosis); `docs/import-comparison.md` lists the differences.",
    PREMATURE,
  ],
  "chs-drg@1.1": [
    "OR1 asks for the outcome of delivery among the other diagnoses; the printed text calls it the principal diagnosis, which it never is. So read eight cities and 2.0.",
    "PV1 has its printed diagnoses (448, read from the official text; the transcription had those of 1.0), and so have it Fuzhou, Taizhou, Wuxi and Yancheng, whose list the transcription lost; the public groupers let it take what is left of MDCP.",
  ],
  "chs-drg@2.0": [
    "An invalid or grey principal diagnosis and a grey main procedure (灰码) give 0000; an invalid main procedure counts as none, and no later one becomes main: switches `invalidPrincipalDiagnosis`, `greyPrincipalCode`, `invalidProcedure`. The answers of the sample cases apply none of them: as shipped 1,912 of the 2,000 agree, 87 part by `greyPrincipalCode` and 1 by `invalidPrincipalDiagnosis` (sample 1457); `invalidProcedure` moves none; with the first two off all 2,000 agree.",
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
    "The answers of the sample cases refuse no grey or invalid code: as shipped 1,936 of the 2,000 agree, 62 part by `greyPrincipalCode` and 2 by `invalidPrincipalDiagnosis`; with the two off all 2,000 agree.",
  ],
  "zj-drg@1.0": [
    "Read from the published PDF, which prints no MDC lists, body sites, complications or exclusions (those of the national 1.0 are assumed), one list of operations a group and no diagnoses of operation groups.",
    "Completed from ZJ-DRG 1.1, a later edition of the same groups (its lists differ, as measured above): conditions that a name demands, and no operation of `validProcedures` in a medical group, as the everyday stays have it. The repeated try with each other procedure is 1.1's alone. Printed lists stay and get the codes that they lack; a diagnosis that the text prints, or whose name it prints beside an older code, is in no group that would be tried before (K58.801 is GW1).",
    "The document prints K63.5 polypectomy codes 45.43 under GK1 and N18.9 under LS1; so they are grouped.",
  ],
  "zj-drg@1.1": [
    "A case that fits nowhere is grouped again with each other procedure alone (`retry`), so here the order of procedures matters.",
    "The document prints operations only; what its names demand of diagnoses, sides, age, intensive care, analgesia is taken from CHS-DRG 1.0 or from the name and `assumed`. Intensive care asks for the department ICU or hours in intensive care: a case that gives neither carries a warning.",
    "CB39 (both eyes) cannot be told from the codes and is never reached; tracheostomy with ventilation is lost from AH1, and ventilation of 96 hours alone is enough there (measured above).",
    "12 operations that the current dictionaries have stand where the text of 1.0 prints their names beside older codes, and not where the other codes of their heading do: catheters for peritoneal dialysis in LF1, not LJ1; closure of a ductus in FD3, not FM2. Of the same kind 86.9600x003 stays in BD2, which is called 神经刺激器植入或去除术.",
    "FN11 is named with complications and takes those of either kind, as in 1.0; the transcription asked for severe ones.",
    "S12.910 is printed under two body sites; the last one counts.",
    "322 diagnoses and 182 procedures of its lists are in no dictionary at hand.",
  ],
  "beijing@2022": ["Seven damaged keys of the exclusion table were dropped by the transcription."],
  "wuxi@2022": [
    "19 ADRGs have no DRG in the scheme or its price list: a case there is `without-drg`.",
    "The public grouper never resets its answer to whether there is an MCC, and counts diagnoses instead of body sites; the tables have the right rule.",
  ],
  "changzhou@2022": [PREMATURE],
  "chongqing@2022": [PREMATURE],
  "zhoukou@2023": ["No weight is asked for newborns."],
  "foshan@2022": [
    "Asks for hours of intensive care (`icuHours`), which the settlement list does not have; without them the condition is unknown and the result says so.",
  ],
  "liaocheng@2022": [
    "Groups with a lower-case suffix (BE1a) are those of its published weights; LF1 has no DRG.",
  ],
  "nanping@2023": ["JA1 is that of CHS-DRG 1.1; the scheme is not verified against its source."],
  "xjbt@2022": [
    "新疆生产建设兵团. JA1 is that of CHS-DRG 1.1; the scheme is not verified against its source.",
  ],
  "wlmq@2022": ["乌鲁木齐 (Urumqi); the id is the transcription's."],
  "haerbin@2022": ["哈尔滨 (Harbin); the id is the transcription's."],
  "hefei@2023": ["The source program crashes in IB1_1; the table states the rule."],
  "yunnan@2022": ["A case without group is 0000 here; the source program writes 0000A."],
  "yunnan@2023": ["A case without group is 0000 here; the source program writes 0000A."],
  "wuhan@2022": [
    "The lists of ten newborn, burns and HIV groups are those of the national text of 1.0 and `assumed`; no text of the city is at hand.",
    PREMATURE,
  ],
};
