import type { KindOfCondition } from "../condition-kind.js";
import { NUMBER_NAMES } from "../explain/case-edit.js";
import { numberOf } from "./numbers.js";

/**
 * 新生儿体重: the birth weight or, where that is not known, the admission weight. A child is heavier or lighter some days later, so a
 * test that was asked of the admission weight notes it in the view.
 */
export function newbornWeight<Part>(): KindOfCondition<"number", Part> {
  const weight = numberOf<Part>("newbornWeightGrams", {
    title: NUMBER_NAMES.newbornWeightGrams,
    read: (view) => (Number.isNaN(view.birthWeightGrams) ? view.admissionWeightGrams : view.birthWeightGrams),
    edit: "birthWeightGrams",
  });
  return {
    ...weight,
    compile(test, wanted, context) {
      const passes = weight.compile(test, wanted, context);
      return (view) => {
        if (Number.isNaN(view.birthWeightGrams) && !Number.isNaN(view.admissionWeightGrams))
          view.admissionWeightStoodIn = true;
        return passes(view);
      };
    },
  };
}
