export { type Bound, bindDeclared, type OutOfRange, type Position, type UnitMisfit } from "./bind.js";
export { type AsOf, type Broken, brokenOf, type Constraint, type Refusal } from "./constraint.js";
export {
  bandsRise,
  type ConstraintInfos,
  limitsInOrder,
  notAllZero,
  outOfOrder,
  partOfWhole,
  rangesMeet,
  sharesAddToOne,
} from "./constraints.js";
export {
  checked,
  cited,
  type Declaration,
  fields,
  items,
  keyed,
  kinds,
  made,
  named,
  onDemand,
  optional,
  optionalFields,
  type Place,
  partOf,
  plain,
  type RuleWords,
  rule,
  ruleOr,
  type Shape,
  type ShapeType,
  shapesOf,
  variants,
  type Words,
} from "./declaration.js";
export { type DeclaredRule, type DeclaredValue, declaredValues, type ValueState } from "./declared-values.js";
export {
  amountForm,
  countForm,
  customForm,
  FLAG,
  type Form,
  type JsonOf,
  listOf,
  maybe,
  NAME,
  ON,
  oneOf,
  recordOf,
  type TypeOf,
  textForm,
  wordOr,
} from "./form.js";
export { isInRange } from "./in-range.js";
export { legalRange } from "./question.js";
export { isUnit, UNITS } from "./units.js";
export { APPLIES, alone, amount, choice, count, date, flag, list, rounding, rows, share } from "./values.js";
