import type { CodeTally } from "../grouping/index.js";
import type { Diagnostic } from "../primitives/index.js";
import type { InParts } from "../rules/in-parts.js";
import { type Monitoring, type ScreenOptions, startMonitoring, startScreening } from "../rules/index.js";
import {
  type AuditGrouping,
  type AuditKnowledge,
  auditAdditions,
  auditCaseOf,
  type KnownOfCase,
} from "./audit-case-of.js";
import { AuditRow } from "./audit-row.js";
import type { CaseGrouper } from "./case-grouper.js";
import { diseaseOfCase } from "./disease-of-case.js";
import type { Audited, Engine } from "./engine.js";
import { halvedByGroup } from "./halved-by-group.js";
import { inTheirTiers } from "./hospital-inputs.js";
import { knownGroups } from "./known-groups.js";
import { readmissionApart } from "./readmission-apart.js";
import { requireCase } from "./require-read.js";
import { UnknownGroups } from "./unknown-groups.js";

/** What supervision has of its engine. @param tally takes the codes of what is grouped here */
type Supervised = Pick<Engine, "ruleset" | "scheme" | "on" | "parameters"> &
  Pick<CaseGrouper, "groupOf" | "groupOfRow"> & { readonly tally: CodeTally };

/** 监管动作: the verbs of an engine that screen and monitor, and what these read of a group. */
export function supervising({
  ruleset,
  scheme,
  on,
  parameters,
  groupOf,
  groupOfRow,
  tally,
}: Supervised): Pick<Engine, "groupAudited" | "groupAuditedRow" | "screen" | "screenBy" | "monitor"> {
  const unknownIn = ({ weights }: AuditKnowledge, role: "cases" | "previous" = "cases") =>
    new UnknownGroups(knownGroups(scheme, ruleset, on, weights?.groups ?? { rows: new Map() }), role);
  /** Supervision asks of which disease a case is; monitoring has no figure of it. */
  const withDiseases = (known: AuditKnowledge): KnownOfCase => ({
    ...known,
    diseaseOf: diseaseOfCase(parameters.byDisease, known.hospitals),
  });
  /** Screening looks for the readmissions that settlement halves. */
  const withHalving = (screening: ScreenOptions, { hospitals = [] }: AuditKnowledge): ScreenOptions => {
    const halving = halvedByGroup(parameters, hospitals);
    return halving ? { halving, ...screening } : screening;
  };
  const apart = { diagnostics: () => readmissionApart(parameters.rules.rules, parameters.halving) };
  const auditing = (
    add: Monitoring["add"],
    parts: InParts,
    known: KnownOfCase,
    unknown: UnknownGroups,
  ): Audited => {
    const audit = new AuditRow();
    return {
      add: (record, grouping) => {
        requireCase(record);
        add(auditCaseOf(record, unknown.take(grouping ?? groupOf(record, tally)), known));
      },
      addRow: (row, grouping = groupOfRow(row, tally)) =>
        add(audit.take(row, auditAdditions(row.record, unknown.take(grouping), known), known), audit.fen),
      parts: unknown.with(parts),
    };
  };
  return {
    groupAudited: (record, into, known) => auditGrouping(groupOf(record, into, known)),
    groupAuditedRow: (row, into) => auditGrouping(groupOfRow(row, into)),
    screen: (known = {}, screening = {}) => {
      const { add, parts, finish } = startScreening(parameters.rules, withHalving(screening, known));
      const unknown = unknownIn(known);
      return {
        ...auditing(add, parts, withDiseases(known), unknown),
        finish: () => withTold(finish(), unknown, apart),
      };
    },
    screenBy: (judge, known = {}, screening = {}) => {
      const { add, parts, finish } = startScreening(parameters.rules, {
        ...withHalving(screening, known),
        compile: judge.compile,
      });
      // One case after the other, also where the caller does not wait: the judge's answers are those of one case.
      let before = Promise.resolve();
      const [unknown, asked] = [unknownIn(known), withDiseases(known)];
      return {
        add: (record, grouping) => {
          requireCase(record);
          const subject = auditCaseOf(record, unknown.take(grouping ?? groupOf(record, tally)), asked);
          before = before.then(() => judge.judge(subject)).then(() => add(subject));
          return before;
        },
        parts: unknown.with(parts),
        finish: () => withTold(finish(), unknown, apart),
      };
    },
    monitor: (known = {}, { previous, hospitals = [], ...monitoring } = {}) => {
      const tiered = inTheirTiers([...hospitals], parameters.tiers);
      const started = startMonitoring(parameters.rules.monitoring, { ...monitoring, hospitals: tiered });
      const { add, parts, addPrevious, previousParts, addEvent } = started;
      const [unknown, unknownBefore] = [unknownIn(known), unknownIn(known, "previous")];
      const earlier = auditing(addPrevious, previousParts, known, unknownBefore);
      for (const record of previous ?? []) earlier.add(record);
      return {
        ...auditing(add, parts, known, unknown),
        ...{ previous: earlier, addEvent },
        finish: () => withTold(started.finish(), unknown, unknownBefore),
        finishAs: (make) => withTold(started.finishAs(make), unknown, unknownBefore),
      };
    },
  };
}

/** A result that tells what was noticed beside it as well, of unknown groups say. */
function withTold<Result extends { readonly diagnostics: readonly Diagnostic[] }>(
  result: Result,
  ...told: readonly { diagnostics(): readonly Diagnostic[] }[]
): Result {
  return { ...result, diagnostics: [...result.diagnostics, ...told.flatMap((one) => one.diagnostics())] };
}

/** What supervision reads of a group. */
function auditGrouping({ drg, status, mdc, adrg }: AuditGrouping): AuditGrouping {
  return { drg, status, ...(mdc !== undefined && { mdc }), ...(adrg !== undefined && { adrg }) };
}
