import { CONDITION_KINDS, type Condition, type ConditionKind, type OperandOf } from "./condition.js";
import type { OperandForms } from "./condition-forms.js";
import type { KindOfCondition } from "./condition-kind.js";
import { schemeErrors } from "./grouping-errors.js";

type AnyForm = keyof OperandForms<Condition>;

/** A condition taken apart: its kind and what stands behind the key. The operand is that of the kind. */
export interface TakenCondition {
  readonly name: ConditionKind;
  readonly kind: KindOfCondition<AnyForm, Condition>;
  readonly operand: OperandForms<Condition>[AnyForm];
}

/**
 * 条件拆解: the one place where the kind of a condition is found out.
 *
 * @param owner code of the entry it belongs to, for the message
 * @throws SCHEME_INVALID where there is no such kind, as in a scheme that `parseScheme` has not read
 */
export function takeCondition(condition: Condition, owner = ""): TakenCondition {
  const plain = typeof condition === "string";
  const [name = ""] = plain ? [condition] : Object.keys(condition);
  if (isKind(name) && (CONDITION_KINDS[name].form === "none") === plain) {
    const operand = plain ? undefined : (condition as Readonly<Record<string, unknown>>)[name];
    return { name, kind: CONDITION_KINDS[name], operand: operand as TakenCondition["operand"] };
  }
  throw schemeErrors.error("SCHEME_INVALID", {
    problem: { zh: `${owner}：没有条件“${name}”`, en: `${owner}: condition ${name}` },
  });
}

/** The operand of a condition of one kind; undefined where it is of another. */
export function operandOf<Kind extends ConditionKind>(
  condition: Condition,
  kind: Kind,
): OperandOf<Kind> | undefined {
  const { name, operand } = takeCondition(condition);
  return name === kind ? (operand as OperandOf<Kind>) : undefined;
}

/** Whether there is a kind of condition of that name. */
function isKind(name: string): name is ConditionKind {
  return Object.hasOwn(CONDITION_KINDS, name);
}
