import type { Condition, ConditionKind, OperandOf } from "../../grouping/condition.js";
import type { ListReference, NumberTest } from "../../grouping/condition-forms.js";
import { takeCondition } from "../../grouping/take-condition.js";
import type { Random } from "../../primitives/random.js";

/** 草稿: the parts of a record that a condition asks for. */
export interface CaseDraft {
  principalDiagnosis?: string;
  otherDiagnoses: string[];
  procedures: string[];
  sex?: "male" | "female";
  ageYears?: number;
  ageDays?: number;
  grams?: number;
  lengthOfStayDays?: number;
  ventilatorHours?: number;
}

/** Looks up the codes that a condition names. */
export type ListLookup = (reference: ListReference) => readonly string[];

/**
 * Fills a draft so that a condition is likely to hold: it takes one way through each alternative and does not look at
 * negations, nor at kinds that `DRAFTS` leaves out. Whether it holds is found out by grouping, not here.
 */
export function draftFor(condition: Condition, draft: CaseDraft, lists: ListLookup, random: Random): void {
  const { name, operand } = takeCondition(condition);
  DRAFTS[name]?.(operand as never, draft, lists, random);
}

type Drafts = {
  readonly [Kind in ConditionKind]?: (
    operand: OperandOf<Kind>,
    draft: CaseDraft,
    lists: ListLookup,
    random: Random,
  ) => void;
};

const DRAFTS: Drafts = {
  all(parts, ...rest) {
    for (const part of parts) draftFor(part, ...rest);
  },
  any(parts, draft, lists, random) {
    if (parts.length > 0) draftFor(random.pick(parts), draft, lists, random);
  },
  principalDiagnosis(list, draft, lists, random) {
    draft.principalDiagnosis = oneOf(list, lists, random) ?? draft.principalDiagnosis ?? "";
  },
  anyDiagnosis(list, draft, lists, random) {
    const code = oneOf(list, lists, random);
    if (code !== undefined && draft.principalDiagnosis === undefined) draft.principalDiagnosis = code;
    else if (code !== undefined) draft.otherDiagnoses.push(code);
  },
  otherDiagnosis: (list, draft, lists, random) =>
    draft.otherDiagnoses.push(...listed(oneOf(list, lists, random))),
  principalProcedure: (list, draft, lists, random) =>
    draft.procedures.unshift(...listed(oneOf(list, lists, random))),
  anyProcedure: (list, draft, lists, random) => draft.procedures.push(...listed(oneOf(list, lists, random))),
  otherProcedure: (list, draft, lists, random) =>
    draft.procedures.push(...listed(oneOf(list, lists, random))),
  sex(sex, draft) {
    draft.sex = sex;
  },
  ageYears: (test, draft) => setNumber(draft, "ageYears", test, 50),
  ageDays: (test, draft) => setNumber(draft, "ageDays", test, 10, 1),
  birthWeightGrams: (test, draft) => setNumber(draft, "grams", test, 3_200),
  admissionWeightGrams: (test, draft) => setNumber(draft, "grams", test, 3_200),
  newbornWeightGrams: (test, draft) => setNumber(draft, "grams", test, 3_200),
  lengthOfStayDays: (test, draft) => setNumber(draft, "lengthOfStayDays", test, 8),
  ventilatorHours: (test, draft) => setNumber(draft, "ventilatorHours", test, 0),
};

function setNumber(
  draft: CaseDraft,
  field: "ageYears" | "ageDays" | "grams" | "lengthOfStayDays" | "ventilatorHours",
  test: NumberTest,
  usual: number,
  aside = 0,
): void {
  draft[field] = within(test, draft[field] ?? usual, aside);
}

/** The number nearest to `wanted` that passes a test; so far aside of its bounds, where there is room (a child beside a limit of days is told to be checked). */
function within(test: NumberTest, wanted: number, aside: number): number {
  if (test["=="] !== undefined) return test["=="];
  const least = Math.max(test[">="] ?? 0, test[">"] === undefined ? 0 : test[">"] + 1);
  const most = Math.min(
    test["<="] ?? Number.MAX_SAFE_INTEGER,
    test["<"] === undefined ? Number.MAX_SAFE_INTEGER : test["<"] - 1,
  );
  if (wanted < least) return Math.min(least + aside, most);
  return wanted > most ? Math.max(most - aside, least) : wanted;
}

function oneOf(reference: ListReference, lists: ListLookup, random: Random): string | undefined {
  const codes = lists(reference);
  return codes.length === 0 ? undefined : random.pick(codes);
}

function listed(code: string | undefined): string[] {
  return code === undefined ? [] : [code];
}
