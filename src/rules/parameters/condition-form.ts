import { customForm, plain } from "../../declare/index.js";
import type { Condition } from "../conditions/rule-condition.js";

/** The name of the form of conditions: their schema and their binding are those of this room. */
export const CONDITION = "condition";

/** 条件 over the facts of a case; its lists may be without value, and then the rule is not evaluated. */
export const condition = plain(customForm<Condition, Record<string, unknown>>(CONDITION));
