import { HAS_CC, HAS_MCC } from "./case-view.js";
import { compileCondition } from "./compile-condition.js";
import type { Condition } from "./condition.js";
import type { DrgChoice, GroupOutcome } from "./grouping-tables.js";
import type { AdrgEntry, Drg, Mdc } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";
import type { SchemeSwitches } from "./scheme-switches.js";

const SEVERITIES = [0, HAS_MCC, HAS_CC, HAS_MCC | HAS_CC] as const;

/** Compiles the DRGs of an entry. */
export function drgChoice(
  mdc: Mdc,
  entry: AdrgEntry,
  switches: SchemeSwitches,
  numbers: SchemeNumbers,
): DrgChoice {
  const scope = numbers.scope(entry.id, entry.lists);
  const outcome = (drg: string): GroupOutcome => ({
    status: "grouped",
    codes: { mdc: mdc.code, adrg: entry.code, drg },
    mdc,
    entry,
  });
  const outcomes = entry.drgs.map((drg) => ({ ...outcome(drg.code), drg }));
  const unsplit = switches.adrgWithoutDrg === "take-adrg-code" ? outcome(entry.code) : undefined;
  const choices = SEVERITIES.map((severity) => choiceBySeverity(entry.drgs, severity));
  return {
    tests: entry.drgs.map((drg) => compileCondition(drg.condition, scope)),
    outcomes,
    unsplit,
    bySeverity: choices.includes(undefined)
      ? undefined
      : choices.map((choice) => outcomes[choice ?? -1] ?? unsplit),
  };
}

/** Position of the first DRG that holds at a severity, -1 for none; undefined where one asks for more than severity. */
function choiceBySeverity(drgs: readonly Drg[], severity: number): number | undefined {
  const held = drgs.map((drg) => heldBySeverity(drg.condition, severity));
  return held.includes(undefined) ? undefined : held.indexOf(true);
}

function heldBySeverity(condition: Condition, severity: number): boolean | undefined {
  if (condition === "always" || condition === "never") return condition === "always";
  if (condition === "mcc") return (severity & HAS_MCC) !== 0;
  if (condition === "cc") return (severity & HAS_CC) !== 0;
  if (typeof condition === "string") return undefined;
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : undefined;
  if (parts === undefined) return undefined;
  const held = parts.map((part) => heldBySeverity(part, severity));
  if (held.includes(undefined)) return undefined;
  return "all" in condition ? !held.includes(false) : held.includes(true);
}
