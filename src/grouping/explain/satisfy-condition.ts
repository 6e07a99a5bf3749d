import type { GroupableCase } from "../case-view.js";
import type { Condition } from "../condition.js";
import type { CodesByPlace, EditOption } from "../condition-kind.js";
import type { CodeSide } from "../kinds/code-edits.js";
import type { Scheme } from "../scheme.js";
import { takeCondition } from "../take-condition.js";
import type { OwnedCondition, SchemeProbe } from "./scheme-probe.js";

/**
 * 满足条件: the edits by which a condition that does not hold would hold (`wanted` true), or the other way round. They are
 * proposals: whoever uses one groups the edited case.
 *
 * @param samples how many codes of a list are proposed, spread over it
 * @param within codes that other conditions ask for at the same place; the others are not proposed
 */
export function satisfyOptions(
  probe: SchemeProbe,
  record: GroupableCase,
  condition: Condition,
  owner: OwnedCondition,
  wanted: boolean,
  samples: number,
  within: CodesByPlace = {},
): readonly EditOption[] {
  const { scheme } = probe.compiled;
  const { kind, operand } = takeCondition(condition);
  return kind.edits(operand, wanted, {
    record,
    samples,
    within,
    codes: (reference) => probe.codes(reference, owner),
    codesOf: (side) => listedCodes(scheme, side),
    complications: (severity, which) => probe.complications(severity, which, record.diagnoses[0] ?? ""),
    billable: (side, codes) => probe.billable(side, codes),
    bodySites: () => Object.values(scheme.bodySites),
    open: (parts, want) =>
      parts.filter((part) => probe.state(record, part, owner) !== (want ? "holds" : "fails")),
    edits: (part, want) => satisfyOptions(probe, record, part, owner, want, samples),
  });
}

/** Every code of a side that an MDC or an ADRG lists; procedures also by `@validProcedures`. */
function listedCodes({ mdcs, validProcedures }: Scheme, side: CodeSide): readonly string[] {
  const listed = mdcs.flatMap((mdc) => [
    ...Object.values(mdc.lists ?? {}).flat(),
    ...mdc.adrgs.flatMap((entry) => Object.values(entry.lists ?? {}).flat()),
  ]);
  return side === "diagnosis" ? listed : [...listed, ...validProcedures];
}
