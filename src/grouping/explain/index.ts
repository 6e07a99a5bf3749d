export { applyEdit, applyEdits, type CaseEdit, describeEdit } from "./case-edit.js";
export { describeCondition } from "./condition-text.js";
export { counterfactuals } from "./counterfactuals.js";
export { type CodeRole, decisiveCodes } from "./decisive-codes.js";
export { describeExcluded, describeUnexcluded } from "./describe-excluded.js";
export { describeWhyNot } from "./describe-why-not.js";
export { explainGrouping } from "./explain-grouping.js";
export { type WhyNot, whyNot } from "./why-not.js";
