import { plain } from "../../declare/declaration.js";
import type { Form } from "../../declare/index.js";
import { type DeclaredValue, isInRange } from "../../declare/index.js";
import { placedName } from "../../declare/question.js";
import { schemaOf } from "../../declare/to-schema.js";
import { type Decimal, type Diagnostic, decimal } from "../../primitives/index.js";
import { formWords, isAllOptional } from "./form-words.js";
import { valuesErrors } from "./values-errors.js";

/** Where a value was given: file and line, or the option. */
export interface GivenPlace {
  readonly file: string;
  /** an option, which takes a text without quotes */
  readonly alone?: boolean;
}

/** 核对取值: what is wrong with a value that is given for a declared one: how it is written, and whether it is legal. */
export function checkValue(
  declared: DeclaredValue,
  value: unknown,
  { file, alone }: GivenPlace,
): readonly Diagnostic[] {
  const { form, path, rule } = declared;
  const name = placedName(declared);
  if (rule.unapplied === true) {
    const info = { file, name, rule: rule.title };
    return [valuesErrors.diagnostic("error", "VALUES_UNAPPLIED", path, info)];
  }
  const found = typeof value === "string" ? value : JSON.stringify(value);
  if (!isWritten(form, value)) {
    const info = { file, name, found, expected: formWords(form, alone) };
    return [valuesErrors.diagnostic("error", "VALUES_FORM", path, info)];
  }
  const { limits, range } = declared;
  const legal = isInRange(form, value) && isInRange({ ...form, ...limits } as Form, value);
  if (legal || range === undefined) return [];
  const clause = limits?.clause ?? "";
  const info = { file, name, found, range, clause, asShare: asShare(declared, value) };
  return [valuesErrors.diagnostic("error", "VALUES_RANGE", path, info)];
}

/** Whether a value is written as its form is; the forms of one room are checked with the whole edition. */
function isWritten(form: Form, value: unknown): boolean {
  if (form.form === "custom") return true;
  if (form.form === "count") return Number.isSafeInteger(value);
  // A condition that asks nothing holds of everybody: nobody means that by `{}`.
  if (form.form === "record" && isAllOptional(form) && isEmpty(value)) return false;
  return schemaOf(plain(form)).safeParse(value).success;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

const WHOLE = 100;

/** 30 for 30%: the share that was meant, where a value from 1 to 100 is given for one. */
function asShare({ units }: DeclaredValue, value: unknown): string | undefined {
  if (!units.includes("share") || typeof value !== "string") return undefined;
  const given: Decimal = decimal(value);
  return given.gt(1) && given.lte(WHOLE) ? given.div(WHOLE).toFixed() : undefined;
}
