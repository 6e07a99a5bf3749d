import { decimal } from "../primitives/index.js";
import type { Form } from "./form.js";

/** The ends between which a value is legal, both included; an absent end is open. */
export interface Ends {
  readonly least?: string | number;
  readonly most?: string | number;
}

/** Whether a number keeps to its ends; a value of a form without ends does. */
export function isInRange(form: Form, raw: unknown): boolean {
  if (form.form !== "decimal" && form.form !== "count") return true;
  const { least, most }: Ends = form;
  const value = decimal(raw as string | number);
  return (least === undefined || value.gte(least)) && (most === undefined || value.lte(most));
}
