import { HAS_CC, HAS_MCC } from "./case-view.js";
import { CompiledCondition } from "./compiled-condition.js";
import type { ListScope } from "./condition-kind.js";
import { type ConditionReading, foldCondition } from "./fold-condition.js";
import type { DrgChoice, GroupOutcome, TriedEntry } from "./grouping-tables.js";
import type { AdrgEntry, Drg, Mdc } from "./scheme.js";
import type { SchemeSwitches } from "./scheme-switches.js";

/** Reads whether a condition holds at a severity; undefined where it asks for more. */
function bySeverity(severity: number): ConditionReading<boolean | undefined> {
  const decided: Readonly<Record<string, boolean>> = {
    always: true,
    never: false,
    mcc: (severity & HAS_MCC) !== 0,
    cc: (severity & HAS_CC) !== 0,
  };
  return {
    all: (parts) => (parts.includes(undefined) ? undefined : !parts.includes(false)),
    any: (parts) => (parts.includes(undefined) ? undefined : parts.includes(true)),
    not: () => undefined,
    leaf: (leaf) => (typeof leaf === "string" ? decided[leaf] : undefined),
  };
}

const SEVERITIES = [0, HAS_MCC, HAS_CC, HAS_MCC | HAS_CC].map(bySeverity);

/**
 * Compiles the DRGs of an entry.
 *
 * @param way the MDC and the entry
 * @param scope the lists of the entry
 */
export function drgChoice(
  mdc: Mdc,
  entry: AdrgEntry,
  way: readonly TriedEntry[],
  scope: ListScope,
  switches: SchemeSwitches,
): DrgChoice {
  const outcome = (drg: string, ...last: readonly TriedEntry[]): GroupOutcome => ({
    status: last.length === 0 ? "without-drg" : "grouped",
    codes: { mdc: mdc.code, adrg: entry.code, drg },
    way: [...way, ...last],
  });
  const drgs = entry.drgs.map(
    ({ code, name, condition, assumed }): TriedEntry => ({
      level: "drg",
      entry: code,
      name,
      condition: new CompiledCondition(condition, scope),
      assumed,
    }),
  );
  const outcomes = drgs.map((drg) => outcome(drg.entry, drg));
  const unsplit = switches.adrgWithoutDrg === "take-adrg-code" ? outcome(entry.code) : undefined;
  const choices = SEVERITIES.map((severity) => choiceAt(severity, entry.drgs));
  const severityDecides = !choices.includes(undefined);
  return {
    drgs,
    tests: severityDecides ? [] : drgs.map(({ condition }) => condition.holds),
    outcomes,
    unsplit,
    bySeverity: severityDecides ? choices.map((choice) => outcomes[choice ?? -1] ?? unsplit) : undefined,
  };
}

/** Position of the first DRG that holds at a severity, -1 for none; undefined where one asks for more than severity. */
function choiceAt(severity: ConditionReading<boolean | undefined>, drgs: readonly Drg[]): number | undefined {
  const held = drgs.map((drg) => foldCondition(drg.condition, severity));
  return held.includes(undefined) ? undefined : held.indexOf(true);
}
