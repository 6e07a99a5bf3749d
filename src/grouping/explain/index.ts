export { applyEdit, applyEdits, type CaseEdit, describeEdit, type EditedNumber } from "./case-edit.js";
export { describeCondition, type ListWords } from "./condition-text.js";
export { type Counterfactual, type CounterfactualOptions, counterfactuals } from "./counterfactuals.js";
export { type CodeRole, decisiveCodes } from "./decisive-codes.js";
export { describeExcluded, describeUnexcluded } from "./describe-excluded.js";
export { describeWhyNot } from "./describe-why-not.js";
export { type ExplainOptions, explainGrouping } from "./explain-grouping.js";
export type { Steering, SteeringLimits } from "./steer-case.js";
export { type FailedCondition, type TakingGroup, type WhyNot, type WhyNotReason, whyNot } from "./why-not.js";
