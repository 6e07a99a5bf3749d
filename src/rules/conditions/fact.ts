import type { Decimal } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";

/** What a fact may be; the operators say which of these they take. */
export type FactType = "text" | "number" | "decimal" | "date" | "list" | "mark";

/** The value of a fact; undefined = the field is missing. */
export type FactValue = string | number | boolean | null | Decimal | readonly string[] | undefined;

/** 事实: a named, typed reading of one case. */
export interface Fact {
  readonly type: FactType;
  /** the values it may have, where they are few; a condition that asks for another would never hold, or always */
  readonly values?: readonly (string | number)[];
  readonly read: (subject: AuditCase) => FactValue;
}
