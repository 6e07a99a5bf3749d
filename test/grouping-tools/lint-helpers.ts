import { type AdrgEntry, loadScheme, type Mdc, type Scheme } from "../../src/grouping/index.js";
import type { LintFinding, LintOptions } from "../../src/grouping/lint/index.js";
import { LintContext } from "../../src/grouping/lint/lint-context.js";
import { SMALL } from "./small-scheme.js";

/** What one check finds in a scheme. */
export function findingsOf(
  check: (context: LintContext) => void,
  scheme: Scheme,
  options: LintOptions = {},
): readonly LintFinding[] {
  const context = new LintContext(loadScheme(scheme), options);
  check(context);
  return context.findings;
}

/** A finding in short: severity, code, place, the codes and numbers that its message names, what is related. */
export function told({ severity, code, path, message, related = [] }: LintFinding): string {
  const named = message.en.match(/[A-Z]*-?\d(?:[\w.]*\w)?%?|…$/g) ?? [];
  return [severity, code, path, `(${named.join(" ")})`, ...related].join(" ");
}

/** The small scheme with chapters in the place of its own. */
export function schemeOf(mdcs: readonly Mdc[], more: Partial<Scheme> = {}): Scheme {
  return { ...SMALL, validProcedures: [], ...more, mdcs };
}

/** A chapter for every case, with groups. */
export function chapter(adrgs: readonly AdrgEntry[], more: Partial<Mdc> = {}): Mdc {
  return { code: "MDCB", name: "神经系统疾病", kind: "normal", condition: "always", adrgs, ...more };
}

/** A medical group that takes every case of its chapter, with one DRG that does the same. */
export function group(id: string, more: Partial<AdrgEntry> = {}): AdrgEntry {
  const { name = "某病" } = more;
  const drgs = [{ code: `${id}9`, name, condition: "always" as const }];
  return { id, code: id.slice(0, 3), name, kind: "medical", condition: "always", drgs, ...more };
}
