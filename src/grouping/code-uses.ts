import { asksForAnyOperation } from "./condition-lists.js";
import { allConditions } from "./fold-condition.js";
import type { CodeUse } from "./grey-code.js";
import type { Scheme } from "./scheme.js";
import { groupingLists } from "./scheme-lists.js";

/** 编码的用途: what a scheme makes of each code; those that it makes nothing of are left out. */
export function codeUses(scheme: Scheme): ReadonlyMap<string, CodeUse> {
  const uses = new Map<string, CodeUse>();
  if (allConditions(scheme).some(asksForAnyOperation))
    for (const code of scheme.validProcedures) uses.set(code, "counted");
  for (const code of groupingLists(scheme).flat()) uses.set(code, "listed");
  return uses;
}
