import { groupedBy } from "../../primitives/grouped-by.js";
import type { GroupableCase } from "../case-view.js";
import { visitLists } from "../condition-lists.js";
import { type OwnedCondition, ownedAdrg, ownedDrg, ownedMdc } from "../explain/scheme-probe.js";
import type { AdrgEntry, Mdc } from "../scheme.js";
import { askedDiagnoses, firstCodes, type LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/**
 * 覆盖检查: codes that a scheme lets in and has no group for: diagnoses of a chapter, procedures that count as surgery; and
 * procedures that groups list and that do not count as surgery, or do not open the pre-MDC they stand in.
 */
export function lintCoverage(context: LintContext): void {
  for (const mdc of context.compiled.scheme.mdcs) {
    lintDiagnoses(context, mdc);
    for (const entry of mdc.adrgs) lintGate(context, mdc, entry);
  }
  lintProcedures(context);
}

/** Principal diagnoses of an MDC with which a bare case ends without a group; an adult where the MDC takes adults. */
function lintDiagnoses(context: LintContext, mdc: Mdc): void {
  const { probe } = context;
  const owned = ownedMdc(mdc);
  const admitted = askedDiagnoses(context, owned);
  if (admitted === undefined) return;
  const held = new Set<string>();
  for (const entry of mdc.adrgs) {
    if (entry.kind !== "medical") continue;
    for (const code of codesAt(context, ownedAdrg(entry), "Diagnosis")) held.add(code);
  }
  const lost: GroupableCase[] = [];
  for (const code of admitted) {
    if (held.has(code)) continue;
    for (const start of context.startingCases) {
      const record = { ...start, diagnoses: [code] };
      if (probe.state(record, mdc.condition, owned) !== "holds") continue;
      if (probe.attempt(record).mdc !== mdc.code) lost.push(record);
      break;
    }
  }
  if (lost.length === 0) return;
  const ungroupable = lost.find((record) => probe.attempt(record).status === "ungroupable");
  const codes = lost.map(({ diagnoses }) => diagnoses[0] ?? "");
  const info = { mdc: mdc.code, count: codes.length, codes: firstCodes(codes) };
  context.add(
    lintMessages.diagnostic(
      ungroupable === undefined ? "info" : "warning",
      "LINT_DIAGNOSES_IN_NO_GROUP",
      `mdcs.${mdc.code}`,
      info,
      { related: codes },
    ),
    ungroupable ?? lost[0],
  );
}

/** Procedures of an entry's only list that the MDC, which asks for the main procedure, does not let in. */
function lintGate(context: LintContext, mdc: Mdc, entry: AdrgEntry): void {
  const admitted = codesAt(context, ownedMdc(mdc), "Procedure");
  if (admitted.size === 0) return;
  const asked = codesAt(context, ownedAdrg(entry), "Procedure", "@validProcedures");
  const outside = [...asked].filter((code) => !admitted.has(code));
  if (outside.length === 0) return;
  const info = { entry: entry.id, mdc: mdc.code, count: outside.length, codes: firstCodes(outside) };
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  context.add(
    lintMessages.diagnostic("warning", "LINT_PROCEDURES_OUTSIDE_MDC", path, info, { related: outside }),
  );
}

/** A group that lists more of all operations than this is a rest for whatever has no group of its own (与…有关的其他手术). */
const REST_SHARE = 0.2;
const FEWEST_OF_REST = 200;

function lintProcedures(context: LintContext): void {
  const { scheme } = context.compiled;
  const valid = new Set(scheme.validProcedures);
  const listed = new Set<string>();
  const holders = new Map<string, Set<string>>();
  for (const mdc of scheme.mdcs) {
    for (const entry of mdc.adrgs) {
      const own = entryProcedures(context, entry);
      const isRest = own.size > Math.max(FEWEST_OF_REST, REST_SHARE * valid.size);
      for (const code of own) {
        listed.add(code);
        if (isRest) continue;
        const groups = holders.get(code) ?? new Set<string>();
        holders.set(code, groups.add(entry.id));
      }
      lintUncounted(context, mdc, entry, own, valid);
    }
  }
  lintLeftOut(context, holders, valid);
  const homeless = scheme.validProcedures.filter((code) => !listed.has(code) && isUsed(context, code));
  if (homeless.length === 0) return;
  const info = { count: homeless.length, codes: firstCodes(homeless) };
  context.add(
    lintMessages.diagnostic("info", "LINT_PROCEDURES_IN_NO_GROUP", "validProcedures", info, {
      related: homeless,
    }),
  );
}

function isUsed({ dictionary }: LintContext, code: string): boolean {
  return dictionary?.grey?.has(code) !== true;
}

/** What an entry and its DRGs list, without the list of all operations. */
function entryProcedures(context: LintContext, entry: AdrgEntry): ReadonlySet<string> {
  const owned = [ownedAdrg(entry), ...entry.drgs.map((drg) => ownedDrg(drg, entry))];
  return new Set(owned.flatMap((each) => [...codesAt(context, each, "Procedure", "@validProcedures")]));
}

function lintUncounted(
  context: LintContext,
  mdc: Mdc,
  entry: AdrgEntry,
  own: ReadonlySet<string>,
  valid: ReadonlySet<string>,
): void {
  const uncounted = [...own].filter((code) => !valid.has(code));
  if (uncounted.length === 0 || entry.kind === "procedure") return;
  const info = { entry: entry.id, count: uncounted.length, codes: firstCodes(uncounted) };
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  context.add(
    lintMessages.diagnostic("info", "LINT_PROCEDURES_NOT_VALID", path, info, { related: uncounted }),
  );
}

/** How long the beginnings are by which procedures are neighbours, and how many neighbours a group must hold. */
const HEADINGS = [
  { length: 5, fewest: 1 },
  { length: 4, fewest: 2 },
  { length: 2, fewest: 4 },
];

/** The share of the neighbours that any group holds which the group must hold. */
const NEIGHBOURS_HELD = 0.75;

/**
 * Procedures that no group holds while one group holds nearly every neighbour that any group holds: the list may have
 * been cut. A note, since documents leave procedures out by intent as well.
 */
function lintLeftOut(
  context: LintContext,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  valid: ReadonlySet<string>,
): void {
  const known = [...new Set([...valid, ...(context.dictionary?.procedures ?? [])])];
  const common = new Map<string, readonly string[]>();
  for (const { length, fewest } of HEADINGS) {
    for (const [heading, codes] of byBeginning([...holders.keys()], length)) {
      if (codes.length < fewest) continue;
      const counts = new Map<string, number>();
      for (const group of codes.flatMap((code) => [...(holders.get(code) ?? [])]))
        counts.set(group, (counts.get(group) ?? 0) + 1);
      const groups = [...counts].filter(([, count]) => count >= NEIGHBOURS_HELD * codes.length);
      common.set(
        heading,
        groups.map(([group]) => group),
      );
    }
  }
  const left = new Map<string, { heading: string; codes: string[] }>();
  for (const code of known) {
    if (holders.has(code) || !isUsed(context, code)) continue;
    const heading = HEADINGS.map(({ length }) => code.slice(0, length)).find((each) => common.has(each));
    for (const group of heading === undefined ? [] : (common.get(heading) ?? [])) {
      const cut = left.get(group) ?? { heading: heading ?? "", codes: [] };
      cut.codes.push(code);
      left.set(group, cut);
    }
  }
  for (const [entry, { heading, codes }] of left) {
    const info = { entry, heading, count: codes.length, codes: firstCodes(codes) };
    context.add(
      lintMessages.diagnostic("info", "LINT_PROCEDURES_LEFT_OUT", `adrgs.${entry}`, info, { related: codes }),
    );
  }
}

function byBeginning(codes: readonly string[], length: number): ReadonlyMap<string, readonly string[]> {
  return groupedBy(codes, (code) => code.slice(0, length));
}

/** The codes of every list that a condition looks up at places of this name; without the list `except`. */
function codesAt(
  context: LintContext,
  owned: OwnedCondition,
  places: string,
  except?: string,
): ReadonlySet<string> {
  const codes = new Set<string>();
  visitLists(owned.condition, (place, reference) => {
    if (!place.endsWith(places) || reference === except) return;
    for (const code of context.probe.codes(reference, owned)) codes.add(code);
  });
  return codes;
}
