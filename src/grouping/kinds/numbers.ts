import type { LocalizedText } from "../../primitives/index.js";
import type { CaseView } from "../case-view.js";
import type { NumberTest } from "../condition-forms.js";
import {
  andOperand,
  type EditContext,
  type EditOption,
  type KindOfCondition,
  NO_LIST,
} from "../condition-kind.js";
import type { EditedNumber } from "../explain/case-edit.js";
import { schemeErrors } from "../grouping-errors.js";
import { type FIELD_BITS, missing } from "../missing-field.js";

/** What a number condition compares. */
interface ComparedNumber {
  readonly title: LocalizedText;
  /** NaN where it is not known */
  read(view: CaseView): number;
  /** how an edit may change it; undefined: it cannot be set */
  readonly edit: EditedNumber | ((context: EditContext<unknown>) => readonly EditOption[]) | undefined;
}

/** 数值条件: a number of the case passes a test. */
export function numberOf<Part>(
  field: (typeof FIELD_BITS)[number],
  { title, read, edit }: ComparedNumber,
): KindOfCondition<"number", Part> {
  return {
    form: "number",
    title,
    list: NO_LIST,
    compile(test, wanted) {
      const passes = numberTest(test, field);
      return (view) => {
        const value = read(view);
        return Number.isNaN(value) ? missing(view, field) : passes(value) === wanted;
      };
    },
    operands: () => (view, before) => {
      const value = read(view);
      return andOperand(before, `${field}=${Number.isNaN(value) ? "" : value}`);
    },
    text(test) {
      const { zh, en } = boundsText(test);
      return { zh: `${title.zh} ${zh}`, en: `${title.en} ${en}` };
    },
    edits(test, wanted, context) {
      if (typeof edit === "function") return edit(context);
      return edit === undefined ? [] : numberEdits(context, edit, test, wanted);
    },
  };
}

const COMPARISONS: Readonly<Record<keyof NumberTest, (value: number, bound: number) => boolean>> = {
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
  "==": (value, bound) => value === bound,
};

/** The comparisons of a test in words. */
export function boundsText(test: NumberTest): LocalizedText {
  const bounds = Object.entries(test).map(([sign, bound]) => `${sign} ${bound}`);
  return { zh: bounds.join(" 且 "), en: bounds.join(" and ") };
}

/** Whether a number passes every comparison of a test. */
export function numberTest(test: NumberTest, field: string): (value: number) => boolean {
  const bounds = Object.entries(test).map(([operator, bound]) => {
    const compare = COMPARISONS[operator as keyof NumberTest];
    if (compare === undefined || typeof bound !== "number") {
      throw schemeErrors.error("SCHEME_INVALID", {
        problem: {
          zh: `“${field} ${operator} ${String(bound)}”`,
          en: `${field} ${operator} ${String(bound)}`,
        },
      });
    }
    return { compare, bound };
  });
  return (value) => bounds.every(({ compare, bound }) => compare(value, bound));
}

/** The values beside the bounds of a test; the nearest to what the record states comes first. */
function numberEdits(
  { record }: EditContext<unknown>,
  field: EditedNumber,
  test: NumberTest,
  wanted: boolean,
): EditOption[] {
  const passes = numberTest(test, field);
  const stated = record[field];
  const candidates = Object.values(test).flatMap((bound: number) => [bound, bound + 1, bound - 1]);
  const values = candidates.filter((value) => value >= 0 && passes(value) === wanted);
  const distance = (value: number) => (stated === undefined ? -value : Math.abs(value - stated));
  return [...new Set(values)]
    .sort((a, b) => distance(a) - distance(b))
    .map((value) => [{ edit: "set-number", field, value }]);
}
