import type { CompiledScheme } from "./compiled-scheme.js";
import { schemeErrors, UNREAD } from "./grouping-errors.js";

/** 已载入的方案. @throws `SCHEME_INVALID` where it was not read by `loadScheme` */
export function requireScheme(compiled: CompiledScheme): void {
  if (compiled?.tables === undefined) throw schemeErrors.error("SCHEME_INVALID", { problem: UNREAD });
}
