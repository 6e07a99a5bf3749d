import type { Condition } from "../condition.js";
import type { Drg } from "../scheme.js";
import { allOf, anyOf } from "./codes-and-conditions.js";
import type { ProblemLog } from "./import-problems.js";
import type { LineGrammar } from "./line-grammar.js";
import { type NameClauses, readNameClauses } from "./name-clauses.js";
import type { DocumentGroup } from "./scheme-document.js";

type NamedDrg = Omit<DocumentGroup, "rules">;

/** The DRGs of an ADRG with what their names say. */
interface ReadDrg {
  readonly drg: NamedDrg;
  readonly clauses: NameClauses;
}

/**
 * 细分条件: reads the conditions of an ADRG's DRGs from their names. Groups by age, weight or robot assistance are tried first, then
 * the others in order of code, the plain one last, so that a subgroup that is not printed falls to the plain one.
 */
export function drgsByName(
  adrg: { readonly name: string; readonly clauses: NameClauses },
  drgs: readonly NamedDrg[],
  robotAssistance: readonly string[],
  log: ProblemLog,
  grammar?: LineGrammar,
): Drg[] {
  const read = drgs.map((drg) => ({ drg, clauses: readNameClauses(drg.name, grammar) }));
  const adrgTests = new Set(adrg.clauses.tests.map((test) => JSON.stringify(test)));
  const made = read.map(({ drg, clauses }) => {
    const tests = clauses.tests.filter((test) => !adrgTests.has(JSON.stringify(test)));
    const unread = !isPlainStem(clauses.stem, adrg.clauses.stem, read);
    if (unread) {
      const info = { drg: drg.code, name: drg.name };
      log.at(drg.place, "error", "IMPORT_DRG_CONDITION_UNREADABLE", info);
    }
    const robot: Condition[] = clauses.robotic ? [{ anyProcedure: robotAssistance }] : [];
    const condition: Condition = unread
      ? { notTranscribed: drg.name }
      : allOf([...robot, ...tests, ...severityTest(clauses)]);
    return { code: drg.code, name: drg.name, condition, first: robot.length + tests.length > 0 };
  });
  const rank = ({ condition, first }: (typeof made)[number]) => (condition === "always" ? 2 : first ? 0 : 1);
  return made
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
    .map(({ code, name, condition }) => ({ code, name, condition }));
}

/**
 * Whether nothing but clauses tells a DRG from its siblings: they share the stem, or it is the ADRG's name, or the others only
 * add to it. `单眼…` beside `双眼…` is a condition that no document states.
 */
function isPlainStem(stem: string, adrgStem: string, siblings: readonly ReadDrg[]): boolean {
  const stems = new Set(siblings.map(({ clauses }) => clauses.stem));
  return stems.size === 1 || stem === adrgStem || [...stems].every((other) => other.startsWith(stem));
}

/** `伴一般…` and a plain `伴…` stand behind the severe one, so they are written as any complication. */
function severityTest(clauses: NameClauses): readonly Condition[] {
  if (clauses.severity === undefined || clauses.severity === "none") return [];
  return clauses.severity === "mcc" ? ["mcc"] : [anyOf(["mcc", "cc"])];
}
