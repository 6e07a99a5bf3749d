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

/** Every warning and error of a shipped scheme stands here, or is listed as unexplained. */
export const LINT_EXPLANATIONS: readonly ExplainedFinding[] = [
  {
    code: /^LINT_NAME_NOT_IN_CONDITION$/,
    place: /^(FD[123]|FL[45]|RD1|RC[12]|RL[1-5]|RM[12]|JA1|DC[23]|GD1|DA1|QJ1)$/,
    reason: "the document prints operations only; they are done for nothing else",
  },
  {
    code: /^LINT_NAME_NOT_IN_CONDITION$/,
    place: /^(MD1|MJ1|CD1|FV1|IF2|TU1)$/,
    reason: "the name is the common part of its DRGs' names, which ask for the age",
  },
  {
    code: /^LINT_DIAGNOSES_IN_NO_GROUP$/,
    place: /^MDCP$/,
    reason: "prematurity by weight: the weight of the case that was tried is another",
  },
  {
    code: /^LINT_DIAGNOSES_IN_NO_GROUP$/,
    place: /^MDCO$/,
    reason: "a delivery is grouped by its outcome (Z37) among the other diagnoses",
  },
  {
    code: /^LINT_(DIAGNOSES_IN_NO_GROUP|ADRG_WITHOUT_DRG|ADRG_UNREACHABLE|DRG_UNREACHABLE|DRG_NOT_EXHAUSTIVE|CONDITION_OPEN)$/,
    place: /./,
    scheme:
      /^(anyang|fuzhou|hefei|foshan|yunnan|quanzhou|linfen|xjbt|wuxi|nanping|liaocheng|qingdao|yinchuan)@/,
    reason: "a named gap of the scheme: groups, lists or subgroups that its published tables do not hold",
  },
  {
    scheme: /^yinchuan@/,
    code: /./,
    place: /./,
    reason: "a named gap: the lists of Yinchuan are about a third of 1.1's; the scheme is unfit",
  },
  {
    scheme: /^zj-drg@1\.1$/,
    code: /^LINT_CONDITION_OPEN$/,
    place: /^CB39$/,
    reason: "a named gap: one eye or both cannot be read from the codes",
  },
  {
    code: /^LINT_(ADRG_TAKEN|ADRG_SHADOWED)$/,
    place: /^RA[34]$/,
    reason: "a named gap: their diagnoses stand in RA1 and RA2 too",
  },
  {
    code: /^LINT_ADRG_TAKEN$/,
    place: /^YR2$/,
    reason: "the document lists nearly all of its diagnoses under YR1 as well, which stands first",
  },
  {
    code: /^LINT_DIAGNOSES_OUTSIDE_MDC$/,
    place: /^GZ1$/,
    reason: "K43.9 stands in no chapter of the transcription; no list of 2.0 holds it either",
  },
  {
    code: /^LINT_TWIN_LISTS_DIFFER$/,
    place: /^OC1$/,
    reason: "one is found by its operation, the other by the outcome of delivery",
  },
];

/** The reason of a finding; undefined where it has none. */
export function reasonOf(reference: string, { code, path }: LintFinding): string | undefined {
  const place = path.split(".").at(-1) ?? "";
  return LINT_EXPLANATIONS.find(
    (row) => (row.scheme?.test(reference) ?? true) && row.code.test(code) && row.place.test(place),
  )?.reason;
}
