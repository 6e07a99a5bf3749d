import { compareText, type Diagnostic } from "../primitives/index.js";
import type { GroupingResult } from "./grouping-result.js";

/** 编码问题计数: one finding on one code, how many cases have it, and the first of them by their ids; plain data. */
export interface CodeCount extends Pick<Diagnostic, "code" | "message"> {
  readonly cases: number;
  readonly first: readonly string[];
}

/** Cases that are named of a finding. */
const CASES_NAMED = 3;

type Count = { -readonly [Name in keyof CodeCount]: CodeCount[Name] };

/** 编码问题汇总: what was said of codes over many cases, one entry a finding. */
export class CodeTally {
  readonly #counts = new Map<string, Count>();
  #inDoubt = 0;

  /** The sum of tallies of the same run, in their order. */
  static of(parts: Iterable<CodeFindings>): CodeFindings {
    const sum = new CodeTally();
    for (const part of parts) sum.take(part);
    return sum.findings;
  }

  /** Takes over what another tally of the same run found; the sums are those of one tally over the cases of both. */
  take({ counts, inDoubt }: CodeFindings): void {
    this.#inDoubt += inDoubt;
    for (const count of counts) this.#add(count);
  }

  /** Takes what was said of the codes of one case. */
  add(caseId: string, diagnostics: readonly Diagnostic[], inDoubt: boolean): void {
    if (inDoubt) this.#inDoubt += 1;
    const seen = new Set<string>();
    for (const { code, message } of diagnostics) {
      const key = keyOf({ code, message });
      if (seen.has(key)) continue;
      seen.add(key);
      this.#add({ code, message, cases: 1, first: [caseId] });
    }
  }

  /** So far; the most frequent first. Neither the order of cases nor that of tallies makes a difference. */
  get findings(): CodeFindings {
    const counts = [...this.#counts]
      .sort(([one, { cases }], [other, more]) => more.cases - cases || compareText(one, other))
      .map(([, count]) => count);
    return { counts: counts.map((count) => ({ ...count })), inDoubt: this.#inDoubt };
  }

  #add({ code, message, cases, first }: CodeCount): void {
    const key = keyOf({ code, message });
    const count = this.#counts.get(key);
    if (count === undefined) this.#counts.set(key, { code, message, cases, first });
    else {
      count.cases += cases;
      if (compareText(message.en, count.message.en) < 0) count.message = message;
      const last = count.first[CASES_NAMED - 1];
      if (last !== undefined && first.every((id) => compareText(id, last) >= 0)) return;
      count.first = [...new Set([...count.first, ...first])].sort(compareText).slice(0, CASES_NAMED);
    }
  }
}

/** Diagnostics of what is hardly meant: nearly every case has its own message, and one of them stands for all of a code. */
const PLAUSIBILITY = /^GROUPING_(?:SEX_CONFLICT|AGE_CONFLICT|AGE_DECIDES)$/;

/** 合理性存疑: whether a diagnostic is of what is hardly meant, by the sex or the age of the record. */
export function isOddity({ code }: Pick<Diagnostic, "code">): boolean {
  return PLAUSIBILITY.test(code);
}

/** Whether a diagnostic says that a case may have no group for want of a field. */
function isUndecided({ code }: Pick<Diagnostic, "code">): boolean {
  return code === "GROUPING_NO_GROUP_DECIDED";
}

/** What counts as one finding. */
function keyOf({ code, message }: Pick<Diagnostic, "code" | "message">): string {
  return isOddity({ code }) || isUndecided({ code }) ? code : `${code} ${message.en}`;
}

/** Diagnostics of codes without which a case could not be converted, and was not grouped; a case has one of them at most. */
const NOT_CONVERTED =
  /^GROUPING_(?:CODE_CONVERTS_TO_SEVERAL|DIAGNOSIS_NOT_CONVERTIBLE|PROCEDURE_NOT_CONVERTIBLE)$/;

/** 不能转换的病例: how many cases were not grouped, since one of their codes could not be converted. */
export function unconvertedCases({ counts }: CodeFindings): number {
  return counts.reduce((sum, { code, cases }) => (NOT_CONVERTED.test(code) ? sum + cases : sum), 0);
}

/** Diagnostics of what a conversion did. */
const CONVERSION =
  /^GROUPING_(?:CODE_REPLACED|CODE_CONVERTS_TO_SEVERAL|DIAGNOSIS_NOT_CONVERTIBLE|PROCEDURE_NOT_CONVERTIBLE)$/;
/** Diagnostics of codes that are told where the group of the case may rest on them. */
const CODE_FINDING = /^GROUPING_CODE_(?!MISWRITTEN)/;

/** Takes what a grouping result says of the codes of its case: those in doubt, those that were converted, and those that are hardly meant; and that it has no group for want of a field. */
export function tallyCodes({ caseId, diagnostics, codesInDoubt }: GroupingResult, tally: CodeTally): void {
  const isDoubted = codesInDoubt !== undefined;
  const said = diagnostics.filter(
    (each) =>
      isOddity(each) ||
      isUndecided(each) ||
      CONVERSION.test(each.code) ||
      (isDoubted && CODE_FINDING.test(each.code)),
  );
  if (said.length > 0) tally.add(caseId, said, isDoubted);
}

/** 编码校验结果 over many cases. */
export interface CodeFindings {
  readonly counts: readonly CodeCount[];
  /** 存疑病例: cases whose group may rest on a code that is none */
  readonly inDoubt: number;
}
