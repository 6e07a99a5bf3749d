import { compareText } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import { leavesOf } from "../fold-condition.js";
import type { Drg } from "../scheme.js";
import { takeCondition } from "../take-condition.js";
import { allOf, anyOf, conditionClause } from "./codes-and-conditions.js";
import type { ProblemLog } from "./import-problems.js";
import type { LineGrammar } from "./line-grammar.js";
import { type NameClauses, readNameClauses } from "./name-clauses.js";
import type { DocumentGroup } from "./scheme-document.js";

/** What a document prints of a DRG. */
export interface PrintedDrg extends Pick<DocumentGroup, "code" | "name" | "place"> {
  /** the condition that stands below its name; absent where nothing does */
  readonly rule?: { readonly condition: Condition; readonly whole: boolean };
}

/** The DRGs of an ADRG with what their names say. */
interface ReadDrg {
  readonly drg: PrintedDrg;
  readonly clauses: NameClauses;
  /** what the code says */
  readonly prefix: Condition | undefined;
}

/**
 * 细分条件: reads the conditions of an ADRG's DRGs from their names, their codes and what stands below them. Groups by discharge are
 * tried first, then those by age, weight or robot assistance, then the others in order of code, a code behind those that go on from it,
 * the plain one last, so that a subgroup that is not printed falls to the plain one. Where rules are printed below DRGs, the order is that
 * of the document.
 */
export function drgsByName(
  adrg: { readonly name: string; readonly clauses: NameClauses },
  drgs: readonly PrintedDrg[],
  robotAssistance: readonly string[],
  log: ProblemLog,
  grammar?: LineGrammar,
): Drg[] {
  const read = drgs.map((drg) => ({
    drg,
    clauses: readNameClauses(drg.name, grammar),
    prefix: codePrefix(drg.code),
  }));
  const named = read.filter(({ drg, prefix }) => drg.rule === undefined && prefix === undefined);
  const adrgTests = new Set(adrg.clauses.tests.map((test) => JSON.stringify(test)));
  const made = read.map(({ drg, clauses, prefix }) => {
    const { code, name, rule } = drg;
    const tests = clauses.tests.filter((test) => !adrgTests.has(JSON.stringify(test)));
    const robot: Condition[] = clauses.robotic ? [{ anyProcedure: robotAssistance }] : [];
    const said = allOf([
      ...(prefix === undefined ? [] : [prefix]),
      ...robot,
      ...tests,
      ...severityTest(clauses),
    ]);
    const first = robot.length > 0 || tests.some((test) => takeCondition(test).kind.form === "number");
    if (rule !== undefined)
      return { code, name, condition: rule.whole ? rule.condition : allOf([said, rule.condition]), first };
    if (prefix === undefined && !isPlainStem(clauses.stem, adrg.clauses.stem, named) && !isRest(code, read)) {
      log.at(drg.place, "error", "IMPORT_DRG_CONDITION_UNREADABLE", { drg: code, name });
      return { code, name, condition: { notTranscribed: name }, first };
    }
    if (prefix !== undefined)
      log.at(drg.place, "info", "IMPORT_CONVENTION_USED", { what: conditionClause(code, prefix) });
    return { code, name, condition: said, first };
  });
  const ruled = drgs.some(({ rule }) => rule !== undefined);
  const ordered = ruled ? made : made.sort((a, b) => rankOf(a) - rankOf(b) || compareText(key(a), key(b)));
  return ordered.map(({ code, name, condition }) => ({ code, name, condition }));
}

const key = ({ code }: Pick<Drg, "code">) => `${code}~`;

function rankOf({ condition, first }: { readonly condition: Condition; readonly first: boolean }): number {
  if (condition === "always") return 3;
  const discharged = leavesOf(condition).some((leaf) => takeCondition(leaf).name === "dischargeDisposition");
  return discharged ? 0 : first ? 1 : 2;
}

const PROCEDURE_PREFIX = /_(\d{2}(?:\.\d+)?)(?=_|$)/;
const DIAGNOSIS_PREFIX = /_([A-Z]\d{2}(?:\.[0-9x]+)?)(?=_|$)/;

/** `MB1_60.2`, `BR1_I61.0`: a group by the first digits of the main procedure or of the principal diagnosis. */
function codePrefix(code: string): Condition | undefined {
  const [procedure, diagnosis] = [PROCEDURE_PREFIX.exec(code)?.[1], DIAGNOSIS_PREFIX.exec(code)?.[1]];
  if (procedure !== undefined) return { principalProcedureStartsWith: procedure };
  return diagnosis === undefined ? undefined : { principalDiagnosisStartsWith: diagnosis };
}

/** `MB1_9 …，其他` beside groups by digits: what is left. */
function isRest(code: string, siblings: readonly ReadDrg[]): boolean {
  return /_9(?=_|$)/.test(code) && siblings.some(({ prefix }) => prefix !== undefined);
}

/**
 * Whether nothing but clauses tells a DRG from its siblings: they share the stem, or it is the ADRG's name, or the others only
 * add to it. `单眼…` beside `双眼…` is a condition that no document states.
 */
function isPlainStem(stem: string, adrgStem: string, siblings: readonly Pick<ReadDrg, "clauses">[]): boolean {
  const stems = new Set(siblings.map(({ clauses }) => clauses.stem));
  return stems.size === 1 || stem === adrgStem || [...stems].every((other) => other.startsWith(stem));
}

/** `伴一般…` and a plain `伴…` stand behind the severe one, so they are written as any complication. */
function severityTest(clauses: NameClauses): readonly Condition[] {
  if (clauses.severity === undefined || clauses.severity === "none") return [];
  return clauses.severity === "mcc" ? ["mcc"] : [anyOf(["mcc", "cc"])];
}
